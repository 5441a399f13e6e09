import { hasSolids, valuesOf, type FieldQuantity, type FieldView } from '#solver/field-view/view.ts';

/** A cell with the least or largest value. */
export interface Extreme {
  /** K, m/s or Pa. */
  readonly value: number;
  /** The middle of the cell, m. */
  readonly at: readonly [number, number, number];
  /** Id of the solid; null in fluid. */
  readonly solid: string | null;
}

/** Least and largest value, the first cell of several equal ones; null where no cell has the quantity. */
export function extremesOf(
  view: FieldView,
  quantity: FieldQuantity,
): { readonly minimum: Extreme; readonly maximum: Extreme } | null {
  const values = valuesOf(view, quantity);
  const everywhere = hasSolids(quantity);
  const { solid } = view.picture;
  let least = -1;
  let most = -1;
  for (let c = 0; c < values.length; c++) {
    if (!everywhere && solid[c] !== 0) continue;
    if (least < 0 || values[c] < values[least]) least = c;
    if (most < 0 || values[c] > values[most]) most = c;
  }
  if (least < 0) return null;
  const extreme = (c: number): Extreme => ({
    value: values[c],
    at: placeOf(view, c),
    solid: solid[c] === 0 ? null : (view.picture.solids[solid[c] - 1] ?? null),
  });
  return { minimum: extreme(least), maximum: extreme(most) };
}

function placeOf({ middles, counts }: FieldView, cell: number): readonly [number, number, number] {
  const [nx, ny] = counts;
  return [
    middles[0][cell % nx],
    middles[1][Math.floor(cell / nx) % ny],
    middles[2][Math.floor(cell / (nx * ny))],
  ];
}

/** Finer than a range of colours is read. */
const bins = 2048;

/**
 * The value below which a share of the volume lies that has the quantity, to 1/2048 of the way between its extremes.
 *
 * @param share 0 to 1
 * @returns null where no cell has the quantity
 */
export function quantileOf(view: FieldView, quantity: FieldQuantity, share: number): number | null {
  const extremes = extremesOf(view, quantity);
  if (!extremes) return null;
  const low = extremes.minimum.value;
  const span = extremes.maximum.value - low;
  if (!(span > 0)) return low;
  const values = valuesOf(view, quantity);
  const everywhere = hasSolids(quantity);
  const { solid, lines } = view.picture;
  const [x, y, z] = lines;
  const [nx, ny, nz] = view.counts;
  const volumes = new Float64Array(bins);
  let total = 0;
  let c = 0;
  for (let k = 0; k < nz; k++) {
    for (let j = 0; j < ny; j++) {
      const side = (y[j + 1] - y[j]) * (z[k + 1] - z[k]);
      for (let i = 0; i < nx; i++, c++) {
        if (!everywhere && solid[c] !== 0) continue;
        const volume = side * (x[i + 1] - x[i]);
        volumes[Math.min(bins - 1, Math.floor((bins * (values[c] - low)) / span))] += volume;
        total += volume;
      }
    }
  }
  let below = 0;
  const bin = volumes.findIndex((volume) => (below += volume) >= share * total);
  return low + ((bin < 0 ? bins : bin + 1) / bins) * span;
}
