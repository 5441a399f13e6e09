/*
 * From a case to what is solved. A case that differs from an earlier one in magnitudes alone takes over its checks,
 * its numbering, the order of elimination, the last factors, and the laws of the records that are the very same
 * objects. What is taken over belongs to one solve at a time.
 */
import type { Case, Circuit, FlowNode } from '#solver/case/case.ts';
import { isEqual } from '#solver/case/share.ts';
import { ambientOf } from '#solver/flow/fluid.ts';
import { withoutLostPower } from '#solver/power/cut.ts';
import { checkCase } from '#solver/solve/check.ts';
import type { CaseProblem, Solution } from '#solver/solve/contract.ts';
import type { Equations } from '#solver/solve/equations.ts';
import { compileNetwork, type Network } from '#solver/solve/network.ts';
import { buildStructure, type Structure } from '#solver/solve/structure.ts';
import { isThermal, numberUnknowns, partsOf } from '#solver/solve/topology.ts';

export interface Prepared {
  readonly input: Case;
  readonly findings: readonly CaseProblem[];
  readonly network: Network;
  readonly structure: Structure;
  /** Where a solve of it ended: the equations evaluated at this solution, whose Jacobian the structure holds. */
  readonly solved?: { readonly solution: Solution; readonly equations: Equations };
}

/** Cases remembered: a few configurations side by side, and what undo brings back. */
const capacity = 8;

/** Latest first. */
const free: Prepared[] = [];

/** @returns what to solve, or the problems for which the case is refused */
export function prepare(given: Case): Prepared | readonly CaseProblem[] {
  const { input } = withoutLostPower(given);
  const at = free.findIndex((kept) => isAlike(input, kept.input));
  if (at >= 0) {
    const [kept] = free.splice(at, 1);
    const { findings, structure } = kept;
    const parts = partsOf(input, kept.network.parts);
    const network = compileNetwork(input, parts, structure.topology, kept.network);
    return { input, findings, network, structure };
  }
  const parts = partsOf(input);
  const { problems, pinned } = checkCase(input, parts);
  if (problems.some((problem) => problem.severity === 'error')) return problems;
  const topology = numberUnknowns(parts, isThermal(parts, ambientOf(input).temperature), pinned);
  const network = compileNetwork(input, parts, topology);
  return { input, findings: problems, network, structure: buildStructure(network, topology) };
}

/** What was prepared and solved with this very solution, while nothing like it has been solved since; else null. */
export function solvedWith(solution: Solution): Required<Prepared> | null {
  for (const [at, kept] of free.entries()) {
    const { solved } = kept;
    if (solved?.solution !== solution) continue;
    free.splice(at, 1);
    return { ...kept, solved };
  }
  return null;
}

/** Keeps what was prepared for the next case like it; it must not be used any more. */
export function release(prepared: Prepared): void {
  free.unshift(prepared);
  if (free.length > capacity) free.pop();
}

/** Whether two cases share their checks, their numbering and their matrix's pattern. */
function isAlike(a: Case, b: Case): boolean {
  if (a === b) return true;
  // Without anything heated the ambient says whether temperatures move at all.
  const isHeated = (a.heat?.nodes.length ?? 0) > 0;
  return (
    (isHeated || isEqual(a.ambient, b.ambient)) &&
    isEqual(a.control, b.control) &&
    all(a.circuits, b.circuits, isCircuitAlike) &&
    all(a.heat?.nodes, b.heat?.nodes, alike) &&
    all(a.heat?.links, b.heat?.links, alike) &&
    all(a.power?.converters, b.power?.converters, alike) &&
    all(a.power?.conductors, b.power?.conductors, alike) &&
    all(a.power?.feeds, b.power?.feeds, alike)
  );
}

function all<T>(
  a: readonly T[] | undefined,
  b: readonly T[] | undefined,
  holds: (a: T, b: T) => boolean,
): boolean {
  if (a === b) return true;
  if (a?.length !== b?.length || !a || !b) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i] && !holds(a[i], b[i])) return false;
  return true;
}

/** Lists first: where cases differ, mostly their first records do. */
function isCircuitAlike(a: Circuit, b: Circuit): boolean {
  const { nodes, branches } = b;
  const areAlike = all(a.nodes, nodes, isNodeAlike) && all(a.branches, branches, alike);
  return areAlike && isEqual({ ...a, nodes, branches }, b);
}

/** Inflows must balance exactly, and temperatures say what is thermal: a node may move and be held elsewhere. */
function isNodeAlike(a: FlowNode, b: FlowNode): boolean {
  return (
    a.id === b.id &&
    (a.pressure === undefined) === (b.pressure === undefined) &&
    a.temperature === b.temperature &&
    a.inflow === b.inflow &&
    a.inflowTemperature === b.inflowTemperature &&
    a.power === b.power &&
    a.ambient === b.ambient
  );
}

/**
 * Equality of records but for the magnitudes of numbers: what is zero stays zero and keeps its sign. Numbers in
 * lists (points of curves) must be equal.
 */
function alike(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a === 'number' && typeof b === 'number') return Math.sign(a) === Math.sign(b);
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((one: unknown, i) =>
      typeof one === 'object' && !Array.isArray(one) ? alike(one, b[i]) : isEqual(one, b[i]),
    );
  }
  const left = a as Readonly<Record<string, unknown>>;
  const right = b as Readonly<Record<string, unknown>>;
  for (const name in left) if (!alike(left[name], right[name])) return false;
  for (const name in right) if (right[name] !== undefined && left[name] === undefined) return false;
  return true;
}
