/*
 * One step of Newton's method for k and ε together, along the streams as they are: what is left over of both, and sweeps
 * over both at once. Production and dissipation tie the two in each cell: 2 × 2 derivatives of them stand on the diagonal,
 * that by which k feeds itself at most to half of what holds it. Both are carried upwind: their sources outweigh what that
 * blurs, and nothing overshoots. Diffusion is that of the last viscosities.
 * Source: Ilinca & Pelletier (1998), AIAA J. 36, 44–50 (steps of the logarithms: both stay positive).
 */
import { endOf, type Parts } from '#solver/field/parts.ts';
import type { Triple } from '#solver/field/room.ts';
import { cellAt, type Counts, stridesOf } from '#solver/field/stencil.ts';
import type { Team } from '#solver/field/team.ts';

export const c1 = 1.44;
export const c2 = 1.92;
/** One over σ of ε; that of k is 1. */
const perSigma = 1 / 1.3;
/** Most production, over dissipation. */
export const mostProduction = 10;
/** Share of a step that a turn takes, and its sweeps there and back. */
const relaxation = 0.9;
const sweeps = 3;
/** Share left over from which on both are stepped together: further away such steps overshoot, and both grow beyond measure. */
const near = 0.1;
/** ε beside walls goes with k^1.5 in the logarithm. */
const ofWalls = 1.5;

/** Numbers of a cell: couplings of k and of ε, x, x back, y … z back in turn, and four that make changes of what is left over. */
const perCell = 16;
const toChange = 12;

/** What the balance of both is made of, and where it goes. */
export interface Pair {
  readonly counts: Counts;
  readonly isFluid: Uint8Array;
  readonly between: Triple<Float64Array>;
  readonly share: Triple<Float32Array>;
  readonly stream: Triple<Float64Array>;
  /** Effective over molecular viscosity. */
  readonly ratio: Float64Array;
  readonly k: Float64Array;
  readonly epsilon: Float64Array;
  readonly volume: Float64Array;
  /** Of k, W/m³. */
  readonly production: Float64Array;
  /** ε of cells beside walls, which stands in place of its equation there; 0 in others. */
  readonly atWalls: Float64Array;
  readonly viscosity: number; // Pa s
  readonly density: number; // kg/m³
  readonly rows: Float32Array;
  /** k and ε in turn. */
  readonly rest: Float64Array;
  readonly change: Float64Array;
  readonly parts: Parts;
  /** Of each part: left over of k, what it is judged by, and the same of ε. */
  readonly sums: Float64Array;
}

type Made = 'rows' | 'rest' | 'change' | 'sums';

export function pairOf(team: Team, given: Omit<Pair, Made>): Pair {
  const size = given.isFluid.length;
  const made = team.shared({
    rows: new Float32Array(perCell * size),
    rest: new Float64Array(2 * size),
    change: new Float64Array(2 * size),
    sums: new Float64Array(4 * given.parts.count),
  });
  return { ...given, ...made };
}

/**
 * Fills `change` with one step.
 * @param before the share that was left over before the last one
 * @returns the larger share that is left over before this one
 */
export function stepPair(team: Team, pair: Pair, before: number): number {
  const { parts, sums, change } = pair;
  team.run(balancePair, pair, parts.count, before < near ? 1 : 0);
  change.fill(0);
  for (let sweep = 0; sweep < sweeps; sweep++) {
    team.run(pairForth, pair, parts.count);
    if (parts.count > 1) {
      team.run(pairSeam, pair, parts.count - 1, 1);
      team.run(pairSeam, pair, parts.count - 1, -1);
    }
    team.run(pairBack, pair, parts.count);
  }
  const share = (of: 0 | 2): number => {
    let left = 0;
    let scale = 0;
    for (let part = 0; part < parts.count; part++) {
      left += sums[4 * part + of];
      scale += sums[4 * part + of + 1];
    }
    return scale > 0 ? left / scale : 0;
  };
  return Math.max(share(0), share(2));
}

/** @param isNear 1: both together, 0: each by itself */
export function balancePair(pair: Pair, part: number, isNear: number): number {
  const { counts, parts, sums } = pair;
  sums.fill(0, 4 * part, 4 * part + 4);
  for (let k = parts.planes[part]; k < parts.planes[part + 1]; k++)
    for (let j = 0; j < counts[1]; j++) balanceRow(pair, isNear === 1, 4 * part, j, k);
  return 0;
}

function balanceRow(pair: Pair, isNear: boolean, part: number, j: number, plane: number): void {
  const { counts, isFluid, ratio, k, epsilon, volume, production, atWalls, viscosity, density } = pair;
  const { rows, rest, sums } = pair;
  const [betweenX, betweenY, betweenZ] = pair.between;
  const [shareX, shareY, shareZ] = pair.share;
  const [streamX, streamY, streamZ] = pair.stream;
  const { strideY, strideZ } = stridesOf(counts);
  const from = cellAt({ strideY, strideZ }, 0, j, plane);
  const to = from + counts[0];
  const molecular = viscosity * (1 - perSigma);
  const more = 1 / relaxation;
  let leftOfK = 0;
  let scaleOfK = 0;
  let leftOfEpsilon = 0;
  let scaleOfEpsilon = 0;
  // What the face behind a cell has is that of the face before the next one.
  let betweenNext = betweenX[from - 1];
  let streamNext = streamX[from - 1];
  let dNext = 0;
  for (let c = from; c < to; c++) {
    const betweenBack = betweenNext;
    const streamBack = streamNext;
    betweenNext = betweenX[c];
    streamNext = streamX[c];
    if (isFluid[c] === 0) {
      dNext = 0;
      continue;
    }
    const dW = dNext;
    const w = c - 1;
    const s = c - strideY;
    const b = c - strideZ;
    const nu = ratio[c];
    // Diffusion of k to the six neighbours, and what enters from them.
    const dE = viscosity * betweenNext * (shareX[c] * nu + (1 - shareX[c]) * ratio[c + 1]);
    dNext = dE;
    const dN = viscosity * betweenY[c] * (shareY[c] * nu + (1 - shareY[c]) * ratio[c + strideY]);
    const dS = viscosity * betweenY[s] * (shareY[s] * ratio[s] + (1 - shareY[s]) * nu);
    const dT = viscosity * betweenZ[c] * (shareZ[c] * nu + (1 - shareZ[c]) * ratio[c + strideZ]);
    const dB = viscosity * betweenZ[b] * (shareZ[b] * ratio[b] + (1 - shareZ[b]) * nu);
    const fE = Math.max(-streamNext, 0);
    const fW = Math.max(streamBack, 0);
    const fN = Math.max(-streamY[c], 0);
    const fS = Math.max(streamY[s], 0);
    const fT = Math.max(-streamZ[c], 0);
    const fB = Math.max(streamZ[b], 0);
    const v = volume[c];
    const q = k[c];
    const e = epsilon[c];
    const p = production[c];
    const perK = 1 / q;
    const rate = e * perK;
    const held = atWalls[c];
    const at = perCell * c;
    const ofK = dE + dW + dN + dS + dT + dB + (fE + fW + fN + fS + fT + fB);
    const sink = density * rate * v;
    const left =
      (dE + fE) * (k[c + 1] - q) +
      (dW + fW) * (k[w] - q) +
      (dN + fN) * (k[c + strideY] - q) +
      (dS + fS) * (k[s] - q) +
      (dT + fT) * (k[c + strideZ] - q) +
      (dB + fB) * (k[b] - q) +
      p * v -
      sink * q;
    rows[at] = dE + fE;
    rows[at + 1] = dW + fW;
    rows[at + 2] = dN + fN;
    rows[at + 3] = dS + fS;
    rows[at + 4] = dT + fT;
    rows[at + 5] = dB + fB;
    rest[2 * c] = left;
    leftOfK += Math.abs(left);
    scaleOfK += p * v + (ofK + sink) * q;
    let ownOfK = more * ofK + (more - 1) * sink;
    let ownOfEpsilon = 1;
    // Change of what takes k and ε by the other one.
    let byEpsilon = density * v;
    let byK = -ofWalls * held * perK;
    if (held > 0) rest[2 * c + 1] = held - e;
    else {
      const aE = perSigma * dE + molecular * betweenNext + fE;
      const aW = perSigma * dW + molecular * betweenBack + fW;
      const aN = perSigma * dN + molecular * betweenY[c] + fN;
      const aS = perSigma * dS + molecular * betweenY[s] + fS;
      const aT = perSigma * dT + molecular * betweenZ[c] + fT;
      const aB = perSigma * dB + molecular * betweenZ[b] + fB;
      const ofEpsilon = aE + aW + aN + aS + aT + aB;
      const made = c1 * p * rate * v;
      const rested =
        aE * (epsilon[c + 1] - e) +
        aW * (epsilon[w] - e) +
        aN * (epsilon[c + strideY] - e) +
        aS * (epsilon[s] - e) +
        aT * (epsilon[c + strideZ] - e) +
        aB * (epsilon[b] - e) +
        made -
        c2 * sink * e;
      rows[at + 6] = aE;
      rows[at + 7] = aW;
      rows[at + 8] = aN;
      rows[at + 9] = aS;
      rows[at + 10] = aT;
      rows[at + 11] = aB;
      rest[2 * c + 1] = rested;
      leftOfEpsilon += Math.abs(rested);
      scaleOfEpsilon += made + (ofEpsilon + c2 * sink) * e;
      ownOfEpsilon = more * ofEpsilon + (more - 1) * c2 * sink;
      if (isNear && p < mostProduction * density * e) {
        ownOfK = Math.max(ownOfK / 2, ownOfK - 2 * p * v * perK);
        ownOfEpsilon += 2 * c2 * sink;
        byEpsilon += (p * v) / e;
        byK = -(made + c2 * sink * e) * perK;
      } else {
        // Each by itself; where production is held down, k would feed on ε.
        ownOfK += sink;
        ownOfEpsilon += c2 * sink;
        byEpsilon = 0;
        byK = 0;
      }
    }
    const scale = 1 / (ownOfK * ownOfEpsilon - byEpsilon * byK);
    rows[at + toChange] = scale * ownOfEpsilon;
    rows[at + toChange + 1] = -scale * byEpsilon;
    rows[at + toChange + 2] = -scale * byK;
    rows[at + toChange + 3] = scale * ownOfK;
  }
  sums[part] += leftOfK;
  sums[part + 1] += scaleOfK;
  sums[part + 2] += leftOfEpsilon;
  sums[part + 3] += scaleOfEpsilon;
}

/*
 * Sweeps, as those of momentum go (momentum.ts): the last plane of a part is the seam to the next one.
 */

export function pairForth(pair: Pair, part: number): number {
  const end = endOf(pair.parts, part);
  for (let k = pair.parts.planes[part]; k < end; k++) planeForth(pair, k);
  return 0;
}

export function pairBack(pair: Pair, part: number): number {
  for (let k = endOf(pair.parts, part) - 1; k >= pair.parts.planes[part]; k--) planeBack(pair, k);
  return 0;
}

/** @param way 1 forth, −1 back */
export function pairSeam(pair: Pair, seam: number, way: number): number {
  const k = pair.parts.planes[seam + 1] - 1;
  if (way > 0) planeForth(pair, k);
  else planeBack(pair, k);
  return 0;
}

function planeForth({ counts, rows, rest, change }: Pair, k: number): void {
  const { strideY, strideZ } = stridesOf(counts);
  for (let j = 0; j < counts[1]; j++) {
    const from = cellAt({ strideY, strideZ }, 0, j, k);
    sweepRow(rows, rest, change, 2 * strideY, 2 * strideZ, from, counts[0], 1);
  }
}

function planeBack({ counts, rows, rest, change }: Pair, k: number): void {
  const { strideY, strideZ } = stridesOf(counts);
  for (let j = counts[1] - 1; j >= 0; j--) {
    const from = cellAt({ strideY, strideZ }, counts[0] - 1, j, k);
    sweepRow(rows, rest, change, 2 * strideY, 2 * strideZ, from, counts[0], -1);
  }
}

/**
 * Gauss–Seidel over both values of the cells of a row; solids have no couplings and stay at 0. Each cell waits for the one
 * before it: all else is done meanwhile, so that the wait is one product and two sums long.
 */
function sweepRow(
  rows: Float32Array,
  rest: Float64Array,
  change: Float64Array,
  y: number,
  z: number,
  first: number,
  count: number,
  way: 1 | -1,
): void {
  const step = 2 * way;
  // Couplings with the cell that was swept before and with the next one.
  const toLast = way > 0 ? 1 : 0;
  const toNext = 1 - toLast;
  let at = perCell * first;
  let c = 2 * first;
  let lastK = change[c - step];
  let lastEpsilon = change[c - step + 1];
  for (let i = 0; i < count; i++, c += step, at += perCell * way) {
    const ofK =
      rest[c] +
      (rows[at + 2] * change[c + y] + rows[at + 3] * change[c - y]) +
      (rows[at + 4] * change[c + z] + rows[at + 5] * change[c - z]) +
      rows[at + toNext] * change[c + step];
    const ofEpsilon =
      rest[c + 1] +
      (rows[at + 8] * change[c + y + 1] + rows[at + 9] * change[c - y + 1]) +
      (rows[at + 10] * change[c + z + 1] + rows[at + 11] * change[c - z + 1]) +
      rows[at + 6 + toNext] * change[c + step + 1];
    const lastOfK = rows[at + toLast];
    const lastOfEpsilon = rows[at + 6 + toLast];
    const kk = rows[at + toChange];
    const ke = rows[at + toChange + 1];
    const ek = rows[at + toChange + 2];
    const ee = rows[at + toChange + 3];
    const k = kk * ofK + ke * ofEpsilon + (kk * lastOfK * lastK + ke * lastOfEpsilon * lastEpsilon);
    lastEpsilon = ek * ofK + ee * ofEpsilon + (ek * lastOfK * lastK + ee * lastOfEpsilon * lastEpsilon);
    lastK = k;
    change[c] = lastK;
    change[c + 1] = lastEpsilon;
  }
}
