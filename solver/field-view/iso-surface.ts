import {
  axes,
  hasSolids,
  valuesOf,
  type AxisIndex,
  type FieldQuantity,
  type FieldView,
} from '#solver/field-view/view.ts';

/** Triangles on which a quantity has one value. */
export interface IsoSurface {
  /** x, y, z of each point, m. */
  readonly positions: Float32Array;
  /** Three points a triangle; seen from where the value is smaller they run against the clock. */
  readonly indices: Uint32Array;
}

/**
 * Surface nets (Gibson 1998; without relaxation) on the lattice of cell middles: where the value passes the level in a
 * box between eight middles, a point at the mean of the crossings along its edges; around each crossed edge a quad of
 * the four boxes. It ends half a cell before borders, and before solids where they do not have the quantity.
 */
export function isoSurfaceOf(view: FieldView, quantity: FieldQuantity, level: number): IsoSurface {
  const { counts, strides, picture } = view;
  const values = valuesOf(view, quantity);
  const everywhere = hasSolids(quantity);
  const { solid } = picture;
  const [nx, ny, nz] = counts;
  const corners = Int32Array.from(
    { length: 8 },
    (_, n) => (n & 1) + ((n >> 1) & 1) * strides[1] + (n >> 2) * strides[2],
  );
  const positions: number[] = [];
  /** Of the box whose lowest middle is that of the cell: the number of its point, −1 for none. */
  const points = new Int32Array(values.length).fill(-1);
  for (let k = 0; k < nz - 1; k++) {
    for (let j = 0; j < ny - 1; j++) {
      for (let i = 0; i < nx - 1; i++) {
        const cell = i + strides[1] * j + strides[2] * k;
        let above = 0;
        let isWhole = true;
        for (let n = 0; n < 8; n++) {
          const corner = cell + corners[n];
          if (!everywhere && solid[corner] !== 0) isWhole = false;
          if (values[corner] > level) above |= 1 << n;
        }
        if (!isWhole || above === 0 || above === 255) continue;
        points[cell] = positions.length / 3;
        positions.push(...crossingsMean(view, values, level, [i, j, k], corners));
      }
    }
  }
  const indices: number[] = [];
  for (let k = 0; k < nz; k++) {
    for (let j = 0; j < ny; j++) {
      for (let i = 0; i < nx; i++) {
        const place = [i, j, k];
        const cell = i + strides[1] * j + strides[2] * k;
        const isAbove = values[cell] > level;
        for (const axis of axes) {
          if (place[axis] + 1 >= counts[axis]) continue;
          if (isAbove === values[cell + strides[axis]] > level) continue;
          const [u, v] = [((axis + 1) % 3) as AxisIndex, ((axis + 2) % 3) as AxisIndex];
          if (place[u] === 0 || place[v] === 0) continue;
          const round = [
            points[cell - strides[u] - strides[v]],
            points[cell - strides[v]],
            points[cell],
            points[cell - strides[u]],
          ];
          if (round.some((point) => point < 0)) continue;
          const [a, b, c, d] = isAbove ? round : round.toReversed();
          indices.push(a, b, c, a, c, d);
        }
      }
    }
  }
  return { positions: Float32Array.from(positions), indices: Uint32Array.from(indices) };
}

/** The mean of where the level is passed along the twelve edges of a box, m. */
function crossingsMean(
  { middles, strides }: FieldView,
  values: Float32Array,
  level: number,
  place: readonly [number, number, number],
  corners: Int32Array,
): readonly [number, number, number] {
  const cell = place[0] + strides[1] * place[1] + strides[2] * place[2];
  const sum = [0, 0, 0];
  let count = 0;
  for (let n = 0; n < 8; n++) {
    for (const axis of axes) {
      if ((n >> axis) & 1) continue;
      const from = values[cell + corners[n]];
      const to = values[cell + corners[n | (1 << axis)]];
      if (from > level === to > level) continue;
      const share = (level - from) / (to - from);
      for (const one of axes) {
        const low = middles[one][place[one] + ((n >> one) & 1)];
        sum[one] += one === axis ? low + share * (middles[one][place[one] + 1] - low) : low;
      }
      count++;
    }
  }
  return [sum[0] / count, sum[1] / count, sum[2] / count];
}
