/*
 * What a layout borders on: walls with the network's outer film and radiation, the room behind openings.
 */
import type { Box } from '#models/geometry/box.ts';
import type { Design } from '#models/project/design.ts';
import { stefanBoltzmann } from '#solver/correlations/radiation.ts';
import { across } from '#solver/design/interior.ts';
import { walls } from '#solver/design/openings.ts';
import { wallNode } from '#solver/design/walls.ts';
import type { FieldBoundary, FaceName } from '#solver/field/schema.ts';
import type { Solution } from '#solver/solve/contract.ts';

/** Below this difference natural convection is nothing, and radiation is told by its slope, K. */
const leastDifference = 0.1;

/** All six sides: walls that lose heat to the room; of a bench, the room itself. */
export function wallBoundaries(
  design: Design,
  walled: boolean,
  emissivity: number,
  solution: Solution,
): FieldBoundary[] {
  const ambient = design.conditions.ambientTemperature;
  if (!walled || !design.chassis)
    return walls.map(({ id }) => ({ type: 'outlet', face: id, pressure: 0, temperature: ambient }));
  const { min, max } = design.chassis.box;
  return walls.map((wall) => {
    const [u, v] = across[wall.axis];
    const area = (max[u] - min[u]) * (max[v] - min[v]);
    const node = wallNode(wall);
    const rise = (solution.nodes[node]?.temperature ?? ambient) - ambient;
    const heat = ['outer-film', 'radiation'].reduce(
      (sum, way) => sum + (solution.links[`${node}/${way}`]?.heat ?? 0),
      0,
    );
    const coefficient =
      Math.abs(rise) > leastDifference
        ? Math.max(0, heat / (rise * area))
        : 4 * stefanBoltzmann * emissivity * ambient ** 3;
    return { type: 'convection', face: wall.id, coefficient, ambient, emissivity };
  });
}

/** The room behind a hole in a wall. */
export function roomBehind(face: FaceName, box: Box, ambient: number): FieldBoundary {
  return { type: 'outlet', face, box, pressure: 0, temperature: ambient };
}
