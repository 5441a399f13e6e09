/*
 * A field case in OpenFOAM's terms: a region of cells for each material, or one for all, with the faces on their borders
 * in patches.
 */
import type { BorderFace, FieldEquations } from '#solver/field/assemble.ts';
import type { Grid } from '#solver/field/grid.ts';
import type { FieldBoundary, FieldCase } from '#solver/field/schema.ts';
import { cellAt } from '#solver/field/stencil.ts';
import { wordOf } from '#solver/field-openfoam/dictionary.ts';

const faceNames = ['x-', 'x+', 'y-', 'y+', 'z-', 'z+'] as const;

/** Faces of a region's border with one condition. */
export interface Patch {
  readonly name: string;
  /** The number of the region's cell that each belongs to, ascending, and its side, 0 to 5 for −x +x −y +y −z +z. */
  readonly owner: readonly number[];
  readonly side: readonly number[];
  /** On the border of the grid, as the field solver has them. */
  readonly faces: readonly BorderFace[];
  readonly boundary: FieldBoundary | undefined;
  /** Region and patch on the other side, where that is a region too. */
  readonly neighbour: { readonly region: string; readonly patch: string } | null;
  /** Both borders of an axis with one cell, on which nothing passes: not solved along it. */
  readonly isEmpty: boolean;
}

export interface Region {
  readonly name: string;
  readonly material: string;
  readonly grid: Grid;
  /** Grid numbers i + nx (j + ny k) of its cells, ascending. */
  readonly cells: Int32Array;
  /** The region's number of each cell of the grid; −1 elsewhere. */
  readonly numberOf: Int32Array;
  readonly patches: readonly Patch[];
  /** Sets of cells by name, for sources and what is watched. */
  readonly zones: ReadonlyMap<string, readonly number[]>;
}

/** Place along x, y, z of a cell by its grid number. */
export function placeOf({ counts: [nx, ny] }: Grid, c: number): readonly [number, number, number] {
  return [c % nx, Math.floor(c / nx) % ny, Math.floor(c / (nx * ny))];
}

/** The field solver's numbers of a region's cells, in the region's order. */
export function solverCells({ grid, cells }: Region): number[] {
  const [nx, ny] = grid.counts;
  const strides = { strideY: nx + 2, strideZ: (nx + 2) * (ny + 2) };
  return Array.from(cells, (c) => {
    const [i, j, k] = placeOf(grid, c);
    return cellAt(strides, i, j, k);
  });
}

/** @param isOne all materials in one region, called "" */
export function regionsOf(input: FieldCase, equations: FieldEquations, isOne: boolean): Region[] {
  const { grid, materialOf } = equations;
  const names = Object.keys(input.materials);
  const [nx, ny, nz] = grid.counts;
  const size = nx * ny * nz;
  const kindOf = new Int32Array(size);
  const lists = new Map<number, number[]>();
  for (let k = 0, c = 0; k < nz; k++)
    for (let j = 0; j < ny; j++)
      for (let i = 0; i < nx; i++, c++) {
        const kind = isOne ? 0 : materialOf[cellAt(equations.stencil, i, j, k)];
        kindOf[c] = kind;
        const list = lists.get(kind);
        if (list) list.push(c);
        else lists.set(kind, [c]);
      }
  const nameOf = (kind: number): string => (isOne ? '' : wordOf(names[kind]));
  return [...lists].map(([kind, list]) => {
    const numberOf = new Int32Array(size).fill(-1);
    list.forEach((c, n) => {
      numberOf[c] = n;
    });
    return {
      name: nameOf(kind),
      material: isOne ? input.background : names[kind],
      grid,
      cells: Int32Array.from(list),
      numberOf,
      patches: patchesOf(input, equations, list, kind, kindOf, nameOf),
      zones: new Map(),
    };
  });
}

interface Making {
  owner: number[];
  side: number[];
  faces: BorderFace[];
  boundary: FieldBoundary | undefined;
  neighbour: Patch['neighbour'];
  isEmpty: boolean;
}

function patchesOf(
  input: FieldCase,
  { grid, border, stencil }: FieldEquations,
  cells: readonly number[],
  kind: number,
  kindOf: Int32Array,
  nameOf: (kind: number) => string,
): Patch[] {
  const { counts } = grid;
  const steps = [1, counts[0], counts[0] * counts[1]];
  const isEmpty = emptyAxes(input, grid);
  const found = new Map<string, Making>();
  const byCell = faceNames.map((face) => new Map((border.get(face) ?? []).map((one) => [one.cell, one])));
  const add = (name: string, n: number, side: number, face: BorderFace | undefined, other: string): void => {
    let patch = found.get(name);
    if (!patch) {
      const neighbour = face ? null : { region: other, patch: `${other}_to_${nameOf(kind)}` };
      const axis = side >> 1;
      patch = {
        owner: [],
        side: [],
        faces: [],
        boundary: face?.boundary,
        neighbour,
        isEmpty: face !== undefined && isEmpty[axis],
      };
      found.set(name, patch);
    }
    patch.owner.push(n);
    patch.side.push(side);
    if (face) patch.faces.push(face);
  };
  cells.forEach((c, n) => {
    const place = placeOf(grid, c);
    for (let side = 0; side < 6; side++) {
      const axis = side >> 1;
      const step = side % 2 === 0 ? -1 : 1;
      if (place[axis] === (step < 0 ? 0 : counts[axis] - 1)) {
        const face = byCell[side].get(cellAt(stencil, place[0], place[1], place[2]));
        add(borderName(input, side, face?.boundary), n, side, face, '');
      } else {
        const other = kindOf[c + step * steps[axis]];
        if (other !== kind) add(`${nameOf(kind)}_to_${nameOf(other)}`, n, side, undefined, nameOf(other));
      }
    }
  });
  return [...found].map(([name, patch]) => ({ name, ...patch }));
}

function borderName({ boundaries }: FieldCase, side: number, boundary: FieldBoundary | undefined): string {
  const face = `${'xyz'[side >> 1]}${side % 2 === 0 ? 'Min' : 'Max'}`;
  if (!boundary) return face;
  const same = boundaries.filter(({ face: one }) => one === boundary.face);
  const number = same.length > 1 ? String(same.indexOf(boundary) + 1) : '';
  return `${face}_${boundary.type}${number}`;
}

/** Axes with one cell between two symmetric faces. */
function emptyAxes({ boundaries }: FieldCase, { counts }: Grid): readonly boolean[] {
  return [0, 1, 2].map(
    (axis) =>
      counts[axis] === 1 &&
      (['-', '+'] as const).every((end) => {
        const own = boundaries.filter(({ face }) => face === `${'xyz'[axis]}${end}`);
        return own.length > 0 && own.every(({ type }) => type === 'symmetry');
      }),
  );
}
