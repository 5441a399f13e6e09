import { limits } from '#models/file/format.ts';
import { problem, type Problem } from '#models/schema/problem.ts';

/** Collects the problems of one document. Full after `limits.problems`; reading then stops. */
export class Report {
  private readonly found: Problem[] = [];

  error(path: string, message: string, remedy: string): void {
    this.take(problem(path, message, remedy));
  }

  warn(path: string, message: string, remedy: string): void {
    this.take(problem(path, message, remedy, 'warning'));
  }

  take(...problems: readonly Problem[]): void {
    for (const item of problems) if (!this.full) this.found.push(item);
  }

  get full(): boolean {
    return this.found.length >= limits.problems;
  }

  get failed(): boolean {
    return this.full || this.found.some((item) => item.severity === 'error');
  }

  /** Errors first, each group in the order of the document. */
  get problems(): readonly Problem[] {
    const rest: Problem[] = this.full
      ? [problem('$', `more than ${limits.problems} problems; the rest was not read`, 'correct these first')]
      : [];
    const of = (severity: Problem['severity']) => this.found.filter((item) => item.severity === severity);
    return [...of('error'), ...of('warning'), ...rest];
  }
}

/** Text of a document that others wrote, short enough and free of line breaks for a message. */
export function quoted(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
  return `"${text.replaceAll(/\s+/g, ' ').slice(0, 60)}${text.length > 60 ? '…' : ''}"`;
}

/** What an id may look like, for messages. */
export const idRemedy = 'use up to 80 of a–z, 0–9, dot, dash and underline, beginning with a letter or digit';
