/*
 * From nothing to an answer: a cold start, Newton's method, and the ways round where that does not arrive.
 */
import type { Progress } from '#solver/solve/contract.ts';
import type { Equations } from '#solver/solve/equations.ts';
import { continueLeakage, continueStill } from '#solver/solve/failure.ts';
import { newton, type NewtonOptions, type Tally } from '#solver/solve/newton.ts';
import { coldStart, restState } from '#solver/solve/start.ts';

/** Largest scaled residual of an answer. */
export const required = 1e-6;

/** Iterations of the way without rests; where it helps, some six are enough. */
const freeAttempt = 30;

/** @returns the norm at `state`, which is above `required` where no answer was found */
export function* settle(
  equations: Equations,
  state: Float64Array,
  settings: NewtonOptions,
  tally: Tally,
): Generator<Progress, number> {
  let norm = Infinity;
  yield { stage: 'start', iteration: tally.iterations, residual: Number.MAX_VALUE };
  state.set(restState(equations.network, equations.topology));
  if (coldStart(equations, state, tally) === 'driven') {
    norm = yield* newton(equations, state, settings, tally);
    if (norm > required) {
      // Streams that were put to rest on their way around may be what holds it up: from the start again, without that.
      state.set(restState(equations.network, equations.topology));
      coldStart(equations, state, tally);
      const freely = { ...settings, turnsFreely: true, maxIterations: freeAttempt };
      norm = yield* newton(equations, state, freely, tally);
    }
  }
  if (norm > required) norm = yield* continueStill(equations, state, settings, tally);
  if (norm > required) norm = yield* continueLeakage(equations, state, settings, tally);
  return norm;
}
