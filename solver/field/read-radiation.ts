import { problem, type Problem } from '#models/schema/problem.ts';
import { shown } from '#solver/case/issues.ts';
import { radiates } from '#solver/field/facets.ts';
import { fluidOf } from '#solver/field/fluid.ts';
import type { FieldCase } from '#solver/field/schema.ts';

/** What radiates needs something to radiate through. */
export function radiationFaults(input: FieldCase): Problem[] {
  const { materials, outputs, solids = [] } = input;
  const fluid = fluidOf(input);
  const found: Problem[] = [];
  if (fluid === null && radiates(input))
    found.push(
      problem(
        '$.materials',
        'something has an emissivity, but there is no fluid to radiate through',
        'Give what is transparent a viscosity [Pa s] and a density, or take the emissivities away.',
      ),
    );
  if (fluid !== null && materials[fluid].emissivity !== undefined)
    found.push(
      problem(
        `$.materials.${fluid}.emissivity`,
        `${shown(fluid)} is the fluid, which is transparent`,
        'Give emissivities to solids, plates and boundaries.',
      ),
    );
  const known = new Set(solids.map(({ id }) => id));
  outputs.forEach((output, i) => {
    if (output.type === 'solid-radiation' && !known.has(output.solid))
      found.push(
        problem(
          `$.outputs[${i}].solid`,
          `there is no solid ${shown(output.solid)}`,
          'Name one of `solids`, or add it.',
        ),
      );
  });
  return found;
}
