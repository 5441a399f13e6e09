/*
 * What changes in time: records of the case with other numbers, put into the network as it stands.
 */
import type { Branch, Case, Converter, FlowNode, HeatNode } from '#solver/case/case.ts';
import type { HeatLink } from '#solver/case/heat-link.ts';
import type { Change, Course } from '#solver/case/transient.ts';
import { compileConverter } from '#solver/power/converters.ts';
import type { CaseProblem } from '#solver/solve/contract.ts';
import { compileBranch, lawOfLink, velocitiesOf, type MutableNetwork } from '#solver/solve/network.ts';
import type { Parts, Topology } from '#solver/solve/topology.ts';
import { nextBreak, valueAt } from '#solver/transient/course.ts';
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
}

/** Lists of the case whose records may change, and what of them may not: it would be another network. */
const lists = /^(circuits\[[^\]]+\]\.(?:nodes|branches)|heat\.(?:nodes|links)|power\.converters)\[[^\]]+\]/;
const fixed =
  /\.(id|from|to|closed|supply|type|elevation|ambient|capacity|initial|limit|fluid|units)$|\.latent\./;

/** Changes that the case's network cannot take, in words. */
export function checkChanges(input: Case): CaseProblem[] {
  return (input.transient?.changes ?? []).flatMap(({ path, course }) => {
    const reason = whyNot(input, path, course);
    return reason === null
      ? []
      : [
          {
            severity: 'error' as const,
            code: 'bad-change',
            message: `Change of “${path}”: ${reason}`,
            ids: [],
          },
        ];
  });
}

function whyNot(input: Case, path: string, course: Course): string | null {
  if (course.type !== 'sine') {
    const { points, period } = course;
    if (points.some(([moment], i) => i > 0 && moment < points[i - 1][0])) return 'its moments must ascend.';
    if (period !== undefined && points.some(([moment]) => moment < 0 || moment > period)) {
      return 'its moments must lie within its period.';
    }
  }
  if (!lists.test(path)) {
    return 'only numbers of nodes, branches, heat links and converters change in time; name one as `heat.nodes[chip].sources[0].power`.';
  }
  if (fixed.test(path)) return 'this makes another network and cannot change in time.';
  const there = readAt(input, stepsOf(path));
  if (typeof there !== 'number' && typeof there !== 'boolean') {
    return 'the case has no number there; give it its value before the change.';
  }
  return null;
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
    const record = lists.exec(change.path)?.[0] ?? '';
    const known = byRecord.get(record);
    if (known) known.push(change);
    else byRecord.set(record, [change]);
  }
  const varying = [...byRecord].map(([record, all]): Varying => {
    const base = stepsOf(record);
    const courses = all.map(({ path, course }) => {
      const steps = stepsOf(path);
      return {
        steps: steps.slice(base.length),
        course,
        isSwitch: typeof readAt(input, steps) === 'boolean',
      };
    });
    const install = installer(record, base, network, topology, state);
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
    },
    nextBreak: (time) =>
      varying.reduce(
        (first, { courses }) =>
          courses.reduce((least, { course }) => Math.min(least, nextBreak(course, time)), first),
        Infinity,
      ),
  };
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
    const c = topology.converterIndex.get(id) ?? -1;
    return (converter) => {
      network.converters[c] = compileConverter(converter as Converter);
      network.converterLoad[c] = (converter as Converter).load ?? 0;
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
