import type { Problem } from '#models/schema/problem.ts';

const mostShown = 20;

/** Problems for people: the file, then per problem its place, what is wrong, and the remedy. */
export function problemLines(where: string, problems: readonly Problem[]): string {
  const lines = [where === '' ? 'boxwright:' : `boxwright: ${where}`];
  for (const { severity, path, message, remedy } of problems.slice(0, mostShown)) {
    const mark = severity === 'warning' ? 'warning: ' : '';
    lines.push(`  ${mark}${path === '' ? '' : `${path}: `}${message}`);
    if (remedy !== '') lines.push(`    → ${remedy}`);
  }
  if (problems.length > mostShown) lines.push(`  … and ${problems.length - mostShown} more`);
  return `${lines.join('\n')}\n`;
}
