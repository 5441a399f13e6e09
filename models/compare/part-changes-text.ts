import type { ChangedPart, PartChanges } from '#models/compare/part-changes.ts';
import { joinReferences } from '#models/export/references.ts';
import { formatQuantity } from '#models/units/units.ts';

/** What changed, a line for each like group of parts: "Removed: FAN4 (San Ace 80)". */
export function changeLines(changes: PartChanges): string[] {
  const lines: string[] = [];
  for (const [verb, parts] of [
    ['Added', changes.added],
    ['Removed', changes.removed],
  ] as const) {
    for (const [model, group] of groupBy(parts, (part) => part.model)) {
      lines.push(`${verb}: ${refs(group)} (${model})`);
    }
  }
  for (const [, group] of groupBy(changes.replaced, (part) => `${part.from}\n${part.model}`)) {
    const [one] = group;
    if (one) lines.push(`Replaced: ${refs(group)}, ${one.from} by ${one.model}`);
  }
  for (const [figures, group] of groupBy(changes.changed, (part) => part.figures.join(', '))) {
    lines.push(`Changed: ${refs(group)} (${figures})`);
  }
  for (const [distance, group] of groupBy(changes.moved, (part) =>
    formatQuantity(part.distance, 'length', 'mm'),
  )) {
    lines.push(`Moved by ${distance}: ${refs(group)}`);
  }
  return lines;
}

const refs = (parts: readonly ChangedPart[]): string => joinReferences(parts.map((part) => part.name));

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
