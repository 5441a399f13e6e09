/*
 * From a flow on a coarser grid to one on a finer grid: what a turn changes, on straight lines between the places at which
 * it is known, never across a wall.
 *
 * In a cell of the coarser grid a value has one slope along each axis: toward the next cell on that side if that is of
 * the same kind and nothing lies between, else the slope from the cell on the other side, which keeps the cell's mean; else
 * none. Velocities are on a straight line between the two faces of the cell along their axis, so that streams are kept
 * where the grids share their lines.
 */
import type { FieldEquations } from '#solver/field/assemble.ts';
import type { Flow } from '#solver/field/flow.ts';
import { axes, type AxisIndex, facesOfPlane, type Grid } from '#solver/field/grid.ts';
import { type Triple, triple } from '#solver/field/room.ts';
import type { FieldBox, FieldCase } from '#solver/field/schema.ts';

/** A flow with what it was made from. */
export interface Grounds {
  readonly input: FieldCase;
  readonly equations: FieldEquations;
  readonly flow: Flow;
}

/** Sets velocities, pressures, temperatures and turbulence of the finer flow, and its border. */
export function carryOver(from: Grounds, to: Grounds): void {
  const coarse = from.equations.grid;
  const fine = to.equations.grid;
  const kinds = kindsOf(from);
  const wanted = kindsOf(to);
  const { fans = [], screens = [], interfaces = [] } = from.input;
  const isOpen = openFaces(from, kinds, interfaces);
  // Pressures jump there.
  const isSmooth = openFaces(from, kinds, [...fans, ...screens]);
  const middles = seatsOfAll(coarse, (axis) => fine.places[axis].subarray(1, fine.counts[axis] + 1));
  const { strides } = from.flow.room;
  for (const axis of axes) {
    if (!to.flow.room.moves[axis]) continue;
    const along = seatsOf(coarse, axis, fine.lines[axis]);
    carryVelocity(axis, from.flow, to.flow, middles, along);
  }
  const { temperature, motion } = to.flow;
  const sources = from.flow.cellFields;
  to.flow.cellFields.forEach((field, i) => {
    const isOf = field === motion.pressure ? isSmooth : isOpen;
    const isWhole = field === temperature;
    carryCells(field, wanted, isWhole, to.flow.room.grid, sources[i], kinds, strides, isOf, middles);
  });
  to.flow.begin();
}

/** Where places lie in a grid along one axis. */
interface Seats {
  /** Number of the cell that holds each, along the axis, with the ghost as 0. */
  readonly cell: Int32Array;
  /** How far it lies from the cell's middle, as a share of the way to that of the next cell … */
  readonly toNext: Float64Array;
  /** … and of the one before: positive toward it, negative away from it. */
  readonly toBack: Float64Array;
  /** Share of the cell's width that lies before it. */
  readonly inCell: Float64Array;
}

function seatsOfAll(grid: Grid, at: (axis: AxisIndex) => Float64Array): Triple<Seats> {
  return [seatsOf(grid, 0, at(0)), seatsOf(grid, 1, at(1)), seatsOf(grid, 2, at(2))];
}

/** @param at places, ascending, m */
function seatsOf({ lines, widths, places, counts }: Grid, axis: AxisIndex, at: Float64Array): Seats {
  const cell = new Int32Array(at.length);
  const toNext = new Float64Array(at.length);
  const toBack = new Float64Array(at.length);
  const inCell = new Float64Array(at.length);
  let i = 0;
  for (let n = 0; n < at.length; n++) {
    while (i + 1 < counts[axis] && at[n] >= lines[axis][i + 1]) i++;
    const off = at[n] - places[axis][i + 1];
    cell[n] = i + 1;
    toNext[n] = off / (places[axis][i + 2] - places[axis][i + 1]);
    toBack[n] = -off / (places[axis][i + 1] - places[axis][i]);
    inCell[n] = (at[n] - lines[axis][i]) / widths[axis][i];
  }
  return { cell, toNext, toBack, inCell };
}

/** What a value changes by from the middle of its cell to a place. @param open of the face behind each cell */
function slope(
  of: Float64Array,
  c: number,
  stride: number,
  open: Uint8Array,
  toNext: number,
  toBack: number,
): number {
  const isOpenBefore = open[c - stride] === 1;
  if (open[c] === 1 && (toNext > 0 || !isOpenBefore)) return toNext * (of[c + stride] - of[c]);
  return isOpenBefore ? toBack * (of[c - stride] - of[c]) : 0;
}

const ghost = 0xffff;

/** 0 in fluid, else one more than the number of the material. */
function kindsOf({ equations, flow }: Grounds): Uint16Array {
  const { isFluid, sizes } = flow.room;
  const kinds = new Uint16Array(isFluid.length).fill(ghost);
  for (let c = 0; c < kinds.length; c++)
    if (sizes.volume(c) > 0) kinds[c] = isFluid[c] === 1 ? 0 : equations.materialOf[c] + 1;
  return kinds;
}

/** 1 on faces between two cells of a kind with nothing between them, neither walls nor the planes. */
function openFaces(
  { equations, flow }: Grounds,
  kinds: Uint16Array,
  planes: readonly { readonly box: FieldBox }[],
): Triple<Uint8Array> {
  const { strides, isSought } = flow.room;
  const open = triple(() => new Uint8Array(kinds.length));
  for (const axis of axes) {
    const stride = strides[axis];
    const [found, sought] = [open[axis], isSought[axis]];
    for (let c = 0; c < kinds.length - stride; c++)
      if (kinds[c] === kinds[c + stride] && kinds[c] !== ghost && (kinds[c] > 0 || sought[c] === 1))
        found[c] = 1;
  }
  for (const { box } of planes) {
    const { axis, faces } = facesOfPlane(equations.grid, box);
    for (const face of faces) open[axis][face] = 0;
  }
  return open;
}

/**
 * Values in the middles of cells.
 * @param wanted kinds of the finer grid's cells
 * @param isWhole also in solids
 */
function carryCells(
  out: Float64Array,
  wanted: Uint16Array,
  isWhole: boolean,
  { counts }: Grid,
  of: Float64Array,
  kinds: Uint16Array,
  strides: Triple<number>,
  [openX, openY, openZ]: Triple<Uint8Array>,
  [inX, inY, inZ]: Triple<Seats>,
): void {
  const [, strideY, strideZ] = strides;
  let c = 0;
  for (let k = 0; k < counts[2]; k++)
    for (let j = 0; j < counts[1]; j++) {
      c = 1 + (counts[0] + 2) * (j + 1 + (counts[1] + 2) * (k + 1));
      const row = inY.cell[j] * strideY + inZ.cell[k] * strideZ;
      for (let i = 0; i < counts[0]; i++, c++) {
        const kind = wanted[c];
        if (kind !== 0 && !isWhole) continue;
        const at = row + inX.cell[i];
        if (kinds[at] === kind)
          out[c] =
            of[at] +
            slope(of, at, 1, openX, inX.toNext[i], inX.toBack[i]) +
            slope(of, at, strideY, openY, inY.toNext[j], inY.toBack[j]) +
            slope(of, at, strideZ, openZ, inZ.toNext[k], inZ.toBack[k]);
        else {
          const near = nearestOf(kinds, kind, at, strides);
          if (near >= 0) out[c] = of[near];
          else if (isWhole) out[c] = of[at];
        }
      }
    }
}

/** The nearest cell of a kind among the 26 around one; −1 where there is none. */
function nearestOf(kinds: Uint16Array, kind: number, at: number, strides: Triple<number>): number {
  let found = -1;
  let least = Infinity;
  for (let k = -1; k <= 1; k++)
    for (let j = -1; j <= 1; j++)
      for (let i = -1; i <= 1; i++) {
        const c = at + i + j * strides[1] + k * strides[2];
        const far = Math.abs(i) + Math.abs(j) + Math.abs(k);
        if (kinds[c] === kind && far < least) {
          found = c;
          least = far;
        }
      }
  return found;
}

/** Velocities along an axis, on the faces where they are sought: between those of the coarser cell, alike across it. */
function carryVelocity(axis: AxisIndex, from: Flow, to: Flow, middles: Triple<Seats>, along: Seats): void {
  const { strides } = from.room;
  const of = from.motion.velocity[axis];
  const out = to.motion.velocity[axis];
  const wanted = to.room.isSought[axis];
  const stride = strides[axis];
  const [a, b] = axes.filter((one) => one !== axis);
  const { counts } = to.room.grid;
  const steps = to.room.strides;
  for (let j = 0; j < counts[b]; j++)
    for (let i = 0; i < counts[a]; i++) {
      const first = (i + 1) * steps[a] + (j + 1) * steps[b];
      const row = middles[a].cell[i] * strides[a] + middles[b].cell[j] * strides[b];
      // The face before the first cell has the number of a ghost.
      for (let n = 0; n <= counts[axis]; n++) {
        const c = first + n * steps[axis];
        if (wanted[c] === 0) continue;
        const at = row + along.cell[n] * stride;
        out[c] = of[at - stride] + along.inCell[n] * (of[at] - of[at - stride]);
      }
    }
}
