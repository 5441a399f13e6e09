/*
 * How results answer to every number of a case, one by one: see linearised.ts for the method. ∂R/∂p is a central
 * difference of the residuals at the fixed state, in which nothing is iterated: it is exact to about nine digits.
 */
import type { Branch, Case, Source } from '#solver/case/case.ts';
import type { HeatLink } from '#solver/case/heat-link.ts';
import { figuresOf, type Figure } from '#solver/case/figures.ts';
import { numbers } from '#solver/linalg/memory.ts';
import type { Asked, Sensitivity, Solution } from '#solver/solve/contract.ts';
import { Equations } from '#solver/solve/equations.ts';
import {
  addWeighed,
  adjointsOf,
  linearise,
  requireFree,
  stateFor,
  type Adjoints,
  type Linearised,
} from '#solver/solve/linearised.ts';
import { compileBranch, compileNetwork, setMachines, type Alone } from '#solver/solve/network.ts';
import { branchRows, linkAlone, linkRows, sourceRows } from '#solver/solve/record-rows.ts';
import { partsOf } from '#solver/solve/topology.ts';

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
  return linearise(input, solution, (line) => {
    for (const one of asked) requireFree(line, one);
    const adjoints = adjointsOf(
      line,
      asked.map((one) => [{ ...one, weight: 1 }]),
    );
    const records = recordSlopes(line, adjoints, wants);
    const others = otherSlopes(line, adjoints, wants);
    const strength = ({ value, slope }: Sensitivity): number => Math.abs(value * slope);
    return records.map((list, r) => [...list, ...others[r]].sort((a, b) => strength(b) - strength(a)));
  });
}

/** Slopes to the numbers of branches, links and sources, each of which adds to the residuals by itself. */
function recordSlopes(
  { equations, network, topology, solution }: Linearised,
  adjoints: Adjoints,
  wants: (path: string) => boolean,
): Sensitivity[][] {
  const found: Sensitivity[][] = Array.from({ length: adjoints.count }, () => []);
  const alone = (record: Alone): Float64Array => {
    equations.evaluateAlone(record);
    return equations.residual;
  };
  network.parts.branches.forEach((branch, b) => {
    const circuit = network.parts.circuits[network.parts.circuitOfBranch[b]].id;
    const isControlled = solution.speed !== null && network.controlled.includes(b);
    const residualOf = (changed: Branch): Float64Array => {
      const made = compileBranch(network, topology, b, changed);
      if (isControlled && solution.speed !== null) setMachines(made, solution.speed);
      return alone({ index: b, branch: made });
    };
    const path = `circuits[${circuit}].branches[${branch.id}]`;
    take(found, adjoints, wants, figuresOf(branch, path), residualOf, branchRows(network, topology, b));
  });
  network.parts.links.forEach((link, i) => {
    const residualOf = (changed: HeatLink): Float64Array => alone(linkAlone(network, topology, i, changed));
    const figures = figuresOf(link, `heat.links[${link.id}]`);
    take(found, adjoints, wants, figures, residualOf, linkRows(network, topology, i));
  });
  let source = 0;
  network.parts.heatNodes.forEach(({ id, sources }) => {
    sources?.forEach((given, k) => {
      const index = source++;
      const residualOf = (changed: Source): Float64Array => alone({ index, source: changed });
      const figures = figuresOf(given, `heat.nodes[${id}].sources[${k}]`);
      take(found, adjoints, wants, figures, residualOf, sourceRows(network, topology, index));
    });
  });
  return found;
}

/** Slopes to the numbers of everything else: the conditions, nodes, and the way of the power. */
export function otherSlopes(
  { input, network, structure, topology, solution }: Linearised,
  adjoints: Adjoints,
  wants: (path: string) => boolean,
): Sensitivity[][] {
  const found: Sensitivity[][] = Array.from({ length: adjoints.count }, () => []);
  const residualOf = (changed: Case): Float64Array => {
    const other = compileNetwork(changed, partsOf(changed, network.parts), topology, network);
    const trial = new Equations(other, structure);
    trial.evaluate(stateFor(other, topology, solution));
    return trial.residual;
  };
  const rows = [...topology.stateOf];
  take(found, adjoints, wants, figuresOf(input, '', isTaken), residualOf, rows);
  return found;
}

/**
 * @param residualOf R with the record as given, less what does not depend on it
 * @param rows places of the state where the record adds to R
 */
function take<T>(
  found: readonly Sensitivity[][],
  adjoints: Adjoints,
  wants: (path: string) => boolean,
  figures: readonly Figure<T>[],
  residualOf: (record: T) => Float64Array,
  rows: readonly number[],
): void {
  for (const { path, value, with: put } of figures) {
    if (!wants(path)) continue;
    const high = value * (1 + step);
    const low = value * (1 - step);
    const slopes = numbers(adjoints.count);
    addWeighed(slopes, adjoints, residualOf(put(high)), rows, -1 / (high - low));
    addWeighed(slopes, adjoints, residualOf(put(low)), rows, 1 / (high - low));
    found.forEach((list, r) => list.push({ path, value, slope: slopes[r] }));
  }
}
