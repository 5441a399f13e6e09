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
