/*
 * What OpenFOAM watches on its way: the outputs of the case that it has a function for, one file each in postProcessing.
 */
import { forCells } from '#solver/field/grid.ts';
import type { FieldCase } from '#solver/field/schema.ts';
import { type Dictionary, wordOf } from '#solver/field-openfoam/dictionary.ts';
import type { Region } from '#solver/field-openfoam/region.ts';

const quiet = { libs: '("libfieldFunctionObjects.so")', log: 'no', writeFields: 'no' } as const;

export interface Monitors {
  readonly functions: Dictionary;
  /** Outputs that OpenFOAM is not asked for. */
  readonly leftOut: readonly string[];
  /** Names of zones to be added to regions, with their cells by the numbers of the grid. */
  readonly zones: ReadonlyMap<string, readonly number[]>;
}

/** Functions for the temperatures among the outputs: means and extremes over cells, means over faces, points. */
export function monitorsOf(input: FieldCase, regions: readonly Region[], every: number): Monitors {
  const functions: Record<string, Dictionary> = {};
  const leftOut: string[] = [];
  const zones = new Map<string, readonly number[]>();
  const when = {
    executeControl: 'timeStep',
    executeInterval: every,
    writeControl: 'timeStep',
    writeInterval: every,
  };
  for (const output of input.outputs) {
    const { id } = output;
    const name = wordOf(id);
    const isTemperature = !('quantity' in output) || (output.quantity ?? 'temperature') === 'temperature';
    const regionEntry = (region: Region): Dictionary => (region.name === '' ? {} : { region: region.name });
    if (!isTemperature) leftOut.push(id);
    else if (output.type === 'mean' || output.type === 'maximum' || output.type === 'minimum') {
      const zone = `watch_${name}`;
      const cells = output.box ? cellsIn(regions[0], output.box) : null;
      const holding = regions.filter(({ numberOf }) => cells?.some((c) => numberOf[c] >= 0) ?? true);
      if (holding.length !== 1) {
        leftOut.push(id);
        continue;
      }
      if (cells) zones.set(zone, cells);
      functions[name] = {
        type: 'volFieldValue',
        ...quiet,
        ...when,
        ...regionEntry(holding[0]),
        ...(cells ? { regionType: 'cellZone', name: zone } : { regionType: 'all' }),
        operation: { mean: 'volAverage', maximum: 'max', minimum: 'min' }[output.type],
        fields: ['T'],
      };
    } else if (output.type === 'surface-mean' && !output.box) {
      const side = `${output.face[0]}${output.face[1] === '-' ? 'Min' : 'Max'}`;
      const holding = regions.flatMap((region) =>
        region.patches.filter((patch) => patch.name.startsWith(side)).map((patch) => ({ region, patch })),
      );
      if (holding.length !== 1) {
        leftOut.push(id);
        continue;
      }
      functions[name] = {
        type: 'surfaceFieldValue',
        ...quiet,
        ...when,
        ...regionEntry(holding[0].region),
        regionType: 'patch',
        name: holding[0].patch.name,
        operation: 'areaAverage',
        fields: ['T'],
      };
    } else if (output.type === 'point' && regions.length === 1) {
      functions[name] = {
        type: 'probes',
        libs: '("libsampling.so")',
        ...when,
        ...regionEntry(regions[0]),
        fields: ['T'],
        probeLocations: [output.at],
      };
    } else leftOut.push(id);
  }
  return { functions, leftOut, zones };
}

/** Grid numbers of the cells whose middles a box holds. */
export function cellsIn(
  { grid }: Region,
  box: { min: readonly [number, number, number]; max: readonly [number, number, number] },
): number[] {
  const [nx, ny] = grid.counts;
  const cells: number[] = [];
  forCells(grid, box, (i, j, k) => {
    cells.push(i + nx * (j + ny * k));
  });
  return cells;
}
