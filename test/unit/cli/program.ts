import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { documents, type DocumentName } from '#cli/output/documents.ts';
import { run } from '#cli/run.ts';
import { createDesignSolver } from '#solver/design/design-solver.ts';

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs one command line in this thread. */
export async function boxwright(...args: string[]): Promise<Outcome> {
  let out = '';
  let err = '';
  const code = await run(args, {
    out: (text) => (out += text),
    err: (text) => (err += text),
    signal: new AbortController().signal,
    createSolver: () => createDesignSolver(),
  });
  return { code, out, err };
}

/** Runs with --json and checks the output against its own published declaration. */
export async function json(
  name: DocumentName,
  ...args: string[]
): Promise<{ code: number; document: unknown }> {
  const { code, out } = await boxwright(...args, '--json');
  const document: unknown = JSON.parse(out);
  const read = documents[name].safeParse(document);
  expect(read.success ? [] : read.error.issues).toEqual([]);
  return { code, document };
}

/** A file of its own with this text. */
export function temporary(name: string, text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'boxwright-cli-')), name);
  writeFileSync(path, text);
  return path;
}
