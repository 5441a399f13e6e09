import { plural } from '#models/results/figures.ts';
import type { Design } from '#models/project/design.ts';
import type { Severity, Violation } from '#models/rules/rule.ts';

const namesShown = 6;

/** What the rules found, in the order of gravity that they come in. */
export function checkReport(design: Design, violations: readonly Violation[], ruleCount: number): string {
  const names = new Map(design.items.map((item) => [item.id, item.name]));
  const findings = violations.map((violation) => {
    const where = violation.placements.slice(0, namesShown).map((id) => names.get(id) ?? id);
    const more = violation.placements.length - where.length;
    const place = where.length === 0 ? '' : ` [${where.join(', ')}${more > 0 ? ` and ${more} more` : ''}]`;
    return [
      `${violation.severity.toUpperCase()}  ${violation.title}${place}`,
      `  ${violation.message}`,
      `  why: ${violation.why}  (${violation.rule})`,
      ...(violation.fix ? [`  fix: ${violation.fix.label}`] : []),
    ].join('\n');
  });
  const count = (severity: Severity) => violations.filter((found) => found.severity === severity).length;
  const total = [
    `${plural(ruleCount, 'rule')} checked`,
    plural(count('error'), 'error'),
    plural(count('warning'), 'warning'),
    plural(count('note'), 'note'),
  ];
  return `${[...findings, total.join(', ')].join('\n\n')}\n`;
}
