/*
 * The balance of momentum on the faces of one axis: what is left over, and the operator that takes it away.
 * Control volumes reach from middle to middle of the two cells; streams and friction through their sides are the halves
 * of those of both cells, so that they balance where the cells do.
 * Source: Patankar (1980), Numerical Heat Transfer and Fluid Flow, ch. 6; second order by deferred correction, Khosla &
 * Rubin (1974), Comput. Fluids 2, 207–209.
 */
import { backward, bend, perFace } from '#solver/field/bounded.ts';
import type { AxisIndex } from '#solver/field/grid.ts';
import { fillRow, type Friction, type FrictionRow, frictionRow } from '#solver/field/friction.ts';
import type { Parts } from '#solver/field/parts.ts';
import type { Room, Triple } from '#solver/field/room.ts';
import { areaStart, areaStep, type SizeTables } from '#solver/field/sizes.ts';
import { cellAt, type Couplings } from '#solver/field/stencil.ts';
import type { Team } from '#solver/field/team.ts';

export interface Motion {
  /** Velocities on faces, m/s. */
  readonly velocity: Triple<Float64Array>;
  /** Streams through faces, kg/s. */
  readonly stream: Triple<Float64Array>;
  readonly pressure: Float64Array; // Pa
}

/** What acts on the fluid beside its own motion; null where it does not. */
export interface Forces {
  readonly viscosity: number; // Pa s
  /** Of a fluid of one viscosity, or of a turbulent one. */
  readonly friction: Friction;
  /** Weight above that of the reference, ρ β g (T − T₀) with its sign, over the volume of each cell, N; for each axis. */
  readonly weight: Triple<Float64Array | null>;
  /** Resistance of what is porous, on faces: linear N s/m and square N s²/m². */
  readonly drag: Triple<Drag | null>;
  readonly drive: Triple<Drive | null>;
  /** What holds a velocity back in the step of a turn alone, not in the balance, on faces, N s/m. */
  readonly inertia: Triple<Float32Array | null>;
  /** That of the past; null where the case is steady. */
  readonly earlier: Past['earlier'] | null;
}

export interface Drag {
  readonly linear: Float32Array;
  readonly square: Float32Array;
}

/** What fans add on faces: force, N, and how it falls with the face's velocity, N s/m. */
export interface Drive {
  readonly force: Float64Array;
  readonly slope: Float64Array;
}

/** Momentum at the times before: ρ/Δt of the step, and what to subtract from ρ/Δt · u. */
export interface Past {
  readonly rate: number; // kg/(m³ s)
  readonly earlier: Triple<Float64Array>; // kg/(m² s²)
}

export interface MomentumBalance {
  /** Couplings over the relaxed diagonal's own scale, N s/m. */
  readonly couplings: Couplings;
  /** What is left over, N. */
  readonly rest: Float64Array;
  /** Velocity for each pascal between the cells of a face, m/(s Pa). */
  readonly mobility: Float32Array;
}

/** What the balance of one axis is made of. */
export interface Momentum {
  readonly axis: AxisIndex;
  readonly room: MomentumRoom;
  readonly motion: Motion;
  readonly forces: Forces;
  readonly into: MomentumBalance;
  readonly parts: Parts;
  /** Of each part the sum of squares that what is left over is judged by. */
  readonly scale: Float64Array;
}

/** Of a room what momentum needs. */
export interface MomentumRoom extends Pick<Room, 'strides' | 'isSought' | 'ownScheme' | 'crossScheme'> {
  readonly sizes: SizeTables;
}

/**
 * Fills the balance of one axis in a part of the planes.
 * @param relaxation share of a step that is taken, 0 to 1
 * @param rate ρ/Δt of a step in time, kg/(m³ s); 0 in a steady case
 * @returns the sum of squares of what is left over; that of what it is judged by stands in `scale`
 */
export function balanceMomentum(momentum: Momentum, part: number, relaxation: number, rate: number): number {
  const { axis, room, motion, forces, into, parts } = momentum;
  const { counts } = into.couplings;
  const row = frictionRow(counts);
  let rest = 0;
  let scale = 0;
  for (let k = parts.planes[part] - (axis === 2 && part === 0 ? 1 : 0); k < parts.planes[part + 1]; k++) {
    for (let j = axis === 1 ? -1 : 0; j < counts[1]; j++) {
      fillRow(forces.friction, row, axis, j, k);
      balanceRow(room, axis, motion, forces, row, rate, relaxation, into, j, k);
      rest += sums[0];
      scale += sums[1];
    }
  }
  momentum.scale[part] = scale;
  return rest;
}

/** What the last row added. */
const sums = new Float64Array(2);

function balanceRow(
  room: MomentumRoom,
  axis: AxisIndex,
  { velocity, stream, pressure }: Motion,
  { viscosity, weight, drag, drive, inertia, earlier: before }: Forces,
  { next: nextOwn, back: backOwn, nextB, backB, nextD, backD, rubbing: rubbingOf }: FrictionRow,
  rate: number,
  relaxation: number,
  { couplings, rest, mobility }: MomentumBalance,
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
  const { sizes } = room;
  const areas = sizes.areas[axis];
  const widths = sizes.widths[axis];
  const ownScheme = room.ownScheme[axis];
  const schemeB = room.crossScheme[b];
  const schemeD = room.crossScheme[d];
  const { diagonal, outer } = couplings;
  const next = [couplings.x, couplings.y, couplings.z];
  const back = [couplings.xBack, couplings.yBack, couplings.zBack];
  const [toE, toW, toN, toS, toT, toB] = [next[axis], back[axis], next[b], back[b], next[d], back[d]];
  const pull = weight[axis];
  const resistance = drag[axis];
  const blown = drive[axis];
  const lagging = inertia[axis];
  const earlier = before ? before[axis] : null;
  const places = [0, j, k];
  // Numbers of the schemes' faces: those along x move with the cell.
  const step = [perFace, 0, 0];
  const first = axis === 0 ? -1 : 0;
  places[0] = first;
  const stepArea = areaStep(axis);
  const stepWidth = step[axis] === 0 ? 0 : 1;
  let atArea = areaStart(sizes, axis, j + 1, k + 1) + stepArea * (first + 1);
  let atWidth = places[axis] + 1;
  let atOwn = (places[axis] + 1) * perFace;
  let atB = places[b] * perFace;
  let atD = places[d] * perFace;
  const stepOwn = step[axis];
  const stepB = step[b];
  const stepD = step[d];
  const from = cellAt(couplings, first, j, k);
  const to = cellAt(couplings, couplings.counts[0], j, k);
  let sumRest = 0;
  let sumScale = 0;
  let i = first + 1;
  for (
    let c = from;
    c < to;
    c++, i++, atOwn += stepOwn, atB += stepB, atD += stepD, atArea += stepArea, atWidth += stepWidth
  ) {
    if (isSought[c] === 0) {
      rest[c] = 0;
      mobility[c] = 0;
      diagonal[c] = 1;
      outer[c] = 1;
      toE[c] = toW[c] = toN[c] = toS[c] = toT[c] = toB[c] = 0;
      continue;
    }
    const e = c + s;
    // On the border before the first cell there is no face further back.
    const w = atOwn === 0 ? c : c - s;
    const flowE = 0.5 * (own[c] + own[e]);
    const flowW = 0.5 * (own[w] + own[c]);
    const flowN = 0.5 * (streamB[c] + streamB[e]);
    const flowS = 0.5 * (streamB[c - sb] + streamB[e - sb]);
    const flowT = 0.5 * (streamD[c] + streamD[e]);
    const flowB = 0.5 * (streamD[c - sd] + streamD[e - sd]);
    const half = 0.5 * viscosity;
    const aE = viscosity * nextOwn[i] + Math.max(-flowE, 0);
    const aW = viscosity * backOwn[i] + Math.max(flowW, 0);
    const aN = half * nextB[i] + Math.max(-flowN, 0);
    const aS = half * backB[i] + Math.max(flowS, 0);
    const aT = half * nextD[i] + Math.max(-flowT, 0);
    const aB = half * backD[i] + Math.max(flowB, 0);
    const v = u[c];
    const uE = u[e];
    const uW = u[w];
    const uN = u[c + sb];
    const uS = u[c - sb];
    const uT = u[c + sd];
    const uB = u[c - sd];
    let left = aE * (uE - v) + aW * (uW - v) + aN * (uN - v) + aS * (uS - v) + aT * (uT - v) + aB * (uB - v);
    // Above upwind: what leaves at the far sides, less what enters at the near ones.
    let at = atOwn + perFace + (flowE < 0 ? backward : 0);
    if (ownScheme[at] !== 0)
      left -= flowE * (flowE < 0 ? bend(ownScheme, at, u[e + s], uE, v) : bend(ownScheme, at, uW, v, uE));
    at = atOwn + (flowW < 0 ? backward : 0);
    if (ownScheme[at] !== 0)
      left += flowW * (flowW < 0 ? bend(ownScheme, at, uE, v, uW) : bend(ownScheme, at, u[w - s], uW, v));
    at = atB + perFace + (flowN < 0 ? backward : 0);
    if (schemeB[at] !== 0)
      left -= flowN * (flowN < 0 ? bend(schemeB, at, u[c + 2 * sb], uN, v) : bend(schemeB, at, uS, v, uN));
    at = atB + (flowS < 0 ? backward : 0);
    if (schemeB[at] !== 0)
      left += flowS * (flowS < 0 ? bend(schemeB, at, uN, v, uS) : bend(schemeB, at, u[c - 2 * sb], uS, v));
    at = atD + perFace + (flowT < 0 ? backward : 0);
    if (schemeD[at] !== 0)
      left -= flowT * (flowT < 0 ? bend(schemeD, at, u[c + 2 * sd], uT, v) : bend(schemeD, at, uB, v, uT));
    at = atD + (flowB < 0 ? backward : 0);
    if (schemeD[at] !== 0)
      left += flowB * (flowB < 0 ? bend(schemeD, at, uT, v, uB) : bend(schemeD, at, u[c - 2 * sd], uB, v));
    // Held back by walls, by what is porous, and by the momentum of the past.
    const rubbing = half * rubbingOf[i];
    let held = rubbing;
    left -= rubbing * v;
    if (resistance) {
      const square = resistance.square[c] * Math.abs(v);
      held += resistance.linear[c] + 2 * square;
      left -= (resistance.linear[c] + square) * v;
    }
    if (blown) {
      held += blown.slope[c];
      left += blown.force[c];
      sumScale += blown.force[c] * blown.force[c];
    }
    const area = areas[atArea];
    const mass = 0.5 * area * (widths[atWidth] + widths[atWidth + 1]);
    held += rate * mass;
    if (earlier) left -= mass * (rate * v - earlier[c]);
    const weighs = pull ? 0.5 * (pull[c] + pull[e]) : 0;
    left -= weighs;
    left += area * (pressure[c] - pressure[e]);
    const sum = aE + aW + aN + aS + aT + aB;
    const balanced = sum + held;
    const whole = lagging ? balanced + lagging[c] : balanced;
    toE[c] = aE;
    toW[c] = aW;
    toN[c] = aN;
    toS[c] = aS;
    toT[c] = aT;
    toB[c] = aB;
    diagonal[c] = whole / relaxation;
    outer[c] = whole / relaxation - sum;
    mobility[c] = area / (whole / relaxation - sum);
    rest[c] = left;
    sumRest += left * left;
    sumScale += balanced * v * (balanced * v) + weighs * weighs;
  }
  sums[0] = sumRest;
  sums[1] = sumScale;
}

/** A face of an outlet, along one axis. */
export interface Opening {
  readonly at: number;
  /** Sign of a velocity that comes in; 1 on the border before the first cell. */
  readonly inward: 1 | -1;
  readonly area: number; // m²
}

/** What is swept over: changes δ with A δ = rest. */
export interface Sweeps {
  readonly couplings: Couplings;
  readonly rest: Float64Array;
  readonly change: Float64Array;
  readonly parts: Parts;
}

/**
 * Sweeps forth and back over δ, from 0. The last plane of a part is the seam to the next one: it is swept after the parts on
 * the way forth, before them on the way back, so that no part waits for another.
 */
export function relaxMomentum(
  team: Team,
  sweeps: Sweeps,
  openings: readonly Opening[],
  stride: number,
  times: number,
): void {
  const { couplings, rest, change, parts } = sweeps;
  change.fill(0);
  const along = stride === 1 ? couplings.x : stride === couplings.strideY ? couplings.y : couplings.z;
  for (let sweep = 0; sweep < times; sweep++) {
    for (const { at, inward } of openings)
      if (inward === 1) change[at] = (rest[at] + along[at] * change[at + stride]) / couplings.diagonal[at];
    team.run(sweepForth, sweeps, parts.count);
    if (parts.count > 1) {
      team.run(sweepSeam, sweeps, parts.count - 1, 1);
      team.run(sweepSeam, sweeps, parts.count - 1, -1);
    }
    team.run(sweepBack, sweeps, parts.count);
  }
}

/** Behind the planes that are the part's alone. */
function endOf({ planes, count }: Parts, part: number): number {
  return planes[part + 1] - (part < count - 1 ? 1 : 0);
}

export function sweepForth({ couplings, rest, change, parts }: Sweeps, part: number): number {
  const end = endOf(parts, part);
  for (let k = parts.planes[part]; k < end; k++) planeForth(couplings, rest, change, k);
  return 0;
}

export function sweepBack({ couplings, rest, change, parts }: Sweeps, part: number): number {
  for (let k = endOf(parts, part) - 1; k >= parts.planes[part]; k--) planeBack(couplings, rest, change, k);
  return 0;
}

/** @param way 1 forth, −1 back */
export function sweepSeam({ couplings, rest, change, parts }: Sweeps, seam: number, way: number): number {
  const k = parts.planes[seam + 1] - 1;
  if (way > 0) planeForth(couplings, rest, change, k);
  else planeBack(couplings, rest, change, k);
  return 0;
}

function planeForth(couplings: Couplings, rest: Float64Array, change: Float64Array, k: number): void {
  const [, ny] = couplings.counts;
  for (let j = 0; j < ny; j++) relaxForth(couplings, rest, change, cellAt(couplings, 0, j, k));
}

function planeBack(couplings: Couplings, rest: Float64Array, change: Float64Array, k: number): void {
  const [, ny] = couplings.counts;
  for (let j = ny - 1; j >= 0; j--) relaxBack(couplings, rest, change, cellAt(couplings, 0, j, k));
}

/*
 * Each cell waits for the one before it in its row: all else is done meanwhile, so that the wait is one product, one sum
 * and one product long.
 */

function relaxForth(couplings: Couplings, rest: Float64Array, change: Float64Array, from: number): void {
  const { counts, strideY, strideZ, x, y, z, xBack, yBack, zBack, diagonal } = couplings;
  let last = change[from - 1];
  for (let c = from; c < from + counts[0]; c++) {
    const all =
      rest[c] +
      x[c] * change[c + 1] +
      (y[c] * change[c + strideY] + yBack[c] * change[c - strideY]) +
      (z[c] * change[c + strideZ] + zBack[c] * change[c - strideZ]);
    last = (all + xBack[c] * last) * (1 / diagonal[c]);
    change[c] = last;
  }
}

function relaxBack(couplings: Couplings, rest: Float64Array, change: Float64Array, from: number): void {
  const { counts, strideY, strideZ, x, y, z, xBack, yBack, zBack, diagonal } = couplings;
  const end = from + counts[0];
  let last = change[end];
  for (let c = end - 1; c >= from; c--) {
    const all =
      rest[c] +
      xBack[c] * change[c - 1] +
      (y[c] * change[c + strideY] + yBack[c] * change[c - strideY]) +
      (z[c] * change[c + strideZ] + zBack[c] * change[c - strideZ]);
    last = (all + x[c] * last) * (1 / diagonal[c]);
    change[c] = last;
  }
}
