/*
 * Temperatures from step to step, and the ones to begin with.
 */
import { bytesIn } from '#solver/field/bytes.ts';
import { addScaled, type FieldEquations } from '#solver/field/assemble.ts';
import { domainOf, middleOf, forCells } from '#solver/field/grid.ts';
import type { FieldCase } from '#solver/field/schema.ts';
import { spreadOver } from '#solver/field/spread.ts';
import { cellAt } from '#solver/field/stencil.ts';
import { alone } from '#solver/field/team.ts';

/**
 * Temperatures from step to step: (3/2 T − 2 T₁ + ½ T₂) C/Δt = F(T) with the two before (BDF2, second order), the first
 * step and all of `order` 1 by backward Euler. A steady case is one step without a past.
 * Source: Curtiss & Hirschfelder (1952); Hairer & Wanner, Solving Ordinary Differential Equations II, V.1.
 */
export class March {
  readonly t: Float64Array;
  /** ‖q‖ with the heat q that each cell would gain if all stood as at the beginning, W: what residuals are judged by. */
  readonly scale: number;
  readonly #equations: FieldEquations;
  readonly #transient: FieldCase['transient'];
  readonly #right: Float64Array;
  readonly #last: Float64Array;
  readonly #lastButOne: Float64Array;
  #isSecond = false;

  constructor(input: FieldCase, equations: FieldEquations, team = alone) {
    const size = equations.stencil.x.length;
    this.#equations = equations;
    this.#transient = input.transient;
    this.t = team.shared(startOf(input, equations));
    this.scale = gainNorm(input, equations, this.t);
    this.#right = input.transient ? team.shared(new Float64Array(size)) : equations.right;
    this.#last = new Float64Array(input.transient ? size : 0);
    this.#lastButOne = new Float64Array(input.transient ? size : 0);
  }

  get bytes(): number {
    const { stencil, right, capacity, materialOf, insulated } = this.#equations;
    // What holds in all steps, and in a case in time what a step has of its own.
    const ofEquations = bytesIn([stencil, right, capacity, materialOf, insulated]);
    const ofStep = this.#transient ? bytesIn([this.#right, this.#last, this.#lastButOne]) : 0;
    return ofEquations + this.t.byteLength + ofStep;
  }

  /** The temperatures that the step at hand began with; none where the case is steady. */
  get last(): Float64Array {
    return this.#last;
  }

  /** Of the new time and the two before it in the rate of change, over the step: BDF2 from the second step on, else Euler. */
  get weights(): { readonly now: number; readonly last: number; readonly old: number } {
    return this.#isSecond ? { now: 1.5, last: 2, old: 0.5 } : { now: 1, last: 1, old: 0 };
  }

  /** The right side of step `n`; `t` is the past from here on until it is improved. */
  next(n: number): Float64Array {
    if (!this.#transient) return this.#right;
    const { step, order = 2 } = this.#transient;
    const { stencil, right, capacity } = this.#equations;
    if (n === 1 && order === 2) {
      addScaled(stencil.outer, 0.5 / step, capacity);
      this.#isSecond = true;
    }
    advance(
      this.#right,
      right,
      capacity,
      1 / step,
      this.weights,
      this.t,
      this.#last,
      this.#lastButOne,
      n > 0,
    );
    return this.#right;
  }

  /** What the last step stored, W. */
  stored(): number {
    if (!this.#transient) return 0;
    const { capacity } = this.#equations;
    const { now, last, old } = this.weights;
    let stored = 0;
    for (let c = 0; c < capacity.length; c++)
      stored += capacity[c] * (now * this.t[c] - last * this.#last[c] + old * this.#lastButOne[c]);
    return stored / this.#transient.step;
  }
}

/**
 * One step on: `t` becomes the last and that the one before it, and `b` the right side with their share.
 * @param isCourse whether the iteration begins on the straight line through the last two
 */
function advance(
  b: Float64Array,
  right: Float64Array,
  capacity: Float64Array,
  rate: number,
  weights: March['weights'],
  t: Float64Array,
  last: Float64Array,
  lastButOne: Float64Array,
  isCourse: boolean,
): void {
  const ofLast = rate * weights.last;
  const ofOld = rate * weights.old;
  for (let c = 0; c < b.length; c++) {
    const now = t[c];
    const old = last[c];
    lastButOne[c] = old;
    last[c] = now;
    b[c] = right[c] + capacity[c] * (ofLast * now - ofOld * old);
    if (isCourse) t[c] = 2 * now - old;
  }
}

function gainNorm(input: FieldCase, { stencil, right, capacity }: FieldEquations, t: Float64Array): number {
  const rate = input.transient ? 1 / input.transient.step : 0;
  let sum = 0;
  for (let c = 0; c < t.length; c++) {
    const held = stencil.outer[c] - (rate > 0 ? rate * capacity[c] : 0);
    sum += (right[c] - held * t[c]) ** 2;
  }
  return Math.sqrt(sum);
}

/** The temperatures to begin with: the initial one, else the mean of what is held outside. */
function startOf(input: FieldCase, { stencil, border, grid }: FieldEquations): Float64Array {
  let weight = 0;
  let sum = 0;
  for (const faces of border.values()) {
    for (const { area, outer, held } of faces) {
      if (outer === 0) continue;
      weight += area;
      sum += area * held;
    }
  }
  const initial = input.initial ?? (weight > 0 ? sum / weight : 0);
  const t = new Float64Array(stencil.x.length);
  if (typeof initial === 'number') {
    const [nx, ny, nz] = grid.counts;
    for (let k = 0; k < nz; k++)
      for (let j = 0; j < ny; j++) {
        const from = cellAt(stencil, 0, j, k);
        t.fill(initial, from, from + nx);
      }
    return t;
  }
  const start = spreadOver(initial);
  forCells(grid, domainOf(grid), (i, j, k) => {
    t[cellAt(stencil, i, j, k)] = start(middleOf(grid, [i, j, k]));
  });
  return t;
}
