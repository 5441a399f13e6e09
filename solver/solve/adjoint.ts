/*
 * How one result answers to every number of a case.
 *
 * At the solution R(x, p) = 0, so dy/dp = −λᵀ ∂R/∂p with Jᵀ λ = ∂y/∂x: one transposed solve serves all numbers.
 * ∂R/∂p is a central difference of the residuals at the fixed state, in which nothing is iterated: it is exact to about
 * nine digits. Source: Giles & Pierce (2000), Flow, Turbulence and Combustion 65, 393–415 (discrete adjoint).
 */
import type { Case } from '#solver/case/case.ts';
import { figuresOf, type Figure } from '#solver/case/figures.ts';
import type { Asked, Sensitivity, Solution } from '#solver/solve/contract.ts';
import { Equations } from '#solver/solve/equations.ts';
import {
  compileBranch,
  compileNetwork,
  lawOfLink,
  setSpeed,
  velocitiesOf,
  type Network,
} from '#solver/solve/network.ts';
import { prepare, release } from '#solver/solve/prepare.ts';
import { applyWarmStart, restState } from '#solver/solve/start.ts';
import { partsOf, type Topology } from '#solver/solve/topology.ts';

/** Step of the central difference over the number. */
const step = 1e-5;

/** Numbers that say no magnitude, and those of the records that are weighed one by one. */
function isTaken(path: string): boolean {
  return /^(version|control|circuits\[.*\]\.branches|heat\.links|heat\.nodes\[.*\]\.sources)$/.test(path);
}

/**
 * Sensitivities of a result to every number of a case other than zeros, the strongest (slope · value) first. Where fans
 * are controlled they hold for the speed that was found.
 * @param solution the converged solution of `input`
 * @param wants numbers that are asked for, by their place
 * @throws RangeError, in words, when there is no such result, it is held by the case, or the case is not solved
 */
export function sensitivities(
  input: Case,
  solution: Solution,
  asked: Asked,
  wants: (path: string) => boolean = () => true,
): Sensitivity[] {
  if (solution.status !== 'converged')
    throw new RangeError(`the case is ${solution.status}, it has no slopes`);
  const prepared = prepare(input);
  if (!('network' in prepared)) throw new RangeError(prepared.map(({ message }) => message).join('; '));
  const { network, structure } = prepared;
  try {
    const { topology } = structure;
    const unknown = unknownOf(topology, asked);
    const equations = new Equations(network, structure);
    equations.evaluate(stateFor(network, topology, solution));
    if (!structure.lu.factor(structure.values, true)) {
      throw new RangeError('the case is singular at its solution');
    }
    const adjoint = new Float64Array(topology.stateOf.length);
    adjoint[unknown] = 1;
    structure.lu.solveTransposed(adjoint, adjoint);
    const weights = new Float64Array(topology.stateSize);
    topology.stateOf.forEach((place, u) => (weights[place] = adjoint[u]));

    const found: Sensitivity[] = [];
    /** @param weighted λᵀ R with the record as given, less what does not depend on it */
    const take = <T>(figures: readonly Figure<T>[], weighted: (record: T) => number): void => {
      for (const figure of figures) {
        if (!wants(figure.path)) continue;
        const high = figure.value * (1 + step);
        const low = figure.value * (1 - step);
        const slope = -(weighted(figure.with(high)) - weighted(figure.with(low))) / (high - low);
        found.push({ path: figure.path, value: figure.value, slope });
      }
    };
    // Nearly all numbers belong to a record that adds to the residuals by itself.
    network.parts.branches.forEach((branch, b) => {
      const circuit = network.parts.circuits[network.parts.circuitOfBranch[b]].id;
      take(figuresOf(branch, `circuits[${circuit}].branches[${branch.id}]`), (changed) => {
        const made = compileBranch(network, topology, b, changed);
        if (solution.speed !== null && network.controlled.includes(b)) {
          for (const machine of made.machines) machine.speed = solution.speed;
        }
        return equations.weigh(weights, { index: b, branch: made });
      });
    });
    network.parts.links.forEach((link, i) => {
      take(figuresOf(link, `heat.links[${link.id}]`), (changed) =>
        equations.weigh(weights, {
          index: i,
          link: lawOfLink(network, topology, i, changed),
          velocities: velocitiesOf(changed, topology),
        }),
      );
    });
    let source = 0;
    network.parts.heatNodes.forEach(({ id, sources }) => {
      sources?.forEach((given, k) => {
        const number = source++;
        take(figuresOf(given, `heat.nodes[${id}].sources[${k}]`), (changed) =>
          equations.weigh(weights, { index: number, source: changed }),
        );
      });
    });
    take(figuresOf(input, '', isTaken), (changed) => {
      const other = compileNetwork(changed, partsOf(changed, network.parts), topology, network);
      const trial = new Equations(other, structure);
      trial.evaluate(stateFor(other, topology, solution));
      return trial.weigh(weights);
    });
    const strength = ({ value, slope }: Sensitivity): number => Math.abs(value * slope);
    return found.sort((a, b) => strength(b) - strength(a));
  } finally {
    release(prepared);
  }
}

/** Number of the unknown that was asked for. */
function unknownOf(topology: Topology, { id, of }: Asked): number {
  const place = of === 'massFlow' ? topology.branchIndex.get(id) : topology.placeIndex.get(id);
  const isThere = place !== undefined && (of !== 'pressure' || place < topology.flowNodeCount);
  if (!isThere)
    throw new RangeError(`the case has no ${of === 'massFlow' ? 'branch' : 'node'} “${id}” with a ${of}`);
  const at = of === 'massFlow' ? 0 : of === 'pressure' ? topology.pressureAt : topology.temperatureAt;
  const unknown = topology.unknownOf[at + place];
  if (unknown < 0) throw new RangeError(`the ${of} of “${id}” is held by the case, nothing moves it`);
  return unknown;
}

/** The solution's unknowns beside what `network` holds. */
function stateFor(network: Network, topology: Topology, solution: Solution): Float64Array {
  if (solution.speed !== null) setSpeed(network, solution.speed);
  const state = restState(network, topology);
  applyWarmStart(network, topology, state, solution);
  return state;
}
