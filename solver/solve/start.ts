/*
 * Where Newton begins: an earlier solution, or flows of a linear network and the temperatures that follow.
 */
import { copyOfNumbers, numbers } from '#solver/linalg/memory.ts';
import type { WarmStart } from '#solver/solve/contract.ts';
import type { Equations } from '#solver/solve/equations.ts';
import type { Tally } from '#solver/solve/newton.ts';
import type { Topology } from '#solver/solve/topology.ts';
import type { Network } from '#solver/solve/network.ts';

/** Held values in place, everything else at rest: ambient (or saturation) temperature, no flow, no pressure. */
export function restState(network: Network, topology: Topology): Float64Array {
  const state = numbers(topology.stateSize);
  const { pressureAt, temperatureAt, flowNodeCount } = topology;
  const ambient = network.ambient.temperature;
  // What evaporates begins where it does: from below, steps would jump over its half kelvin and back.
  const saturationOf = (i: number) => network.fluids[network.parts.circuitOfNode[i]].liquid?.saturation;
  network.parts.flowNodes.forEach((node, i) => {
    state[pressureAt + i] = node.pressure ?? 0;
    state[temperatureAt + i] =
      node.pressure === undefined
        ? (node.temperature ?? saturationOf(i) ?? ambient)
        : (node.inflowTemperature ?? node.temperature ?? ambient);
  });
  network.parts.heatNodes.forEach((node, i) => {
    state[temperatureAt + flowNodeCount + i] = node.temperature ?? ambient;
  });
  return state;
}

/** Puts what an earlier solution knows into `state`. @returns the share of unknowns that it knew. */
export function applyWarmStart(
  network: Network,
  topology: Topology,
  state: Float64Array,
  warm: WarmStart,
): number {
  const { parts } = network;
  const { pressureAt, temperatureAt, outputAt, flowNodeCount } = topology;
  let known = 0;
  const take = (at: number, value: number | null | undefined): void => {
    if (topology.unknownOf[at] < 0 || typeof value !== 'number' || !Number.isFinite(value)) return;
    state[at] = value;
    known++;
  };
  parts.branches.forEach((branch, i) => take(i, warm.branches[branch.id]?.massFlow));
  parts.flowNodes.forEach((node, i) => {
    const found = warm.nodes[node.id];
    take(pressureAt + i, found?.pressure);
    take(temperatureAt + i, sane(found?.temperature));
  });
  parts.heatNodes.forEach((node, i) => {
    take(temperatureAt + flowNodeCount + i, sane(warm.nodes[node.id]?.temperature));
  });
  parts.outputIndex.forEach((i, id) => take(outputAt + i, warm.converters[id]?.output));
  return topology.stateOf.length === 0 ? 1 : known / topology.stateOf.length;
}

function sane(temperature: number | null | undefined): number | null {
  return typeof temperature === 'number' && temperature > 1 && temperature < 5000 ? temperature : null;
}

/** Velocity at which a branch's resistance is first taken, m/s. */
const startVelocity = 2;
/** Rise that a first guess of temperatures may reach over ambient, K. */
const largestStartRise = 60;
/** … and solids over the air's ceiling. */
const largestSolidRise = 300;

/** Whether warm fluid can rise anywhere. */
export function hasDraught(network: Network): boolean {
  return network.branches.some((branch) => branch.lift !== 0);
}

/**
 * Flows first: each branch as a straight line from its pressure at rest to that at a typical flow, the lines drawn
 * anew through the flows found (linear theory method, Wood & Charles 1972). Then temperatures with these flows,
 * and, where nothing drives the flow but warm air, flows again.
 * @returns what drives the flow: warm air alone, or something else (or there is none)
 */
export function coldStart(equations: Equations, state: Float64Array, tally: Tally): 'driven' | 'natural' {
  const reference = typicalFlows(equations);
  linearFlows(equations, state, reference, tally);
  // From here on Newton's own steps do more for flows; temperatures want better ones.
  if (!equations.topology.thermal && equations.topology.outputCount === 0) return 'driven';
  linearFlows(equations, state, reference, tally);
  // Where nothing flows this is nearly the whole solve: once more clears what rounding left.
  const passes = equations.topology.branchCount === 0 ? 2 : 1;
  for (let pass = 0; pass < passes; pass++) heatOnly(equations, state, tally, 1);
  if (!hasDraught(equations.network) || restless(equations, state, reference)) return 'driven';
  // Warm air makes the flow that cools it: half steps, since the flow falls with the root of the rise.
  for (let pass = 0; pass < naturalPasses; pass++) {
    linearFlows(equations, state, reference, tally);
    if (heatOnly(equations, state, tally, 0.5) < 0.5) break;
  }
  return 'natural';
}

/** Share of a typical flow that a branch is taken to carry at least when a guess is settled. */
const leastOfTypical = 0.1;

/** Balances guessed flows and their pressures: two passes of straight-line branches. */
export function settleFlows(equations: Equations, state: Float64Array, tally: Tally): void {
  const reference = typicalFlows(equations);
  for (let b = 0; b < reference.length; b++) {
    reference[b] = Math.max(Math.abs(state[b]), leastOfTypical * reference[b]);
  }
  for (let pass = 0; pass < 2; pass++) linearFlows(equations, state, reference, tally);
}

/** Passes of natural draught at most; they end when temperatures move by less than half a kelvin. */
const naturalPasses = 20;

/** Flow scale of each branch, kg/s. */
function typicalFlows(equations: Equations): Float64Array {
  const { network, topology } = equations;
  const scale = numbers(network.fluids.length);
  const ambient = network.ambient.temperature;
  const densities = network.fluids.map((fluid) => fluid.density(ambient));
  for (let b = 0; b < topology.branchCount; b++) {
    const circuit = network.parts.circuitOfBranch[b];
    for (const law of network.branches[b].laws) {
      const flow = densities[circuit] * (law.nominalFlow?.() ?? 0);
      if (flow > scale[circuit]) scale[circuit] = flow;
    }
  }
  // What all inflows put in, or all outflows take.
  const put = numbers(scale.length);
  const taken = numbers(scale.length);
  for (let i = 0; i < network.inflow.length; i++) {
    const inflow = network.inflow[i];
    if (inflow > 0) put[network.parts.circuitOfNode[i]] += inflow;
    else taken[network.parts.circuitOfNode[i]] -= inflow;
  }
  for (let c = 0; c < scale.length; c++) scale[c] = Math.max(scale[c], put[c], taken[c]);
  const flows = numbers(topology.branchCount);
  for (let b = 0; b < flows.length; b++) {
    const circuit = network.parts.circuitOfBranch[b];
    let area = 1;
    for (const law of network.branches[b].laws) area = Math.min(area, law.area);
    const own = densities[circuit] * area * startVelocity;
    flows[b] = scale[circuit] > 0 ? Math.min(scale[circuit], Math.max(own, 0.01 * scale[circuit])) : own;
  }
  return flows;
}

/** Whether forced flow is already there. */
function restless(equations: Equations, state: Float64Array, reference: Float64Array): boolean {
  for (let b = 0; b < reference.length; b++) if (Math.abs(state[b]) > 0.02 * reference[b]) return true;
  return reference.length === 0;
}

/** Flow, in multiples of what counts as still, at which a branch clearly has an upstream side. */
const clearlyMoving = 5;

/**
 * One pass of straight-line branches: the elements' drop between rest and the reference flow, the fluid of the side
 * that was upstream in the pass before. Moves mass flows and pressures, and draws `reference` to what was found.
 */
function linearFlows(equations: Equations, state: Float64Array, reference: Float64Array, tally: Tally): void {
  const { topology, structure, network } = equations;
  if (topology.branchCount === 0) return;
  const probe = copyOfNumbers(state);
  for (let b = 0; b < topology.branchCount; b++) {
    const clear = clearlyMoving * network.branches[b].still * equations.stillFactor;
    probe[b] = Math.min(Math.max(state[b], -clear), clear);
  }
  equations.evaluate(probe, true);
  keepRows(equations, (s) => s < topology.temperatureAt);
  for (let u = 0; u < structure.diagonal.length; u++) {
    const b = topology.stateOf[u];
    if (b >= topology.branchCount) continue;
    const flow = state[b] < 0 ? -reference[b] : reference[b];
    structure.values[structure.diagonal[u]] = -chordStiffness(equations, b, flow);
  }
  const step = solveStep(equations, tally);
  if (!step) return;
  for (let u = 0; u < step.length; u++) {
    const s = topology.stateOf[u];
    if (s >= topology.temperatureAt) continue;
    state[s] = probe[s] + step[u];
    if (s < topology.branchCount) {
      const least = clearlyMoving * network.branches[s].still;
      reference[s] = Math.max(0.5 * (reference[s] + Math.abs(state[s])), least);
    }
  }
}

/** Rise of a branch's drop from rest to `flow`, over `flow`, Pa s/kg. */
function chordStiffness(equations: Equations, b: number, flow: number): number {
  const { network } = equations;
  const branch = network.branches[b];
  const fluid = network.fluids[network.parts.circuitOfBranch[b]];
  const density = equations.branchFluid.density[b];
  const viscosity = fluid.viscosity(network.ambient.temperature);
  let rise = 0;
  for (let k = 0; k < branch.laws.length; k++) {
    const law = branch.laws[k];
    law.evaluate(four, flow, density, viscosity);
    rise += four[0];
    if (!law.nominalFlow) continue; // fans and pumps alone have a drop at rest
    law.evaluate(four, 0, density, viscosity);
    rise -= four[0];
  }
  return Math.max(rise / flow, branch.stiffness);
}

/**
 * One Newton step of temperatures and outputs with the flows held, taken to the share `length`.
 * @returns the largest change of a temperature, K
 */
function heatOnly(equations: Equations, state: Float64Array, tally: Tally, length: number): number {
  const { topology, network } = equations;
  equations.evaluate(state);
  keepRows(equations, (s) => s >= topology.temperatureAt);
  const step = solveStep(equations, tally);
  if (!step) return 0;
  let largest = 0;
  const floor = 0.7 * network.ambient.temperature;
  const ceiling = network.ambient.temperature + largestStartRise;
  const solids = topology.temperatureAt + topology.flowNodeCount;
  for (let u = 0; u < step.length; u++) {
    const s = topology.stateOf[u];
    if (s < topology.temperatureAt) continue;
    if (s >= topology.outputAt) {
      state[s] += step[u];
      continue;
    }
    const most = s < solids ? ceiling : ceiling + largestSolidRise;
    const change = length * (Math.min(Math.max(state[s] + step[u], floor), most) - state[s]);
    state[s] += change;
    largest = Math.max(largest, Math.abs(change));
  }
  return largest;
}

/** Turns the rows of all other unknowns into "stays as it is". */
function keepRows(equations: Equations, kept: (state: number) => boolean): void {
  const { topology, structure } = equations;
  const { pattern } = structure.lu.symbolic;
  for (let u = 0; u < pattern.size; u++) {
    const s = topology.stateOf[u];
    if (kept(s)) continue;
    structure.values.fill(0, pattern.start[u], pattern.start[u + 1]);
    structure.values[structure.diagonal[u]] = -1;
    equations.residual[s] = 0;
  }
}

/** Solution of the rows kept, or null when they are singular. */
function solveStep(equations: Equations, tally: Tally): Float64Array | null {
  const { topology, structure, residual } = equations;
  const start = performance.now();
  const step = numbers(topology.stateOf.length);
  for (let u = 0; u < step.length; u++) step[u] = -residual[topology.stateOf[u]];
  const ok = structure.lu.factor(structure.values);
  if (ok) structure.lu.solve(step, step);
  tally.factorSeconds += (performance.now() - start) / 1000;
  return ok && areFinite(step) ? step : null;
}

function areFinite(values: Float64Array): boolean {
  for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i])) return false;
  return true;
}

const four = new Float64Array(4);
