import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { solveField } from '#solver/field/solve.ts';
import { block, layers } from '../unit/solver/field/block.ts';
import type { Against } from './against.ts';
import { areInstalled, timedHere, timedProgram } from './processor-time.ts';

/*
 * The layered conduction block P1 in CalculiX (Debian's calculix-ccx): one DC3D8 element for each of our cells, the
 * iterative solver with incomplete Cholesky factors (SOLVER=ITERATIVE CHOLESKY). What it solves is the same block by
 * other means, finite elements with temperatures at corners, so that answers agree as the two grids are fine.
 */

type Triple = readonly [number, number, number];
const size: Triple = [0.1, 0.1, 0.01];

export function hasCalculix(): boolean {
  return areInstalled('ccx');
}

export async function layeredBlock(cells: Triple): Promise<Against> {
  const input = { ...block(cells), ...layers };
  const { result: solution, seconds } = await timedHere(() => solveField(input));
  const theirs = runCalculix(cells);
  return {
    cells: solution.cells,
    criterion: 'ours to 1e-8, CalculiX by its own',
    ours: { seconds, turns: solution.iterations },
    theirs: { seconds: theirs.seconds, turns: theirs.iterations, reading: theirs.reading },
    figures: [['top', solution.outputs['top'].value, theirs.top]],
  };
}

/** Processor time, s, of the solve and of reading the deck; conjugate-gradient iterations; mean of the top surface, K. */
function runCalculix(cells: Triple) {
  const folder = mkdtempSync(join(tmpdir(), 'boxwright-calculix-'));
  try {
    writeDeck(join(folder, 'block.inp'), cells, true);
    writeDeck(join(folder, 'reading.inp'), cells, false);
    const run = (job: string) => timedProgram(`ccx ${job}`, folder, { OMP_NUM_THREADS: '1' });
    const solved = run('block');
    if (!solved.log.includes('Job finished')) throw new Error(`ccx failed:\n${solved.log.slice(-1500)}`);
    const reading = run('reading').seconds;
    return {
      seconds: solved.seconds - reading,
      reading,
      iterations: [...solved.log.matchAll(/# of iterations = (\d+)/g)].reduce(
        (sum, one) => sum + Number(one[1]),
        0,
      ),
      top: meanOfTop(readFileSync(join(folder, 'block.dat'), 'utf8'), cells),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Without its step the deck is read and nothing is solved. */
function writeDeck(path: string, [nx, ny, nz]: Triple, isWhole: boolean): void {
  const file = openSync(path, 'w');
  const lines: string[] = [];
  const flush = (): void => {
    writeSync(file, `${lines.splice(0).join('\n')}\n`);
  };
  const say = (line: string): void => {
    if (lines.push(line) > 20_000) flush();
  };
  const node = (i: number, j: number, k: number): number => 1 + i + (nx + 1) * (j + (ny + 1) * k);
  const element = (i: number, j: number, k: number): number => 1 + i + nx * (j + ny * k);
  const [dx, dy, dz] = [size[0] / nx, size[1] / ny, size[2] / nz];

  say('*NODE, NSET=ALL');
  for (let k = 0; k <= nz; k += 1)
    for (let j = 0; j <= ny; j += 1)
      for (let i = 0; i <= nx; i += 1) say(`${node(i, j, k)}, ${i * dx}, ${j * dy}, ${k * dz}`);

  const thickness = [0.002, 0.004, 0.01];
  const names = ['BOARD', 'FILL', 'METAL'];
  const conductivity = ['30., 30., 0.4', '5., 5., 5.', '200., 200., 200.'];
  const cellsOf = new Map<string, Triple[]>(names.map((name) => [name, []]));
  for (let k = 0; k < nz; k += 1) {
    const layer = thickness.findIndex((top) => (k + 0.5) * dz < top);
    for (let j = 0; j < ny; j += 1)
      for (let i = 0; i < nx; i += 1) cellsOf.get(names[layer])?.push([i, j, k]);
  }
  names.forEach((name, layer) => {
    say(`*ELEMENT, TYPE=DC3D8, ELSET=${name}`);
    for (const [i, j, k] of cellsOf.get(name) ?? []) {
      const ring = (up: number): string =>
        [node(i, j, up), node(i + 1, j, up), node(i + 1, j + 1, up), node(i, j + 1, up)].join(', ');
      say(`${element(i, j, k)}, ${ring(k)}, ${ring(k + 1)}`);
    }
    say(`*MATERIAL, NAME=${name}\n*CONDUCTIVITY, TYPE=ORTHO\n${conductivity[layer]}, 300.`);
    say(`*SOLID SECTION, ELSET=${name}, MATERIAL=${name}`);
  });

  set(say, '*ELSET, ELSET=TOP', nx, ny, (i, j) => element(i, j, nz - 1));
  set(say, '*ELSET, ELSET=BOTTOM', nx, ny, (i, j) => element(i, j, 0));
  set(say, '*NSET, NSET=SURFACE', nx + 1, ny + 1, (i, j) => node(i, j, nz));
  say('*INITIAL CONDITIONS, TYPE=TEMPERATURE\nALL, 300.');
  if (isWhole) {
    say('*STEP\n*HEAT TRANSFER, STEADY STATE, SOLVER=ITERATIVE CHOLESKY');
    say('*FILM\nTOP, F2, 300., 50.\nBOTTOM, F1, 300., 10.\n*DFLUX');
    for (const { box, power } of block([nx, ny, nz]).sources ?? []) {
      if (power === undefined) continue;
      const [a, b] = [box.min, box.max];
      const density = power / ((b[0] - a[0]) * (b[1] - a[1]) * (b[2] - a[2]));
      for (const one of cellsOf.values())
        for (const [i, j, k] of one) {
          const middle = [(i + 0.5) * dx, (j + 0.5) * dy, (k + 0.5) * dz];
          if (middle.every((at, axis) => at > a[axis] && at < b[axis]))
            say(`${element(i, j, k)}, BF, ${density}`);
        }
    }
    say('*NODE PRINT, NSET=SURFACE\nNT\n*END STEP');
  }
  flush();
  closeSync(file);
}

function set(
  say: (line: string) => void,
  head: string,
  across: number,
  along: number,
  number: (i: number, j: number) => number,
): void {
  say(head);
  for (let j = 0; j < along; j += 1) for (let i = 0; i < across; i += 1) say(`${number(i, j)},`);
}

/** Corners count by the share of the surface that is theirs. */
function meanOfTop(table: string, [nx, ny, nz]: Triple): number {
  const first = (nx + 1) * (ny + 1) * nz + 1;
  let sum = 0;
  for (const [, number, value] of table.matchAll(/^\s*(\d+)\s+([-+\d.E]+)\s*$/gm)) {
    const at = Number(number) - first;
    const isEdge = [at % (nx + 1), Math.floor(at / (nx + 1))].map(
      (k, axis) => k === 0 || k === [nx, ny][axis],
    );
    sum += Number(value) * (isEdge[0] ? 0.5 : 1) * (isEdge[1] ? 0.5 : 1);
  }
  return sum / (nx * ny);
}
