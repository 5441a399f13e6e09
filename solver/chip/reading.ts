/*
 * What is read off a basis: the sum at any share of its parts, and how far the parts may go until a limit is met.
 */
import type { Basis } from '#solver/chip/basis.ts';
import type { Component } from '#solver/chip/components.ts';
import { cellFrom, type Grid } from '#solver/field/grid.ts';
import type { FieldBox } from '#solver/field/schema.ts';

/** Shares of what is drawn at all times and of what the workload adds at its free rate. */
export interface Scale {
  readonly fixed: number;
  readonly dynamic: number;
}

export function temperatureAt({ temperature }: Basis, cell: number, { fixed, dynamic }: Scale): number {
  return temperature.none[cell] + fixed * temperature.fixed[cell] + dynamic * temperature.dynamic[cell];
}

export const heatAt = (
  { none, fixed, dynamic }: { readonly none: number; readonly fixed: number; readonly dynamic: number },
  scale: Scale,
): number => none + scale.fixed * fixed + scale.dynamic * dynamic;

/** Visits the cells of a box by their number and volume, m³. */
export function forCellsOf(grid: Grid, box: FieldBox, visit: (cell: number, volume: number) => void): void {
  const [nx, ny] = grid.counts;
  const [dx, dy, dz] = grid.widths;
  const [i0, j0, k0] = ([0, 1, 2] as const).map((axis) => cellFrom(grid, axis, box.min[axis]));
  const [i1, j1, k1] = ([0, 1, 2] as const).map((axis) => cellFrom(grid, axis, box.max[axis]));
  for (let k = k0; k < k1; k++)
    for (let j = j0; j < j1; j++)
      for (let i = i0; i < i1; i++) visit(i + nx * (j + ny * k), dx[i] * dy[j] * dz[k]);
}

export interface Spot {
  readonly value: number;
  readonly cell: number;
}

export function hottest(basis: Basis, box: FieldBox, scale: Scale): Spot {
  let found: Spot = { value: -Infinity, cell: 0 };
  forCellsOf(basis.grid, box, (cell) => {
    const value = temperatureAt(basis, cell, scale);
    if (value > found.value) found = { value, cell };
  });
  return found;
}

export function meanOver(basis: Basis, box: FieldBox, scale: Scale): number {
  let sum = 0;
  let all = 0;
  forCellsOf(basis.grid, box, (cell, volume) => {
    sum += volume * temperatureAt(basis, cell, scale);
    all += volume;
  });
  return sum / all;
}

/** The largest share of the dynamic part at which all components keep their limits; may be infinite, and below 0. */
export function dynamicWithin(basis: Basis, components: readonly Component[]): number {
  const { none, fixed, dynamic } = basis.temperature;
  return least(basis, components, (cell, limit) => {
    const room = limit - none[cell] - fixed[cell];
    return dynamic[cell] > 0 ? room / dynamic[cell] : room >= 0 ? Infinity : -Infinity;
  });
}

/** By how much all heat together may grow until a limit is met. */
export function growthWithin(basis: Basis, components: readonly Component[], scale: Scale): number {
  const { none, fixed, dynamic } = basis.temperature;
  return least(basis, components, (cell, limit) => {
    const rise = scale.fixed * fixed[cell] + scale.dynamic * dynamic[cell];
    return rise > 0 ? (limit - none[cell]) / rise : Infinity;
  });
}

function least(
  { grid }: Basis,
  components: readonly Component[],
  of: (cell: number, limit: number) => number,
): number {
  let found = Infinity;
  for (const { box, limit } of components)
    forCellsOf(grid, box, (cell) => {
      found = Math.min(found, of(cell, limit));
    });
  return found;
}
