import {
  cellAlong,
  hasSolids,
  valuesOf,
  within,
  type AxisIndex,
  type FieldQuantity,
  type FieldView,
} from '#solver/field-view/view.ts';

/** A plane across an axis as an image: even pixels, whatever the grid. */
export interface Slice {
  readonly axis: AxisIndex;
  /** Where the plane stands, m; inside of the domain. */
  readonly at: number;
  /** The axes along which the image runs: right and up. */
  readonly across: readonly [AxisIndex, AxisIndex];
  readonly width: number;
  readonly height: number;
  /** Right fastest; K, m/s or Pa. */
  readonly values: Float32Array;
  /** 1 where the quantity is, 0 in solids that do not have it. */
  readonly shown: Uint8Array;
}

/** The axes across each axis. */
export const others = [
  [1, 2],
  [0, 2],
  [0, 1],
] as const;

/**
 * The field on a plane, read as the sampler reads it: linear between the middles of cells, never over the face of a
 * solid. Costs eight reads a pixel.
 *
 * @param most pixels along the longer side
 */
export function sliceOf(
  view: FieldView,
  quantity: FieldQuantity,
  plane: { readonly axis: AxisIndex; readonly at: number },
  most: number,
): Slice {
  const { picture } = view;
  const { axis } = plane;
  const at = within(view, axis, plane.at);
  const across = others[axis];
  const [u, v] = across;
  const extent = (one: AxisIndex) => {
    const lines = picture.lines[one];
    return lines[lines.length - 1] - lines[0];
  };
  const pixel = Math.max(extent(u), extent(v)) / most;
  const width = Math.max(1, Math.round(extent(u) / pixel));
  const height = Math.max(1, Math.round(extent(v) / pixel));
  const right = readings(view, u, pixelsOf(picture.lines[u], width));
  const up = readings(view, v, pixelsOf(picture.lines[v], height));
  const deep = readings(view, axis, Float64Array.of(at));
  const values = new Float32Array(width * height);
  const shown = new Uint8Array(width * height);
  const from = valuesOf(view, quantity);
  const everywhere = hasSolids(quantity);
  const { solid } = picture;
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const own = solid[right.own[column] + up.own[row] + deep.own[0]];
      let sum = 0;
      let weights = 0;
      for (let n = 0; n < 8; n++) {
        const a = n & 1 ? right.share[column] : 1 - right.share[column];
        const b = n & 2 ? up.share[row] : 1 - up.share[row];
        const c = n & 4 ? deep.share[0] : 1 - deep.share[0];
        const cell =
          (n & 1 ? right.high[column] : right.low[column]) +
          (n & 2 ? up.high[row] : up.low[row]) +
          (n & 4 ? deep.high[0] : deep.low[0]);
        if (solid[cell] !== own) continue;
        sum += a * b * c * from[cell];
        weights += a * b * c;
      }
      const p = column + width * row;
      values[p] = sum / weights;
      shown[p] = everywhere || own === 0 ? 1 : 0;
    }
  }
  return { axis, at, across, width, height, values, shown };
}

/** Cells and shares for places along one axis, cells already times their stride. */
function readings({ picture, middles, strides }: FieldView, axis: AxisIndex, places: Float64Array) {
  const lines = picture.lines[axis];
  const ours = middles[axis];
  const stride = strides[axis];
  const last = ours.length - 1;
  const own = new Int32Array(places.length);
  const low = new Int32Array(places.length);
  const high = new Int32Array(places.length);
  const share = new Float64Array(places.length);
  for (const [n, place] of places.entries()) {
    const cell = cellAlong(lines, place);
    const isBefore = place < ours[cell];
    const before = isBefore ? Math.max(cell - 1, 0) : cell;
    const behind = isBefore ? cell : Math.min(cell + 1, last);
    own[n] = stride * cell;
    low[n] = stride * before;
    high[n] = stride * behind;
    share[n] = before === behind ? 0 : (place - ours[before]) / (ours[behind] - ours[before]);
  }
  return { own, low, high, share };
}

function pixelsOf(lines: Float64Array, count: number): Float64Array {
  const first = lines[0];
  const extent = lines[lines.length - 1] - first;
  return Float64Array.from({ length: count }, (_, n) => first + ((n + 0.5) / count) * extent);
}

/**
 * Where the plane passes from one solid to another or to fluid: line pieces along the faces of cells, six numbers each
 * (both ends, m), neighbours in one line joined.
 */
export function sliceEdges(
  view: FieldView,
  plane: { readonly axis: AxisIndex; readonly at: number },
): Float32Array {
  const { picture, counts, strides } = view;
  const { axis } = plane;
  const at = within(view, axis, plane.at);
  const base = strides[axis] * cellAlong(picture.lines[axis], at);
  const [u, v] = others[axis];
  const pieces: number[] = [];
  const isEdge = (along: AxisIndex, over: AxisIndex, line: number, n: number): boolean => {
    const cell = base + strides[along] * line + strides[over] * n;
    return picture.solid[cell] !== picture.solid[cell - strides[along]];
  };
  const put = (along: AxisIndex, over: AxisIndex, line: number, from: number, to: number) => {
    for (const end of [from, to]) {
      const point = [0, 0, 0];
      point[axis] = at;
      point[along] = picture.lines[along][line];
      point[over] = picture.lines[over][end];
      pieces.push(...point);
    }
  };
  for (const [along, over] of [
    [u, v],
    [v, u],
  ] as const) {
    for (let line = 1; line < counts[along]; line++) {
      let from = -1;
      for (let n = 0; n <= counts[over]; n++) {
        const edge = n < counts[over] && isEdge(along, over, line, n);
        if (edge && from < 0) from = n;
        if (edge || from < 0) continue;
        put(along, over, line, from, n);
        from = -1;
      }
    }
  }
  return Float32Array.from(pieces);
}
