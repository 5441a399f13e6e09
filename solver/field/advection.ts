/*
 * Heat that streams carry along with what conducts: what is left over in the cells, and the operator that takes it away.
 */
import { backward, bend, perFace } from '#solver/field/bounded.ts';
import type { Parts } from '#solver/field/parts.ts';
import type { Room, Triple } from '#solver/field/room.ts';
import { cellAt, type Couplings, type Stencil } from '#solver/field/stencil.ts';
import type { Team } from '#solver/field/team.ts';

/** What the balance of heat is made of, and where it goes. */
export interface Heat {
  /** Numbers of the schemes. */
  readonly scheme: Triple<Float64Array>;
  /** Between cells and to what is held, with `right` what is put in and held, W. */
  readonly conduction: Stencil<Float64Array>;
  readonly right: Float64Array;
  readonly stream: Triple<Float64Array>;
  readonly t: Float64Array;
  readonly couplings: Couplings;
  /** What is left over in each cell, W. */
  readonly rest: Float64Array;
  readonly parts: Parts;
}

/**
 * Fills the couplings and what is left over.
 * @param capacity specific heat of what streams, J/(kg K)
 * @returns what is left over in all cells, without signs, W
 */
export function balanceHeat(team: Team, heat: Heat, passages: Room['passages'], capacity: number): number {
  const sum = team.run(balancePart, heat, heat.parts.count, capacity);
  holdInlets(passages, heat.couplings);
  return sum;
}

export function balancePart(heat: Heat, part: number, capacity: number): number {
  const { scheme, conduction, right, stream, t, couplings, rest, parts } = heat;
  const [, ny] = conduction.counts;
  let sum = 0;
  for (let k = parts.planes[part]; k < parts.planes[part + 1]; k++)
    for (let j = 0; j < ny; j++)
      sum += heatRow(scheme, conduction, right, stream, capacity, t, couplings, rest, j, k);
  return sum;
}

/** What comes in has a temperature of its own: to the cells inside it is held. */
function holdInlets(passages: Room['passages'], couplings: Couplings): void {
  const next = [couplings.x, couplings.y, couplings.z];
  const back = [couplings.xBack, couplings.yBack, couplings.zBack];
  for (const { cell, ghost, axis } of passages) {
    const inward = ghost > cell ? next[axis] : back[axis];
    couplings.outer[cell] += inward[cell];
    inward[cell] = 0;
  }
}

function heatRow(
  [schemeX, schemeY, schemeZ]: Triple<Float64Array>,
  conduction: Stencil<Float64Array>,
  right: Float64Array,
  stream: Triple<Float64Array>,
  capacity: number,
  t: Float64Array,
  couplings: Couplings,
  rest: Float64Array,
  j: number,
  k: number,
): number {
  const { strideY, strideZ, x, y, z, outer } = conduction;
  const [streamX, streamY, streamZ] = stream;
  const atY = j * perFace;
  const atZ = k * perFace;
  let atX = 0;
  const from = cellAt(conduction, 0, j, k);
  const to = from + conduction.counts[0];
  let sum = 0;
  for (let c = from; c < to; c++, atX += perFace) {
    const flowE = capacity * streamX[c];
    const flowW = capacity * streamX[c - 1];
    const flowN = capacity * streamY[c];
    const flowS = capacity * streamY[c - strideY];
    const flowT = capacity * streamZ[c];
    const flowB = capacity * streamZ[c - strideZ];
    const aE = x[c] + Math.max(-flowE, 0);
    const aW = x[c - 1] + Math.max(flowW, 0);
    const aN = y[c] + Math.max(-flowN, 0);
    const aS = y[c - strideY] + Math.max(flowS, 0);
    const aT = z[c] + Math.max(-flowT, 0);
    const aB = z[c - strideZ] + Math.max(flowB, 0);
    const v = t[c];
    const tE = t[c + 1];
    const tW = t[c - 1];
    const tN = t[c + strideY];
    const tS = t[c - strideY];
    const tT = t[c + strideZ];
    const tB = t[c - strideZ];
    let left =
      right[c] -
      outer[c] * v +
      aE * (tE - v) +
      aW * (tW - v) +
      aN * (tN - v) +
      aS * (tS - v) +
      aT * (tT - v) +
      aB * (tB - v);
    if (flowE !== 0) {
      const at = atX + perFace + (flowE < 0 ? backward : 0);
      if (schemeX[at] !== 0)
        left -= flowE * (flowE < 0 ? bend(schemeX, at, t[c + 2], tE, v) : bend(schemeX, at, tW, v, tE));
    }
    if (flowW !== 0) {
      const at = atX + (flowW < 0 ? backward : 0);
      if (schemeX[at] !== 0)
        left += flowW * (flowW < 0 ? bend(schemeX, at, tE, v, tW) : bend(schemeX, at, t[c - 2], tW, v));
    }
    if (flowN !== 0) {
      const at = atY + perFace + (flowN < 0 ? backward : 0);
      if (schemeY[at] !== 0)
        left -=
          flowN * (flowN < 0 ? bend(schemeY, at, t[c + 2 * strideY], tN, v) : bend(schemeY, at, tS, v, tN));
    }
    if (flowS !== 0) {
      const at = atY + (flowS < 0 ? backward : 0);
      if (schemeY[at] !== 0)
        left +=
          flowS * (flowS < 0 ? bend(schemeY, at, tN, v, tS) : bend(schemeY, at, t[c - 2 * strideY], tS, v));
    }
    if (flowT !== 0) {
      const at = atZ + perFace + (flowT < 0 ? backward : 0);
      if (schemeZ[at] !== 0)
        left -=
          flowT * (flowT < 0 ? bend(schemeZ, at, t[c + 2 * strideZ], tT, v) : bend(schemeZ, at, tB, v, tT));
    }
    if (flowB !== 0) {
      const at = atZ + (flowB < 0 ? backward : 0);
      if (schemeZ[at] !== 0)
        left +=
          flowB * (flowB < 0 ? bend(schemeZ, at, tT, v, tB) : bend(schemeZ, at, t[c - 2 * strideZ], tB, v));
    }
    couplings.x[c] = aE;
    couplings.xBack[c] = aW;
    couplings.y[c] = aN;
    couplings.yBack[c] = aS;
    couplings.z[c] = aT;
    couplings.zBack[c] = aB;
    couplings.diagonal[c] = aE + aW + aN + aS + aT + aB + outer[c];
    couplings.outer[c] = outer[c];
    rest[c] = left;
    sum += Math.abs(left);
  }
  return sum;
}

/** What all couplings of the cells would carry if what is around stood at nought, W. */
export function toNought(diagonal: Float32Array, t: Float64Array): number {
  let sum = 0;
  for (let c = 0; c < t.length; c++) sum += diagonal[c] * Math.abs(t[c]);
  return sum;
}
