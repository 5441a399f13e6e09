/*
 * What changes in time: records of the case with other numbers, put into the network as it stands.
 */
import type { Branch, Case, FlowNode, HeatNode } from '#solver/case/case.ts';
import type { TimeControl } from '#solver/case/controls.ts';
import type { HeatLink } from '#solver/case/heat-link.ts';
import type { Conductor, Converter, Feed } from '#solver/case/power.ts';
import type { Change, Course } from '#solver/case/transient.ts';
import { throttledPowerWithSlope, usualExponent } from '#solver/power/throttle.ts';
import { compileBranch, lawOfLink, velocitiesOf, type MutableNetwork } from '#solver/solve/network.ts';
import { putConverter } from '#solver/solve/power-network.ts';
import type { Parts, Topology } from '#solver/solve/topology.ts';
import { recordIn } from '#solver/transient/check-changes.ts';
import { longestStep, nextBreak, valueAt } from '#solver/transient/course.ts';
import { Outages } from '#solver/transient/outages.ts';
import { putAt, readAt, stepsOf, type Steps } from '#solver/transient/place.ts';

/** A number that changes: by its course, by the output that sets it, or by shares that scale it. */
interface Varied {
  readonly steps: Steps;
  readonly isSwitch: boolean;
  /** What the case gives. */
  readonly given: number;
  course: Course | null;
  set: number | null; // control
  readonly scaled: (Scale & { readonly control: number })[];
}

/** Numbers of one record that change. */
interface Varying {
  readonly numbers: readonly Varied[];
  /** Values that are in place; null where the record is put anew each time, since it holds a value of the state. */
  placed: readonly unknown[] | null;
  readonly holdsState: boolean;
  /** Puts the record with `values` in place of the one that the case has. */
  readonly install: (values: readonly unknown[]) => void;
}

/** The numbers that controls set, and where their outputs stand. */
export interface Driven {
  readonly controls: readonly TimeControl[];
  readonly outputs: Float64Array;
}

interface Scale {
  readonly idle: number;
  readonly exponent: number;
}

export interface Changes {
  /** Puts the values of `time` into the network and the held values of `state`. */
  apply(time: number, side: 'before' | 'after'): void;
  /** The first moment after `time` at which anything jumps or bends; Infinity when there is none. */
  nextBreak(time: number): number;
  /** What batteries and feeds come to, from the next moment on. */
  readonly outages: Pick<Outages, 'setCharge' | 'trip'>;
  /** Longest step that cannot pass over an oscillation unseen [s]; Infinity when nothing oscillates. */
  readonly longestStep: number;
}

/** A network whose nodes' records may be replaced too. */
type ChangingNetwork = MutableNetwork<
  Parts & { readonly flowNodes: FlowNode[]; readonly heatNodes: HeatNode[] }
>;

/** @param state into which held temperatures and pressures are written */
export function compileChanges(
  changes: readonly Change[],
  driven: Driven,
  input: Case,
  network: ChangingNetwork,
  topology: Topology,
  state: Float64Array,
): Changes {
  const byRecord = new Map<string, Map<string, Varied>>();
  const varied = (path: string): Varied => {
    const record = recordIn(path);
    const numbers = byRecord.get(record) ?? new Map<string, Varied>();
    byRecord.set(record, numbers);
    const value = readAt(input, stepsOf(path));
    const number = numbers.get(path) ?? {
      steps: stepsOf(path).slice(stepsOf(record).length),
      isSwitch: typeof value === 'boolean',
      given: Number(value),
      course: null,
      set: null,
      scaled: [],
    };
    numbers.set(path, number);
    return number;
  };
  for (const { path, course } of changes) varied(path).course = course;
  driven.controls.forEach((control, k) => {
    for (const path of control.sets) {
      if (control.type === 'throttle' || control.type === 'cap') {
        const { idle = 0, exponent = usualExponent } = control;
        varied(path).scaled.push({ control: k, idle, exponent });
      } else varied(path).set = k;
    }
  });
  const outages = new Outages(input, network, (path) =>
    installer(path, stepsOf(path), network, topology, state),
  );
  // Feeds first: what hangs on them is put in place as they have it.
  const inOrder = [...byRecord].sort(([a], [b]) => Number(isFeed(b)) - Number(isFeed(a)));
  const varying = inOrder.map(([record, all]): Varying => {
    const base = stepsOf(record);
    const numbers = [...all.values()];
    const put = isFeed(record)
      ? (changed: unknown) => outages.takeFeed(changed as Feed)
      : installer(record, base, network, topology, state);
    const install = (changed: unknown): void => {
      if (!outages.take(record, changed)) put(changed);
    };
    const given = readAt(input, base);
    return {
      numbers,
      placed: null,
      holdsState: record.includes('.nodes[') && !isFree(record, given),
      install: (values) => {
        install(numbers.reduce((changed, { steps }, k) => putAt(changed, steps, values[k]), given));
      },
    };
  });
  return {
    apply(time, side) {
      for (const each of varying) {
        const values = each.numbers.map((number) => {
          const value = valueOf(number, driven.outputs, time, side);
          return number.isSwitch ? value !== 0 : value;
        });
        if (each.placed?.every((value, i) => value === values[i])) continue;
        each.install(values);
        if (!each.holdsState) each.placed = values;
      }
      outages.update(time, side === 'after');
    },
    nextBreak: (time) =>
      changes.reduce(
        (least, { course }) => Math.min(least, nextBreak(course, time)),
        outages.nextStart(time),
      ),
    outages,
    longestStep: changes.reduce((least, { course }) => Math.min(least, longestStep(course)), Infinity),
  };
}

/** Whether a node of heat has a temperature of its own to find. */
const isFree = (record: string, node: unknown): boolean =>
  record.startsWith('heat.') && (node as HeatNode).temperature === undefined;

const isFeed = (record: string): boolean => record.startsWith('power.feeds');

function valueOf(
  { course, given, set, scaled }: Varied,
  outputs: Float64Array,
  time: number,
  side: 'before' | 'after',
): number {
  if (set !== null) return outputs[set];
  const free = course === null ? given : valueAt(course, time, side);
  if (scaled.length === 0) return free;
  // The lowest share holds; a share of 0 is a machine that is off.
  const least = scaled.reduce((a, b) => (outputs[b.control] < outputs[a.control] ? b : a));
  const share = outputs[least.control];
  if (share === 0) return 0;
  throttledPowerWithSlope(two, least.idle * free, (1 - least.idle) * free, share, least.exponent);
  return two[0];
}

/** How a record of one list gets into the network. */
function installer(
  record: string,
  base: Steps,
  network: ChangingNetwork,
  topology: Topology,
  state: Float64Array,
): (record: unknown) => void {
  const id = base[base.length - 1];
  if (record.startsWith('heat.links')) {
    const i = network.parts.links.findIndex((link) => link.id === id);
    return (link) => {
      network.links[i] = lawOfLink(network, topology, i, link as HeatLink);
      network.velocities[i] = velocitiesOf(link as HeatLink, topology);
    };
  }
  if (record.startsWith('power.')) {
    const { power } = network;
    const output = topology.outputIndex.get(id) ?? -1;
    const law = power.conductors.find((conductor) => conductor.output === output)?.law;
    return (changed) => {
      power.load[output] = (changed as Converter | Conductor).load ?? 0;
      if (law) law.take(changed as Conductor);
      else putConverter(power, output, changed as Converter);
    };
  }
  if (record.includes('.branches[')) {
    const b = topology.branchIndex.get(id) ?? -1;
    return (branch) => {
      network.branches[b] = compileBranch(network, topology, b, branch as Branch);
    };
  }
  // Whoever starts anew reads held values off the records.
  const { heatNodes, flowNodes } = network.parts;
  const place = topology.placeIndex.get(id) ?? -1;
  const at = topology.temperatureAt + place;
  if (record.startsWith('heat.')) {
    const first = network.sources.findIndex((source) => source.place === place);
    return (changed) => {
      const node = changed as HeatNode;
      heatNodes[place - topology.flowNodeCount] = node;
      if (node.temperature !== undefined) state[at] = node.temperature;
      (node.sources ?? []).forEach((source, k) => {
        network.sources[first + k] = { ...network.sources[first + k], source };
      });
    };
  }
  return (changed) => {
    const node = changed as FlowNode;
    flowNodes[place] = node;
    const entering = node.inflowTemperature ?? network.ambient.temperature;
    network.inflowTemperature[place] = entering;
    network.flowPower[place] = node.power ?? 0;
    if (node.pressure === undefined) network.inflow[place] = node.inflow ?? 0;
    else state[topology.pressureAt + place] = node.pressure;
    if (topology.unknownOf[at] < 0) {
      state[at] =
        node.pressure === undefined
          ? (node.temperature ?? entering)
          : (node.inflowTemperature ?? node.temperature ?? entering);
    }
  };
}

const two = new Float64Array(2);
