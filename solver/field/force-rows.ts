/*
 * What acts on the faces of a row beside friction and streams, put into arrays of the row by its tangent: the force is `push`
 * less `held` times the velocity.
 */
import type { MomentumRow } from '#solver/field/friction.ts';
import type { AxisIndex } from '#solver/field/grid.ts';
import type { Drag, Drive } from '#solver/field/momentum.ts';
import { areaStart, areaStep, type SizeTables } from '#solver/field/sizes.ts';

/** The faces of a row: numbers of the first one and of that behind the last, and the place of the first in the row. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly first: number;
}

/** Resistance of what is porous, by the tangent of its square. */
export function addDrag(
  { held, push }: MomentumRow,
  { linear, square }: Drag,
  velocity: Float64Array,
  { from, to, first }: Span,
): void {
  for (let c = from, i = first; c < to; c++, i++) {
    const v = velocity[c];
    const bySpeed = square[c] * Math.abs(v);
    held[i] += linear[c] + 2 * bySpeed;
    push[i] += bySpeed * v;
  }
}

/** @returns the sum of squares of the forces on faces that are sought, N² */
export function addDrive(
  { held, push }: MomentumRow,
  { force, slope }: Drive,
  velocity: Float64Array,
  isSought: Uint8Array,
  { from, to, first }: Span,
): number {
  let scale = 0;
  for (let c = from, i = first; c < to; c++, i++) {
    held[i] += slope[c];
    push[i] += force[c] + slope[c] * velocity[c];
    if (isSought[c] === 1) scale += force[c] * force[c];
  }
  return scale;
}

/** Half of the weight of both cells. @returns the sum of squares on faces that are sought, N² */
export function addWeight(
  { push }: MomentumRow,
  weight: Float64Array,
  isSought: Uint8Array,
  stride: number,
  { from, to, first }: Span,
): number {
  let scale = 0;
  for (let c = from, i = first; c < to; c++, i++) {
    if (isSought[c] === 0) continue;
    const weighs = 0.5 * (weight[c] + weight[c + stride]);
    push[i] -= weighs;
    scale += weighs * weighs;
  }
  return scale;
}

/** The momentum of the times before, over the volume of both cells' halves. @param rate ρ/Δt, kg/(m³ s) */
export function addPast(
  { held, push }: MomentumRow,
  sizes: SizeTables,
  axis: AxisIndex,
  earlier: Float64Array,
  rate: number,
  { from, to, first }: Span,
  j: number,
  k: number,
): void {
  const areas = sizes.areas[axis];
  const widths = sizes.widths[axis];
  const start = areaStart(sizes, axis, j + 1, k + 1);
  const step = areaStep(axis);
  const place = axis === 0 ? 0 : (axis === 1 ? j : k) + 1;
  const placeStep = axis === 0 ? 1 : 0;
  for (let c = from, i = first; c < to; c++, i++) {
    const at = place + placeStep * i;
    const volume = 0.5 * areas[start + step * i] * (widths[at] + widths[at + 1]);
    held[i] += rate * volume;
    push[i] += volume * earlier[c];
  }
}

/** What holds a velocity back in the step of a turn alone. */
export function takeInertia({ lag }: MomentumRow, inertia: Float32Array, { from, to, first }: Span): void {
  for (let c = from, i = first; c < to; c++, i++) lag[i] = inertia[c];
}
