/*
 * Diagnosis before the solve: what has no answer is refused here, in the user's words, with the ids it concerns.
 */
import type { Case } from '#solver/case/case.ts';
import { streamTypes } from '#solver/heat/links.ts';
import type { CaseProblem } from '#solver/solve/contract.ts';
import type { Parts } from '#solver/solve/topology.ts';

export interface Findings {
  readonly problems: readonly CaseProblem[];
  /** Flow nodes whose pressure must be pinned: one per loop without a held pressure. */
  readonly pinned: readonly number[];
}

/** Inflows of a closed loop must cancel to this share. */
const balanced = 1e-9;

export function checkCase(input: Case, parts: Parts): Findings {
  const problems: CaseProblem[] = [];
  const error = (code: string, message: string, ...ids: string[]): void => {
    problems.push({ severity: 'error', code, message, ids });
  };
  checkIds(parts, error);
  checkReferences(input, parts, error);
  if (problems.length > 0) return { problems, pinned: [] };
  checkCurves(parts, error);
  checkSupplies(parts, error);
  const pinned = checkFlow(parts, problems);
  checkHeat(parts, error);
  return { problems, pinned };
}

type Report = (code: string, message: string, ...ids: string[]) => void;

function checkIds(parts: Parts, error: Report): void {
  const seen = new Map<string, string>();
  const take = (id: string, what: string): void => {
    const before = seen.get(id);
    if (before !== undefined) {
      error('duplicate-id', `“${id}” names both a ${before} and a ${what}. Give each its own id.`, id);
    }
    seen.set(id, what);
  };
  for (const node of parts.flowNodes) take(node.id, 'flow node');
  for (const node of parts.heatNodes) take(node.id, 'heat node');
  for (const branch of parts.branches) take(branch.id, 'branch');
  checkUnique(parts.links, 'heat link', error);
  checkUnique(parts.converters, 'converter', error);
}

function checkUnique(items: readonly { readonly id: string }[], what: string, error: Report): void {
  const seen = new Set<string>();
  for (const { id } of items) {
    if (seen.has(id)) error('duplicate-id', `Two ${what}s are called “${id}”. Give each its own id.`, id);
    seen.add(id);
  }
}

function checkReferences(input: Case, parts: Parts, error: Report): void {
  const branches = new Map(parts.branches.map((branch) => [branch.id, branch]));
  const places = new Set([...parts.flowNodes, ...parts.heatNodes].map((node) => node.id));
  const converters = new Set(parts.converters.map((converter) => converter.id));
  parts.circuits.forEach((circuit) => {
    const own = new Set(circuit.nodes.map((node) => node.id));
    for (const branch of circuit.branches) {
      for (const end of [branch.from, branch.to]) {
        if (own.has(end)) continue;
        error(
          'unknown-node',
          `Branch “${branch.id}” ends at “${end}”, which is no node of circuit “${circuit.id}”.`,
          branch.id,
          end,
        );
      }
      if (branch.from === branch.to) {
        error('self-loop', `Branch “${branch.id}” begins and ends at “${branch.from}”.`, branch.id);
      }
    }
  });
  const supply = (id: string | undefined, who: string): void => {
    if (id !== undefined && !converters.has(id)) {
      error('unknown-converter', `“${who}” is fed by “${id}”, which is no converter of this case.`, who, id);
    }
  };
  for (const branch of parts.branches) {
    for (const element of branch.elements) if (element.type === 'fan') supply(element.supply, branch.id);
  }
  for (const node of parts.heatNodes) for (const source of node.sources ?? []) supply(source.supply, node.id);
  for (const converter of parts.converters) {
    supply(converter.supply, converter.id);
    for (const { node } of converter.heat ?? []) {
      if (places.has(node) || branches.has(node)) continue;
      error(
        'unknown-node',
        `The loss of converter “${converter.id}” goes to “${node}”, which is no node or branch.`,
        converter.id,
        node,
      );
    }
  }
  for (const link of parts.links) {
    if (!places.has(link.from)) {
      error('unknown-node', `Heat link “${link.id}” begins at “${link.from}”, which is no node.`, link.id);
    }
    const stream = streamTypes.has(link.type);
    if (stream ? !branches.has(link.to) : !places.has(link.to)) {
      const wanted = stream ? 'branch' : 'node';
      error('unknown-node', `Heat link “${link.id}” ends at “${link.to}”, which is no ${wanted}.`, link.id);
    }
    if (link.from === link.to)
      error('self-loop', `Heat link “${link.id}” begins and ends at one node.`, link.id);
    if (link.type !== 'forced-plate' || typeof link.velocity === 'number') continue;
    for (const term of link.velocity) {
      if (branches.has(term.branch)) continue;
      error(
        'unknown-branch',
        `Heat link “${link.id}” takes its velocity from “${term.branch}”, which is no branch.`,
        link.id,
      );
    }
  }
  for (const id of input.control?.branches ?? []) {
    const branch = branches.get(id);
    if (!branch) error('unknown-branch', `Fan control names branch “${id}”, which does not exist.`, id);
    else if (!branch.elements.some((element) => element.type === 'fan')) {
      error('no-fan', `Fan control names branch “${id}”, which holds no fan.`, id);
    }
  }
}

function checkCurves(parts: Parts, error: Report): void {
  const ascend = (points: readonly (readonly [number, number])[], least: number, who: string): void => {
    const ok = points.length >= least && points.every((p, i) => i === 0 || p[0] > points[i - 1][0]);
    if (!ok) {
      error(
        'bad-curve',
        `The curve of “${who}” needs at least ${least} points with rising first numbers.`,
        who,
      );
    }
  };
  for (const branch of parts.branches) {
    for (const element of branch.elements) {
      if (element.type === 'fan') ascend(element.points, 2, branch.id);
      if (element.type === 'table') {
        ascend(element.points, element.points[0]?.[0] > 0 ? 1 : 2, branch.id);
        if (element.points[0]?.[0] < 0) {
          error(
            'bad-curve',
            `The measured loss of “${branch.id}” must begin at a flow of 0 or more.`,
            branch.id,
          );
        }
      }
    }
  }
  for (const converter of parts.converters) ascend(converter.efficiency, 1, converter.id);
}

function checkSupplies(parts: Parts, error: Report): void {
  const supplyOf = new Map(parts.converters.map((converter) => [converter.id, converter.supply]));
  for (const { id } of parts.converters) {
    let at = supplyOf.get(id);
    for (let steps = 0; at !== undefined && steps <= parts.converters.length; steps++) {
      if (at === id) {
        error('supply-loop', `Converter “${id}” feeds itself through its supplies.`, id);
        break;
      }
      at = supplyOf.get(at);
    }
  }
}

/** Every connected part of a circuit needs a held pressure, or must be a closed loop, which then gets one pinned. */
function checkFlow(parts: Parts, problems: CaseProblem[]): number[] {
  const { flowNodes, branches } = parts;
  const index = new Map(flowNodes.map((node, i) => [node.id, i]));
  const end = (id: string): number => index.get(id) ?? 0;
  const groups = new Groups(flowNodes.length);
  for (const branch of branches) if (branch.closed !== true) groups.join(end(branch.from), end(branch.to));
  const held = new Set<number>();
  const net = new Map<number, { sum: number; gross: number; nodes: number[] }>();
  flowNodes.forEach((node, i) => {
    const group = groups.of(i);
    if (node.pressure !== undefined) held.add(group);
    const entry = net.get(group) ?? { sum: 0, gross: 0, nodes: [] };
    entry.nodes.push(i);
    if (node.pressure === undefined) {
      entry.sum += node.inflow ?? 0;
      entry.gross += Math.abs(node.inflow ?? 0);
    }
    net.set(group, entry);
  });
  const pinned: number[] = [];
  for (const [group, { sum, gross, nodes }] of net) {
    if (held.has(group)) continue;
    if (Math.abs(sum) > balanced * gross) {
      const ids = nodes.filter((i) => (flowNodes[i].inflow ?? 0) !== 0).map((i) => flowNodes[i].id);
      problems.push({
        severity: 'error',
        code: nodes.length === 1 ? 'isolated-inflow' : 'no-held-pressure',
        message:
          nodes.length === 1
            ? `Fluid is put in at “${ids[0]}”, but no open branch leads away from it. Connect it or remove the inflow.`
            : `What is put in at ${list(ids)} has no way out: none of the nodes joined to it holds a pressure. Hold a pressure at an inlet or outlet.`,
        ids,
      });
      continue;
    }
    pinned.push(nodes[0]);
  }
  problems.push(...deadEnds(parts, end, pinned));
  return pinned;
}

/** Fans that cannot move anything because one side of them is shut. */
function deadEnds(parts: Parts, end: (id: string) => number, pinned: readonly number[]): CaseProblem[] {
  const { flowNodes, branches } = parts;
  const through = flowNodes.map((node) => node.pressure !== undefined || (node.inflow ?? 0) !== 0);
  const degree = new Int32Array(flowNodes.length);
  const at: number[][] = flowNodes.map(() => []);
  const alive = branches.map((branch) => branch.closed !== true);
  branches.forEach((branch, b) => {
    if (!alive[b]) return;
    for (const i of [end(branch.from), end(branch.to)]) {
      degree[i]++;
      at[i].push(b);
    }
  });
  const open = alive.slice();
  const queue = flowNodes.flatMap((_, i) => (degree[i] === 1 && !through[i] ? [i] : []));
  for (let i = queue.pop(); i !== undefined; i = queue.pop()) {
    for (const b of at[i]) {
      if (!alive[b]) continue;
      alive[b] = false;
      for (const other of [end(branches[b].from), end(branches[b].to)]) {
        degree[other]--;
        if (degree[other] === 1 && !through[other]) queue.push(other);
      }
    }
  }
  const running = (b: number): boolean =>
    branches[b].elements.some(
      (e) => (e.type === 'fan' && e.failed !== true && e.speed !== 0) || e.type === 'pump',
    );
  const shut = branches.flatMap((_, b) => (open[b] && !alive[b] && running(b) ? [b] : []));
  if (shut.length === 0) return [];
  const works = branches.some((_, b) => alive[b] && running(b));
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

/** Heat must have a way to something that takes it up. */
function checkHeat(parts: Parts, error: Report): void {
  const { flowNodes, heatNodes, branches, links, converters } = parts;
  const places = [...flowNodes, ...heatNodes];
  const index = new Map(places.map((node, i) => [node.id, i]));
  const branchOf = new Map(branches.map((branch) => [branch.id, branch]));
  const groups = new Groups(places.length);
  const join = (a: string, b: string): void => {
    const i = index.get(a);
    const j = index.get(b);
    if (i !== undefined && j !== undefined) groups.join(i, j);
  };
  for (const branch of branches) if (branch.closed !== true) join(branch.from, branch.to);
  for (const link of links) {
    const stream = branchOf.get(link.to);
    if (!streamTypes.has(link.type)) join(link.from, link.to);
    else if (stream && stream.closed !== true) join(link.from, stream.to);
  }
  const cooled = new Set<number>();
  flowNodes.forEach((node, i) => {
    if (node.pressure !== undefined || node.temperature !== undefined || (node.inflow ?? 0) > 0) {
      cooled.add(groups.of(i));
    }
  });
  heatNodes.forEach((node, i) => {
    if (node.temperature !== undefined) cooled.add(groups.of(flowNodes.length + i));
  });
  const heated = new Set<string>();
  for (const node of heatNodes) {
    if ((node.sources ?? []).some((s) => s.power !== 0 || s.leakage !== undefined)) heated.add(node.id);
  }
  for (const node of flowNodes) if ((node.power ?? 0) !== 0) heated.add(node.id);
  for (const branch of branches) {
    if ((branch.power ?? 0) !== 0) heated.add(branch.to);
  }
  for (const { heat } of converters)
    for (const { node } of heat ?? []) heated.add(branchOf.get(node)?.to ?? node);
  const stranded = [...heated].filter((id) => !cooled.has(groups.of(index.get(id) ?? 0)));
  if (stranded.length === 0) return;
  error(
    'heat-without-sink',
    `The heat of ${list(stranded)} has no way out: nothing that is joined to it holds a temperature or lets fluid in. Add a heat link or a flow past it.`,
    ...stranded,
  );
}

function list(ids: readonly string[]): string {
  const shown = ids.slice(0, 4).map((id) => `“${id}”`);
  return ids.length > 4 ? `${shown.join(', ')} and ${ids.length - 4} more` : shown.join(', ');
}

/** Connected groups (union–find). */
class Groups {
  readonly #parent: Int32Array;

  constructor(size: number) {
    this.#parent = Int32Array.from({ length: size }, (_, i) => i);
  }

  of(i: number): number {
    let at = i;
    while (this.#parent[at] !== at) {
      this.#parent[at] = this.#parent[this.#parent[at]];
      at = this.#parent[at];
    }
    return at;
  }

  join(a: number, b: number): void {
    this.#parent[this.of(a)] = this.of(b);
  }
}
