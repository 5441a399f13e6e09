/*
 * One record of a case by itself: what it is in the network, and the places of the state where it adds to R.
 */
import type { HeatLink } from '#solver/case/heat-link.ts';
import { lawOfLink, velocitiesOf, type Alone, type Network } from '#solver/solve/network.ts';
import type { Topology } from '#solver/solve/topology.ts';

/** Rows that a branch adds to: its own, those of its ends, and the loads of what feeds it. */
export function branchRows(network: Network, topology: Topology, b: number): number[] {
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

/** Rows that a source adds to: of the node that it heats, and the load of what feeds it. */
export function sourceRows(
  { sources }: Network,
  { temperatureAt, outputAt }: Topology,
  index: number,
): number[] {
  const { place, supply } = sources[index];
  return [temperatureAt + place, ...(supply < 0 ? [] : [outputAt + supply])];
}

/** A heat link in place of that of the same number. */
export function linkAlone(network: Network, topology: Topology, index: number, link: HeatLink): Alone {
  return {
    index,
    link: lawOfLink(network, topology, index, link),
    velocities: velocitiesOf(link, topology),
  };
}

/** Rows that a heat link adds to: those of the nodes that it joins, a stream being met at both ends of its branch; and the load of what feeds it. */
export function linkRows(network: Network, topology: Topology, i: number): number[] {
  const { temperatureAt, linkFrom, linkTo, branchFrom, branchTo } = topology;
  const { kind } = network.links[i];
  const streamEnds = (b: number): number[] => [branchFrom[b], branchTo[b]];
  const from = kind === 'exchanger' ? streamEnds(linkFrom[i]) : [linkFrom[i]];
  const to = kind === 'exchanger' || kind === 'stream' ? streamEnds(linkTo[i]) : [linkTo[i]];
  const supply = network.linkSupply[i];
  const loads = supply < 0 ? [] : [topology.outputAt + supply];
  return [...[...new Set([...from, ...to])].map((place) => temperatureAt + place), ...loads];
}
