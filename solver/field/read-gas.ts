import { problem, type Problem } from '#models/schema/problem.ts';
import { fluidOf, seeksHeat } from '#solver/field/fluid.ts';
import type { FieldCase } from '#solver/field/schema.ts';

/** What a gas needs to have a density, and what it cannot have beside it. @param path of the fluid */
export function gasFaults(input: FieldCase, path: string): Problem[] {
  const fluid = input.materials[fluidOf(input) ?? ''];
  if (!fluid?.gas || !seeksHeat(input)) return [];
  const found: Problem[] = [];
  if (input.referenceTemperature === undefined)
    found.push(
      problem(
        '$.referenceTemperature',
        'missing where a gas has its density by temperature',
        'Give the temperature [K] at which it has its density.',
      ),
    );
  if (fluid.expansion !== undefined)
    found.push(
      problem(`${path}.expansion`, 'a gas expands by its own law', 'Take it away, or set gas to false.'),
    );
  if (input.transient)
    found.push(
      problem(
        '$.transient',
        'a gas is sought steady only',
        'Take the transient away, or give expansion [1/K] in place of gas.',
      ),
    );
  if (input.flow?.prescribed)
    found.push(
      problem(
        '$.flow.prescribed',
        'velocities are given, but those of a gas follow from its density',
        'Take gas away, or the velocities.',
      ),
    );
  return found;
}
