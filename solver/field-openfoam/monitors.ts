/*
 * What OpenFOAM watches on its way: the outputs of the case that it has a function for, one file each in postProcessing.
 */
import { domainOf, forCells, gridOf } from '#solver/field/grid.ts';
import type { FieldCase, FieldOutput } from '#solver/field/schema.ts';
import { type Dictionary, wordOf } from '#solver/field-openfoam/dictionary.ts';
import type { Patch, Region } from '#solver/field-openfoam/region.ts';

const quiet = { libs: '("libfieldFunctionObjects.so")', log: 'no', writeFields: 'no' } as const;

export interface Monitors {
  readonly functions: Dictionary;
  /** Outputs that OpenFOAM is not asked for. */
  readonly leftOut: readonly string[];
  /** Names of zones to be added to regions, with their cells by the numbers of the grid. */
  readonly zones: ReadonlyMap<string, readonly number[]>;
}

/** What of a mean over cells is which part of OpenFOAM's. */
const velocities = ['u', 'v', 'w', 'speed'] as const;
/** OpenFOAM's name of the field that its function `mag` makes. */
const speedField = 'mag(U)';

/**
 * Functions for temperatures (means and extremes over cells, means over faces, points), means of velocities, and what
 * flows through fans and borders.
 */
export function monitorsOf(input: FieldCase, regions: readonly Region[], every: number): Monitors {
  const domain = domainOf(gridOf(input.grid));
  const functions: Record<string, Dictionary> = {};
  /** Comes before what reads it. */
  const speeds: Record<string, Dictionary> = {};
  const leftOut: string[] = [];
  const zones = new Map<string, readonly number[]>();
  const when = {
    executeControl: 'timeStep',
    executeInterval: every,
    writeControl: 'timeStep',
    writeInterval: every,
  };
  const ofPatch = (
    { region, patch }: { readonly region: Region; readonly patch: Patch },
    operation: string,
    field: string,
  ): Dictionary => ({
    type: 'surfaceFieldValue',
    ...quiet,
    ...when,
    ...regionEntry(region),
    regionType: 'patch',
    name: patch.name,
    operation,
    fields: [field],
  });
  const patchesWith = (isWanted: (patch: Patch) => boolean) =>
    regions.flatMap((region) => region.patches.filter(isWanted).map((patch) => ({ region, patch })));
  for (const output of input.outputs) {
    const { id } = output;
    const name = wordOf(id);
    const quantity = ('quantity' in output && output.quantity) || 'temperature';
    const isTemperature = quantity === 'temperature';
    const isVelocity = output.type === 'mean' && velocities.some((one) => one === quantity);
    const [only, ...others] = borderOf(input, output, patchesWith);
    if (only && others.length === 0)
      // Flows: kg/s, or m³/s of a fluid whose density OpenFOAM does not know.
      functions[name] =
        output.type === 'surface-mean' ? ofPatch(only, 'areaAverage', 'T') : ofPatch(only, 'sum', 'phi');
    else if (output.type === 'fan-pressure') {
      for (const [end, isBefore] of [
        ['', false],
        ['_before', true],
      ] as const) {
        const [face] = patchesWith((patch) => isOfFan(input, patch, output.fan, isBefore));
        if (face) functions[`${name}${end}`] = ofPatch(face, 'areaAverage', 'p_rgh');
      }
    } else if (!isTemperature && !isVelocity) leftOut.push(id);
    else if (output.type === 'mean' || output.type === 'maximum' || output.type === 'minimum') {
      const zone = `watch_${name}`;
      const isAll = !output.box && regions.every(({ behindScreens }) => behindScreens.size === 0);
      const cells = isAll ? null : cellsIn(regions[0], output.box ?? domain);
      const isOfFluid = isVelocity || (output.type === 'mean' && output.of === 'fluid');
      const holding = regions.filter(
        ({ numberOf, isFluid }) => (!isOfFluid || isFluid) && (cells?.some((c) => numberOf[c] >= 0) ?? true),
      );
      if (holding.length !== 1) {
        leftOut.push(id);
        continue;
      }
      if (cells) zones.set(zone, cells);
      if (quantity === 'speed')
        speeds['speed_of_cells'] = {
          type: 'mag',
          ...quiet,
          ...when,
          ...regionEntry(holding[0]),
          field: 'U',
          result: speedField,
        };
      functions[name] = {
        type: 'volFieldValue',
        ...quiet,
        ...when,
        ...regionEntry(holding[0]),
        ...(cells ? { regionType: 'cellZone', name: zone } : { regionType: 'all' }),
        operation: { mean: 'volAverage', maximum: 'max', minimum: 'min' }[output.type],
        fields: [quantity === 'speed' ? speedField : isVelocity ? 'U' : 'T'],
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
  return { functions: { ...speeds, ...functions }, leftOut, zones };
}

function regionEntry({ name }: Region): Dictionary {
  return name === '' ? {} : { region: name };
}

/** Whether a patch is where a fan takes its air, or gives it. */
function isOfFan({ fans = [] }: FieldCase, { partner }: Patch, id: string, isBefore: boolean): boolean {
  return partner?.type === 'fan' && fans[partner.fan].id === id && partner.isUpstream === isBefore;
}

/** The patches that a figure is of: of a whole face or of one boundary of it, or where a fan takes its air. */
function borderOf<T>(
  input: FieldCase,
  output: FieldOutput,
  patchesWith: (isWanted: (patch: Patch) => boolean) => T[],
): T[] {
  if (output.type === 'fan-flow') return patchesWith((patch) => isOfFan(input, patch, output.fan, true));
  if (output.type !== 'surface-mean' && output.type !== 'surface-flow') return [];
  const { face, box } = output;
  const side = `${face[0]}${face[1] === '-' ? 'Min' : 'Max'}`;
  return patchesWith(
    ({ name, boundary }) =>
      name.startsWith(side) &&
      (!box ||
        JSON.stringify([boundary?.box?.min, boundary?.box?.max]) === JSON.stringify([box.min, box.max])),
  );
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
