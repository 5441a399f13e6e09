/*
 * Diagnosis before the solve: what has no answer is refused here, in the user's words, with the ids it concerns.
 */
import type { Case, FlowElement } from '#solver/case/case.ts';
import { joinsStreams, streamTypes } from '#solver/heat/links.ts';
import { flags, wholes } from '#solver/linalg/memory.ts';
import { checkReferences } from '#solver/solve/check-references.ts';
import type { CaseProblem } from '#solver/solve/contract.ts';
import { Groups } from '#solver/solve/groups.ts';
import type { Parts } from '#solver/solve/topology.ts';
import { namesOf } from '#solver/solve/wording.ts';

export interface Findings {
  readonly problems: readonly CaseProblem[];
  /** Flow nodes whose pressure must be pinned: one per loop without a held pressure. */
  readonly pinned: readonly number[];
}

/** Inflows of a closed loop must cancel to this share. */
const balanced = 1e-9;

/** @param mayStore whether heat may stay in capacities: the case runs in time, and not from a steady state */
export function checkCase(input: Case, parts: Parts, mayStore = false): Findings {
  const problems: CaseProblem[] = [];
  const error = (code: string, message: string, ...ids: string[]): void => {
    problems.push({ severity: 'error', code, message, ids });
  };
  problems.push(...checkReferences(input, parts));
  if (problems.length > 0) return { problems, pinned: [] };
  const pinned = checkFlow(parts, problems);
  checkHeat(parts, mayStore, error);
  return { problems, pinned };
}

/** Every connected part of a circuit needs a held pressure, or must be a closed loop, which then gets one pinned. */
function checkFlow(parts: Parts, problems: CaseProblem[]): number[] {
  const { flowNodes, branches, branchFrom, branchTo } = parts;
  const groups = new Groups(flowNodes.length);
  for (let b = 0; b < branches.length; b++)
    if (branches[b].closed !== true) groups.join(branchFrom[b], branchTo[b]);
  const held = flags(flowNodes.length);
  for (let i = 0; i < flowNodes.length; i++) if (flowNodes[i].pressure !== undefined) held[groups.of(i)] = 1;
  /** Nodes of each group that nothing in it holds. */
  const loose = new Map<number, number[]>();
  for (let i = 0; i < flowNodes.length; i++) {
    const group = groups.of(i);
    if (held[group] === 1) continue;
    const known = loose.get(group);
    if (known) known.push(i);
    else loose.set(group, [i]);
  }
  const pinned: number[] = [];
  for (const nodes of loose.values()) {
    let sum = 0;
    let gross = 0;
    for (const i of nodes) {
      sum += flowNodes[i].inflow ?? 0;
      gross += Math.abs(flowNodes[i].inflow ?? 0);
    }
    if (Math.abs(sum) > balanced * gross) {
      const ids = nodes.filter((i) => (flowNodes[i].inflow ?? 0) !== 0).map((i) => flowNodes[i].id);
      problems.push({
        severity: 'error',
        code: nodes.length === 1 ? 'isolated-inflow' : 'no-held-pressure',
        message:
          nodes.length === 1
            ? `Fluid is put in at “${ids[0]}”, but no open branch leads away from it. Connect it or remove the inflow.`
            : `What is put in at ${namesOf(ids)} has no way out: none of the nodes joined to it holds a pressure. Hold a pressure at an inlet or outlet.`,
        ids,
      });
      continue;
    }
    pinned.push(nodes[0]);
  }
  problems.push(...deadEnds(parts, pinned));
  return pinned;
}

/** Fans and pumps that cannot move anything because one side of them is shut. */
function deadEnds(parts: Parts, pinned: readonly number[]): CaseProblem[] {
  const { flowNodes, branches, branchFrom, branchTo } = parts;
  const running = branches.map(({ elements, closed }) => closed !== true && elements.some(isRunning));
  if (!running.includes(true)) return [];
  const through = flowNodes.map((node) => node.pressure !== undefined || (node.inflow ?? 0) !== 0);
  const degree = wholes(flowNodes.length);
  const at: number[][] = flowNodes.map(() => []);
  const alive = branches.map((branch) => branch.closed !== true);
  branches.forEach((branch, b) => {
    if (!alive[b]) return;
    for (const i of [branchFrom[b], branchTo[b]]) {
      degree[i]++;
      at[i].push(b);
    }
  });
  const queue = flowNodes.flatMap((_, i) => (degree[i] === 1 && !through[i] ? [i] : []));
  for (let i = queue.pop(); i !== undefined; i = queue.pop()) {
    for (const b of at[i]) {
      if (!alive[b]) continue;
      alive[b] = false;
      for (const other of [branchFrom[b], branchTo[b]]) {
        degree[other]--;
        if (degree[other] === 1 && !through[other]) queue.push(other);
      }
    }
  }
  const shut = branches.flatMap((_, b) => (running[b] && !alive[b] ? [b] : []));
  if (shut.length === 0) return [];
  const works = branches.some((_, b) => alive[b] && running[b]);
  const closedLoop = pinned.length > 0;
  return shut.map((b) => {
    const { id, from, to } = branches[b];
    return {
      severity: works || closedLoop ? 'warning' : 'error',
      code: 'no-path',
      message: `No path for the flow of “${id}” (from “${from}” to “${to}”): one side of it leads nowhere. Open a way in or out.`,
      ids: [id],
    };
  });
}

/** Whether a fan or pump runs. */
function isRunning(element: FlowElement): boolean {
  const isMachine = element.type === 'fan' || element.type === 'pump';
  return isMachine && element.failed !== true && element.speed !== 0;
}

/** Heat must have a way to something that takes it up. @param mayStore whether a capacity may take it */
function checkHeat(
  parts: Parts,
  mayStore: boolean,
  error: (code: string, message: string, ...ids: string[]) => void,
): void {
  const { flowNodes, heatNodes, branches, links, converters, conductors } = parts;
  const { placeIndex: index, branchIndex } = parts;
  const branchOf = (id: string): (typeof branches)[number] | undefined => branches[branchIndex.get(id) ?? -1];
  const heated = new Set<string>();
  for (const node of heatNodes) {
    if (
      (node.sources ?? []).some((s) => s.power !== 0 || (s.powerCurve ?? s.leakage ?? s.solar) !== undefined)
    )
      heated.add(node.id);
  }
  for (const node of flowNodes) if ((node.power ?? 0) !== 0) heated.add(node.id);
  for (const branch of branches) {
    if ((branch.power ?? 0) !== 0) heated.add(branch.to);
  }
  for (const link of links) if (link.type === 'thermoelectric' && link.current !== 0) heated.add(link.to);
  for (const { heat } of [...converters, ...conductors])
    for (const { node } of heat ?? []) heated.add(branchOf(node)?.to ?? node);
  if (heated.size === 0) return;
  const groups = new Groups(flowNodes.length + heatNodes.length);
  const join = (a: string, b: string): void => {
    const i = index.get(a);
    const j = index.get(b);
    if (i !== undefined && j !== undefined) groups.join(i, j);
  };
  for (const branch of branches) if (branch.closed !== true) join(branch.from, branch.to);
  for (const link of links) {
    if (!streamTypes.has(link.type)) {
      join(link.from, link.to);
      continue;
    }
    const stream = branchOf(link.to);
    if (!stream || stream.closed === true) continue;
    if (!joinsStreams(link)) join(link.from, stream.to);
    else {
      const other = branchOf(link.from);
      if (other && other.closed !== true) join(other.to, stream.to);
    }
  }
  const cooled = new Set<number>();
  const stores = ({ capacity }: { readonly capacity?: number }): boolean => mayStore && (capacity ?? 0) > 0;
  flowNodes.forEach((node, i) => {
    const takes = node.pressure !== undefined || node.temperature !== undefined || (node.inflow ?? 0) > 0;
    if (takes || stores(node)) {
      cooled.add(groups.of(i));
    }
  });
  heatNodes.forEach((node, i) => {
    if (node.temperature !== undefined || stores(node)) cooled.add(groups.of(flowNodes.length + i));
  });
  const stranded = [...heated].filter((id) => !cooled.has(groups.of(index.get(id) ?? 0)));
  if (stranded.length === 0) return;
  error(
    'heat-without-sink',
    `The heat of ${namesOf(stranded)} has no way out: nothing that is joined to it holds a temperature or lets fluid in. Add a heat link or a flow past it.`,
    ...stranded,
  );
}
