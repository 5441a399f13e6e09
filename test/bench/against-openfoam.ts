import { solveField } from '#solver/field/solve.ts';
import type { FieldCase } from '#solver/field/schema.ts';
import type { Relaxation } from '#solver/field-openfoam/fluid-fields.ts';
import { block } from '../unit/solver/field/block.ts';
import { blockInTime, cavity, ductOn, grids } from './field-cases.ts';
import { hasOpenFoam, runOpenFoam } from './run-openfoam.ts';
import { stayFrom, watched } from './watched.ts';

/** One case in both programs, to the same criterion. */
export interface Against {
  readonly name: string;
  readonly cells: number;
  readonly criterion: string;
  /** Processor time, s; turns, or iterations of a linear solver. */
  readonly ours: { readonly seconds: number; readonly turns: number };
  readonly theirs: { readonly seconds: number; readonly turns: number; readonly reading: number };
  /** What was compared in the end: name, ours, theirs. */
  readonly figures: readonly (readonly [string, number, number])[];
}

/** Of the tutorials of buoyantBoussinesqSimpleFoam (hotRoom) and chtMultiRegionSimpleFoam (multiRegionHeater). */
const tutorial = { velocity: 0.3, pressure: 0.7 } as const;
/** Watched temperatures stay within this, K; a Nusselt number within this share. */
const near = 0.1;
const nearNusselt = 1e-3;

/** Null where OpenFOAM is not installed. `told` hears of each run as it ends. */
export async function againstOpenFoam(
  which: readonly string[],
  told: (one: Against) => void,
): Promise<Against[] | null> {
  if (!hasOpenFoam()) return null;
  const all: Against[] = [];
  for (const { name, run } of runs) {
    if (which.length > 0 && !which.some((one) => name.startsWith(one))) continue;
    const one = { name, ...(await run()) };
    told(one);
    all.push(one);
  }
  return all;
}

type Run = () => Promise<Omit<Against, 'name'>>;
const runs: readonly { readonly name: string; readonly run: Run }[] = [
  { name: 'P1 100 k', run: () => conduction(block(grids[0])) },
  { name: 'P1 1 M', run: () => conduction(block(grids[1])) },
  { name: 'P2', run: () => conduction(blockInTime()) },
  ...(
    [
      ['55 k', [70, 44, 18], 300, 400],
      ['249 k', [140, 66, 27], 250, 700],
    ] as const
  ).flatMap(([size, cells, fast, slow]) => [
    { name: `P3 a ${size}`, run: () => duct(cells, fast) },
    { name: `P3 a ${size}, tutorial`, run: () => duct(cells, slow, { ...tutorial, heat: 0.7 }) },
  ]),
  { name: 'P4 1e5', run: () => nusselt(cavity(1e5, [160, 160, 1]), 4000) },
  { name: 'P4 1e6', run: () => nusselt(cavity(1e6, [160, 160, 1]), 4000) },
  { name: 'P4 cube', run: () => nusselt(cavity(1e5, [64, 64, 64]), 1500) },
];

/** Both to a residual of 1e-8; OpenFOAM's is over what the temperatures to begin with leave, as ours is. */
async function conduction(input: FieldCase): Promise<Omit<Against, 'name'>> {
  const before = process.cpuUsage();
  const solution = await solveField(input);
  const { user, system } = process.cpuUsage(before);
  const theirs = runOpenFoam(input);
  return {
    cells: solution.cells,
    criterion: 'residual 1e-8',
    ours: { seconds: (user + system) / 1e6, turns: solution.iterations },
    theirs: {
      seconds: theirs.seconds[theirs.seconds.length - 1],
      turns: theirs.seconds.length,
      reading: theirs.reading,
    },
    figures: ['top', 'hottest'].map((id) => [id, solution.outputs[id].value, lastOf(theirs.values[id])]),
  };
}

function lastOf(course: readonly number[]): number {
  return course[course.length - 1];
}

async function duct(
  cells: readonly [number, number, number],
  iterations: number,
  relaxation?: Relaxation,
): Promise<Omit<Against, 'name'>> {
  const input = ductOn(cells);
  const ids = ['cpu1', 'cpu2', 'gpu', 'psu'];
  const outputs = input.outputs.filter(({ id }) => ids.includes(id));
  return compared(
    { ...input, outputs },
    { ...input, outputs, flow: { ...input.flow, iterations } },
    relaxation,
    ids,
    `blocks within ${near} K`,
    () => near,
    (value) => value,
  );
}

async function nusselt(input: FieldCase, iterations: number): Promise<Omit<Against, 'name'>> {
  const [cellsAlong] = 'cells' in input.grid ? input.grid.cells : [1];
  const outputs = input.outputs.filter(({ id }) => id === 'last cells');
  // Heat into the cold wall at 300 K, over half a cell.
  const ofTemperature = (t: number): number => 2 * cellsAlong * (t - 300);
  return compared(
    { ...input, outputs },
    { ...input, outputs, flow: { ...input.flow, iterations } },
    { ...tutorial, heat: 0.5 },
    ['last cells'],
    'Nusselt number within 0.1 %',
    (last) => nearNusselt * (last - 300),
    ofTemperature,
  );
}

async function compared(
  input: FieldCase,
  theirInput: FieldCase,
  relaxation: Relaxation | undefined,
  ids: readonly string[],
  criterion: string,
  tolerance: (last: number) => number,
  shown: (value: number) => number,
): Promise<Omit<Against, 'name'>> {
  const ours = watched(input);
  const theirs = runOpenFoam(theirInput, relaxation);
  const ourTurn = stayFrom(
    ids.map((id) => ours.values[id]),
    tolerance,
  );
  const theirTurn = stayFrom(
    ids.map((id) => theirs.values[id]),
    tolerance,
  );
  const [nx, ny, nz] = 'cells' in input.grid ? input.grid.cells : [0, 0, 0];
  return {
    cells: nx * ny * nz,
    criterion,
    ours: { seconds: ours.seconds[ourTurn - 1], turns: ourTurn },
    theirs: { seconds: theirs.seconds[theirTurn - 1], turns: theirTurn, reading: theirs.reading },
    figures: ids.map((id) => [id, shown(lastOf(ours.values[id])), shown(lastOf(theirs.values[id]))]),
  };
}
