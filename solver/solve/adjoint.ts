/*
 * How one result answers to every number of a case.
 *
 * At the solution R(x, p) = 0, so dy/dp = −λᵀ ∂R/∂p with Jᵀ λ = ∂y/∂x: one transposed solve serves all numbers.
 * ∂R/∂p is a central difference of the residuals at the fixed state, in which nothing is iterated: it is exact to about
 * nine digits. Source: Giles & Pierce (2000), Flow, Turbulence and Combustion 65, 393–415 (discrete adjoint).
 */
import type { Branch, Case, Source } from '#solver/case/case.ts';
import type { HeatLink } from '#solver/case/heat-link.ts';
import { figuresOf, type Figure } from '#solver/case/figures.ts';
import type { Asked, Sensitivity, Solution } from '#solver/solve/contract.ts';
import { Equations } from '#solver/solve/equations.ts';
import {
  compileBranch,
  compileNetwork,
  lawOfLink,
  setMachines,
  setSpeed,
  velocitiesOf,
  type Alone,
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
 * Sensitivities of results to every number of a case other than zeros, a list for each result, the strongest
 * (slope · value) first. Where fans are controlled they hold for the speed that was found.
 * @param solution the converged solution of `input`
 * @param wants numbers that are asked for, by their place
 * @throws RangeError, in words, when there is no such result, it is held by the case, or the case is not solved
 */
export function sensitivities(
  input: Case,
  solution: Solution,
  asked: readonly Asked[],
  wants: (path: string) => boolean = () => true,
): Sensitivity[][] {
  if (solution.status !== 'converged')
    throw new RangeError(`the case is ${solution.status}, it has no slopes`);
  const prepared = prepare(input);
  if (!('network' in prepared)) throw new RangeError(prepared.map(({ message }) => message).join('; '));
  const { network, structure } = prepared;
  try {
    const { topology } = structure;
    const unknowns = asked.map((one) => unknownOf(topology, one));
    const equations = new Equations(network, structure);
    equations.evaluate(stateFor(network, topology, solution));
    if (!structure.lu.factor(structure.values, true)) {
      throw new RangeError('the case is singular at its solution');
    }
    /** λ of each result, in the places of the state. */
    const weights = unknowns.map((unknown) => {
      const adjoint = new Float64Array(topology.stateOf.length);
      adjoint[unknown] = 1;
      structure.lu.solveTransposed(adjoint, adjoint);
      const placed = new Float64Array(topology.stateSize);
      topology.stateOf.forEach((place, u) => (placed[place] = adjoint[u]));
      return placed;
    });

    const found: Sensitivity[][] = asked.map(() => []);
    /**
     * @param residualOf R with the record as given, less what does not depend on it
     * @param rows places of the state where the record adds to R
     */
    const take = <T>(
      figures: readonly Figure<T>[],
      residualOf: (record: T) => Float64Array,
      rows: readonly number[],
    ): void => {
      for (const { path, value, with: put } of figures) {
        if (!wants(path)) continue;
        const high = value * (1 + step);
        const low = value * (1 - step);
        const above = residualOf(put(high));
        const rise = weights.map((weight) => product(weight, above, rows));
        const below = residualOf(put(low));
        weights.forEach((weight, k) => {
          found[k].push({ path, value, slope: -(rise[k] - product(weight, below, rows)) / (high - low) });
        });
      }
    };
    const alone = (record: Alone): Float64Array => {
      equations.evaluateAlone(record);
      return equations.residual;
    };
    // Nearly all numbers belong to a record that adds to the residuals by itself.
    network.parts.branches.forEach((branch, b) => {
      const circuit = network.parts.circuits[network.parts.circuitOfBranch[b]].id;
      const isControlled = solution.speed !== null && network.controlled.includes(b);
      const residualOf = (changed: Branch): Float64Array => {
        const made = compileBranch(network, topology, b, changed);
        if (isControlled && solution.speed !== null) setMachines(made, solution.speed);
        return alone({ index: b, branch: made });
      };
      const path = `circuits[${circuit}].branches[${branch.id}]`;
      take(figuresOf(branch, path), residualOf, branchRows(network, topology, b));
    });
    network.parts.links.forEach((link, i) => {
      const residualOf = (changed: HeatLink): Float64Array =>
        alone({
          index: i,
          link: lawOfLink(network, topology, i, changed),
          velocities: velocitiesOf(changed, topology),
        });
      take(figuresOf(link, `heat.links[${link.id}]`), residualOf, linkRows(network, topology, i));
    });
    let source = 0;
    network.parts.heatNodes.forEach(({ id, sources }) => {
      sources?.forEach((given, k) => {
        const index = source++;
        const { place, supply } = network.sources[index];
        const rows = [topology.temperatureAt + place, ...(supply < 0 ? [] : [topology.outputAt + supply])];
        const residualOf = (changed: Source): Float64Array => alone({ index, source: changed });
        take(figuresOf(given, `heat.nodes[${id}].sources[${k}]`), residualOf, rows);
      });
    });
    const whole = (changed: Case): Float64Array => {
      const other = compileNetwork(changed, partsOf(changed, network.parts), topology, network);
      const trial = new Equations(other, structure);
      trial.evaluate(stateFor(other, topology, solution));
      return trial.residual;
    };
    take(figuresOf(prepared.input, '', isTaken), whole, [...topology.stateOf]);
    const strength = ({ value, slope }: Sensitivity): number => Math.abs(value * slope);
    return found.map((list) => list.sort((a, b) => strength(b) - strength(a)));
  } finally {
    release(prepared);
  }
}

/** Σ a b over some rows. */
function product(a: Float64Array, b: Float64Array, rows: readonly number[]): number {
  let sum = 0;
  for (let k = 0; k < rows.length; k++) sum += a[rows[k]] * b[rows[k]];
  return sum;
}

/** Rows that a branch adds to: its own, those of its ends, and the loads of what feeds it. */
function branchRows(network: Network, topology: Topology, b: number): number[] {
  const { pressureAt, temperatureAt, outputAt, branchFrom, branchTo } = topology;
  const supplies = [...network.branches[b].supplies].filter((supply) => supply >= 0);
  const ends = [branchFrom[b], branchTo[b]];
  return [
    ...new Set([
      b,
      ...ends.flatMap((end) => [pressureAt + end, temperatureAt + end]),
      ...supplies.map((supply) => outputAt + supply),
    ]),
  ];
}

/** Rows that a heat link adds to: those of the nodes that it joins, a stream being met at both ends of its branch; and the load of what feeds it. */
function linkRows(network: Network, topology: Topology, i: number): number[] {
  const { temperatureAt, linkFrom, linkTo, branchFrom, branchTo } = topology;
  const { kind } = network.links[i];
  const streamEnds = (b: number): number[] => [branchFrom[b], branchTo[b]];
  const from = kind === 'exchanger' ? streamEnds(linkFrom[i]) : [linkFrom[i]];
  const to = kind === 'exchanger' || kind === 'stream' ? streamEnds(linkTo[i]) : [linkTo[i]];
  const supply = network.linkSupply[i];
  const loads = supply < 0 ? [] : [topology.outputAt + supply];
  return [...[...new Set([...from, ...to])].map((place) => temperatureAt + place), ...loads];
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
