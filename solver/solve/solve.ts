/*
 * The method: what happens to a case, step by step.
 *
 * 1. Check: what has no answer is refused in words.
 * 2. Number the unknowns: mass flow of every branch, pressure and temperature of every node, output of every
 *    converter, less what is held. The order of elimination is kept for cases that differ in magnitudes alone.
 * 3. Start: from an earlier solution, or from a linear network and the temperatures that follow from its flows.
 * 4. Newton on all equations at once, with exact derivatives and a line search; where warm air alone drives the
 *    flow, by way of blurred directions (failure.ts), and where leakage does not let it, by way of less leakage.
 * 5. Control: the smallest fan speed that keeps the margins, if asked for.
 * 6. Report: drops, heats, balances; converged only when mass and energy close.
 */
import type { Case } from '#solver/case/case.ts';
import { type Controlled, findSpeed } from '#solver/solve/control.ts';
import type { CaseProblem, Progress, Solution, SolveOptions } from '#solver/solve/contract.ts';
import { Equations } from '#solver/solve/equations.ts';
import { blendedWarning, notConverged } from '#solver/solve/failure.ts';
import { setSpeed } from '#solver/solve/network.ts';
import { evaluateTimed, newton, type Tally } from '#solver/solve/newton.ts';
import { prepare, release, type Prepared } from '#solver/solve/prepare.ts';
import { balances, emptySolution, report } from '#solver/solve/report.ts';
import { withoutShort } from '#solver/solve/short-feeds.ts';
import { required, settle } from '#solver/solve/settle.ts';
import { broken, inTurns, isCancelled } from '#solver/solve/turns.ts';
import { applyWarmStart, restState, settleFlows } from '#solver/solve/start.ts';

/** Where Newton stops, over the throughput. */
const tolerance = 1e-9;
/** Tolerance while the fan speed is still being sought. */
const searching = 1e-7;
/** Iterations of the direct way before the continuations are tried; forced flow takes about ten. */
const firstAttempt = 120;
/** The same from a warm start. */
const warmAttempt = 30;
/** Iterations of the whole solve. */
const mostIterations = 700;
/** Norm above which the flows of a warm start are balanced first. */
const farOff = 0.3;
/** A warm start must know this share of the unknowns to be worth more than a cold one. */
const wellKnown = 0.9;

export function* solveSteps(input: Case, options: SolveOptions = {}): Generator<Progress, Solution> {
  const solution = yield* solveOnce(input, options);
  if (solution.status !== 'converged') return solution;
  const { without, problems } = withoutShort(input, solution);
  return without ? yield* solveOnce(without, options, problems) : solution;
}

/** @param said findings that are there before */
function* solveOnce(
  input: Case,
  options: SolveOptions,
  said: readonly CaseProblem[] = [],
): Generator<Progress, Solution> {
  const began = performance.now();
  const seconds = (): number => (performance.now() - began) / 1000;

  const prepared = prepare(input);
  if (!('network' in prepared)) return emptySolution('refused', prepared, seconds());
  const { findings, network, structure } = prepared;
  let solved: Prepared['solved'];
  try {
    const equations = new Equations(network, structure);
    const { control } = input;
    const tally: Tally = { iterations: 0, assembleSeconds: 0, factorSeconds: 0 };
    const budget = options.maxIterations ?? mostIterations;

    const state = restState(network, structure.topology);
    const { warmStart } = options;
    const known = warmStart ? applyWarmStart(network, structure.topology, state, warmStart) : 0;
    const attempt = { equations, state, tally, budget, isWarm: known >= wellKnown };
    let speed = control ? (warmStart?.speed ?? control.maximum) : null;
    if (speed !== null) setSpeed(network, speed);

    let controlled: Controlled | null = null;
    let converged: boolean;
    if (control && speed !== null) {
      controlled = yield* findSpeed(equations, state, control, speed, () =>
        solveFlowAndHeat(attempt, 'control', searching),
      );
      speed = controlled.speed;
      converged = controlled.converged && (yield* solveFlowAndHeat(attempt, 'coupled', tolerance));
    } else converged = yield* solveFlowAndHeat(attempt, 'coupled', tolerance);

    // Nothing ran since the last iteration's evaluation: the laws, which cases share, still know it.
    if (control || !equations.isAt(state)) equations.evaluate(state);
    const { mass, energy } = balances(equations, state);
    const closed = converged && mass < required && energy < required;
    const problems: CaseProblem[] = [
      ...said,
      ...findings,
      ...(controlled?.problems ?? []),
      ...blendedWarning(equations),
    ];
    if (!closed) problems.push(...notConverged(equations, state));
    const solution = report(equations, state, {
      status: closed ? 'converged' : 'not-converged',
      problems,
      speed,
      void: equations.leakageShare < 1,
      tally,
      totalSeconds: seconds(),
    });
    if (closed) solved = { solution, equations };
    return solution;
  } finally {
    release(solved ? { ...prepared, solved } : prepared);
  }
}

interface Attempt {
  readonly equations: Equations;
  readonly state: Float64Array;
  readonly tally: Tally;
  /** Iterations of the whole solve. */
  readonly budget: number;
  /** Whether the state is near the answer. */
  isWarm: boolean;
}

/*
 * A function of its own, not one made within each solve: for each generator function that is made and called the engine
 * keeps a prototype among what is old, and with it all that the function sees, until that is cleared.
 */
function* solveFlowAndHeat(
  attempt: Attempt,
  stage: Progress['stage'],
  tolerance: number,
): Generator<Progress, boolean> {
  const { equations, state, tally, budget } = attempt;
  const settings = { tolerance, maxIterations: firstAttempt, budget, reuseFactors: false, stage };
  equations.stillFactor = 1;
  let norm = Infinity;
  if (attempt.isWarm) {
    norm = evaluateTimed(equations, state, tally);
    const isFar = norm > farOff;
    if (isFar) settleFlows(equations, state, tally);
    const near = isFar ? {} : { reuseFactors: true, norm };
    norm = yield* newton(equations, state, { ...settings, ...near, maxIterations: warmAttempt }, tally);
  }
  if (norm > required) norm = yield* settle(equations, state, settings, tally);
  attempt.isWarm = norm <= required;
  return attempt.isWarm;
}

/** Solves a case in one go. Never throws: the status says. */
export function solveCaseSync(input: Case, options: SolveOptions = {}): Solution {
  try {
    const steps = solveSteps(input, options);
    for (;;) {
      const next = steps.next();
      if (next.done === true) return next.value;
      options.onProgress?.(next.value);
      if (isCancelled(options)) {
        steps.return(emptySolution('cancelled', []));
        return emptySolution('cancelled', []);
      }
    }
  } catch (error) {
    return emptySolution('refused', [broken(error)]);
  }
}

/** Solves a case and lets the event loop run between iterations, so that a cancel arrives. Never rejects. */
export function solveCase(input: Case, options: SolveOptions = {}): Promise<Solution> {
  return inTurns(solveSteps(input, options), options, emptySolution);
}
