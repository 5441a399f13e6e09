/*
 * The way of the power, compiled: laws of converters and conductors, and what hangs on what.
 */
import type { Converter, Feed, Phase } from '#solver/case/power.ts';
import { numbers, wholes } from '#solver/linalg/memory.ts';
import { availabilityOf, connectionsOf, type Availability } from '#solver/power/availability.ts';
import type { Site } from '#solver/power/feed-capacity.ts';
import { ConductorLaw } from '#solver/power/conductors.ts';
import { compileConverter, type ConverterLaw } from '#solver/power/converters.ts';
import type { Parts, Topology } from '#solver/solve/topology.ts';

export interface NetworkLoss {
  /** Number of the output whose loss it is. */
  readonly output: number;
  readonly share: number;
  /** The place, or −1 and the branch. */
  readonly place: number;
  readonly branch: number;
}

export interface NetworkConductor {
  /** Number of its output. */
  readonly output: number;
  readonly law: ConductorLaw;
  /** Output that feeds it; −1: the world outside. */
  readonly supply: number;
  readonly losses: readonly NetworkLoss[];
}

export interface PowerNetwork {
  readonly converters: ConverterLaw[];
  /** Each before those that begin at its end. */
  readonly conductors: readonly NetworkConductor[];
  /** Where the connections of each converter begin in the two lists that follow. */
  readonly connectionAt: Int32Array;
  /** Output that each connection hangs on (−1: the world outside), and its share of the converter's input. */
  readonly connectionTo: Int32Array;
  readonly connectionShare: Float64Array;
  /** Whether the connections of a converter give by their order, in place of their shares. */
  readonly inOrder: readonly boolean[];
  /** Further constant load of each output, W. */
  readonly load: Float64Array;
  /** Of all outputs, and of converters alone. */
  readonly losses: readonly NetworkLoss[];
  readonly converterLosses: readonly NetworkLoss[];
  available: Availability;
}

export function compilePower(parts: Parts, topology: Topology, site: Site): PowerNetwork {
  const { converters, conductors, feeds } = parts;
  const outputOf = (id: string | undefined): number => {
    for (let at = id; at !== undefined; at = feeds.find((feed) => feed.id === at)?.supply) {
      const output = topology.outputIndex.get(at);
      if (output !== undefined) return output;
    }
    return -1;
  };
  const losses = [...converters, ...conductors].flatMap(({ heat = [] }, output) =>
    heat.map(({ node, share }): NetworkLoss => {
      const place = topology.placeIndex.get(node) ?? -1;
      return { output, share, place, branch: place < 0 ? (topology.branchIndex.get(node) ?? -1) : -1 };
    }),
  );
  const connections = converters.map((converter) => {
    const found = connectionsOf(converter).map(({ supply }) => outputOf(supply));
    return found.length === 0 ? [-1] : found;
  });
  const connectionAt = wholes(converters.length + 1);
  connections.forEach((list, c) => (connectionAt[c + 1] = connectionAt[c] + list.length));
  const connectionTo = wholes(connectionAt[converters.length]);
  connections.forEach((list, c) => connectionTo.set(list, connectionAt[c]));
  const load = numbers(converters.length + conductors.length);
  [...converters, ...conductors].forEach((record, c) => (load[c] = record.load ?? 0));
  const network: PowerNetwork = {
    converters: converters.map(() => unset),
    conductors: compileConductors(parts, topology, outputOf, losses),
    connectionAt,
    connectionTo,
    connectionShare: numbers(connectionAt[converters.length]),
    inOrder: converters.map(({ order }) => order !== undefined),
    load,
    losses,
    converterLosses: losses.filter(({ output }) => output < converters.length),
    available: availabilityOf(parts, site),
  };
  converters.forEach((converter, c) => putConverter(network, c, converter));
  return network;
}

const unset: ConverterLaw = { rating: NaN, evaluate: (out) => out.fill(NaN) };

/** Puts a converter in place as what is available has it. */
export function putConverter(network: PowerNetwork, c: number, converter: Converter): void {
  const { units, onBattery, dead } = network.available;
  network.converters[c] = lawOfConverter(network, c, converter);
  const at = network.connectionAt[c];
  const connections = connectionsOf(converter);
  if (connections.length === 0) network.connectionShare[at] = 1;
  connections.forEach((connection, k) => {
    const isFed = !onBattery[c] && !dead.has(connection.supply);
    network.connectionShare[at + k] = isFed ? connection.units / units[c] : 0;
  });
}

/** The law of the converter of that number with other figures, as what is available has it. */
export function lawOfConverter(network: PowerNetwork, c: number, converter: Converter): ConverterLaw {
  const { units, onBattery, capacities, mayGive, mayTake } = network.available;
  const isShared = (capacities[c] !== null || mayTake[c] > 0) && units[c] > 0;
  const sharing = {
    capacities: capacities[c] ?? [Infinity],
    mayGive: mayGive[c],
    mayTake: mayTake[c],
  };
  return compileConverter(converter, units[c], onBattery[c], isShared ? sharing : null);
}

/** Voltage between a line and the next, or the neutral, V; NaN without a feed. */
function voltageOn(feed: Feed | undefined, phase: Phase | undefined): number {
  const toNeutral = phase === 'L1' || phase === 'L2' || phase === 'L3';
  return (feed?.voltage ?? NaN) / (toNeutral ? Math.sqrt(3) : 1);
}

function compileConductors(
  parts: Parts,
  topology: Topology,
  outputOf: (id: string | undefined) => number,
  losses: readonly NetworkLoss[],
): NetworkConductor[] {
  const { converters, conductors, feeds } = parts;
  const made = new Map<string, NetworkConductor>();
  const make = (i: number): NetworkConductor => {
    const record = conductors[i];
    const known = made.get(record.id);
    if (known) return known;
    const above = record.voltage === undefined ? conductors.findIndex(({ id }) => id === record.supply) : -1;
    const upper = above < 0 ? null : make(above).law;
    const voltage =
      record.voltage ??
      voltageOn(
        feeds.find(({ id }) => id === record.supply),
        record.phase,
      );
    const output = converters.length + i;
    const warm = record.temperature ? (topology.placeIndex.get(record.temperature.node) ?? -1) : -1;
    const places = {
      output: topology.outputAt + output,
      temperature: warm < 0 ? -1 : topology.temperatureAt + warm,
    };
    const conductor = {
      output,
      law: new ConductorLaw(record, places, upper, voltage),
      supply: outputOf(record.supply),
      losses: losses.filter((loss) => loss.output === output),
    };
    made.set(record.id, conductor);
    return conductor;
  };
  conductors.forEach((_, i) => make(i));
  return [...made.values()];
}
