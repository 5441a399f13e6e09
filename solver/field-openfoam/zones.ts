/*
 * Cells that are heated or resist alike, as sets of cells: OpenFOAM takes one figure for each set.
 */
import { addSources, type FieldEquations } from '#solver/field/assemble.ts';
import { type AxisIndex, axes, covered, facesOfPlane } from '#solver/field/grid.ts';
import type { FieldCase } from '#solver/field/schema.ts';
import { cellAt } from '#solver/field/stencil.ts';
import type { Dictionary } from '#solver/field-openfoam/dictionary.ts';
import { faceNumber, fluidNumber, isClosedAlong, type Joint } from '#solver/field-openfoam/joints.ts';
import { placeOf, type Region, solverCells } from '#solver/field-openfoam/region.ts';

type Threefold = [number, number, number];

export interface Zones {
  readonly cells: ReadonlyMap<string, readonly number[]>;
  readonly options: Dictionary;
}

/** Digits by which figures are told apart. */
const digits = 9;

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

/**
 * What resists in the cells of a fluid: porous boxes, and screens, each in the cells on both sides of it. Axes that are
 * closed have patches instead.
 */
export function dragZones(
  input: FieldCase,
  equations: FieldEquations,
  joints: ReadonlyMap<number, Joint>,
  region: Region,
): Zones {
  const { viscous, inertial } = dragOfCells(input, equations, joints);
  const numbers = solverCells(region);
  return grouped(
    'porous',
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
  { grid, stencil, materialOf, border }: FieldEquations,
  joints: ReadonlyMap<number, Joint>,
): { readonly viscous: readonly Float64Array[]; readonly inertial: readonly Float64Array[] } {
  const fresh = (): Float64Array => new Float64Array(stencil.x.length);
  const viscous = [fresh(), fresh(), fresh()];
  const inertial = [fresh(), fresh(), fresh()];
  for (const one of input.resistances ?? []) {
    const [sx, sy, sz] = axes.map((axis) => covered(grid, axis, one.box.min[axis], one.box.max[axis]));
    const along = (of: number | Readonly<Threefold> = 0): Readonly<Threefold> =>
      typeof of === 'number' ? [of, of, of] : of;
    const [d, f] = [along(one.viscous), along(one.inertial)];
    sz.forEach((z, k) =>
      sy.forEach((y, j) => {
        if (y * z === 0) return;
        sx.forEach((x, i) => {
          const share = x * y * z;
          if (share === 0) return;
          const c = cellAt(stencil, i, j, k);
          for (const axis of axes) {
            if (isClosedAlong(one, axis)) continue;
            viscous[axis][c] += d[axis] * share;
            inertial[axis][c] += f[axis] * share;
          }
        });
      }),
    );
  }
  const fluid = fluidNumber(input);
  const [nx, ny] = grid.counts;
  const strides = [1, stencil.strideY, stencil.strideZ];
  const outlets = new Set<string>();
  for (const [face, all] of border)
    for (const { cell, boundary } of all) if (boundary?.type === 'outlet') outlets.add(`${cell}/${face}`);
  for (const { box, loss } of input.screens ?? []) {
    const { axis, faces } = facesOfPlane(grid, box);
    const name = 'xyz'[axis];
    for (const face of faces) {
      const next = face + strides[axis];
      const before = placeIn(stencil, face, axis);
      const isFirst = before < 0;
      const isLast = before === grid.counts[axis] - 1;
      const put = (cell: number, place: number, share: number): void => {
        inertial[axis][cell] += (loss * share) / grid.widths[axis][place];
      };
      if (isFirst || isLast) {
        const cell = isFirst ? next : face;
        if (outlets.has(`${cell}/${name}${isFirst ? '-' : '+'}`)) put(cell, isFirst ? 0 : before, 1);
        continue;
      }
      const place = [0, 1, 2].map((one) => placeIn(stencil, face, one as AxisIndex));
      const joint = joints.get(faceNumber(place[0] + nx * (place[1] + ny * place[2]), axis));
      const isOpen = joint === undefined || joint.type === 'fan' || joint.type === 'contact';
      if (materialOf[face] !== fluid || materialOf[next] !== fluid || !isOpen) continue;
      put(face, before, 0.5);
      put(next, before + 1, 0.5);
    }
  }
  return { viscous, inertial };
}

function placeIn({ strideY, strideZ }: FieldEquations['stencil'], cell: number, axis: AxisIndex): number {
  if (axis === 2) return Math.floor(cell / strideZ) - 1;
  return (axis === 1 ? Math.floor((cell % strideZ) / strideY) : cell % strideY) - 1;
}

/** Sets of the region's cells with the same figures, where any is not 0. */
function grouped(
  kind: string,
  region: Region,
  valuesOf: (n: number, volume: number) => readonly number[],
  optionOf: (zone: string, values: readonly number[]) => Dictionary,
): Zones {
  const { grid } = region;
  const sets = new Map<string, { readonly values: readonly number[]; readonly cells: number[] }>();
  region.cells.forEach((c, n) => {
    const [i, j, k] = placeOf(grid, c);
    const values = valuesOf(n, grid.widths[0][i] * grid.widths[1][j] * grid.widths[2][k]);
    if (values.every((one) => one === 0)) return;
    const key = values.map((one) => one.toPrecision(digits)).join();
    const set = sets.get(key);
    if (set) set.cells.push(n);
    else sets.set(key, { values, cells: [n] });
  });
  const all = [...sets.values()].map((set, number) => ({ ...set, zone: `${kind}${number}` }));
  return {
    cells: new Map(all.map(({ zone, cells }) => [zone, cells])),
    options: Object.fromEntries(all.map(({ zone, values }) => [zone, optionOf(zone, values)])),
  };
}
