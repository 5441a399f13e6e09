/** Something wrong with a document: where, what, and what to do about it. */
export interface Problem {
  readonly severity: 'error' | 'warning';
  /** Path in the document: `$.parts[3].size[0]`. */
  readonly path: string;
  readonly message: string;
  readonly remedy: string;
}

export function problem(
  path: string,
  message: string,
  remedy: string,
  severity: Problem['severity'] = 'error',
): Problem {
  return { severity, path, message, remedy };
}
