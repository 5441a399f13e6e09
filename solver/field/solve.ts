/*
 * Heat in solids on a grid: steady, or in time by implicit steps.
 */
import { addScaled, assemble, type FieldEquations } from '#solver/field/assemble.ts';
import { ConjugateGradients } from '#solver/field/conjugate-gradients.ts';
import type { FieldFigure, FieldSolution } from '#solver/field/contract.ts';
import { figureOf, heatOut } from '#solver/field/figures.ts';
import { Multigrid } from '#solver/field/multigrid.ts';
import type { FieldCase } from '#solver/field/schema.ts';
import { cellAt, closeStencil } from '#solver/field/stencil.ts';
import type { CaseProblem, Progress } from '#solver/solve/contract.ts';
import { inTurns, type TurnOptions } from '#solver/solve/turns.ts';

/** Share of the heat that may be left over. */
const usualResidual = 1e-8;
/** Iterations of one linear solve; about twenty are usual. */
const mostIterations = 500;
/** Imbalance of heat that a converged answer may have. */
const mostImbalance = 1e-3;

/** Solves a field case and lets the event loop run between iterations. Never rejects: the status says. */
export function solveField(input: FieldCase, options: TurnOptions = {}): Promise<FieldSolution> {
  return inTurns(fieldSteps(input), options, without);
}

function without(status: 'refused' | 'cancelled', problems: readonly CaseProblem[]): FieldSolution {
  return {
    status,
    problems,
    cells: 0,
    outputs: {},
    times: [],
    heat: { in: 0, out: 0, stored: 0, imbalance: 0 },
    residual: 0,
    iterations: 0,
    bytes: 0,
    seconds: { assemble: 0, total: 0 },
  };
}

function* fieldSteps(input: FieldCase): Generator<Progress, FieldSolution> {
  const began = performance.now();
  const equations = assemble(input);
  const { stencil } = equations;
  const march = new March(input, equations);
  const gradients = new ConjugateGradients(stencil);
  const assembled = (performance.now() - began) / 1000;
  const target = input.residual ?? usualResidual;
  const courses = input.outputs.map((output) => [figureOf(equations, march.t, output)]);
  const steps = input.transient?.steps ?? 1;
  let iterations = 0;
  let worst = 0;
  for (let n = 0; n < steps; n++) {
    const right = march.next(n);
    const run = gradients.solve(march.multigrid, right, march.t, march.scale, target, mostIterations);
    let next = run.next();
    while (next.done !== true) {
      iterations++;
      yield { stage: 'field', iteration: iterations, residual: next.value.residual };
      next = run.next();
    }
    worst = Math.max(worst, next.value.residual);
    input.outputs.forEach((output, i) => courses[i].push(figureOf(equations, march.t, output)));
  }
  const heat = balance(equations, march.t, march.stored());
  const isConverged = worst <= target && heat.imbalance <= mostImbalance;
  return {
    status: isConverged ? 'converged' : 'not-converged',
    problems: [...snaps(equations), ...(isConverged ? [] : stalled(worst, target))],
    cells: stencil.counts[0] * stencil.counts[1] * stencil.counts[2],
    outputs: Object.fromEntries(
      input.outputs.map((output, i) => [output.id, figure(input, output.type, courses[i])]),
    ),
    times: input.transient
      ? Array.from({ length: steps + 1 }, (_, n) => n * (input.transient?.step ?? 0))
      : [0],
    heat,
    residual: worst,
    iterations,
    bytes: march.bytes + gradients.bytes,
    seconds: { assemble: assembled, total: (performance.now() - began) / 1000 },
  };
}

/**
 * Temperatures from step to step: (3/2 T − 2 T₁ + ½ T₂) C/Δt = F(T) with the two before (BDF2, second order), the first
 * step and all of `order` 1 by backward Euler. A steady case is one step without a past.
 * Source: Curtiss & Hirschfelder (1952); Hairer & Wanner, Solving Ordinary Differential Equations II, V.1.
 */
class March {
  readonly t: Float64Array;
  multigrid: Multigrid;
  /** ‖q‖ with the heat q that each cell would gain if all stood as at the beginning, W: what residuals are judged by. */
  readonly scale: number;
  readonly #equations: FieldEquations;
  readonly #transient: FieldCase['transient'];
  readonly #right: Float64Array;
  readonly #last: Float64Array;
  readonly #lastButOne: Float64Array;
  #isSecond = false;

  constructor(input: FieldCase, equations: FieldEquations) {
    const size = equations.stencil.x.length;
    this.#equations = equations;
    this.#transient = input.transient;
    this.t = startOf(input, equations);
    this.scale = gainNorm(input, equations, this.t);
    this.multigrid = new Multigrid(equations.stencil);
    this.#right = input.transient ? new Float64Array(size) : equations.right;
    this.#last = new Float64Array(input.transient ? size : 0);
    this.#lastButOne = new Float64Array(input.transient ? size : 0);
  }

  get bytes(): number {
    const { stencil, right, capacity } = this.#equations;
    const own = this.#last.length + this.#lastButOne.length + capacity.length;
    // Five of the stencil, the temperatures, and the right side of a step.
    return 8 * (7 * stencil.x.length + right.length + own) + this.multigrid.bytes;
  }

  /** The right side of step `n`; `t` is the past from here on until it is improved. */
  next(n: number): Float64Array {
    if (!this.#transient) return this.#right;
    const { step, order = 2 } = this.#transient;
    const { stencil, right, capacity } = this.#equations;
    this.#lastButOne.set(this.#last);
    this.#last.set(this.t);
    if (n === 1 && order === 2) {
      addScaled(stencil.outer, 0.5 / step, capacity);
      closeStencil(stencil);
      this.multigrid = new Multigrid(stencil);
      this.#isSecond = true;
    }
    const b = this.#right;
    const last = this.#last;
    const old = this.#lastButOne;
    const [now, before] = this.#isSecond ? [2, 0.5] : [1, 0];
    for (let c = 0; c < b.length; c++)
      b[c] = right[c] + (capacity[c] / step) * (now * last[c] - before * old[c]);
    // The iteration begins on the straight line through the last two.
    if (n > 0) for (let c = 0; c < b.length; c++) this.t[c] = 2 * last[c] - old[c];
    return b;
  }

  /** What the last step stored, W. */
  stored(): number {
    if (!this.#transient) return 0;
    const { capacity } = this.#equations;
    const [now, last, old] = this.#isSecond ? [1.5, 2, 0.5] : [1, 1, 0];
    let stored = 0;
    for (let c = 0; c < capacity.length; c++)
      stored += capacity[c] * (now * this.t[c] - last * this.#last[c] + old * this.#lastButOne[c]);
    return stored / this.#transient.step;
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
  const start = input.initial ?? (weight > 0 ? sum / weight : 0);
  const t = new Float64Array(stencil.x.length);
  const [nx, ny, nz] = grid.counts;
  for (let k = 0; k < nz; k++) {
    for (let j = 0; j < ny; j++) {
      const from = cellAt(stencil, 0, j, k);
      t.fill(start, from, from + nx);
    }
  }
  return t;
}

function balance(
  { border, released }: FieldEquations,
  t: Float64Array,
  stored: number,
): FieldSolution['heat'] {
  let given = released;
  let out = 0;
  let gross = Math.abs(released);
  let through = 0;
  for (const faces of border.values()) {
    for (const face of faces) {
      given += face.given;
      const leaving = heatOut(face, t);
      if (face.outer !== 0) out += leaving + face.given;
      gross = Math.max(gross, Math.abs(given));
      through += Math.abs(leaving) / 2;
    }
  }
  const missing = given - out - stored;
  return { in: given, out, stored, imbalance: Math.abs(missing) / Math.max(gross, through, 1e-12) };
}

function figure(
  input: FieldCase,
  type: FieldCase['outputs'][number]['type'],
  course: readonly number[],
): FieldFigure {
  return {
    value: course.at(-1) ?? Number.NaN,
    unit: type === 'surface-heat' ? 'W' : 'K',
    ...(input.transient ? { course } : {}),
  };
}

function snaps({ snapped }: FieldEquations): CaseProblem[] {
  if (snapped.length === 0) return [];
  const largest = snapped.reduce((a, b) => (b.by > a.by ? b : a));
  const message = `${snapped.length === 1 ? 'One solid has' : `${snapped.length} solids have`} faces between the lines of the grid; they were moved to the nearest, “${largest.id}” by ${(1000 * largest.by).toPrecision(3)} mm. Put lines on the faces, or take more cells.`;
  return [{ severity: 'warning', code: 'snapped', message, ids: snapped.map(({ id }) => id) }];
}

function stalled(residual: number, target: number): CaseProblem[] {
  const message = `The equations were solved to ${residual.toExponential(1)} of what is put in, not to ${target.toExponential(1)}. Check for conductivities that differ by more than a million, or allow a larger residual.`;
  return [{ severity: 'error', code: 'not-converged', message, ids: [] }];
}
