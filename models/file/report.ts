import { limits } from '#models/file/format.ts';
import { problem, type Problem } from '#models/schema/problem.ts';

/** Collects the problems of one document. Full after `limits.problems` errors; reading then stops. */
export class Report {
  private readonly errors: Problem[] = [];
  private readonly warnings: Problem[] = [];
  private unlisted = 0;

  error(path: string, message: string, remedy: string): void {
    this.take(problem(path, message, remedy));
  }

  warn(path: string, message: string, remedy: string): void {
    this.take(problem(path, message, remedy, 'warning'));
  }

  /** Of each entry that is not among the known ones. */
  warnOfUnknown(json: Readonly<Record<string, unknown>>, known: readonly string[], path: string): void {
    for (const key of Object.keys(json)) {
      if (known.includes(key)) continue;
      this.warn(
        `${path}.${key.slice(0, 80)}`,
        'unknown entry, not kept',
        `known here are ${known.join(', ')}`,
      );
    }
  }

  take(...problems: readonly Problem[]): void {
    for (const item of problems) {
      const list = item.severity === 'error' ? this.errors : this.warnings;
      if (list.length < limits.problems) list.push(item);
      else this.unlisted++;
    }
  }

  get full(): boolean {
    return this.errors.length >= limits.problems;
  }

  get failed(): boolean {
    return this.errors.length > 0;
  }

  /** Errors first, each group in the order of the document. */
  get problems(): readonly Problem[] {
    const rest: Problem[] = [];
    if (this.full) {
      const message = `more than ${limits.problems} errors; the rest of the file was not read`;
      rest.push(problem('$', message, 'correct these first'));
    } else if (this.unlisted > 0) {
      rest.push(problem('$', `${this.unlisted} more warnings`, 'correct those above first', 'warning'));
    }
    return [...this.errors, ...this.warnings, ...rest];
  }
}

/** Text of a document that others wrote, short enough and free of line breaks for a message. */
export function quoted(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  return `"${text.replaceAll(/\s+/g, ' ').slice(0, 60)}${text.length > 60 ? '…' : ''}"`;
}

/** What an id may look like, for messages. */
export const idRemedy = 'use up to 80 of a–z, 0–9, dot, dash and underline, beginning with a letter or digit';
