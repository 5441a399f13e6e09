/*
 * Friction of a fluid with itself and with what it streams along, over its viscosity, on the faces of one row after
 * another: a face's control volume has the halves of those of both its cells. What depends on widths alone is looked up by
 * what a cell has beside it.
 */
import type { AxisIndex } from '#solver/field/grid.ts';
import { numberOf, type Room, type Side, sides, type Triple } from '#solver/field/room.ts';
import { areaStart, areaStep, type SizeTables } from '#solver/field/sizes.ts';
import { cellAt, type Counts } from '#solver/field/stencil.ts';
import type { Team } from '#solver/field/team.ts';

/**
 * Of the faces of a row, from the ghost before the first cell on, N s/m: friction along their own axis with the next face and
 * the one before; across it, along the first and the second other axis, with what is beside both their cells; and what holds
 * velocities back, which begins with the friction with solids.
 */
export interface MomentumRow {
  readonly next: Float64Array;
  readonly back: Float64Array;
  readonly nextB: Float64Array;
  readonly backB: Float64Array;
  readonly nextD: Float64Array;
  readonly backD: Float64Array;
  readonly held: Float64Array;
  /** What holds them back in the step of a turn alone, N s/m. */
  readonly lag: Float64Array;
  /** Forces, N, less what `held` takes off them for each velocity. */
  readonly push: Float64Array;
}

/** What rows are filled from: arrays alone, as threads share them. */
export type Friction = PlainFriction | EffectiveFriction;

interface OnRows {
  readonly strides: Triple<number>;
  readonly sizes: SizeTables;
  /** One over the widths, 0 in ghosts, 1/m. */
  readonly inverse: Triple<Float64Array>;
}

/** Of a fluid whose viscosity is the same everywhere. */
export interface PlainFriction extends OnRows {
  readonly type: 'plain';
  readonly neighbours: Triple<Uint8Array>;
  /** By place and kind. */
  readonly tables: Triple<Float64Array>;
}

/** Of one whose effective viscosity differs from cell to cell, over molecular viscosity. */
export interface EffectiveFriction extends OnRows {
  readonly type: 'effective';
  /** Effective over molecular viscosity of each cell. */
  readonly ratio: Float64Array;
  /** Of a cell with the next one and with the one before, or a border that holds its velocity, and with solids, m. */
  readonly toNext: Triple<Float32Array>;
  readonly toBack: Triple<Float32Array>;
  readonly rubbing: Triple<Float32Array>;
}

/** A row to fill: each thread has its own. */
export function momentumRow([nx]: Counts): MomentumRow {
  const make = (): Float64Array => new Float64Array(nx + 2);
  return {
    next: make(),
    back: make(),
    nextB: make(),
    backB: make(),
    nextD: make(),
    backD: make(),
    held: make(),
    lag: make(),
    push: make(),
  };
}

/** Numbers of a kind of neighbours at a place: friction with the next cell, the one before, and solids, over the area, 1/m. */
const perKind = 3;
const kinds = 1 + sides.length * sides.length;
const perPlace = perKind * kinds;

export function plainFriction(team: Team, room: Room): PlainFriction {
  const [x, y, z] = room.grid.widths;
  const tables = team.shared<Triple<Float64Array>>([tableOf(x), tableOf(y), tableOf(z)]);
  return { type: 'plain', ...onRows(team, room), neighbours: room.neighbours, tables };
}

/** Both kinds have it. */
export function onRows(team: Team, { strides, sizes }: Room): OnRows {
  const [x, y, z] = sizes.tables.widths;
  const inverse = (widths: Float64Array): Float64Array => widths.map((one) => (one > 0 ? 1 / one : 0));
  return team.shared<OnRows>({
    strides,
    sizes: sizes.tables,
    inverse: [inverse(x), inverse(y), inverse(z)],
  });
}

/** Fills the row of faces across an axis that holds the cell 0, j, k. @param viscosity molecular, Pa s */
export function fillRow(
  friction: Friction,
  row: MomentumRow,
  viscosity: number,
  axis: AxisIndex,
  j: number,
  k: number,
): void {
  const { strides, sizes, inverse } = friction;
  const place = axis === 0 ? 0 : (axis === 1 ? j : k) + 1;
  const start = areaStart(sizes, axis, j + 1, k + 1);
  alongRow(
    row,
    viscosity,
    inverse[axis],
    place,
    axis === 0 ? 1 : 0,
    sizes.areas[axis],
    start,
    areaStep(axis),
  );
  const b = axis === 0 ? 1 : 0;
  const d = axis === 2 ? 1 : 2;
  if (friction.type === 'plain') {
    row.held.fill(0);
    across(friction, row.nextB, row.backB, row.held, viscosity / 2, axis, b, j, k);
    across(friction, row.nextD, row.backD, row.held, viscosity / 2, axis, d, j, k);
    return;
  }
  const first = cellAt({ strideY: strides[1], strideZ: strides[2] }, -1, j, k);
  const { ratio, toNext, toBack, rubbing } = friction;
  scaleRow(row, ratio, first, strides[axis]);
  sumRow(row.nextB, row.backB, toNext[b], toBack[b], viscosity / 2, first, strides[axis]);
  sumRow(row.nextD, row.backD, toNext[d], toBack[d], viscosity / 2, first, strides[axis]);
  holdRow(row.held, rubbing[b], rubbing[d], viscosity / 2, first, strides[axis]);
}

/** @param along the axis along which friction acts */
function across(
  { strides, sizes, neighbours, tables }: PlainFriction,
  next: Float64Array,
  back: Float64Array,
  held: Float64Array,
  factor: number,
  axis: AxisIndex,
  along: AxisIndex,
  j: number,
  k: number,
): void {
  const step = areaStep(along);
  const own = areaStart(sizes, along, j + 1, k + 1);
  const other =
    axis === 0 ? own + step : areaStart(sizes, along, axis === 1 ? j + 2 : j + 1, axis === 2 ? k + 2 : k + 1);
  acrossRow(
    next,
    back,
    held,
    factor,
    neighbours[along],
    cellAt({ strideY: strides[1], strideZ: strides[2] }, -1, j, k),
    strides[axis],
    tables[along],
    perPlace * [0, j + 1, k + 1][along],
    along === 0 ? perPlace : 0,
    sizes.areas[along],
    own,
    other,
    step,
  );
}

function alongRow(
  { next, back }: MomentumRow,
  viscosity: number,
  inverse: Float64Array,
  place: number,
  placeStep: number,
  areas: Float64Array,
  start: number,
  step: number,
): void {
  // Beyond the last ghost there is nothing.
  for (let i = 0; i + 1 < next.length; i++) {
    const area = viscosity * areas[start + step * i];
    next[i] = area * inverse[place + placeStep * i + 1];
    back[i] = area * inverse[place + placeStep * i];
  }
}

function acrossRow(
  next: Float64Array,
  back: Float64Array,
  held: Float64Array,
  factor: number,
  neighbours: Uint8Array,
  first: number,
  stride: number,
  table: Float64Array,
  from: number,
  perCell: number,
  areas: Float64Array,
  own: number,
  other: number,
  step: number,
): void {
  for (let i = 0; i + 1 < next.length; i++) {
    const c = first + i;
    const a = factor * areas[own + step * i];
    const b = factor * areas[other + step * i];
    const ofA = from + perCell * i + perKind * neighbours[c];
    const ofB = from + perCell * i + perKind * neighbours[c + stride];
    next[i] = a * table[ofA] + b * table[ofB];
    back[i] = a * table[ofA + 1] + b * table[ofB + 1];
    held[i] += a * table[ofA + 2] + b * table[ofB + 2];
  }
}

function scaleRow({ next, back }: MomentumRow, ratio: Float64Array, first: number, stride: number): void {
  for (let i = 0; i + 1 < next.length; i++) {
    next[i] *= ratio[first + i + stride];
    back[i] *= ratio[first + i];
  }
}

/** Of both cells of each face. */
function sumRow(
  next: Float64Array,
  back: Float64Array,
  toNext: Float32Array,
  toBack: Float32Array,
  factor: number,
  first: number,
  stride: number,
): void {
  for (let i = 0; i + 1 < next.length; i++) {
    const c = first + i;
    next[i] = factor * (toNext[c] + toNext[c + stride]);
    back[i] = factor * (toBack[c] + toBack[c + stride]);
  }
}

function holdRow(
  held: Float64Array,
  ofB: Float32Array,
  ofD: Float32Array,
  factor: number,
  first: number,
  stride: number,
): void {
  for (let i = 0; i + 1 < held.length; i++) {
    const c = first + i;
    held[i] = factor * (ofB[c] + ofB[c + stride] + (ofD[c] + ofD[c + stride]));
  }
}

/** Of all places along an axis, ghosts counted, and all kinds of neighbours. */
function tableOf(widths: Float64Array): Float64Array {
  const table = new Float64Array(perPlace * (widths.length + 2));
  for (let n = 0; n < widths.length; n++) {
    for (const before of sides) {
      for (const behind of sides) {
        // No fluid lies beyond the ends.
        if ((n === 0 && before === 'fluid') || (n + 1 === widths.length && behind === 'fluid')) continue;
        const { next, back, solid } = frictionOf([before, behind], widths, n);
        table.set([next, back, solid], perPlace * (n + 1) + perKind * numberOf(before, behind));
      }
    }
  }
  return table;
}

/**
 * Friction of a cell's fluid with what is on both sides of it, over the area of those. Next to a wall the slope is that of
 * a parabola through the wall and two cells; between two walls that of a parabola with the cell's velocity as its mean.
 */
function frictionOf(
  [before, behind]: readonly [Side, Side],
  widths: Float64Array,
  place: number,
): { readonly back: number; readonly next: number; readonly solid: number } {
  const width = widths[place];
  const friction = { back: 0, next: 0, solid: 0 };
  const isWall = (side: Side): boolean => side === 'solid' || side === 'held';
  const both = [
    { side: before, toward: 'back', away: 'next', other: behind, own: place - 1, beyond: widths[place + 1] },
    { side: behind, toward: 'next', away: 'back', other: before, own: place + 1, beyond: widths[place - 1] },
  ] as const;
  for (const { side, toward, away, other, own, beyond } of both) {
    if (side === 'fluid') friction[toward] += 2 / (width + widths[own]);
    else if (isWall(side)) {
      const near = width / 2;
      const far = width + beyond / 2;
      const to = side === 'solid' ? 'solid' : toward;
      if (other === 'fluid') {
        friction[to] += (near + far) / (near * far);
        friction[away] += near / (far * (far - near));
      } else friction[to] += (isWall(other) ? 6 : 2) / width;
    }
  }
  return friction;
}
