/*
 * Pressures that make what enters each cell of fluid leave it again.
 * Source: Van Doormaal & Raithby (1984), Numer. Heat Transfer 7, 147–163 (SIMPLEC).
 */
import { applySingle, ConjugateGradients } from '#solver/field/conjugate-gradients.ts';
import type { Motion } from '#solver/field/momentum.ts';
import { type CycleMemory, Multigrid } from '#solver/field/multigrid.ts';
import type { Room, Triple } from '#solver/field/room.ts';
import { type AxisIndex, axes } from '#solver/field/grid.ts';
import { type DensityOnFaces, pushStreams, setConductances } from '#solver/field/streams.ts';
import type { Parts } from '#solver/field/parts.ts';
import { cellAt, closeSymmetric, type Couplings } from '#solver/field/stencil.ts';
import type { Team } from '#solver/field/team.ts';

/** Share of what is left over that one correction may leave. */
const enough = 0.05;
const mostIterations = 60;

export class Continuity {
  readonly #team: Team;
  readonly #parts: Parts;
  readonly #room: Room;
  readonly #density: number | Triple<Float64Array>;
  readonly #couplings: Couplings;
  readonly #cycle: CycleMemory;
  readonly #gradients: ConjugateGradients<Couplings>;
  readonly #right: Float64Array;
  readonly #correction: Float64Array;
  #multigrid: Multigrid | null = null;
  /** Iterations right after the multigrid was made. */
  #usual = 0;
  /** Whether nothing holds the pressure: it is 0 in the first cell then. */
  readonly #isFloating: boolean;

  /**
   * @param density of the fluid, or of a gas on its faces, kg/m³
   * @param couplings memory that others use between two corrections @param cycle the same, of the multigrid
   */
  constructor(
    team: Team,
    parts: Parts,
    room: Room,
    density: number | Triple<Float64Array>,
    couplings: Couplings,
    cycle: CycleMemory,
  ) {
    const size = room.isFluid.length;
    this.#team = team;
    this.#parts = parts;
    this.#room = room;
    this.#density = density;
    this.#couplings = couplings;
    this.#cycle = cycle;
    this.#gradients = new ConjugateGradients(team, parts, size, applySingle, couplings);
    [this.#right, this.#correction] = team.shared([new Float64Array(size), new Float64Array(size)]);
    this.#isFloating = !room.passages.some(({ type }) => type === 'outlet');
  }

  /** Four vectors, for others to use between two corrections. */
  get memory(): readonly Float64Array[] {
    return [this.#right, this.#correction, ...this.#gradients.memory];
  }

  get bytes(): number {
    return 2 * this.#right.byteLength + this.#gradients.bytes + (this.#multigrid?.bytes ?? 0);
  }

  /**
   * Corrects velocities, streams and pressures.
   * @param mobility of faces, m/(s Pa)
   * @returns what entered the cells and did not leave before, kg/s: the root of the sum of squares
   */
  correct(motion: Motion, mobility: Triple<Float32Array>): number {
    const room = this.#room;
    const right = this.#right;
    const correction = this.#correction;
    // Solids and ghosts hold what others left there.
    right.fill(0);
    const norm = Math.sqrt(surplus(room, motion.stream, right));
    if (norm === 0) return 0;
    this.#couple(mobility);
    correction.fill(0);
    if (this.#multigrid) this.#multigrid.refresh();
    else this.#multigrid = new Multigrid(this.#team, this.#parts, this.#couplings, 'symmetric', this.#cycle);
    const run = this.#gradients.improve(this.#multigrid, right, correction, norm, enough, mostIterations);
    let next = run.next();
    while (next.done !== true) next = run.next();
    const { iteration } = next.value;
    if (this.#usual === 0) this.#usual = iteration;
    // Its levels are those of another flow by now: what they leave over is smooth, and the turns bear that badly.
    if (iteration > this.#usual) {
      this.#multigrid.forget();
      this.#multigrid = null;
      this.#usual = 0;
    }
    for (const axis of axes)
      if (room.moves[axis])
        pushStreams(
          room,
          axis,
          motion.velocity[axis],
          motion.stream[axis],
          mobility[axis],
          correction,
          this.#densityOn(axis),
        );
    const first = room.isFluid.indexOf(1);
    const level = this.#isFloating ? motion.pressure[first] + correction[first] : 0;
    raise(motion.pressure, correction, room.isFluid, level);
    return norm;
  }

  #densityOn(axis: AxisIndex): DensityOnFaces {
    return typeof this.#density === 'number' ? this.#density : this.#density[axis];
  }

  /** Streams for each pascal. */
  #couple(mobility: Triple<Float32Array>): void {
    const { passages } = this.#room;
    const { x, y, z, outer } = this.#couplings;
    const next = [x, y, z];
    for (const axis of axes)
      setConductances(this.#room, axis, mobility[axis], this.#densityOn(axis), next[axis]);
    outer.fill(0);
    for (const { cell, at, axis, type } of passages) {
      if (type !== 'outlet') continue;
      outer[cell] += next[axis][at];
      next[axis][at] = 0;
    }
    closeSymmetric(this.#couplings);
  }
}

/** right = what enters less what leaves, of cells of fluid. @returns sum of squares */
function surplus(room: Room, [x, y, z]: Triple<Float64Array>, right: Float64Array): number {
  const { isFluid, grid, strides } = room;
  const [nx, ny, nz] = grid.counts;
  const [, strideY, strideZ] = strides;
  let sum = 0;
  for (let k = 0; k < nz; k++) {
    for (let j = 0; j < ny; j++) {
      const from = cellAt({ strideY, strideZ }, 0, j, k);
      for (let c = from; c < from + nx; c++) {
        if (isFluid[c] === 0) continue;
        const rest = x[c - 1] - x[c] + y[c - strideY] - y[c] + z[c - strideZ] - z[c];
        right[c] = rest;
        sum += rest * rest;
      }
    }
  }
  return sum;
}

function raise(pressure: Float64Array, correction: Float64Array, isFluid: Uint8Array, level: number): void {
  for (let c = 0; c < pressure.length; c++) if (isFluid[c] === 1) pressure[c] += correction[c] - level;
}
