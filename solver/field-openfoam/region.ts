/*
 * A field case in OpenFOAM's terms: a region of cells for each material, or one for all, with the faces on their borders
 * in patches.
 */
import type { BorderFace } from '#solver/field/assemble.ts';
import type { Grid } from '#solver/field/grid.ts';
import type { FieldBoundary, FieldCase } from '#solver/field/schema.ts';
import { cellAt, stridesOf } from '#solver/field/stencil.ts';
import { wordOf } from '#solver/field-openfoam/dictionary.ts';
import { blowsOnwards, fluidNumber, isPassed, type Joint } from '#solver/field-openfoam/joints.ts';
import { faceNumber, placeOf } from '#solver/field-openfoam/cell-number.ts';
import { pocketsOf } from '#solver/field-openfoam/pockets.ts';
import type { Widened } from '#solver/field-openfoam/widened.ts';

/** Faces of a region's border with one condition. */
export interface Patch {
  readonly name: string;
  /** The number of the region's cell that each belongs to, ascending, and its side, 0 to 5 for −x +x −y +y −z +z. */
  readonly owner: readonly number[];
  readonly side: readonly number[];
  /** On the border of the grid, as the field solver has them. */
  readonly faces: readonly BorderFace[];
  readonly boundary: FieldBoundary | undefined;
  /** Region and patch on the other side, and what lies between; null on the border of the grid. */
  readonly partner: Partner | null;
  /** Both borders of an axis with one cell, on which nothing passes: not solved along it. */
  readonly isEmpty: boolean;
}

export interface Partner extends Joint {
  readonly region: string;
  readonly patch: string;
  /** Of a fan's: the air leaves its cells here. */
  readonly isUpstream: boolean;
}

export interface Region {
  readonly name: string;
  readonly material: string;
  /** It may flow: all of the fluid but what is shut in. */
  readonly isFluid: boolean;
  readonly grid: Grid;
  /** Grid numbers i + nx (j + ny k) of its cells, ascending. */
  readonly cells: Int32Array;
  /** The region's number of each cell of the grid; −1 elsewhere. */
  readonly numberOf: Int32Array;
  readonly patches: readonly Patch[];
  /** Cells behind screens, by the region's numbers: not those of the case. */
  readonly behindScreens: ReadonlySet<number>;
  /** Faces within the region that patches have on both sides, by their numbers. */
  readonly cut: ReadonlySet<number>;
  /** Sets of cells by name, for sources, what is porous and what is watched. */
  readonly zones: ReadonlyMap<string, readonly number[]>;
}

/** The field solver's numbers of a region's cells, in the region's order. */
export function solverCells({ grid, cells }: Region): number[] {
  const strides = stridesOf(grid.counts);
  return Array.from(cells, (c) => {
    const [i, j, k] = placeOf(grid, c);
    return cellAt(strides, i, j, k);
  });
}

/** @param isOne all materials in one region, called "" @param joints by face number */
export function regionsOf(wide: Widened, joints: ReadonlyMap<number, Joint>, isOne: boolean): Region[] {
  const { input, equations } = wide;
  const { grid, materialOf } = equations;
  const names = Object.keys(input.materials);
  const [nx, ny, nz] = grid.counts;
  const size = nx * ny * nz;
  const pockets = isOne ? null : pocketsOf(wide, joints);
  const kindOf = new Int32Array(size);
  const lists = new Map<number, number[]>();
  for (let k = 0, c = 0; k < nz; k++)
    for (let j = 0; j < ny; j++)
      for (let i = 0; i < nx; i++, c++) {
        const isThere = wide.kindAt([i, j, k]) !== 'none';
        const own = isOne ? 0 : materialOf[cellAt(equations.stencil, i, j, k)];
        const kind = !isThere ? -1 : pockets?.[c] === 1 ? names.length : own;
        kindOf[c] = kind;
        if (!isThere) continue;
        const list = lists.get(kind);
        if (list) list.push(c);
        else lists.set(kind, [c]);
      }
  const fluid = fluidNumber(input);
  const nameOf = (kind: number): string =>
    isOne ? '' : kind === names.length ? `${wordOf(names[fluid])}_still` : wordOf(names[kind]);
  return [...lists].map(([kind, list]) => {
    const numberOf = new Int32Array(size).fill(-1);
    list.forEach((c, n) => {
      numberOf[c] = n;
    });
    const cut = new Set<number>();
    return {
      name: nameOf(kind),
      material: isOne ? input.background : names[kind === names.length ? fluid : kind],
      isFluid: fluid >= 0 && (isOne || kind === fluid),
      grid,
      cells: Int32Array.from(list),
      numberOf,
      patches: patchesOf(wide, joints, list, { kind, isFluid: kind === fluid, kindOf, nameOf }, cut),
      cut,
      behindScreens: new Set(
        list.flatMap((c, n) => (wide.kindAt(placeOf(grid, c)) === 'behind-screen' ? [n] : [])),
      ),
      zones: new Map(),
    };
  });
}

interface Making {
  owner: number[];
  side: number[];
  faces: BorderFace[];
  boundary: FieldBoundary | undefined;
  partner: Partner | null;
  isEmpty: boolean;
}

/** Of the region, of each cell of the grid (−1 where there is none), and their names. */
interface Kinds {
  readonly kind: number;
  readonly isFluid: boolean;
  readonly kindOf: Int32Array;
  readonly nameOf: (kind: number) => string;
}

/** @param cut gets the faces within the region that have patches */
function patchesOf(
  { input, equations: { grid }, borderAt, kindAt }: Widened,
  joints: ReadonlyMap<number, Joint>,
  cells: readonly number[],
  { kind, isFluid, kindOf, nameOf }: Kinds,
  cut: Set<number>,
): Patch[] {
  const { counts } = grid;
  const steps = [1, counts[0], counts[0] * counts[1]];
  const isEmpty = emptyAxes(input, grid);
  const found = new Map<string, Making>();
  const numbered = (of: (joint: Joint) => number): Map<number, number> =>
    new Map(
      [...new Set([...joints.values()].map(of))].toSorted((a, b) => a - b).map((value, n) => [value, n]),
    );
  const resistances = numbered(({ resistance }) => resistance);
  const losses = numbered(({ loss }) => loss);
  const add = (
    name: string,
    n: number,
    side: number,
    face: BorderFace | undefined,
    partner: Partner | null,
  ): void => {
    let patch = found.get(name);
    if (!patch) {
      patch = {
        owner: [],
        side: [],
        faces: [],
        boundary: face?.boundary ?? (name === 'behindScreens' ? { type: 'symmetry', face: 'x-' } : undefined),
        partner,
        isEmpty: face !== undefined && isEmpty[side >> 1],
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
      const there = place.map((one, other) => (other === axis ? one + step : one));
      const isInside = there[axis] >= 0 && there[axis] < counts[axis];
      const other = isInside ? kindOf[c + step * steps[axis]] : -1;
      const isBehind = [place, there].filter((one) => isInside && kindAt(one) === 'behind-screen').length;
      if (other < 0 || isBehind === 2) {
        const face = borderAt(place, side);
        // What is behind a screen passes to the outlet alone.
        if (!face && kindAt(place) === 'behind-screen') add('behindScreens', n, side, undefined, null);
        else add(borderName(input, side, face?.boundary), n, side, face, null);
        continue;
      }
      const number = faceNumber(step < 0 ? c - steps[axis] : c, axis);
      const joint = joints.get(number) ?? touching;
      const which = joint.resistance > 0 ? String(resistances.get(joint.resistance)) : '';
      if (other !== kind) {
        const [own, theirs] = [nameOf(kind), nameOf(other)];
        add(`${own}_to_${theirs}${which}`, n, side, undefined, {
          ...joint,
          type: 'wall',
          region: theirs,
          patch: `${theirs}_to_${own}${which}`,
          isUpstream: false,
        });
      } else if (joint.resistance > 0 || (isFluid && joint.type !== 'contact')) {
        cut.add(number);
        const fan = input.fans?.[joint.fan];
        const isUpstream = step > 0 === (fan === undefined || blowsOnwards(fan));
        const [own, theirs] = namesWithin(
          joint,
          isPassed(joint) ? String(losses.get(joint.loss)) : which,
          isUpstream,
        );
        add(own, n, side, undefined, { ...joint, region: nameOf(kind), patch: theirs, isUpstream });
      }
    }
  });
  // Of a fan's patches OpenFOAM's owner is the first, and what leaves through it is blown.
  return [...found]
    .map(([name, patch]) => ({ name, ...patch }))
    .toSorted((a, b) => Number(isBehindFan(a)) - Number(isBehindFan(b)));
}

function isBehindFan({ partner }: Making): boolean {
  return partner?.type === 'fan' && !partner.isUpstream;
}

/** Between regions that touch. */
const touching: Joint = { type: 'contact', resistance: 0, loss: 0, fan: -1 };

/** Names of a patch within a region and of that across: of fans by their stream, of others by their side. */
function namesWithin({ type, fan }: Joint, which: string, isFirst: boolean): readonly [string, string] {
  const [base, low, high] = type === 'fan' ? [`fan${fan}`, 'in', 'out'] : [`${type}${which}`, 'low', 'high'];
  return isFirst ? [`${base}_${low}`, `${base}_${high}`] : [`${base}_${high}`, `${base}_${low}`];
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
