import type { Design } from '#models/project/design.ts';
import type { Severity, Violation } from '#models/rules/rule.ts';
import { checkDesign, rules } from '#models/rules/rules.ts';

const needsResult: ReadonlySet<string> = new Set(
  rules.filter((rule) => rule.needsResult).map((rule) => rule.id),
);
const order: Readonly<Record<Severity, number>> = { error: 0, warning: 1, note: 2 };

/**
 * Findings while the answer is still out: what the layout says now, and of the last answer what still speaks
 * of parts that are there. Errors first.
 */
export function violationsMeanwhile(design: Design, before: readonly Violation[]): readonly Violation[] {
  const present = new Set(design.items.map((item) => item.id));
  const kept = before.filter(
    (violation) => needsResult.has(violation.rule) && violation.placements.every((id) => present.has(id)),
  );
  if (kept.length === 0) return checkDesign(design, null);
  return [...checkDesign(design, null), ...kept].sort((a, b) => order[a.severity] - order[b.severity]);
}
