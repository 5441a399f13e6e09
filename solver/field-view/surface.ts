import { axes, type AxisIndex, type FieldView } from '#solver/field-view/view.ts';

/** The outside of solids as quads along the faces of cells, four corners each. */
export interface FieldSurface {
  readonly quads: number;
  /** x, y, z of each corner, m; counter-clockwise seen from outside. */
  readonly positions: Float32Array;
  /** Outward, of each corner. */
  readonly normals: Int8Array;
  /** At each corner, K. */
  readonly temperatures: Float32Array;
  /** Of each quad: one more than the place of its solid in the picture's list. */
  readonly solids: Uint16Array;
}

/**
 * Where solids meet fluid or the border. Temperatures are those of the solid's cells behind the face, at corners linear
 * between the cells around it that belong to the same solid.
 */
export function surfaceOf(view: FieldView): FieldSurface {
  const { solid } = view.picture;
  let quads = 0;
  forFaces(view, () => quads++);
  const positions = new Float32Array(12 * quads);
  const normals = new Int8Array(12 * quads);
  const temperatures = new Float32Array(4 * quads);
  const solids = new Uint16Array(quads);
  let quad = 0;
  forFaces(view, (place, axis, side) => {
    const [u, v] = [((axis + 1) % 3) as AxisIndex, ((axis + 2) % 3) as AxisIndex];
    const cell = cellOf(view, place);
    solids[quad] = solid[cell];
    for (let n = 0; n < 4; n++) {
      // 0, 1, 2, 3 go round against the clock seen from above the axis; from below the other way.
      const turn = side > 0 ? n : 3 - n;
      const du = turn === 1 || turn === 2 ? 1 : 0;
      const dv = turn >= 2 ? 1 : 0;
      const corner = 4 * quad + n;
      positions[3 * corner + axis] = view.picture.lines[axis][place[axis] + (side > 0 ? 1 : 0)];
      positions[3 * corner + u] = view.picture.lines[u][place[u] + du];
      positions[3 * corner + v] = view.picture.lines[v][place[v] + dv];
      normals[3 * corner + axis] = side;
      temperatures[corner] = cornerTemperature(view, place, [u, v], [du, dv]);
    }
    quad++;
  });
  return { quads, positions, normals, temperatures, solids };
}

type Place = [number, number, number];

function cellOf({ strides }: FieldView, [i, j, k]: Readonly<Place>): number {
  return i + strides[1] * j + strides[2] * k;
}

/** Visits faces of solid cells behind which is fluid or nothing. `place` is overwritten afterwards. */
function forFaces(view: FieldView, visit: (place: Place, axis: AxisIndex, side: 1 | -1) => void): void {
  const { counts, strides, picture } = view;
  const { solid } = picture;
  const place: Place = [0, 0, 0];
  const [nx, ny, nz] = counts;
  for (let k = 0; k < nz; k++) {
    for (let j = 0; j < ny; j++) {
      for (let i = 0; i < nx; i++) {
        const cell = i + strides[1] * j + strides[2] * k;
        if (solid[cell] === 0) continue;
        place[0] = i;
        place[1] = j;
        place[2] = k;
        for (const axis of axes) {
          if (place[axis] === 0 || solid[cell - strides[axis]] === 0) visit(place, axis, -1);
          if (place[axis] === counts[axis] - 1 || solid[cell + strides[axis]] === 0) visit(place, axis, 1);
        }
      }
    }
  }
}

function cornerTemperature(
  view: FieldView,
  place: Readonly<Place>,
  [u, v]: readonly [AxisIndex, AxisIndex],
  [du, dv]: readonly [number, number],
): number {
  const { strides, picture } = view;
  const cell = cellOf(view, place);
  const own = picture.solid[cell];
  const a = shareOfNext(view, u, place[u], du);
  const b = shareOfNext(view, v, place[v], dv);
  const stepU = du === 1 ? strides[u] : -strides[u];
  const stepV = dv === 1 ? strides[v] : -strides[v];
  let sum = 0;
  let weights = 0;
  for (let n = 0; n < 4; n++) {
    const weight = (n & 1 ? a : 1 - a) * (n & 2 ? b : 1 - b);
    const next = cell + (n & 1 ? stepU : 0) + (n & 2 ? stepV : 0);
    if (weight === 0 || picture.solid[next] !== own) continue;
    sum += weight * picture.temperature[next];
    weights += weight;
  }
  return sum / weights;
}

/** Weight at a line of the cell beyond it, linear between middles; 0 at the border. */
function shareOfNext({ picture, counts }: FieldView, axis: AxisIndex, cell: number, d: number): number {
  const next = cell + (d === 1 ? 1 : -1);
  if (next < 0 || next >= counts[axis]) return 0;
  const lines = picture.lines[axis];
  const width = lines[cell + 1] - lines[cell];
  return width / (width + lines[next + 1] - lines[next]);
}
