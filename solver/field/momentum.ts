/*
 * The balance of momentum on the faces of one axis: what is left over, and the operator that takes it away.
 * Control volumes reach from middle to middle of the two cells; streams and friction through their sides are the halves
 * of those of both cells, so that they balance where the cells do.
 * Source: Patankar (1980), Numerical Heat Transfer and Fluid Flow, ch. 6; second order by deferred correction, Khosla &
 * Rubin (1974), Comput. Fluids 2, 207–209.
 */
import type { AxisIndex } from '#solver/field/grid.ts';
import type { Friction } from '#solver/field/friction.ts';
import { endOf, type Parts } from '#solver/field/parts.ts';
import type { Room, Triple } from '#solver/field/room.ts';
import type { SizeTables } from '#solver/field/sizes.ts';
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
  /** Whether the schemes have nothing above upwind values. */
  readonly isUpwind: boolean;
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
