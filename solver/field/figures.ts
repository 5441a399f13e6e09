/*
 * The figures that a field case asks for, read off its temperatures.
 */
import { type BorderFace, type FieldEquations, forCells } from '#solver/field/assemble.ts';
import { type AxisIndex, axisOf, cellFrom, domainOf, type Grid, reaching } from '#solver/field/grid.ts';
import type { FieldBox, FieldOutput } from '#solver/field/schema.ts';
import { cellAt } from '#solver/field/stencil.ts';

/** @returns K, or W where the output is a heat; NaN where no cell is meant */
export function figureOf(equations: FieldEquations, t: Float64Array, output: FieldOutput): number {
  switch (output.type) {
    case 'point':
      return valueAt(equations, t, output.at);
    case 'mean':
      return meanOf(equations, t, output.box);
    case 'maximum':
      return extremeOf(equations, t, output.box, Math.max, -Infinity);
    case 'minimum':
      return extremeOf(equations, t, output.box, Math.min, Infinity);
    case 'surface-mean': {
      let sum = 0;
      let area = 0;
      for (const face of facesOf(equations, output)) {
        sum += face.area * surfaceOf(face, t);
        area += face.area;
      }
      return sum / area;
    }
    case 'surface-heat':
      return facesOf(equations, output).reduce((sum, face) => sum + heatOut(face, t), 0);
    default:
      return Number.NaN;
  }
}

/** Temperature of the surface of a border face, K. */
function surfaceOf({ cell, inner, outer, held, given }: BorderFace, t: Float64Array): number {
  return outer === Infinity ? held : (inner * t[cell] + outer * held + given) / (inner + outer);
}

/** Heat that leaves through a border face, W. */
export function heatOut(face: BorderFace, t: Float64Array): number {
  return face.inner * (t[face.cell] - surfaceOf(face, t));
}

/** Between the middles of cells straight lines; nearer to the border than a middle the nearest cell's value. */
function valueAt(
  { grid, stencil }: FieldEquations,
  t: Float64Array,
  at: readonly [number, number, number],
): number {
  const [x, y, z] = ([0, 1, 2] as const).map((axis) => between(grid, axis, at[axis]));
  let value = 0;
  for (const [k, wz] of z) {
    for (const [j, wy] of y) {
      for (const [i, wx] of x) value += wx * wy * wz * t[cellAt(stencil, i, j, k)];
    }
  }
  return value;
}

/** The cells whose middles lie before and behind a place, with their weights. */
function between(grid: Grid, axis: AxisIndex, place: number): readonly (readonly [number, number])[] {
  const lines = grid.lines[axis];
  const middle = (i: number): number => (lines[i] + lines[i + 1]) / 2;
  const behind = cellFrom(grid, axis, place);
  if (behind === 0) return [[0, 1]];
  if (behind === grid.counts[axis]) return [[behind - 1, 1]];
  const share = (place - middle(behind - 1)) / (middle(behind) - middle(behind - 1));
  return [
    [behind - 1, 1 - share],
    [behind, share],
  ];
}

function meanOf({ grid, stencil }: FieldEquations, t: Float64Array, box: FieldBox = domainOf(grid)): number {
  const [dx, dy, dz] = grid.widths;
  let sum = 0;
  let volume = 0;
  forCells(grid, box, (i, j, k) => {
    const cell = dx[i] * dy[j] * dz[k];
    sum += cell * t[cellAt(stencil, i, j, k)];
    volume += cell;
  });
  return sum / volume;
}

function extremeOf(
  { grid, stencil }: FieldEquations,
  t: Float64Array,
  box: FieldBox = domainOf(grid),
  choose: (a: number, b: number) => number,
  start: number,
): number {
  let found = start;
  forCells(grid, box, (i, j, k) => {
    found = choose(found, t[cellAt(stencil, i, j, k)]);
  });
  return Number.isFinite(found) ? found : Number.NaN;
}

function facesOf(
  { grid, stencil, border }: FieldEquations,
  { face, box }: Extract<FieldOutput, { face: unknown }>,
): readonly BorderFace[] {
  const faces = border.get(face) ?? [];
  if (!box) return faces;
  const axis = axisOf(face);
  const lines = grid.lines[axis];
  const inside = new Set<number>();
  forCells(grid, reaching(box, axis, lines[0], lines[grid.counts[axis]]), (i, j, k) =>
    inside.add(cellAt(stencil, i, j, k)),
  );
  return faces.filter(({ cell }) => inside.has(cell));
}
