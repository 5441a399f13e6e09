/*
 * Cells before the outlets that have a screen: OpenFOAM's screens lie between two cells, and its outlets have none of their
 * own. A grid gets a layer on such sides, of which the cells behind screens alone are there.
 */
import { assemble, type BorderFace, faceNames, type FieldEquations } from '#solver/field/assemble.ts';
import { placeOf } from '#solver/field/stencil.ts';
import { axes, facesOfPlane } from '#solver/field/grid.ts';
import type { FieldCase } from '#solver/field/schema.ts';
import { cellAt } from '#solver/field/stencil.ts';

export interface Widened {
  readonly input: FieldCase;
  readonly equations: FieldEquations;
  /** What a cell borders on at a side (0 to 5 for −x +x −y +y −z +z); none towards another cell. @param place on the wide grid */
  readonly borderAt: (place: readonly number[], side: number) => BorderFace | undefined;
  /** A cell of the case, one behind a screen, or none. */
  readonly kindAt: (place: readonly number[]) => 'own' | 'behind-screen' | 'none';
}

export function widened(input: FieldCase): Widened {
  const own = assemble(input);
  const { grid, stencil, border } = own;
  const strides = [1, stencil.strideY, stencil.strideZ] as const;
  const faces = faceNames.map((name) => new Map((border.get(name) ?? []).map((one) => [one.cell, one])));
  /** Numbers of the cells before a screened outlet, for each side. */
  const screened = faceNames.map(() => new Set<number>());
  for (const { box } of input.screens ?? []) {
    const { axis, faces: plane } = facesOfPlane(grid, box);
    for (const face of plane) {
      const before = placeOf(grid.counts, face)[axis];
      const isLow = before < 0;
      if (!isLow && before < grid.counts[axis] - 1) continue;
      const side = 2 * axis + Number(!isLow);
      const cell = isLow ? face + strides[axis] : face;
      if (faces[side].get(cell)?.boundary?.type === 'outlet') screened[side].add(cell);
    }
  }
  const low = axes.map((axis) => Number(screened[2 * axis].size > 0));
  const high = axes.map((axis) => Number(screened[2 * axis + 1].size > 0));
  const [x, y, z] = axes.map((axis) => longer(grid.lines[axis], low[axis], high[axis]));
  const isWider = [...low, ...high].includes(1);
  const wide = isWider ? { ...input, grid: { x, y, z } } : input;
  /** The case's own cell beside a place, and on which of its sides that is; −1: it is the place itself. */
  const beside = (place: readonly number[]): { readonly cell: number; readonly side: number } | null => {
    const inner = place.map((n, axis) => n - low[axis]);
    const out = axes.filter((axis) => inner[axis] < 0 || inner[axis] >= grid.counts[axis]);
    if (out.length > 1) return null;
    const [axis] = out;
    if (axis === undefined) return { cell: cellAt(stencil, inner[0], inner[1], inner[2]), side: -1 };
    const isLow = inner[axis] < 0;
    inner[axis] += isLow ? 1 : -1;
    return { cell: cellAt(stencil, inner[0], inner[1], inner[2]), side: 2 * axis + Number(!isLow) };
  };
  return {
    input: wide,
    equations: isWider ? assemble(wide) : own,
    borderAt(place, side) {
      const at = beside(place);
      if (!at) return undefined;
      if (at.side < 0) return screened[side].has(at.cell) ? undefined : faces[side].get(at.cell);
      return at.side === side ? faces[side].get(at.cell) : undefined;
    },
    kindAt(place) {
      if (!isWider) return 'own';
      const at = beside(place);
      if (at?.side === -1) return 'own';
      return at && screened[at.side].has(at.cell) ? 'behind-screen' : 'none';
    },
  };
}

/** The lines with one more at each end that is asked for, as far off as the next ones are from each other. */
function longer(lines: Float64Array, low: number, high: number): number[] {
  const last = lines.length - 1;
  return [
    ...(low > 0 ? [2 * lines[0] - lines[1]] : []),
    ...lines,
    ...(high > 0 ? [2 * lines[last] - lines[last - 1]] : []),
  ];
}
