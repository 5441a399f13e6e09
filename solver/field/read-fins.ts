import { problem, type Problem } from '#models/schema/problem.ts';
import { shown } from '#solver/case/issues.ts';
import { fluidOf } from '#solver/field/fluid.ts';
import { axisOf } from '#solver/field/grid.ts';
import type { FieldCase } from '#solver/field/schema.ts';

/** Fins stand in the fluid on a solid. */
export function finFaults(input: FieldCase): Problem[] {
  const { fins = [], solids = [], background, outputs } = input;
  const fluid = fluidOf(input);
  const found: Problem[] = [];
  const known = new Set(fins.map(({ id }) => id));
  fins.forEach(({ box, base }, i) => {
    const path = `$.fins[${i}]`;
    if (fluid === null) {
      found.push(
        problem(
          path,
          'there is no fluid between the fins',
          'Give the material around them a viscosity [Pa s].',
        ),
      );
      return;
    }
    const axis = axisOf(base);
    const at = base[1] === '-' ? box.min[axis] : box.max[axis];
    const isBehind = solids.some(
      ({ box: solid, material }) =>
        material !== fluid &&
        (base[1] === '-'
          ? solid.min[axis] < at && solid.max[axis] >= at
          : solid.max[axis] > at && solid.min[axis] <= at) &&
        [0, 1, 2].every(
          (one) => one === axis || (solid.min[one] < box.max[one] && solid.max[one] > box.min[one]),
        ),
    );
    if (!isBehind && background === fluid)
      found.push(
        problem(
          `${path}.base`,
          `no solid lies at the side ${base} of the box`,
          'Put the base of the fins there, or name the side that it is at.',
        ),
      );
  });
  outputs.forEach((output, i) => {
    if (output.type === 'fin-heat' && !known.has(output.fins))
      found.push(
        problem(
          `$.outputs[${i}].fins`,
          `there are no fins ${shown(output.fins)}`,
          'Name one of `fins`, or add it.',
        ),
      );
  });
  return found;
}
