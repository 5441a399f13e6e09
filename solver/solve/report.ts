/*
 * From the last state to the Solution that people and the design layer read.
 */
import { flags, numbers } from '#solver/linalg/memory.ts';
import type { CaseProblem, ElementDrop, Solution } from '#solver/solve/contract.ts';
import type { Equations } from '#solver/solve/equations.ts';
import { liquidFindings } from '#solver/solve/liquid-findings.ts';
import { heldNodes, suctionFindings, withSuction } from '#solver/solve/npsh.ts';
import type { Tally } from '#solver/solve/newton.ts';
import type { NetworkLoss } from '#solver/solve/power-network.ts';
import { powerFindings, reportPower } from '#solver/solve/power-report.ts';
import { massVelocitySquared } from '#solver/solve/sums.ts';
import type { Topology } from '#solver/solve/topology.ts';

export interface Outcome {
  readonly status: Solution['status'];
  readonly problems: readonly CaseProblem[];
  readonly speed: number | null;
  readonly tally: Tally;
  /** Whether the state means nothing: then no temperature is told that is not held. */
  readonly void?: boolean;
  readonly totalSeconds: number;
}

/** A solution that says only why there is none. */
export function emptySolution(
  status: Solution['status'],
  problems: readonly CaseProblem[],
  totalSeconds = 0,
): Solution {
  return {
    status,
    problems,
    nodes: {},
    branches: {},
    links: {},
    converters: {},
    speed: null,
    balance: { mass: 0, energy: 0 },
    totals: { heat: 0, feed: 0, fanPower: 0, heatOut: 0 },
    iterations: 0,
    unknowns: 0,
    seconds: { assemble: 0, factor: 0, total: totalSeconds },
  };
}

/** Reads everything off `state`, at which the equations were evaluated last. */
export function report(equations: Equations, state: Float64Array, outcome: Outcome): Solution {
  const { network, topology } = equations;
  const { parts } = network;
  const put = putIn(equations);
  const balance = balances(equations, state, put);

  const nodes = dictionary<Solution['nodes'][string]>();
  const heatAt = (place: number): number => {
    const held = topology.unknownOf[topology.temperatureAt + place] < 0;
    return held && topology.thermal
      ? put[place] - equations.residual[topology.temperatureAt + place]
      : put[place];
  };
  const temperatureOf = (place: number): number | null => {
    const at = topology.temperatureAt + place;
    return outcome.void === true && topology.unknownOf[at] >= 0 ? null : state[at];
  };
  const arriving = outcome.void === true || !topology.thermal ? [] : arrivingTemperatures(equations, state);
  parts.flowNodes.forEach((node, i) => {
    nodes[node.id] = {
      pressure: state[topology.pressureAt + i],
      temperature: topology.thermal ? (arriving[i] ?? temperatureOf(i)) : null,
      heat: heatAt(i),
    };
  });
  parts.heatNodes.forEach((node, i) => {
    const place = topology.flowNodeCount + i;
    nodes[node.id] = {
      pressure: null,
      temperature: temperatureOf(place),
      heat: heatAt(place),
    };
  });

  const held = heldNodes(equations);
  const branches = dictionary<Solution['branches'][string]>();
  for (let b = 0; b < parts.branches.length; b++) {
    const elements = withSuction(equations, state, b, elementDrops(equations, state, b), held);
    const density = equations.branchFluid.density[b];
    let pressureDrop = 0;
    for (let k = 0; k < elements.length; k++) pressureDrop += elements[k].pressureDrop;
    branches[parts.branches[b].id] = {
      massFlow: state[b],
      volumeFlow: state[b] / density,
      density,
      pressureDrop,
      heat: equations.branchHeat[b],
      elements,
    };
  }

  const { feed, battery, ...powers } = reportPower(equations, state);

  return {
    status: outcome.status,
    problems:
      outcome.status === 'converged'
        ? [
            ...outcome.problems,
            ...liquidFindings(network, nodes),
            ...(held.length > 0 ? suctionFindings(network, branches) : []),
            ...powerFindings(equations, powers),
          ]
        : outcome.problems,
    nodes,
    branches,
    links: linkReports(equations, state),
    ...powers,
    speed: outcome.speed,
    balance: { mass: balance.mass, energy: balance.energy },
    totals: {
      heat: balance.released,
      feed,
      ...(battery === 0 ? {} : { battery }),
      fanPower: equations.fanPower,
      heatOut: balance.out,
    },
    iterations: outcome.tally.iterations,
    unknowns: topology.stateOf.length,
    seconds: {
      assemble: outcome.tally.assembleSeconds,
      factor: outcome.tally.factorSeconds,
      total: outcome.totalSeconds,
    },
  };
}

/** Thousands of names at once: without a prototype the engine makes it a table from the start, not an object that grows. */
function dictionary<T>(): Record<string, T> {
  return Object.create(null) as Record<string, T>;
}

/** Heat put in from outside at each place, W: sources, losses, heat of fluid nodes (that of branches is theirs). */
function putIn(equations: Equations): Float64Array {
  const { network, topology } = equations;
  const put = numbers(topology.placeCount);
  for (let i = 0; i < topology.flowNodeCount; i++) put[i] += network.flowPower[i];
  network.sources.forEach(({ place }, i) => {
    put[place] += equations.sourceHeat[i];
  });
  for (const loss of network.power.losses) if (loss.place >= 0) put[loss.place] += lossOf(equations, loss);
  return put;
}

function lossOf(equations: Equations, loss: NetworkLoss): number {
  return loss.share * equations.converterLosses[loss.output];
}

/** Imbalances over the throughput: the worst node's of mass, the whole network's of energy. */
export function balances(
  equations: Equations,
  state: Float64Array,
  put = putIn(equations),
): { mass: number; energy: number; released: number; out: number } {
  const { network, topology, residual } = equations;
  const { parts } = network;
  let mass = 0;
  for (let i = 0; i < topology.flowNodeCount; i++) {
    if (topology.unknownOf[topology.pressureAt + i] < 0) continue;
    const size = Math.abs(residual[topology.pressureAt + i]) / equations.scales.mass[parts.circuitOfNode[i]];
    mass = Math.max(mass, size);
  }
  let released = equations.fanPower;
  for (const heat of put) released += heat;
  for (const power of equations.linkPower) released += power;
  for (const branch of network.branches) released += branch.power;
  for (const loss of network.power.losses) if (loss.place < 0) released += lossOf(equations, loss);
  if (!topology.thermal) return { mass, energy: 0, released, out: 0 };

  // What held places take up, and what fluid carries over the border, counted from ambient temperature.
  let out = 0;
  let gross = Math.abs(released);
  for (let place = 0; place < topology.placeCount; place++) {
    if (topology.unknownOf[topology.temperatureAt + place] >= 0) continue;
    const taken = residual[topology.temperatureAt + place];
    out += taken;
    gross += Math.abs(taken - put[place]);
  }
  for (let i = 0; i < topology.flowNodeCount; i++) {
    const fluid = network.fluids[parts.circuitOfNode[i]];
    const reference = fluid.enthalpy(network.ambient.temperature);
    const here = fluid.enthalpy(state[topology.temperatureAt + i]) - reference;
    const inflow = network.inflow[i];
    const given = fluid.enthalpy(network.inflowTemperature[i]) - reference;
    let carried = 0;
    if (parts.flowNodes[i].pressure !== undefined) carried = residual[topology.pressureAt + i] * here;
    else if (inflow < 0) carried = -inflow * here;
    else if (inflow > 0) {
      // At a held temperature the residual counts the inflow's change to that temperature already.
      carried = -inflow * given;
    }
    out += carried;
    gross += Math.abs(carried);
  }
  return { mass, energy: Math.abs(released - out) / Math.max(gross, 1e-9), released, out };
}

/** Mixed temperature of what arrives at held pressures that only take in and have no heat link. */
function arrivingTemperatures(equations: Equations, state: Float64Array): (number | undefined)[] {
  const { network, topology } = equations;
  const count = topology.flowNodeCount;
  const arriving = numbers(count);
  const warmth = numbers(count);
  const busy = flags(count);
  for (let b = 0; b < topology.branchCount; b++) {
    const flow = state[b];
    if (flow === 0) continue;
    const up = flow > 0 ? topology.branchFrom[b] : topology.branchTo[b];
    const down = flow > 0 ? topology.branchTo[b] : topology.branchFrom[b];
    busy[up] = 1;
    const fluid = network.fluids[network.parts.circuitOfBranch[b]];
    const t = state[topology.temperatureAt + up];
    arriving[down] += Math.abs(flow);
    warmth[down] += Math.abs(flow) * t + equations.branchHeat[b] / fluid.specificHeat(t);
  }
  network.links.forEach((law, i) => {
    if (law.kind === 'stream' || law.kind === 'exchanger') return;
    for (const place of [topology.linkFrom[i], topology.linkTo[i]]) if (place < count) busy[place] = 1;
  });
  return network.parts.flowNodes.map((node, i) =>
    node.pressure !== undefined && busy[i] === 0 && arriving[i] > 0 ? warmth[i] / arriving[i] : undefined,
  );
}

function elementDrops(equations: Equations, state: Float64Array, b: number): ElementDrop[] {
  const { network, topology, branchFluid, branchDrop } = equations;
  const density = branchFluid.density[b];
  const viscosity = branchFluid.viscosity[b];
  const { laws } = network.branches[b];
  // Not pushed one by one: the engine gives the first one room for seventeen.
  return laws.map((law) => {
    let pressureDrop = branchDrop[b];
    if (laws.length > 1) {
      law.evaluate(four, state[b], density, viscosity);
      pressureDrop = topology.closed[b] === 1 ? 0 : four[0];
    }
    const { type, relation } = law;
    return { type, pressureDrop, relation, inRange: law.inRange(state[b], density, viscosity) };
  });
}

function linkReports(equations: Equations, state: Float64Array): Solution['links'] {
  const { network, topology } = equations;
  const at = topology.temperatureAt;
  const links = dictionary<Solution['links'][string]>();
  network.parts.links.forEach((link, i) => {
    const law = network.links[i];
    const heat = equations.linkHeat[i];
    let from = topology.linkFrom[i];
    let to = topology.linkTo[i];
    if (law.kind === 'exchanger') from = inletOf(topology, state, from);
    if (law.kind === 'stream' || law.kind === 'exchanger') to = inletOf(topology, state, to);
    const rise = state[at + from] - state[at + to];
    const detail = law.detail();
    links[link.id] = {
      heat,
      resistance:
        Math.abs(heat) > 1e-12 * equations.scales.heat ? rise / heat : smallSignal(equations, state, i),
      relation: link.relation ?? law.relation(),
      inRange: law.inRange(),
      ...(detail === '' ? {} : { detail }),
      ...(law.values ? { values: law.values() } : {}),
    };
  });
  return links;
}

/** The node that the stream of branch `b` comes from. */
function inletOf(topology: Topology, state: Float64Array, b: number): number {
  return state[b] >= 0 ? topology.branchFrom[b] : topology.branchTo[b];
}

/** 1/(∂Q/∂T) where no heat flows: the quotient says nothing there. */
function smallSignal(equations: Equations, state: Float64Array, i: number): number {
  const { network, topology } = equations;
  const law = network.links[i];
  const from = topology.linkFrom[i];
  const to = topology.linkTo[i];
  const temperature = (place: number): number => state[topology.temperatureAt + place];
  const inlet = (b: number): number => temperature(inletOf(topology, state, b));
  const flow = (b: number): number => (topology.closed[b] === 1 ? 0 : Math.abs(state[b]));
  if (law.kind === 'stream') law.evaluate(six, temperature(from), inlet(to), flow(to));
  else if (law.kind === 'exchanger') law.evaluate(six, inlet(from), inlet(to), flow(from), flow(to));
  else if (law.kind === 'pair' || law.kind === 'driven')
    law.evaluate(six, temperature(from), temperature(to));
  else {
    const past = massVelocitySquared(network.velocities[i], state);
    law.evaluate(six, temperature(from), temperature(to), past);
  }
  return 1 / six[1];
}

const four = new Float64Array(4);
const six = new Float64Array(6);
