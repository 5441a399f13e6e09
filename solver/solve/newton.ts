/*
 * Newton's method on the whole network at once, made safe: reused factors where they still serve, a line search,
 * and steps of pseudo time where the line search gets stuck.
 */
import { copyOfNumbers, numbers } from '#solver/linalg/memory.ts';
import type { Progress } from '#solver/solve/contract.ts';
import type { Equations } from '#solver/solve/equations.ts';
import { normOf, scaleOf } from '#solver/solve/norm.ts';

export interface NewtonOptions {
  readonly tolerance: number;
  readonly maxIterations: number;
  /** Iterations of the whole solve, over all attempts, at which to give up. */
  readonly budget: number;
  /** Try the factors that the structure already holds before making new ones. */
  readonly reuseFactors: boolean;
  readonly stage: Progress['stage'];
  /** A stream may turn around within one step however near the answer is. */
  readonly turnsFreely?: boolean;
  /** The norm at `state` where the equations have just been evaluated there. */
  readonly norm?: number;
}

export interface Tally {
  iterations: number;
  assembleSeconds: number;
  factorSeconds: number;
}

/** Largest change of a temperature in one step, K, and how far it may fall towards absolute zero. */
const largestTemperatureStep = 150;
const smallestTemperatureShare = 0.5;
/** Nothing that this program speaks of is hotter, K; iterates are kept below. */
const hottest = 2000;
/**
 * Pseudo time: strength to begin with, more each time that the line search gets stuck again (else the same steps would
 * follow), strength that no longer matters, and growth of the merit that a step may cause.
 */
const firstPseudo = 0.1;
const morePseudo = 4;
const leastPseudo = 1e-3;
const pseudoGrowth = 10;
/** Size up to which pivoting costs little, and refusals of the diagonal in one run before a larger system pivots. */
const pivotFreely = 300;
const refusalsBorne = 12;
/** Pivoted factorisations of a larger system in one run at most. */
const mostPivoted = 12;
/** A run ends when the norm has not come down by this share in so many iterations. */
const patience = 100;
const progress = 0.9;
/** Norm below which a stream may not turn around within one step. */
const nearEnough = 0.3;
/** Numbers in a row of the factors up to which new ones cost less than iterating with old ones. */
const shortRow = 12;
/** Old factors serve as a preconditioner below this norm. */
const settled = 0.2;
/** Share of the linear residual that a step with old factors leaves, the less the nearer the end; above the last new ones are made. */
const largestShare = 0.01;
const smallestShare = 1e-3;
const poorShare = 0.3;
/**
 * Directions that good factors need, and those beyond, over all solves, after which new ones are made: at two thousand
 * unknowns ten of them have cost as much.
 */
const usualDirections = 2;
const mostWorn = 10;

/**
 * Improves `state` in place until the norm of the equations is below the tolerance; where that fails, `state` is
 * left at the best found. Yields between iterations; the caller may stop there.
 * @returns the norm at `state`
 */
export function* newton(
  equations: Equations,
  state: Float64Array,
  options: NewtonOptions,
  tally: Tally,
): Generator<Progress, number> {
  const best: Best = { state: copyOfNumbers(state), norm: Infinity };
  const norm = yield* descend(equations, state, options, tally, best);
  if (norm <= best.norm) return norm;
  state.set(best.state);
  return best.norm;
}

interface Best {
  readonly state: Float64Array;
  norm: number;
}

function* descend(
  equations: Equations,
  state: Float64Array,
  options: NewtonOptions,
  tally: Tally,
  best: Best,
): Generator<Progress, number> {
  const { topology, structure } = equations;
  const size = topology.stateOf.length;
  const step = numbers(size);
  const origin = numbers(state.length);
  const scale = numbers(size);
  let norm = options.norm ?? evaluateTimed(equations, state, tally);
  const isCheap = structure.lu.symbolic.upperCount <= shortRow * size;
  let trust = options.reuseFactors && structure.lu.ready && !isCheap;
  let pseudo = 0; // strength of the pseudo-time term; 0 is plain Newton
  let refusals = 0;
  let pivoted = 0;
  let stuck = 0;
  let mark = norm;
  let markedAt = 0;
  for (let iteration = 0; iteration < options.maxIterations; iteration++) {
    if (norm <= options.tolerance || tally.iterations >= options.budget) return norm;
    if (norm < best.norm) {
      best.norm = norm;
      best.state.set(state);
    }
    if (norm < progress * mark) {
      mark = norm;
      markedAt = iteration;
    } else if (iteration - markedAt > patience) return norm;
    yield { stage: options.stage, iteration: tally.iterations, residual: norm };
    tally.iterations++;
    for (let u = 0; u < size; u++) scale[u] = scaleOf(equations, topology.stateOf[u]);
    if (trust) {
      negate(equations, step);
      trust =
        structure.lu.worn <= mostWorn &&
        solveWithOldFactors(equations, step, scale, options.tolerance / norm, tally);
    }
    if (!trust) {
      // A large system near a singular point is better served by a step in pseudo time than by pivoting.
      const mayPivot = size <= pivotFreely || (refusals >= refusalsBorne && pivoted < mostPivoted);
      if (!factorTimed(equations, pseudo, tally, mayPivot)) {
        refusals++;
        pseudo = pseudo === 0 ? firstPseudo : pseudo * 10;
        if (pseudo > 1e6) return norm;
        equations.evaluate(state);
        continue;
      }
      if (structure.lu.pivoted) pivoted++;
      negate(equations, step);
      solveTimed(equations, step, tally);
    }
    origin.set(state);
    const before = merit(equations, scale);
    const mayTurn = options.turnsFreely === true || norm > nearEnough;
    let length = 1;
    let accepted = false;
    let after = before;
    while (length > 1 / 40) {
      advance(equations, state, origin, step, length, mayTurn);
      norm = evaluateTimed(equations, state, tally);
      after = merit(equations, scale);
      const enough = pseudo > 0 ? pseudoGrowth * before : before * (1 - 1e-4 * length);
      if (after < enough || norm <= options.tolerance) {
        accepted = true;
        break;
      }
      if (pseudo > 0) break; // a shorter step in time rather than along the direction
      length *= 0.5;
    }
    if (!accepted) {
      stuck++;
      if (stuck > 60) return norm;
      // The line search failed: go on in pseudo time from where the step began.
      state.set(origin);
      norm = evaluateTimed(equations, state, tally);
      pseudo = Math.min(Math.max(pseudo * 5, firstPseudo * morePseudo ** (stuck - 1)), 1e6);
    } else if (pseudo > 0) {
      // Switched evolution relaxation: the time step grows as the residual falls.
      pseudo *= Math.min(Math.max(Math.sqrt(after / before), 0.2), 1.2) * 0.7;
      if (pseudo < leastPseudo) pseudo = 0;
    }
    trust = accepted && pseudo === 0 && norm < settled && !isCheap;
  }
  return norm;
}

/** step = −residual. */
function negate({ residual, topology }: Equations, step: Float64Array): void {
  for (let u = 0; u < step.length; u++) step[u] = -residual[topology.stateOf[u]];
}

/**
 * Solves with the present Jacobian, the factors at hand as preconditioner.
 * @param wanted share of the residual that would end the iteration
 * @returns whether it is near enough to Newton's step to be used in its place
 */
function solveWithOldFactors(
  equations: Equations,
  step: Float64Array,
  scale: Float64Array,
  wanted: number,
  tally: Tally,
): boolean {
  const start = performance.now();
  const { lu, gmres, values } = equations.structure;
  const left = gmres.solve(
    lu,
    values,
    scale,
    step,
    Math.min(largestShare, Math.max(smallestShare, 0.5 * wanted)),
  );
  lu.worn += Math.max(0, gmres.used - usualDirections);
  tally.factorSeconds += (performance.now() - start) / 1000;
  return left < poorShare;
}

export function evaluateTimed(equations: Equations, state: Float64Array, tally: Tally): number {
  const start = performance.now();
  equations.evaluate(state);
  const norm = normOf(equations);
  tally.assembleSeconds += (performance.now() - start) / 1000;
  return norm;
}

function factorTimed(equations: Equations, pseudo: number, tally: Tally, mayPivot: boolean): boolean {
  const start = performance.now();
  const { structure } = equations;
  if (pseudo > 0) addPseudoTime(equations, pseudo);
  const ok = structure.lu.factor(structure.values, mayPivot);
  tally.factorSeconds += (performance.now() - start) / 1000;
  return ok;
}

function solveTimed(equations: Equations, step: Float64Array, tally: Tally): void {
  const start = performance.now();
  equations.structure.lu.solve(step, step);
  tally.factorSeconds += (performance.now() - start) / 1000;
}

/** ½ Σ (residual/scale)² with the scales of the state where the step began. */
function merit(equations: Equations, scale: Float64Array): number {
  const { residual, topology } = equations;
  let sum = 0;
  for (let u = 0; u < scale.length; u++) sum += (residual[topology.stateOf[u]] / scale[u]) ** 2;
  return sum;
}

/** state = origin + length · step, temperatures kept within reach of physics. */
function advance(
  equations: Equations,
  state: Float64Array,
  origin: Float64Array,
  step: Float64Array,
  length: number,
  mayTurn: boolean,
): void {
  const { stateOf, temperatureAt, outputAt, branchCount } = equations.topology;
  const still = (b: number): number => equations.network.branches[b].still * equations.stillFactor;
  for (let u = 0; u < step.length; u++) {
    const s = stateOf[u];
    let change = length * step[u];
    if (s >= temperatureAt && s < outputAt) {
      change = Math.min(change, largestTemperatureStep);
      change = Math.max(change, -largestTemperatureStep, -smallestTemperatureShare * origin[s]);
    }
    state[s] = origin[s] + change;
    if (s >= temperatureAt && s < outputAt && state[s] > hottest) state[s] = hottest;
    // A stream that turns around stops on the way: its upstream side, and with it the Jacobian, is another beyond.
    // Few turn: the branch is looked up for those alone.
    if (!mayTurn && s < branchCount && state[s] * origin[s] < 0) {
      if (Math.abs(origin[s]) > still(s) && Math.abs(state[s]) > still(s)) state[s] = 0;
    }
  }
}

/** Heat residual that may warm a node by this much in one unit of pseudo time, K. */
const pseudoRise = 10;

/** A stream's inertia: its resistance at this multiple of what counts as still (0.1 m/s). */
const stillToUsual = 100;

/** What streams at a usual velocity would carry away from each flow node, W/K: still air has no conductance of its own. */
function streamCapacities({ topology, network }: Equations): Float64Array {
  const capacities = numbers(topology.flowNodeCount);
  for (let b = 0; b < topology.branchCount; b++) {
    if (topology.closed[b] === 1) continue;
    const fluid = network.fluids[network.parts.circuitOfBranch[b]];
    const carried =
      network.branches[b].still * stillToUsual * fluid.specificHeat(network.ambient.temperature);
    capacities[topology.branchFrom[b]] += carried;
    capacities[topology.branchTo[b]] += carried;
  }
  return capacities;
}

/** Inertia of streams and capacity of nodes on the diagonal, sized so that one step changes no temperature wildly. */
function addPseudoTime(equations: Equations, strength: number): void {
  const { structure, topology, residual, network } = equations;
  const { diagonal, values } = structure;
  const least = streamCapacities(equations);
  for (let u = 0; u < diagonal.length; u++) {
    const s = topology.stateOf[u];
    const slot = diagonal[u];
    if (s < topology.pressureAt) {
      const branch = network.branches[s];
      values[slot] -=
        strength * Math.max(Math.abs(values[slot]), branch.curvature * branch.still * stillToUsual);
    } else if (s >= topology.temperatureAt && s < topology.outputAt) {
      const place = s - topology.temperatureAt;
      const capacity = place < least.length ? least[place] : 0;
      values[slot] -= strength * (Math.abs(values[slot]) + Math.abs(residual[s]) / pseudoRise + capacity);
    }
  }
}
