/*
 * What changes in time: records of the case with other numbers, put into the network as it stands.
 */
import type { Branch, Case, FlowNode, HeatNode } from '#solver/case/case.ts';
import type { HeatLink } from '#solver/case/heat-link.ts';
import type { Conductor, Converter, Feed } from '#solver/case/power.ts';
import type { Change, Course } from '#solver/case/transient.ts';
import { compileBranch, lawOfLink, velocitiesOf, type MutableNetwork } from '#solver/solve/network.ts';
import { putConverter } from '#solver/solve/power-network.ts';
import type { Parts, Topology } from '#solver/solve/topology.ts';
import { recordIn } from '#solver/transient/check-changes.ts';
import { longestStep, nextBreak, valueAt } from '#solver/transient/course.ts';
import { Outages } from '#solver/transient/outages.ts';
import { putAt, readAt, stepsOf, type Steps } from '#solver/transient/place.ts';

/** Numbers of one record, each with its course. */
interface Varying {
  readonly courses: readonly { readonly steps: Steps; readonly course: Course; readonly isSwitch: boolean }[];
  /** Puts the record with `values` in place of the one that the case has. */
  readonly install: (values: readonly unknown[]) => void;
}

export interface Changes {
  /** Puts the values of `time` into the network and the held values of `state`. */
  apply(time: number, side: 'before' | 'after'): void;
  /** The first moment after `time` at which anything jumps or bends; Infinity when there is none. */
  nextBreak(time: number): number;
  /** The battery of a converter is empty from the next moment on. */
  drain(id: string): void;
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
  input: Case,
  network: ChangingNetwork,
  topology: Topology,
  state: Float64Array,
): Changes {
  const byRecord = new Map<string, Change[]>();
  for (const change of changes) {
    const record = recordIn(change.path);
    const known = byRecord.get(record);
    if (known) known.push(change);
    else byRecord.set(record, [change]);
  }
  const outages = new Outages(input, network, (path) =>
    installer(path, stepsOf(path), network, topology, state),
  );
  // Feeds first: what hangs on them is put in place as they have it.
  const inOrder = [...byRecord].sort(([a], [b]) => Number(isFeed(b)) - Number(isFeed(a)));
  const varying = inOrder.map(([record, all]): Varying => {
    const base = stepsOf(record);
    const courses = all.map(({ path, course }) => {
      const steps = stepsOf(path);
      return {
        steps: steps.slice(base.length),
        course,
        isSwitch: typeof readAt(input, steps) === 'boolean',
      };
    });
    const put = isFeed(record)
      ? (changed: unknown) => outages.takeFeed(changed as Feed)
      : installer(record, base, network, topology, state);
    const install = (changed: unknown): void => {
      if (!outages.take(record, changed)) put(changed);
    };
    const given = readAt(input, base);
    return {
      courses,
      install: (values) => {
        install(courses.reduce((changed, { steps }, k) => putAt(changed, steps, values[k]), given));
      },
    };
  });
  return {
    apply(time, side) {
      for (const { courses, install } of varying) {
        install(
          courses.map(({ course, isSwitch }) => {
            const value = valueAt(course, time, side);
            return isSwitch ? value !== 0 : value;
          }),
        );
      }
      outages.update();
    },
    nextBreak: (time) =>
      varying.reduce(
        (first, { courses }) =>
          courses.reduce((least, { course }) => Math.min(least, nextBreak(course, time)), first),
        Infinity,
      ),
    drain: (id) => outages.drain(id),
    longestStep: changes.reduce((least, { course }) => Math.min(least, longestStep(course)), Infinity),
  };
}

const isFeed = (record: string): boolean => record.startsWith('power.feeds');

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
