/*
 * The balance of momentum on the faces of one row after another: upwind first, then what a scheme of second order adds.
 * What depends on widths, on friction and on forces is put into arrays of the row before, so that one short loop is left.
 */
import { backward, bend, perFace } from '#solver/field/bounded.ts';
import { addDrag, addDrive, addPast, addWeight, type Span, takeInertia } from '#solver/field/force-rows.ts';
import { fillRow, type MomentumRow, momentumRow } from '#solver/field/friction.ts';
import type { AxisIndex } from '#solver/field/grid.ts';
import type { Forces, Momentum, MomentumBalance, MomentumRoom, Motion } from '#solver/field/momentum.ts';
import { areaStart, areaStep } from '#solver/field/sizes.ts';
import { cellAt } from '#solver/field/stencil.ts';

/**
 * Fills the balance of one axis in a part of the planes.
 * @param relaxation share of a step that is taken, 0 to 1
 * @param rate ρ/Δt of a step in time, kg/(m³ s); 0 in a steady case
 * @returns the sum of squares of what is left over; that of what it is judged by stands in `scale`
 */
export function balanceMomentum(momentum: Momentum, part: number, relaxation: number, rate: number): number {
  const { axis, room, motion, forces, into, parts } = momentum;
  const { counts } = into.couplings;
  const row = momentumRow(counts);
  const first = axis === 0 ? -1 : 0;
  let rest = 0;
  let scale = 0;
  for (let k = parts.planes[part] - (axis === 2 && part === 0 ? 1 : 0); k < parts.planes[part + 1]; k++) {
    for (let j = axis === 1 ? -1 : 0; j < counts[1]; j++) {
      const from = cellAt(into.couplings, first, j, k);
      const to = cellAt(into.couplings, counts[0], j, k);
      fillRow(forces.friction, row, forces.viscosity, axis, j, k);
      const span = { from, to, first: first + 1 };
      scale += addForces(room, axis, motion, forces, row, rate, span, j, k);
      scale += upwindRow(room, axis, motion, row, relaxation, into, span, j, k);
      if (!room.isUpwind) bendRow(room, axis, motion, into.rest, span, j, k);
      rest += squaresOf(into.rest, span);
    }
  }
  momentum.scale[part] = scale;
  return rest;
}

function squaresOf(rest: Float64Array, { from, to }: Span): number {
  let sum = 0;
  for (let c = from; c < to; c++) sum += rest[c] * rest[c];
  return sum;
}

/** Forces, and the momentum of the past. @returns the sum of squares of those that are in play, N² */
function addForces(
  { sizes, strides, isSought }: MomentumRoom,
  axis: AxisIndex,
  { velocity }: Motion,
  { weight, drag, drive, inertia, earlier }: Forces,
  row: MomentumRow,
  rate: number,
  span: Span,
  j: number,
  k: number,
): number {
  const pull = weight[axis];
  const resistance = drag[axis];
  const blown = drive[axis];
  const lagging = inertia[axis];
  let scale = 0;
  row.push.fill(0);
  if (resistance) addDrag(row, resistance, velocity[axis], span);
  if (blown) scale += addDrive(row, blown, velocity[axis], isSought[axis], span);
  if (pull) scale += addWeight(row, pull, isSought[axis], strides[axis], span);
  if (earlier) addPast(row, sizes, axis, earlier[axis], rate, span, j, k);
  if (lagging) takeInertia(row, lagging, span);
  return scale;
}

function upwindRow(
  room: MomentumRoom,
  axis: AxisIndex,
  { velocity, stream, pressure }: Motion,
  { next, back, nextB, backB, nextD, backD, held, push, lag }: MomentumRow,
  relaxation: number,
  { couplings, rest, mobility }: MomentumBalance,
  { from, to, first }: Span,
  j: number,
  k: number,
): number {
  const b = axis === 0 ? 1 : 0;
  const d = axis === 2 ? 1 : 2;
  const s = room.strides[axis];
  const sb = room.strides[b];
  const sd = room.strides[d];
  const u = velocity[axis];
  const own = stream[axis];
  const streamB = stream[b];
  const streamD = stream[d];
  const isSought = room.isSought[axis];
  const areas = room.sizes.areas[axis];
  const { x, y, z, xBack, yBack, zBack, diagonal } = couplings;
  const toE = axis === 0 ? x : axis === 1 ? y : z;
  const toW = axis === 0 ? xBack : axis === 1 ? yBack : zBack;
  const toN = axis === 0 ? y : x;
  const toS = axis === 0 ? yBack : xBack;
  const toT = axis === 2 ? y : z;
  const toB = axis === 2 ? yBack : zBack;
  const step = areaStep(axis);
  const start = areaStart(room.sizes, axis, j + 1, k + 1);
  // On the border before the first cell there is no face further back.
  const isBorder = (axis === 1 && j < 0) || (axis === 2 && k < 0);
  const more = 1 / relaxation;
  let scale = 0;
  for (let c = from; c < to; c++) {
    if (isSought[c] === 0) {
      rest[c] = 0;
      mobility[c] = 0;
      diagonal[c] = 1;
      toE[c] = 0;
      toW[c] = 0;
      toN[c] = 0;
      toS[c] = 0;
      toT[c] = 0;
      toB[c] = 0;
      continue;
    }
    const i = c - from + first;
    const e = c + s;
    const w = isBorder || i === 0 ? c : c - s;
    const flowE = 0.5 * (own[c] + own[e]);
    const flowW = 0.5 * (own[w] + own[c]);
    const flowN = 0.5 * (streamB[c] + streamB[e]);
    const flowS = 0.5 * (streamB[c - sb] + streamB[e - sb]);
    const flowT = 0.5 * (streamD[c] + streamD[e]);
    const flowB = 0.5 * (streamD[c - sd] + streamD[e - sd]);
    const aE = next[i] + Math.max(-flowE, 0);
    const aW = back[i] + Math.max(flowW, 0);
    const aN = nextB[i] + Math.max(-flowN, 0);
    const aS = backB[i] + Math.max(flowS, 0);
    const aT = nextD[i] + Math.max(-flowT, 0);
    const aB = backD[i] + Math.max(flowB, 0);
    const v = u[c];
    const area = areas[start + step * i];
    const sum = aE + aW + aN + aS + aT + aB;
    const balanced = sum + held[i];
    const whole = (balanced + lag[i]) * more;
    rest[c] =
      aE * (u[e] - v) +
      aW * (u[w] - v) +
      aN * (u[c + sb] - v) +
      aS * (u[c - sb] - v) +
      aT * (u[c + sd] - v) +
      aB * (u[c - sd] - v) +
      (push[i] - held[i] * v + area * (pressure[c] - pressure[e]));
    toE[c] = aE;
    toW[c] = aW;
    toN[c] = aN;
    toS[c] = aS;
    toT[c] = aT;
    toB[c] = aB;
    diagonal[c] = whole;
    mobility[c] = area / (whole - sum);
    scale += balanced * v * (balanced * v);
  }
  return scale;
}

/** Takes off what the bounded scheme has above upwind: what leaves at the far sides, less what enters at the near ones. */
function bendRow(
  room: MomentumRoom,
  axis: AxisIndex,
  { velocity, stream }: Motion,
  rest: Float64Array,
  { from, to }: Span,
  j: number,
  k: number,
): void {
  const b = axis === 0 ? 1 : 0;
  const d = axis === 2 ? 1 : 2;
  const s = room.strides[axis];
  const sb = room.strides[b];
  const sd = room.strides[d];
  const u = velocity[axis];
  const own = stream[axis];
  const streamB = stream[b];
  const streamD = stream[d];
  const isSought = room.isSought[axis];
  const ownScheme = room.ownScheme[axis];
  const schemeB = room.crossScheme[b];
  const schemeD = room.crossScheme[d];
  const isBorder = (axis === 1 && j < 0) || (axis === 2 && k < 0);
  // Numbers of the schemes' faces: those along x move with the cell.
  const stepOwn = axis === 0 ? perFace : 0;
  const stepB = perFace - stepOwn;
  let atOwn = axis === 0 ? 0 : perFace * ((axis === 1 ? j : k) + 1);
  let atB = axis === 0 ? perFace * j : 0;
  const atD = perFace * (axis === 2 ? j : k);
  for (let c = from; c < to; c++, atOwn += stepOwn, atB += stepB) {
    if (isSought[c] === 0) continue;
    const e = c + s;
    const w = isBorder || atOwn === 0 ? c : c - s;
    const flowE = 0.5 * (own[c] + own[e]);
    const flowW = 0.5 * (own[w] + own[c]);
    const flowN = 0.5 * (streamB[c] + streamB[e]);
    const flowS = 0.5 * (streamB[c - sb] + streamB[e - sb]);
    const flowT = 0.5 * (streamD[c] + streamD[e]);
    const flowB = 0.5 * (streamD[c - sd] + streamD[e - sd]);
    const v = u[c];
    const uE = u[e];
    const uW = u[w];
    const uN = u[c + sb];
    const uS = u[c - sb];
    const uT = u[c + sd];
    const uB = u[c - sd];
    let more = 0;
    let at = atOwn + perFace + (flowE < 0 ? backward : 0);
    if (ownScheme[at] !== 0)
      more -= flowE * (flowE < 0 ? bend(ownScheme, at, u[e + s], uE, v) : bend(ownScheme, at, uW, v, uE));
    at = atOwn + (flowW < 0 ? backward : 0);
    if (ownScheme[at] !== 0)
      more += flowW * (flowW < 0 ? bend(ownScheme, at, uE, v, uW) : bend(ownScheme, at, u[w - s], uW, v));
    at = atB + perFace + (flowN < 0 ? backward : 0);
    if (schemeB[at] !== 0)
      more -= flowN * (flowN < 0 ? bend(schemeB, at, u[c + 2 * sb], uN, v) : bend(schemeB, at, uS, v, uN));
    at = atB + (flowS < 0 ? backward : 0);
    if (schemeB[at] !== 0)
      more += flowS * (flowS < 0 ? bend(schemeB, at, uN, v, uS) : bend(schemeB, at, u[c - 2 * sb], uS, v));
    at = atD + perFace + (flowT < 0 ? backward : 0);
    if (schemeD[at] !== 0)
      more -= flowT * (flowT < 0 ? bend(schemeD, at, u[c + 2 * sd], uT, v) : bend(schemeD, at, uB, v, uT));
    at = atD + (flowB < 0 ? backward : 0);
    if (schemeD[at] !== 0)
      more += flowB * (flowB < 0 ? bend(schemeD, at, uT, v, uB) : bend(schemeD, at, u[c - 2 * sd], uB, v));
    rest[c] += more;
  }
}
