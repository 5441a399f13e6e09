/*
 * A solved case as its straight line: the Jacobian at the solution, factored once, and the adjoints of results.
 *
 * At the solution R(x, p) = 0, so dy/dp = −λᵀ ∂R/∂p with Jᵀ λ = ∂y/∂x: one transposed solve for each result serves all
 * numbers of the case. Source: Giles & Pierce (2000), Flow, Turbulence and Combustion 65, 393–415 (discrete adjoint).
 */
import type { Case } from '#solver/case/case.ts';
import { numbers } from '#solver/linalg/memory.ts';
import type { Asked, Solution, Term } from '#solver/solve/contract.ts';
import { Equations } from '#solver/solve/equations.ts';
import { setSpeed, type Network } from '#solver/solve/network.ts';
import { prepare, release, solvedWith, type Prepared } from '#solver/solve/prepare.ts';
import { applyWarmStart, restState } from '#solver/solve/start.ts';
import type { Structure } from '#solver/solve/structure.ts';
import type { Topology } from '#solver/solve/topology.ts';

export interface Linearised {
  /** The case that was prepared: without what has lost its power. */
  readonly input: Case;
  readonly solution: Solution;
  readonly network: Network;
  readonly structure: Structure;
  readonly topology: Topology;
  /** All values of the solution. */
  readonly state: Float64Array;
  /** Evaluated there. */
  readonly equations: Equations;
}

/** λ of some results: that of result r in the row of a place of the state is `weights[place · count + r]`. */
export interface Adjoints {
  readonly count: number;
  readonly weights: Float64Array;
  /** What result r takes of the input of converter c by itself: `inputs[c · count + r]`. */
  readonly inputs: Float64Array;
}

/**
 * Does what asks for the straight line of a solved case.
 * @param solution the converged solution of `given`
 * @throws RangeError, in words, when the case is not solved, or singular at its solution
 */
export function linearise<T>(given: Case, solution: Solution, use: (line: Linearised) => T): T {
  if (solution.status !== 'converged')
    throw new RangeError(`the case is ${solution.status}, it has no slopes`);
  const prepared = solvedWith(solution) ?? evaluated(given, solution);
  const { input, network, structure, solved } = prepared;
  try {
    if (!structure.lu.factor(structure.values, true)) {
      throw new RangeError('the case is singular at its solution');
    }
    const { equations } = solved;
    const { topology } = structure;
    return use({ input, solution, network, structure, topology, state: equations.state, equations });
  } finally {
    release({ input, findings: prepared.findings, network, structure });
  }
}

/** The case prepared anew, its equations evaluated at the solution. */
function evaluated(given: Case, solution: Solution): Required<Prepared> {
  const prepared = prepare(given);
  if (!('network' in prepared)) throw new RangeError(prepared.map(({ message }) => message).join('; '));
  const { network, structure } = prepared;
  const equations = new Equations(network, structure);
  equations.evaluate(stateFor(network, structure.topology, solution));
  return { ...prepared, solved: { solution, equations } };
}

/** The adjoints of results, each the sum of its terms; what the case holds adds nothing. */
export function adjointsOf(line: Linearised, results: readonly (readonly Term[])[]): Adjoints {
  const { structure, topology, network, state } = line;
  const count = results.length;
  const sides = numbers(topology.stateOf.length * count);
  const inputs = numbers(network.power.converters.length * count);
  results.forEach((terms, r) => {
    for (const term of terms) {
      const place = placeOf(line, term);
      if (term.of === 'input') inputs[(place - topology.outputAt) * count + r] += term.weight;
      const unknown = topology.unknownOf[place];
      if (unknown < 0) continue;
      let { weight } = term;
      if (term.of === 'input') {
        network.power.converters[place - topology.outputAt].evaluate(pair, state[place]);
        weight *= pair[1];
      }
      sides[unknown * count + r] += weight;
    }
  });
  structure.lu.solveTransposed(sides, sides, count);
  const weights = numbers(topology.stateSize * count);
  for (let u = 0; u < topology.stateOf.length; u++) {
    const at = topology.stateOf[u] * count;
    for (let r = 0; r < count; r++) weights[at + r] = sides[u * count + r];
  }
  return { count, weights, inputs };
}

/** out[r] += share · Σ λ_r `residual` over some places of the state. */
export function addWeighed(
  out: Float64Array,
  { count, weights }: Adjoints,
  residual: Float64Array,
  rows: readonly number[],
  share: number,
): void {
  for (let k = 0; k < rows.length; k++) {
    const value = share * residual[rows[k]];
    const at = rows[k] * count;
    for (let r = 0; r < count; r++) out[r] += value * weights[at + r];
  }
}

/** @throws RangeError when there is no such result */
function placeOf({ topology, network }: Linearised, { id, of }: Pick<Term, 'id' | 'of'>): number {
  const { branchIndex, placeIndex, outputIndex, flowNodeCount } = topology;
  if (of === 'output' || of === 'input') {
    const output = outputIndex.get(id);
    const isConverter = output !== undefined && output < network.power.converters.length;
    if (!isConverter) throw new RangeError(`the case has no converter “${id}”`);
    return topology.outputAt + output;
  }
  const place = of === 'massFlow' ? branchIndex.get(id) : placeIndex.get(id);
  const isThere = place !== undefined && (of !== 'pressure' || place < flowNodeCount);
  if (!isThere)
    throw new RangeError(`the case has no ${of === 'massFlow' ? 'branch' : 'node'} “${id}” with a ${of}`);
  return (of === 'massFlow' ? 0 : of === 'pressure' ? topology.pressureAt : topology.temperatureAt) + place;
}

/** @throws RangeError when there is no such result, or it is held by the case */
export function requireFree(line: Linearised, asked: Asked): void {
  if (line.topology.unknownOf[placeOf(line, asked)] < 0)
    throw new RangeError(`the ${asked.of} of “${asked.id}” is held by the case, nothing moves it`);
}

/** The solution's unknowns beside what `network` holds. */
export function stateFor(network: Network, topology: Topology, solution: Solution): Float64Array {
  if (solution.speed !== null) setSpeed(network, solution.speed);
  const state = restState(network, topology);
  applyWarmStart(network, topology, state, solution);
  return state;
}

const pair = new Float64Array(2);
