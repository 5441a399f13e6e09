import type { Problem } from '#models/schema/problem.ts';

/** What a person must put right in the command line or a file. Ends the program with code 2. */
export class BadInput extends Error {
  /** File or argument that is meant; "" for the command line as a whole. */
  readonly where: string;
  readonly problems: readonly Problem[];

  constructor(where: string, problems: readonly Problem[]) {
    super(problems[0]?.message ?? where);
    this.name = 'BadInput';
    this.where = where;
    this.problems = problems;
  }
}

/** A fault with one sentence and one remedy, without a place in a document. */
export function badInput(where: string, message: string, remedy: string): BadInput {
  return new BadInput(where, [{ severity: 'error', path: '', message, remedy }]);
}
