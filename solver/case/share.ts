import type { Case, Circuit } from '#solver/case/case.ts';

/*
 * Records that two cases have in common. While a part is dragged, a case differs from the one before in a few records
 * of thousands; those that are equal keep their identity, so that what was made of them need not be made again.
 */

/**
 * The case `now` with each node, branch and link that equals the one of the same id in `before` replaced by that very
 * object; `before` itself when all is equal. Neither is changed. O(size of the cases).
 */
export function shareRecords(now: Case, before: Case): Case {
  const circuits = now.circuits?.map((circuit, i) => shareCircuit(circuit, before.circuits?.[i]));
  const heat = now.heat && {
    nodes: shareList(now.heat.nodes, before.heat?.nodes),
    links: shareList(now.heat.links, before.heat?.links),
  };
  const shared: Case = { ...now, ...(circuits ? { circuits } : {}), ...(heat ? { heat } : {}) };
  return isEqual(shared, before) ? before : shared;
}

function shareCircuit(circuit: Circuit, before: Circuit | undefined): Circuit {
  if (!before) return circuit;
  return {
    ...circuit,
    nodes: shareList(circuit.nodes, before.nodes),
    branches: shareList(circuit.branches, before.branches),
  };
}

/** `before` when all its records are there in its order. */
function shareList<T extends { readonly id: string }>(
  now: readonly T[],
  before: readonly T[] | undefined,
): readonly T[] {
  if (!before) return now;
  let byId: Map<string, T> | null = null;
  let next = 0;
  let isWhole = now.length === before.length;
  const shared = now.map((record, i) => {
    let old: T | undefined = before[next];
    if (old?.id !== record.id) {
      byId ??= new Map(before.map((one) => [one.id, one]));
      old = byId.get(record.id);
    }
    next++;
    const found = old !== undefined && isEqual(record, old) ? old : record;
    isWhole &&= found === before[i];
    return found;
  });
  return isWhole ? before : shared;
}

/** Equality of plain data; a member that is undefined is as good as absent. */
export function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a)) {
    if (!Array.isArray(b) || a.length !== b.length) return false;
    for (let i = 0; i < a.length; i++) if (!isEqual(a[i], b[i])) return false;
    return true;
  }
  if (Array.isArray(b)) return false;
  const left = a as Readonly<Record<string, unknown>>;
  const right = b as Readonly<Record<string, unknown>>;
  let members = 0;
  for (const name in left) {
    const one = left[name];
    const other = right[name];
    if (one !== other && !isEqual(one, other)) return false;
    if (one !== undefined) members++;
  }
  for (const name in right) if (right[name] !== undefined) members--;
  return members === 0;
}
