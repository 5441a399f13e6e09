/*
 * What a case's shape fixes once: the places of the Jacobian, in the order in which equations.ts writes them, and the
 * analysis of its factorisation.
 */
import { Gmres } from '#solver/linalg/gmres.ts';
import { flags, numbers, wholes } from '#solver/linalg/memory.ts';
import { PatternBuilder } from '#solver/linalg/pattern.ts';
import { SparseLu } from '#solver/linalg/sparse-lu.ts';
import type { Network } from '#solver/solve/network.ts';
import type { NetworkLoss } from '#solver/solve/power-network.ts';
import type { Topology } from '#solver/solve/topology.ts';

/** Directions that old factors may need for a new Jacobian; more cost as much as new factors. */
const krylovDimension = 8;

/** Matrix, its slots and its factorisation: everything that depends on the shape of a case alone. */
export interface Structure {
  readonly topology: Topology;
  readonly lu: SparseLu;
  readonly gmres: Gmres;
  readonly slots: Int32Array;
  readonly diagonal: Int32Array;
  readonly values: Float64Array;
}

/** For other equations of the same shape that are solved in turn with these: each keeps its own factors. */
export function twinOf(structure: Structure): Structure {
  return { ...structure, lu: structure.lu.twin(), values: numbers(structure.values.length) };
}

/** Lists every place of the Jacobian that the network's equations write to, and analyses the factorisation. */
export function buildStructure(network: Network, topology: Topology): Structure {
  const size = topology.stateOf.length;
  const builder = new PatternBuilder(size);
  const { unknownOf, pressureAt, temperatureAt, outputAt } = topology;
  const ask = (row: number, column: number): void => builder.ask(unknownOf[row], unknownOf[column]);
  for (let u = 0; u < size; u++) builder.ask(u, u);
  const askFluid = (row: number, b: number): void => {
    ask(row, b);
    ask(row, temperatureAt + topology.branchFrom[b]);
    ask(row, temperatureAt + topology.branchTo[b]);
  };
  network.branches.forEach((branch, b) => {
    const from = topology.branchFrom[b];
    const to = topology.branchTo[b];
    const warmFrom = temperatureAt + from;
    const warmTo = temperatureAt + to;
    ask(b, b);
    ask(b, pressureAt + from);
    ask(b, pressureAt + to);
    ask(b, warmFrom);
    ask(b, warmTo);
    for (const term of branch.stream) ask(b, term.branch);
    ask(pressureAt + from, b);
    ask(pressureAt + to, b);
    if (topology.thermal) {
      askFluid(warmFrom, b);
      askFluid(warmTo, b);
    }
    for (const supply of branch.supplies) {
      if (supply >= 0) askFluid(outputAt + supply, b);
      else for (let k = 0; k < 3; k++) builder.ask(-1, -1);
    }
  });
  network.links.forEach((law, i) => {
    if (law.kind === 'exchanger') {
      const streams = [topology.linkFrom[i], topology.linkTo[i]];
      const ends = streams.flatMap((b) => [
        temperatureAt + topology.branchFrom[b],
        temperatureAt + topology.branchTo[b],
      ]);
      for (const row of ends) for (const column of [...ends, ...streams]) ask(row, column);
      return;
    }
    const from = temperatureAt + topology.linkFrom[i];
    if (law.kind === 'stream') {
      const b = topology.linkTo[i];
      const ends = [from, temperatureAt + topology.branchFrom[b], temperatureAt + topology.branchTo[b]];
      for (const row of ends) {
        for (const column of ends) ask(row, column);
        ask(row, b);
      }
      return;
    }
    const to = temperatureAt + topology.linkTo[i];
    ask(from, from);
    ask(from, to);
    ask(to, from);
    ask(to, to);
    if (law.kind === 'driven') {
      const supply = network.linkSupply[i];
      for (const column of [from, to]) {
        if (supply < 0) builder.ask(-1, -1);
        else ask(outputAt + supply, column);
      }
    }
    for (const term of network.velocities[i]) {
      ask(from, term.branch);
      ask(to, term.branch);
    }
  });
  for (const { place, supply } of network.sources) {
    ask(temperatureAt + place, temperatureAt + place);
    if (supply < 0) builder.ask(-1, -1);
    else ask(outputAt + supply, temperatureAt + place);
  }
  const { power } = network;
  power.converters.forEach((_, c) => {
    ask(outputAt + c, outputAt + c);
    for (const supply of power.connectionTo.subarray(power.connectionAt[c], power.connectionAt[c + 1])) {
      if (supply < 0) builder.ask(-1, -1);
      else ask(outputAt + supply, outputAt + c);
    }
  });
  const askLoss = ({ place, branch }: NetworkLoss, columns: Iterable<number>): void => {
    if (place >= 0) {
      for (const column of columns) ask(temperatureAt + place, column);
      return;
    }
    for (const end of [topology.branchFrom[branch], topology.branchTo[branch]]) {
      for (const column of columns) ask(temperatureAt + end, column);
      ask(temperatureAt + end, branch);
    }
  };
  for (const loss of power.converterLosses) askLoss(loss, [outputAt + loss.output]);
  for (const { output, supply, law, losses } of power.conductors) {
    ask(outputAt + output, outputAt + output);
    for (const column of law.columns) {
      if (supply < 0) builder.ask(-1, -1);
      else ask(outputAt + supply, column);
    }
    for (const loss of losses) askLoss(loss, law.columns);
  }
  const { pattern, slots } = builder.build();
  const late = flags(size);
  const group = wholes(size);
  for (let u = 0; u < size; u++) {
    const state = topology.stateOf[u];
    late[u] = state < topology.branchCount ? 0 : 1;
    // A flow node's temperature follows its pressure: both meet the same branches.
    const pressure = state - topology.flowNodeCount;
    const follows = state >= temperatureAt && pressure < temperatureAt && unknownOf[pressure] >= 0;
    group[u] = follows ? unknownOf[pressure] : u;
  }
  return {
    topology,
    lu: new SparseLu(pattern, { late, group }),
    gmres: new Gmres(pattern, krylovDimension),
    slots: slots.subarray(size),
    diagonal: slots.subarray(0, size),
    // One number more than slots: what is asked of held values lands there.
    values: numbers(pattern.columns.length + 1),
  };
}
