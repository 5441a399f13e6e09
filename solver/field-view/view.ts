import type { FieldPicture } from '#solver/field/picture.ts';

/** What of a field is looked at. Temperature is everywhere, the others only where fluid is. */
export type FieldQuantity = 'temperature' | 'speed' | 'pressure';

export type AxisIndex = 0 | 1 | 2;
export const axes = [0, 1, 2] as const;

/** A picture with what its users would else work out again and again. */
export interface FieldView {
  readonly picture: FieldPicture;
  readonly counts: readonly [nx: number, ny: number, nz: number];
  /** Middles of cells along x, y and z, m. */
  readonly middles: readonly [Float64Array, Float64Array, Float64Array];
  /** From one cell to the next along x, y and z in the arrays of cells. */
  readonly strides: readonly [number, number, number];
  /** Length of the velocity, m/s. */
  readonly speed: Float32Array;
  /** False where nothing moves anywhere. */
  readonly isMoving: boolean;
}

/** @throws RangeError where arrays and lines do not belong together */
export function viewOf(picture: FieldPicture): FieldView {
  const [x, y, z] = picture.lines;
  const counts = [x.length - 1, y.length - 1, z.length - 1] as const;
  const cells = counts[0] * counts[1] * counts[2];
  const { temperature, velocity, pressure, solid } = picture;
  for (const one of [temperature, ...velocity, pressure, solid]) {
    if (one.length !== cells)
      throw new RangeError(`a picture of ${cells} cells has an array of ${one.length}; make it anew`);
  }
  const [u, v, w] = velocity;
  const speed = new Float32Array(cells);
  let isMoving = false;
  for (let c = 0; c < cells; c++) {
    speed[c] = Math.hypot(u[c], v[c], w[c]);
    isMoving ||= speed[c] > 0;
  }
  return {
    picture,
    counts,
    middles: [middlesOf(x), middlesOf(y), middlesOf(z)],
    strides: [1, counts[0], counts[0] * counts[1]],
    speed,
    isMoving,
  };
}

function middlesOf(lines: Float64Array): Float64Array {
  return Float64Array.from({ length: lines.length - 1 }, (_, i) => (lines[i] + lines[i + 1]) / 2);
}

/** K, m/s or Pa in every cell. */
export function valuesOf(view: FieldView, quantity: FieldQuantity): Float32Array {
  return quantity === 'speed' ? view.speed : view.picture[quantity];
}

/** Whether cells of solids have the quantity. */
export function hasSolids(quantity: FieldQuantity): boolean {
  return quantity === 'temperature';
}

/** The cell between whose lines a place lies, borders included; −1 outside and for what is no number. */
export function cellAlong(lines: Float64Array, at: number): number {
  let high = lines.length - 1;
  if (!(at >= lines[0] && at <= lines[high])) return -1;
  let low = 0;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (lines[middle] <= at) low = middle;
    else high = middle;
  }
  return low;
}

/** A place that is held inside of the domain along an axis, m. */
export function within({ picture }: FieldView, axis: AxisIndex, at: number): number {
  const lines = picture.lines[axis];
  return Math.min(Math.max(at, lines[0]), lines[lines.length - 1]);
}
