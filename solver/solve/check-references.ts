/*
 * Ids and curves: every name that a case uses exists once, every curve ascends.
 */
import type { Case, Fluid } from '#solver/case/case.ts';
import { joinsStreams, streamTypes } from '#solver/heat/links.ts';
import { liquidExpands, liquidFault } from '#solver/properties/liquids.ts';
import { checkPowerChain, checkPowerNames } from '#solver/solve/check-power.ts';
import type { CaseProblem } from '#solver/solve/contract.ts';
import type { Parts } from '#solver/solve/topology.ts';

/** What is wrong with the names and curves of a case; curves are looked at only when all names are right. */
export function checkReferences(input: Case, parts: Parts): CaseProblem[] {
  const problems: CaseProblem[] = [];
  const error: Report = (code, message, ...ids) => {
    problems.push({ severity: 'error', code, message, ids });
  };
  checkIds(parts, error);
  checkNames(input, parts, error);
  if (problems.length > 0) return problems;
  checkFluids(parts, error);
  checkCurves(parts, error);
  checkPowerChain(parts, error);
  return problems;
}

type Report = (code: string, message: string, ...ids: string[]) => void;

function checkIds(parts: Parts, error: Report): void {
  checkUnique(parts.links, 'heat link', error);
  const { flowNodes, heatNodes, branches, placeIndex, branchIndex } = parts;
  const isOnce =
    placeIndex.size === flowNodes.length + heatNodes.length &&
    branchIndex.size === branches.length &&
    branches.every(({ id }) => !placeIndex.has(id));
  if (isOnce) return;
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
}

function checkUnique(items: readonly { readonly id: string }[], what: string, error: Report): void {
  const seen = new Set<string>();
  for (const { id } of items) {
    if (seen.has(id)) error('duplicate-id', `Two ${what}s are called “${id}”. Give each its own id.`, id);
    seen.add(id);
  }
}

function checkEnds(parts: Parts, error: Report): void {
  const { branches, branchFrom, branchTo, circuits, circuitOfNode, circuitOfBranch } = parts;
  const checkEnd = (b: number, place: number, end: string): void => {
    if (place >= 0 && circuitOfNode[place] === circuitOfBranch[b]) return;
    const { id } = branches[b];
    error(
      'unknown-node',
      `Branch “${id}” ends at “${end}”, which is no node of circuit “${circuits[circuitOfBranch[b]].id}”.`,
      id,
      end,
    );
  };
  for (let b = 0; b < branches.length; b++) {
    const { id, from, to } = branches[b];
    checkEnd(b, branchFrom[b], from);
    checkEnd(b, branchTo[b], to);
    if (from === to) error('self-loop', `Branch “${id}” begins and ends at “${from}”.`, id);
  }
}

function checkNames(input: Case, parts: Parts, error: Report): void {
  const { branchIndex: branches, placeIndex: places, outputIndex: outputs } = parts;
  checkEnds(parts, error);
  const supply = (id: string | undefined, who: string): void => {
    if (id !== undefined && !outputs.has(id)) {
      error(
        'unknown-converter',
        `“${who}” is fed by “${id}”, which is no converter or conductor of this case.`,
        who,
        id,
      );
    }
  };
  for (const branch of parts.branches) {
    for (const element of branch.elements) {
      if (element.type === 'fan' || element.type === 'pump') supply(element.supply, branch.id);
    }
    for (const term of branch.bypass?.stream ?? []) {
      if (branches.has(term.branch) && term.branch !== branch.id) continue;
      error(
        'unknown-branch',
        `Branch “${branch.id}” is passed by the stream of “${term.branch}”, which is no other branch.`,
        branch.id,
      );
    }
  }
  for (const node of parts.heatNodes) for (const source of node.sources ?? []) supply(source.supply, node.id);
  checkPowerNames(parts, error);
  for (const link of parts.links) {
    const joins = joinsStreams(link);
    if (joins ? !branches.has(link.from) : !places.has(link.from)) {
      const wanted = joins ? 'branch' : 'node';
      error(
        'unknown-node',
        `Heat link “${link.id}” begins at “${link.from}”, which is no ${wanted}.`,
        link.id,
      );
    }
    const stream = streamTypes.has(link.type);
    if (stream ? !branches.has(link.to) : !places.has(link.to)) {
      const wanted = stream ? 'branch' : 'node';
      error('unknown-node', `Heat link “${link.id}” ends at “${link.to}”, which is no ${wanted}.`, link.id);
    }
    if (link.type === 'thermoelectric') supply(link.supply, link.id);
    if (link.from === link.to)
      error(
        'self-loop',
        `Heat link “${link.id}” begins and ends at one ${joins ? 'branch' : 'node'}.`,
        link.id,
      );
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
    const branch = parts.branches[branches.get(id) ?? -1];
    if (branch === undefined)
      error('unknown-branch', `Fan control names branch “${id}”, which does not exist.`, id);
    else if (!branch.elements.some((element) => element.type === 'fan')) {
      error('no-fan', `Fan control names branch “${id}”, which holds no fan.`, id);
    }
  }
}

const naturalTypes: ReadonlySet<string> = new Set(['natural-plate', 'vertical-fins', 'gap']);

/** Liquids must be known; natural convection needs a fluid that expands, and a gap is one of air. */
function checkFluids(parts: Parts, error: Report): void {
  if (parts.circuits.every(({ fluid }) => fluid.type === 'air')) return;
  for (const { id, fluid } of parts.circuits) {
    const fault = fluid.type === 'liquid' ? liquidFault(fluid) : null;
    if (fault !== null) error('unknown-fluid', `The fluid of circuit “${id}” is not clear: ${fault}.`, id);
  }
  if (!parts.links.some(({ type }) => naturalTypes.has(type))) return;
  const fluids = new Map(
    parts.flowNodes.map((node, i) => [node.id, parts.circuits[parts.circuitOfNode[i]].fluid] as const),
  );
  for (const link of parts.links) {
    if (!naturalTypes.has(link.type)) continue;
    const wet = [link.to, link.from].find((end) => (fluids.get(end)?.type ?? 'air') !== 'air');
    const fluid = wet === undefined ? undefined : fluids.get(wet);
    if (fluid === undefined) continue;
    const kind = fluid.type === 'liquid' ? 'a liquid' : 'a fluid of constant density';
    if (link.type === 'gap')
      error(
        'gap-in-liquid',
        `Heat link “${link.id}” (gap) is a closed layer of air, but “${wet}” is in ${kind}. Take natural-plate on either face.`,
        link.id,
      );
    else if (!expands(fluid))
      error(
        'nothing-rises',
        `Heat link “${link.id}” (${link.type}) is natural convection, but “${wet}” is in ${kind} that does not expand. Take a liquid with a table of two rows or more.`,
        link.id,
      );
  }
}

/** Of a liquid that is not known more has been said already. */
function expands(fluid: Fluid): boolean {
  if (fluid.type !== 'liquid') return fluid.type === 'air';
  return liquidFault(fluid) !== null || liquidExpands(fluid);
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
      if (element.type === 'fan') {
        ascend(element.points, 2, branch.id);
        if (element.powerPoints) ascend(element.powerPoints, 2, branch.id);
      }
      if (element.type === 'pump' && element.points) ascend(element.points, 2, branch.id);
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
  for (const node of parts.heatNodes) {
    for (const { powerCurve } of node.sources ?? []) if (powerCurve) ascend(powerCurve.points, 2, node.id);
  }
  for (const link of parts.links) {
    if (link.type === 'stream-table') ascend(link.points, 2, link.id);
    if (link.type === 'boiling-table')
      // The superheat rises with the heat, too: else one temperature would have two heats.
      for (const of of [0, 1])
        ascend(
          link.points.map(([heat, r]) => [of === 0 ? heat : heat * r, r]),
          2,
          link.id,
        );
    if (link.type === 'heat-pipe' && typeof link.maximumHeat === 'object')
      ascend(link.maximumHeat, 2, link.id);
  }
  for (const converter of parts.converters) ascend(converter.efficiency, 1, converter.id);
}
