import { solveField } from '#solver/field/solve.ts';
import type { FieldCase } from '#solver/field/schema.ts';
import type { Relaxation } from '#solver/field-openfoam/fluid-fields.ts';
import type { Against } from './against.ts';
import { timedHere } from './processor-time.ts';
import { runOpenFoam } from './run-openfoam.ts';
import { stayFrom, watched } from './watched.ts';

/** Of the tutorial of chtMultiRegionSimpleFoam (multiRegionHeater). */
export const tutorial = { velocity: 0.3, pressure: 0.7 } as const;
/**
 * Of cavities: steps of SIMPLE are steps in time of so many cells' own diffusion, and on 160² with the 0.3, 0.7 and 0.5 of
 * buoyantBoussinesqSimpleFoam's tutorial (hotRoom) heat has not come across after 2 500 turns (Nu 3.25 of 4.52).
 */
const ofCavities = { velocity: 0.9, pressure: 0.1, heat: 0.95 } as const;
/** Watched temperatures stay within this, K; a Nusselt number within this share. */
const near = 0.1;
const nearNusselt = 1e-3;

/** Both to a residual of 1e-8; OpenFOAM's is over what the temperatures to begin with leave, as ours is. */
export async function conduction(input: FieldCase): Promise<Against> {
  const { result: solution, seconds } = await timedHere(() => solveField(input));
  const theirs = runOpenFoam(input);
  return {
    cells: solution.cells,
    criterion: 'residual 1e-8',
    ours: { seconds, turns: solution.iterations },
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

export async function duct(input: FieldCase, iterations: number, relaxation?: Relaxation): Promise<Against> {
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

export async function nusselt(input: FieldCase, iterations: number): Promise<Against> {
  const [cellsAlong] = 'cells' in input.grid ? input.grid.cells : [1];
  const outputs = input.outputs.filter(({ id }) => id === 'last cells');
  // Heat into the cold wall at 300 K, over half a cell.
  const ofTemperature = (t: number): number => 2 * cellsAlong * (t - 300);
  return compared(
    { ...input, outputs },
    { ...input, outputs, flow: { ...input.flow, iterations } },
    ofCavities,
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
): Promise<Against> {
  const ours = watched(input);
  const theirs = runOpenFoam(theirInput, relaxation);
  const ourCourses = ids.map((id) => ours.values[id]);
  // What a coarser grid says counts as time alone: an answer is that of the grid that was asked for.
  const ourTurn = Math.max(ours.coarser + 1, stayFrom(ourCourses, tolerance));
  const theirTurn = stayFrom(
    ids.map((id) => theirs.values[id]),
    tolerance,
  );
  const [nx, ny, nz] = 'cells' in input.grid ? input.grid.cells : [0, 0, 0];
  return {
    cells: nx * ny * nz,
    criterion,
    ours: { seconds: ours.seconds[ourTurn - 1], turns: ourTurn - ours.coarser },
    theirs: { seconds: theirs.seconds[theirTurn - 1], turns: theirTurn, reading: theirs.reading },
    figures: ids.map((id) => [id, shown(lastOf(ours.values[id])), shown(lastOf(theirs.values[id]))]),
  };
}
