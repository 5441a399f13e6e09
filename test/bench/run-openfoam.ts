import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeFoamFiles } from '#cli/write-openfoam.ts';
import { openFoamCase } from '#solver/field-openfoam/export.ts';
import type { Relaxation } from '#solver/field-openfoam/fluid-fields.ts';
import { wordOf } from '#solver/field-openfoam/dictionary.ts';
import type { FieldCase } from '#solver/field/schema.ts';
import { areInstalled, timedProgram } from './processor-time.ts';

/** Where Debian has it, for shells that have not set it up. */
const home = { WM_PROJECT_DIR: process.env['WM_PROJECT_DIR'] ?? '/usr/share/openfoam' };

export interface FoamRun {
  /** Processor time of starting and reading the mesh, s: not counted in `seconds`. */
  readonly reading: number;
  /** Processor time until the end of each turn or step, s, user and system. */
  readonly seconds: readonly number[];
  /** Watched figures by the case's ids, after each turn or each so many. */
  readonly values: Readonly<Record<string, readonly number[]>>;
}

export function hasOpenFoam(): boolean {
  return areInstalled('laplacianFoam', 'chtMultiRegionSimpleFoam');
}

/** Runs a case in OpenFOAM, one process. Throws with the end of its log where it fails. */
export function runOpenFoam(input: FieldCase, relaxation?: Relaxation, watchedEvery = 1): FoamRun {
  const { case: made, problems } = openFoamCase(input, relaxation, watchedEvery);
  if (!made) throw new Error(problems.map(({ path, message }) => `${path}: ${message}`).join('\n'));
  const folder = mkdtempSync(join(tmpdir(), 'boxwright-openfoam-'));
  try {
    writeFoamFiles(made.files, folder);
    const run = (): { readonly log: string; readonly seconds: number } => {
      const { log, errors, status, seconds } = timedProgram(made.application, folder, home);
      if (status !== 0) throw new Error(`${made.application} failed:\n${log.slice(-1500)}${errors}`);
      return { log, seconds };
    };
    const { log, seconds } = run();
    const own = [...log.matchAll(/^ExecutionTime = ([\d.]+) s/gm)].map((match) => Number(match[1]));
    // Once more without a turn: what reading takes.
    const control = made.files.find(({ path }) => path === 'system/controlDict');
    if (!control) throw new Error('no controlDict');
    const still = [...control.pieces()].join('').replace(/endTime .*;/, 'endTime 0;');
    writeFoamFiles([{ path: control.path, pieces: () => [still] }], folder);
    const values = readValues(input, folder);
    const reading = run().seconds;
    // OpenFOAM's own clock; in a single step the whole of what the process took.
    const ends = own.length === 1 ? [seconds] : own;
    return { reading, seconds: ends.map((one) => Math.max(0, one - reading)), values };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readValues({ outputs, materials, background }: FieldCase, folder: string): Record<string, number[]> {
  const values: Record<string, number[]> = {};
  const files = readdirSync(join(folder, 'postProcessing'), { recursive: true, encoding: 'utf8' });
  /** Of each line the number at a place: after the time, of vectors that along an axis. */
  const course = (id: string, at = 1): number[] | null => {
    const file = files.find((one) => `/${one}`.includes(`/${wordOf(id)}/0/`) && one.endsWith('.dat'));
    if (file === undefined) return null;
    return readFileSync(join(folder, 'postProcessing', file), 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => Number(line.trim().split(/[\s()]+/)[at]));
  };
  for (const output of outputs) {
    const { id } = output;
    const axis = 'quantity' in output ? ['u', 'v', 'w'].indexOf(output.quantity ?? '') : -1;
    const own = course(id, 1 + Math.max(0, axis));
    if (!own) continue;
    const before = output.type === 'fan-pressure' ? course(`${id}_before`) : null;
    const density = output.type === 'fan-flow' ? (materials[background].density ?? 1) : 1;
    values[id] = own.map((one, turn) => (one - (before?.[turn] ?? 0)) / density);
  }
  return values;
}
