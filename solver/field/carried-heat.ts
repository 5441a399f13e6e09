import { balanceHeat, type Heat, toNought } from '#solver/field/advection.ts';
import type { Bodies } from '#solver/field/bodies.ts';
import { ConjugateResiduals } from '#solver/field/conjugate-residuals.ts';
import { type CycleMemory, Multigrid } from '#solver/field/multigrid.ts';
import type { Room, Triple } from '#solver/field/room.ts';
import type { Couplings } from '#solver/field/stencil.ts';
import type { Team } from '#solver/field/team.ts';

/**
 * Share of the heat left over that a turn may leave, as its streams are not the last ones: of heat that each turn solves, and of
 * heat that waits some turns for them. And its most iterations.
 */
const enough = { always: 0.3, waits: 0.1 } as const;
const mostIterations = 10;
/** Share of a cell's couplings that its heat lags behind by at least, as what it drives is told. */
const leastLag = 0.02;

/** Heat in a fluid that moves and in the solids around it: one linear solve a turn. */
export class CarriedHeat {
  readonly #team: Team;
  readonly #made: Omit<Heat, 'right'>;
  readonly #passages: Room['passages'];
  readonly #residuals: ConjugateResiduals;
  readonly #cycle: CycleMemory;
  /** What the heat of each cell was held back by in the last step, W/K; of no cell where that is not asked for. */
  readonly lag: Float32Array;
  #heat: Heat | null = null;
  #multigrid: Multigrid | null = null;
  /** Iterations right after the multigrid was made. */
  #usual = 0;

  /**
   * @param made couplings and rest are memory that others use between two turns
   * @param memory vectors that others use between two turns @param cycle the same, of the multigrid, and counted by them
   * @param lags whether `lag` is asked for
   */
  constructor(
    team: Team,
    made: Omit<Heat, 'right'>,
    passages: Room['passages'],
    memory: readonly Float64Array[],
    cycle: CycleMemory,
    bodies: Bodies,
    lags: boolean,
  ) {
    this.#team = team;
    this.#made = made;
    this.#passages = passages;
    this.#cycle = cycle;
    this.lag = new Float32Array(lags ? made.t.length : 0);
    this.#residuals = new ConjugateResiduals(team, made.parts, made.couplings, memory, bodies);
  }

  get bytes(): number {
    return this.lag.byteLength + (this.#multigrid?.bytes ?? 0);
  }

  /**
   * Moves the temperatures, by the whole step where they can: held back, what streams mix well would warm up by a thousandth a turn.
   * @param right what is put in and held, W @param capacity specific heat of the fluid, J/(kg K) @param share of the step
   * @param waits whether heat is solved in some turns alone
   * @returns what was left over in all cells before, and what all couplings would carry to nought, W
   */
  step(
    right: Float64Array,
    capacity: number,
    share: number,
    waits: boolean,
  ): { readonly left: number; readonly toNought: number } {
    if (this.#heat?.right !== right) this.#heat = { ...this.#made, right };
    const heat = this.#heat;
    const { couplings, rest, t, parts } = heat;
    rest.fill(0);
    const left = balanceHeat(this.#team, heat, this.#passages, capacity);
    const most = toNought(couplings.diagonal, t);
    if (share < 1) holdBack(couplings, share);
    const lagging = Math.max(leastLag, 1 - share);
    for (let c = 0; c < this.lag.length; c++) this.lag[c] = lagging * couplings.diagonal[c];
    if (this.#multigrid) this.#multigrid.refresh();
    else this.#multigrid = new Multigrid(this.#team, parts, couplings, 'general', this.#cycle);
    const iterations = this.#residuals.improve(
      this.#multigrid,
      rest,
      t,
      waits ? enough.waits : enough.always,
      mostIterations,
    );
    if (this.#usual === 0) this.#usual = iterations;
    if (iterations > this.#usual + 2 || iterations === mostIterations) {
      this.#multigrid.forget();
      this.#multigrid = null;
      this.#usual = 0;
    }
    return { left, toNought: most };
  }
}

function holdBack({ outer, diagonal }: Couplings, share: number): void {
  for (let c = 0; c < diagonal.length; c++) {
    const whole = diagonal[c] / share;
    outer[c] += whole - diagonal[c];
    diagonal[c] = whole;
  }
}

/** Heat that goes out through openings less what comes in, half of what passes, and all of it down to nought, W. */
export interface Carried {
  readonly out: number;
  readonly through: number;
  readonly toNought: number;
}

/** @param capacity J/(kg K) @param reference a temperature that occurs, K: what streams carry is counted from it @param lost of heat that leaves otherwise, W */
export function carriedOut(
  passages: Room['passages'],
  stream: Triple<Float64Array>,
  t: Float64Array,
  capacity: number,
  reference: number,
  lost: number,
): Carried {
  let out = lost;
  let through = Math.abs(lost) / 2;
  let toNought = 0;
  for (const { cell, ghost, at, axis } of passages) {
    const outwards = (ghost > cell ? 1 : -1) * stream[axis][at];
    const heat = capacity * outwards * ((outwards > 0 ? t[cell] : t[ghost]) - reference);
    out += heat;
    through += Math.abs(heat) / 2;
    toNought += capacity * Math.abs(outwards * t[cell]);
  }
  return { out, through, toNought };
}
