/*
 * Cells that are heated or resist alike, as sets of cells: OpenFOAM takes one figure for each set.
 */
import { addSources, type FieldEquations } from '#solver/field/assemble.ts';
import { axes, forCovered } from '#solver/field/grid.ts';
import type { FieldCase } from '#solver/field/schema.ts';
import { cellAt } from '#solver/field/stencil.ts';
import type { Dictionary } from '#solver/field-openfoam/dictionary.ts';
import { isClosedAlong } from '#solver/field-openfoam/joints.ts';
import { placeOf } from '#solver/field-openfoam/cell-number.ts';
import { type Region, solverCells } from '#solver/field-openfoam/region.ts';

type Threefold = [number, number, number];

export interface Zones {
  readonly cells: ReadonlyMap<string, readonly number[]>;
  readonly options: Dictionary;
}

/**
 * What heats a region, as OpenFOAM's options.
 * @param field that it is put into @param stored the equation of this field is over it
 */
export function heatZones(
  input: FieldCase,
  { grid, stencil }: FieldEquations,
  region: Region,
  field: string,
  stored: number,
): Zones {
  const heat = new Float64Array(stencil.x.length);
  addSources(input, grid, stencil, heat);
  const numbers = solverCells(region);
  return grouped(
    'heat',
    digitsOfHeat,
    region,
    (n, volume) => [heat[numbers[n]] / volume / stored],
    (zone, [perVolume]) => ({
      type: 'scalarSemiImplicitSource',
      active: 'yes',
      selectionMode: 'cellZone',
      cellZone: zone,
      volumeMode: 'specific',
      injectionRateSuSp: { [field]: [perVolume, 0] },
    }),
  );
}

/** What is porous in a fluid. Axes that are closed have patches instead. */
export function dragZones(input: FieldCase, equations: FieldEquations, region: Region): Zones {
  const { viscous, inertial } = dragOfCells(input, equations);
  const numbers = solverCells(region);
  return grouped(
    'porous',
    digitsOfDrag,
    region,
    (n) => [
      ...axes.map((axis) => viscous[axis][numbers[n]]),
      ...axes.map((axis) => inertial[axis][numbers[n]]),
    ],
    (zone, values) => ({
      type: 'explicitPorositySource',
      active: 'yes',
      explicitPorositySourceCoeffs: {
        selectionMode: 'cellZone',
        cellZone: zone,
        type: 'DarcyForchheimer',
        DarcyForchheimerCoeffs: {
          d: values.slice(0, 3),
          f: values.slice(3),
          coordinateSystem: alongAxes,
        },
      },
    }),
  );
}

/** OpenFOAM's own axes, where it asks for some. */
export const alongAxes: Dictionary = {
  type: 'cartesian',
  origin: [0, 0, 0],
  rotation: { type: 'axes', e1: [1, 0, 0], e2: [0, 1, 0] },
};

/** d [1/m²] and f [1/m] of each cell along each axis, in the field solver's numbers. */
function dragOfCells(
  input: FieldCase,
  { grid, stencil }: FieldEquations,
): { readonly viscous: readonly Float64Array[]; readonly inertial: readonly Float64Array[] } {
  const fresh = (): Float64Array => new Float64Array(stencil.x.length);
  const viscous = [fresh(), fresh(), fresh()];
  const inertial = [fresh(), fresh(), fresh()];
  for (const one of input.resistances ?? []) {
    const along = (of: number | Readonly<Threefold> = 0): Readonly<Threefold> =>
      typeof of === 'number' ? [of, of, of] : of;
    const [d, f] = [along(one.viscous), along(one.inertial)];
    forCovered(grid, one.box, (i, j, k, share) => {
      const c = cellAt(stencil, i, j, k);
      for (const axis of axes) {
        if (isClosedAlong(one, axis)) continue;
        viscous[axis][c] += d[axis] * share;
        inertial[axis][c] += f[axis] * share;
      }
    });
  }
  return { viscous, inertial };
}

/** OpenFOAM holds a matrix or a field of the whole region for each set: more than so many values are told in digits. */
const mostSets = 50;
/** Binary digits that are told then: of heat, which is to be whole, to a millionth; of what resists to a five-hundredth. */
const digitsOfHeat = 20;
const digitsOfDrag = 8;

/** Sets of the region's cells with the same figures, where any is not 0; a cell may be in several, whose figures add up. */
function grouped(
  kind: string,
  digits: number,
  region: Region,
  valuesOf: (n: number, volume: number) => readonly number[],
  optionOf: (zone: string, values: readonly number[]) => Dictionary,
): Zones {
  const { grid } = region;
  const alike = new Map<string, ZoneSet>();
  const byDigit = new Map<string, ZoneSet>();
  const put = (sets: Map<string, ZoneSet>, key: string, values: readonly number[], n: number): void => {
    const set = sets.get(key);
    if (set) set.cells.push(n);
    else sets.set(key, { values, cells: [n] });
  };
  region.cells.forEach((c, n) => {
    if (region.behindScreens.has(n)) return;
    const [i, j, k] = placeOf(grid, c);
    const values = valuesOf(n, grid.widths[0][i] * grid.widths[1][j] * grid.widths[2][k]);
    if (values.every((one) => one === 0)) return;
    put(alike, values.map((one) => one.toPrecision(9)).join(), values, n);
    values.forEach((value, which) => {
      for (const digit of digitsOf(value, digits))
        put(
          byDigit,
          `${which} ${digit}`,
          values.map((_, one) => (one === which ? digit : 0)),
          n,
        );
    });
  });
  const sets = alike.size <= mostSets ? alike : byDigit;
  const all = [...sets.values()].map((set, number) => ({ ...set, zone: `${kind}${number}` }));
  return {
    cells: new Map(all.map(({ zone, cells }) => [zone, cells])),
    options: Object.fromEntries(all.map(({ zone, values }) => [zone, optionOf(zone, values)])),
  };
}

interface ZoneSet {
  readonly values: readonly number[];
  readonly cells: number[];
}

/** Powers of two that add up to a number. */
function digitsOf(value: number, digits: number): number[] {
  if (value === 0) return [];
  const last = 2 ** (Math.floor(Math.log2(Math.abs(value))) - digits);
  const found: number[] = [];
  let rest = Math.round(Math.abs(value) / last);
  for (let digit = last * Math.sign(value); rest > 0; digit *= 2, rest = Math.floor(rest / 2))
    if (rest % 2 === 1) found.push(digit);
  return found;
}
