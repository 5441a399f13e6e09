/*
 * Who is who in a case: ids to numbers, knowns and unknowns. It depends on the shape of the case alone, so that
 * solves with the same shape share it (and the ordering of the factorisation that hangs on it).
 */
import type { Branch, Case, Circuit, FlowElement, FlowNode, HeatNode } from '#solver/case/case.ts';
import type { HeatLink } from '#solver/case/heat-link.ts';
import type { Conductor, Converter, Feed } from '#solver/case/power.ts';
import { ambientOf, surroundingsPressure } from '#solver/flow/fluid.ts';
import { joinsStreams, streamTypes } from '#solver/heat/links.ts';
import { flags, wholes } from '#solver/linalg/memory.ts';

/** One flat view of a case. `place` counts the temperatures: flow nodes first, then heat nodes. */
export interface Parts {
  readonly circuits: readonly Circuit[];
  readonly flowNodes: readonly FlowNode[];
  readonly circuitOfNode: Int32Array;
  readonly branches: readonly Branch[];
  readonly circuitOfBranch: Int32Array;
  /** Places at the ends of branches; −1: no such node (check.ts refuses that). */
  readonly branchFrom: Int32Array;
  readonly branchTo: Int32Array;
  readonly heatNodes: readonly HeatNode[];
  readonly links: readonly HeatLink[];
  readonly converters: readonly Converter[];
  readonly conductors: readonly Conductor[];
  readonly feeds: readonly Feed[];
  /** Numbers by id; of two with one id the later counts (check.ts refuses that). */
  readonly branchIndex: ReadonlyMap<string, number>;
  readonly placeIndex: ReadonlyMap<string, number>;
  /** Of what has an output: converters, then conductors. */
  readonly outputIndex: ReadonlyMap<string, number>;
}

/** @param known parts of a case with the same ids in the same order */
export function partsOf(input: Case, known?: Parts): Parts {
  const circuits = input.circuits ?? [];
  const flowNodes: FlowNode[] = [];
  const branches: Branch[] = [];
  for (const circuit of circuits) {
    for (const node of circuit.nodes) flowNodes.push(heldBy(input, circuit, node));
    for (const branch of circuit.branches) branches.push(branch);
  }
  const heatNodes = input.heat?.nodes ?? [];
  const { converters = [], conductors = [], feeds = [] } = input.power ?? {};
  const placeIndex = known?.placeIndex ?? indexOf(flowNodes, heatNodes);
  return {
    circuits,
    flowNodes,
    circuitOfNode: circuitOf(circuits, ({ nodes }) => nodes),
    branches,
    circuitOfBranch: circuitOf(circuits, ({ branches: own }) => own),
    ...(known ? { branchFrom: known.branchFrom, branchTo: known.branchTo } : endsOf(branches, placeIndex)),
    heatNodes,
    links: input.heat?.links ?? [],
    converters,
    conductors,
    feeds,
    branchIndex: known?.branchIndex ?? indexOf(branches),
    placeIndex,
    outputIndex: known?.outputIndex ?? indexOf(converters, conductors),
  };
}

/** What is open to the surroundings holds their pressure. */
function heldBy(input: Case, circuit: Circuit, node: FlowNode): FlowNode {
  return node.ambient === true
    ? { ...node, pressure: surroundingsPressure(circuit, node.elevation ?? 0, ambientOf(input)) }
    : node;
}

/** The circuit of each record that `of` takes from the circuits. */
function circuitOf(circuits: readonly Circuit[], of: (circuit: Circuit) => readonly unknown[]): Int32Array {
  let count = 0;
  for (const circuit of circuits) count += of(circuit).length;
  const circuitOfEach = wholes(count);
  let at = 0;
  for (let c = 0; c < circuits.length; c++) {
    const end = at + of(circuits[c]).length;
    circuitOfEach.fill(c, at, end);
    at = end;
  }
  return circuitOfEach;
}

function indexOf(...lists: readonly (readonly { readonly id: string }[])[]): ReadonlyMap<string, number> {
  const index = new Map<string, number>();
  let next = 0;
  for (const records of lists) for (const { id } of records) index.set(id, next++);
  return index;
}

function endsOf(
  branches: readonly Branch[],
  placeIndex: ReadonlyMap<string, number>,
): Pick<Parts, 'branchFrom' | 'branchTo'> {
  const branchFrom = wholes(branches.length);
  const branchTo = wholes(branches.length);
  for (let b = 0; b < branches.length; b++) {
    branchFrom[b] = placeIndex.get(branches[b].from) ?? -1;
    branchTo[b] = placeIndex.get(branches[b].to) ?? -1;
  }
  return { branchFrom, branchTo };
}

export interface Topology {
  readonly branchCount: number;
  readonly flowNodeCount: number;
  readonly placeCount: number;
  /** Converters and conductors. */
  readonly outputCount: number;
  readonly branchIndex: ReadonlyMap<string, number>;
  readonly placeIndex: ReadonlyMap<string, number>;
  readonly outputIndex: ReadonlyMap<string, number>;
  readonly branchFrom: Int32Array;
  readonly branchTo: Int32Array;
  readonly closed: Uint8Array;
  /** Ends of links: place or (of a stream link's `to`, of both ends of an exchanger) branch. */
  readonly linkFrom: Int32Array;
  readonly linkTo: Int32Array;
  /** Whether temperatures are solved for; a case without any heat keeps them all at what it gives. */
  readonly thermal: boolean;
  /** State vector: mass flows, pressures, temperatures, outputs, one after the other. */
  readonly pressureAt: number;
  readonly temperatureAt: number;
  readonly outputAt: number;
  readonly stateSize: number;
  /** Number of the unknown at each place of the state; −1 where the value is held. */
  readonly unknownOf: Int32Array;
  /** The reverse. */
  readonly stateOf: Int32Array;
  /** A pressure per closed loop that was pinned to 0 by itself (flow node numbers). */
  readonly pinned: readonly number[];
}

/**
 * Numbers the unknowns. Ids must exist (see check.ts).
 * @param pinned flow nodes whose pressure is held at 0 because nothing else fixes it
 */
export function numberUnknowns(parts: Parts, thermal: boolean, pinned: readonly number[]): Topology {
  const { flowNodes, branches, heatNodes, converters, conductors, links } = parts;
  const { branchIndex, placeIndex, outputIndex } = parts;
  const pressureAt = branches.length;
  const temperatureAt = pressureAt + flowNodes.length;
  const placeCount = flowNodes.length + heatNodes.length;
  const outputAt = temperatureAt + placeCount;
  const outputCount = converters.length + conductors.length;
  const stateSize = outputAt + outputCount;

  const unknownOf = wholes(stateSize).fill(-1);
  const stateOf = wholes(stateSize);
  let count = 0;
  const add = (state: number): void => {
    unknownOf[state] = count;
    stateOf[count++] = state;
  };
  const closed = flags(branches.length);
  for (let b = 0; b < branches.length; b++) {
    if (branches[b].closed === true) closed[b] = 1;
    else add(b);
  }
  const pins = new Set(pinned);
  for (let i = 0; i < flowNodes.length; i++)
    if (flowNodes[i].pressure === undefined && !pins.has(i)) add(pressureAt + i);
  if (thermal) {
    for (let i = 0; i < flowNodes.length; i++) {
      const { pressure, temperature } = flowNodes[i];
      if (pressure === undefined && temperature === undefined) add(temperatureAt + i);
    }
    for (let i = 0; i < heatNodes.length; i++)
      if (heatNodes[i].temperature === undefined) add(temperatureAt + flowNodes.length + i);
  }
  for (let i = 0; i < outputCount; i++) add(outputAt + i);

  const linkFrom = wholes(links.length);
  const linkTo = wholes(links.length);
  for (let i = 0; i < links.length; i++) {
    const link = links[i];
    const fromIndex = joinsStreams(link) ? branchIndex : placeIndex;
    const toIndex = streamTypes.has(link.type) ? branchIndex : placeIndex;
    linkFrom[i] = fromIndex.get(link.from) ?? -1;
    linkTo[i] = toIndex.get(link.to) ?? -1;
  }

  return {
    branchCount: branches.length,
    flowNodeCount: flowNodes.length,
    placeCount,
    outputCount,
    branchIndex,
    placeIndex,
    outputIndex,
    branchFrom: parts.branchFrom,
    branchTo: parts.branchTo,
    closed,
    linkFrom,
    linkTo,
    thermal,
    pressureAt,
    temperatureAt,
    outputAt,
    stateSize,
    unknownOf,
    stateOf: stateOf.subarray(0, count),
    pinned,
  };
}

/** Whether a fan or pump warms its stream. */
function drawsPower(element: FlowElement): boolean {
  if (element.type === 'fan') return (element.power ?? 0) !== 0 || element.powerPoints !== undefined;
  return element.type === 'pump' && ((element.power ?? 0) !== 0 || element.efficiency !== undefined);
}

/** Whether anything in the case makes temperatures move. */
export function isThermal(parts: Parts, ambientTemperature: number): boolean {
  const givesHeat = (one: Converter | Conductor): boolean => (one.heat?.length ?? 0) > 0;
  if (parts.heatNodes.length > 0 || parts.converters.some(givesHeat) || parts.conductors.some(givesHeat))
    return true;
  const warm = (t: number | undefined): boolean => t !== undefined && t !== ambientTemperature;
  return (
    parts.flowNodes.some((n) => (n.power ?? 0) !== 0 || warm(n.temperature) || warm(n.inflowTemperature)) ||
    parts.links.some(({ type }) => type === 'thermoelectric') ||
    parts.branches.some((b) => (b.power ?? 0) !== 0 || b.elements.some(drawsPower))
  );
}
