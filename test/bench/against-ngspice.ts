import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Case, HeatNode } from '#solver/case/case.ts';
import type { HeatLink } from '#solver/case/heat-link.ts';
import { solveTransient } from '#solver/transient/solve.ts';

/** Nodes of the grid along and across; each with 1 J/K, 1 W/K to its neighbours and 10 mW/K to ambient. */
const width = 50;
const height = 40;
const duration = 1000; // s, and as many time steps
const toAmbient = 0.01;
/** Nodes whose temperatures are compared, as [column, row]. */
const compared = [
  [10, 10],
  [25, 20],
  [49, 39],
] as const;
const ambient = 300;
/** Tolerances tried, the loosest first; the last is the reference for the error. */
const tolerances = [1e-2, 1e-3, 1e-4, 1e-5];
const finest = 1e-6;

const isHeated = (i: number, j: number): boolean => (i * 7 + j * 3) % 11 === 0;
const name = (i: number, j: number): string => `n${i}_${j}`;

/**
 * The same network of resistances and capacities in time by ngspice and by ours, as many results from both, at an error
 * that is not larger. Null where ngspice is not installed. Times in ms, errors in K.
 */
export async function againstNgspice() {
  if (spawnSync('ngspice', ['--version']).status !== 0) return null;
  const theirs = runNgspice();
  const input = caseOf(finest);
  const reference = await solveTransient(input);
  const errorOf = (value: (node: number, second: number) => number): number => {
    let largest = 0;
    compared.forEach(([i, j], node) => {
      const series = reference.nodes[name(i, j)]?.temperature ?? [];
      for (let second = 1; second <= duration; second += 1) {
        largest = Math.max(largest, Math.abs(value(node, second) - ((series[second] ?? NaN) - ambient)));
      }
    });
    return largest;
  };
  const error = errorOf((node, second) => theirs.rises[second]?.[node] ?? NaN);
  for (const tolerance of tolerances) {
    const times: number[] = [];
    let off = Infinity;
    for (let run = 0; run < 3; run += 1) {
      const started = performance.now();
      const solution = await solveTransient(caseOf(tolerance));
      times.push(performance.now() - started);
      off = errorOf((node, second) => {
        const [i, j] = compared[node] ?? [0, 0];
        return (solution.nodes[name(i, j)]?.temperature?.[second] ?? NaN) - ambient;
      });
      if (off > error) break;
    }
    if (off <= error) return { theirs: theirs.milliseconds, ours: Math.min(...times), error, off };
  }
  throw new Error('no tolerance reached the error of ngspice');
}

function caseOf(tolerance: number): Case {
  const nodes: HeatNode[] = [{ id: 'ambient', temperature: ambient }];
  const links: HeatLink[] = [];
  const join = (from: string, to: string, value: number): void => {
    links.push({ id: `l${links.length}`, from, to, type: 'conductance', value });
  };
  for (let i = 0; i < width; i += 1) {
    for (let j = 0; j < height; j += 1) {
      nodes.push({ id: name(i, j), capacity: 1, ...(isHeated(i, j) ? { sources: [{ power: 1 }] } : {}) });
      if (i + 1 < width) join(name(i, j), name(i + 1, j), 1);
      if (j + 1 < height) join(name(i, j), name(i, j + 1), 1);
      join(name(i, j), 'ambient', toAmbient);
    }
  }
  return {
    format: 'boxwright-case',
    version: 1,
    ambient: { temperature: ambient },
    heat: { nodes, links },
    transient: { duration, start: 'given', every: 1, tolerance },
  };
}

/** Trapezoidal steps of at most a second; kelvins are volts, watts amperes. */
function runNgspice(): { milliseconds: number; rises: readonly (readonly number[])[] } {
  const lines = ['* heat as electricity'];
  const add = (kind: string, ends: string, value: number | string): void => {
    lines.push(`${kind}${lines.length} ${ends} ${value}`);
  };
  for (let i = 0; i < width; i += 1) {
    for (let j = 0; j < height; j += 1) {
      if (i + 1 < width) add('R', `${name(i, j)} ${name(i + 1, j)}`, 1);
      if (j + 1 < height) add('R', `${name(i, j)} ${name(i, j + 1)}`, 1);
      add('R', `${name(i, j)} 0`, 1 / toAmbient);
      add('C', `${name(i, j)} 0`, '1 ic=0');
      if (isHeated(i, j)) add('I', `0 ${name(i, j)}`, 1);
    }
  }
  const vectors = compared.map(([i, j]) => `v(${name(i, j)})`).join(' ');
  lines.push(
    '.control',
    'option acct',
    `tran 1 ${duration} 0 1 uic`,
    'rusage trantime',
    `linearize ${vectors}`,
    `print ${vectors}`,
    'quit',
    '.endc',
    '.end',
  );
  const folder = mkdtempSync(join(tmpdir(), 'boxwright-ngspice-'));
  try {
    const file = join(folder, 'heat.cir');
    writeFileSync(file, `${lines.join('\n')}\n`);
    const started = performance.now();
    const { stdout } = spawnSync('ngspice', ['-b', file], { encoding: 'utf8', maxBuffer: 2 ** 28 });
    const wall = performance.now() - started;
    const seconds = /Transient analysis time = ([\d.]+)/.exec(stdout)?.[1];
    const rises: number[][] = [];
    for (const line of stdout.split('\n')) {
      const numbers = line.trim().split(/\s+/).map(Number);
      if (numbers.length === compared.length + 1 && numbers.every(Number.isFinite)) {
        rises[numbers[0] ?? 0] = numbers.slice(1);
      }
    }
    return { milliseconds: seconds === undefined ? wall : 1000 * Number(seconds), rises };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
