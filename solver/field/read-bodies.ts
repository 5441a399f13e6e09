import { problem, type Problem } from '#models/schema/problem.ts';
import { shown } from '#solver/case/issues.ts';
import { materialNumbers } from '#solver/field/assemble.ts';
import { cellsOfPlace } from '#solver/field/bodies.ts';
import { fluidCells, fluidOf } from '#solver/field/fluid.ts';
import { gridOf } from '#solver/field/grid.ts';
import type { FieldCase } from '#solver/field/schema.ts';

type Place = NonNullable<FieldCase['bodies']>[number]['places'][number];

/** A body gives its heat to a fluid, and stores none. */
export function bodyFaults(input: FieldCase): Problem[] {
  const { bodies = [], outputs, transient } = input;
  const found: Problem[] = [];
  const known = new Set(bodies.map(({ id }) => id));
  const meets = bodies.length > 0 ? meetingCells(input) : () => false;
  bodies.forEach(({ places }, i) => {
    const path = `$.bodies[${i}]`;
    if (transient)
      found.push(
        problem(
          path,
          'a body stores no heat, and this case runs in time',
          'Give it as a solid with a density and a specificHeat, or take `transient` away.',
        ),
      );
    places.forEach(({ conductance, ...place }, n) => {
      if (!meets(place))
        found.push(
          problem(
            `${path}.places[${n}].box`,
            place.of === 'solid' ? 'covers no solid' : 'covers no fluid',
            'Let it reach into what the body gives its heat to, or take the place away.',
          ),
        );
      if (typeof conductance === 'number') return;
      const at = conductance.findIndex(([speed], k) => k > 0 && !(speed > conductance[k - 1][0]));
      if (at > 0)
        found.push(
          problem(
            `${path}.places[${n}].conductance[${at}]`,
            `the speed ${conductance[at][0]} m/s does not lie above the one before`,
            'Give the points in ascending order.',
          ),
        );
    });
  });
  outputs.forEach((output, i) => {
    if (output.type === 'body-temperature' && !known.has(output.body))
      found.push(
        problem(
          `$.outputs[${i}].body`,
          `there is no body ${shown(output.body)}`,
          'Name one of `bodies`, or add it.',
        ),
      );
  });
  return found;
}

/** Whether a place covers cells of what it is in. */
export function meetingCells(input: FieldCase): (place: Pick<Place, 'box' | 'of'>) => boolean {
  const fluid = fluidOf(input);
  if (fluid === null) return () => false;
  const grid = gridOf(input.grid);
  const isFluid = fluidCells(input, fluid, materialNumbers(input, grid), grid.counts);
  return (place) => cellsOfPlace(grid, isFluid, place).length > 0;
}
