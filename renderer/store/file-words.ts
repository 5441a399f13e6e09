import type { Problem } from '#models/schema/problem.ts';

/** Lines of a notice; further problems are counted. */
const mostLines = 8;

export function problemLines(problems: readonly Problem[]): readonly string[] {
  const lines = problems
    .slice(0, mostLines)
    // "$" is the whole document: its name stands in the title.
    .map(({ path, message, remedy }) => `${path === '$' ? '' : `${path}: `}${message}; ${remedy}`);
  const more = problems.length - lines.length;
  return more > 0 ? [...lines, `… and ${more} more`] : lines;
}

/** A name for the file of what is called `name`; `nameless` where no letter of it can stand in one. */
export function fileNameOf(name: string, nameless: string, ending: string): string {
  const slug = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60);
  return `${slug === '' ? nameless : slug}.${ending}`;
}
