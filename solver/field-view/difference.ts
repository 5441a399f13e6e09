import { Sampler } from '#solver/field-view/sampler.ts';
import { others, type Slice } from '#solver/field-view/slice.ts';
import {
  hasSolids,
  valuesOf,
  type AxisIndex,
  type FieldQuantity,
  type FieldView,
} from '#solver/field-view/view.ts';

/**
 * What `second` has more than `first` on a plane, as an image of the space that both fill: K, m/s or Pa. Grids may
 * differ: both are read at the middle of each pixel. Shown only where both have the same there, fluid or a solid of
 * one name; elsewhere it would tell what was moved, not what became warmer.
 *
 * @param most pixels along the longer side
 * @returns null where the plane does not pass through both
 */
export function differenceOf(
  first: FieldView,
  second: FieldView,
  quantity: FieldQuantity,
  plane: { readonly axis: AxisIndex; readonly at: number },
  most: number,
): Slice | null {
  const { axis, at } = plane;
  const across = others[axis];
  const [u, v] = across;
  const [depth, right, up] = [axis, u, v].map((one) => sharedAlong(first, second, one));
  if (!depth || !right || !up || at < depth.low || at > depth.high) return null;
  const pixel = Math.max(right.high - right.low, up.high - up.low) / most;
  const width = Math.max(1, Math.round((right.high - right.low) / pixel));
  const height = Math.max(1, Math.round((up.high - up.low) / pixel));
  const values = new Float32Array(width * height);
  const shown = new Uint8Array(width * height);
  const [a, b] = [first, second].map((view) => new Sampler(view));
  const [ofFirst, ofSecond] = [first, second].map((view) => valuesOf(view, quantity));
  const inSolids = hasSolids(quantity);
  const place: [number, number, number] = [0, 0, 0];
  place[axis] = at;
  for (let row = 0; row < height; row++) {
    place[v] = up.low + ((row + 0.5) / height) * (up.high - up.low);
    for (let column = 0; column < width; column++) {
      place[u] = right.low + ((column + 0.5) / width) * (right.high - right.low);
      if (!a.moveTo(...place) || !b.moveTo(...place)) continue;
      if (nameAt(first, a.solid) !== nameAt(second, b.solid) || (a.solid !== 0 && !inSolids)) continue;
      const p = column + width * row;
      values[p] = b.read(ofSecond) - a.read(ofFirst);
      shown[p] = 1;
    }
  }
  return { axis, at, across, width, height, values, shown };
}

/** Null where they share nothing. */
function sharedAlong(
  first: FieldView,
  second: FieldView,
  axis: AxisIndex,
): { readonly low: number; readonly high: number } | null {
  const [one, other] = [first.picture.lines[axis], second.picture.lines[axis]];
  const low = Math.max(one[0], other[0]);
  const high = Math.min(one[one.length - 1], other[other.length - 1]);
  return low < high ? { low, high } : null;
}

/** Null in fluid. */
function nameAt({ picture }: FieldView, solid: number): string | null {
  return solid === 0 ? null : picture.solids[solid - 1];
}
