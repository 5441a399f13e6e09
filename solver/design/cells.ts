import { valuesOf } from '#models/components/values.ts';
import { cellAt, type Grid } from '#solver/design/grid.ts';
import { across, axes, screenReach, type Axis, type Body, type Interior } from '#solver/design/interior.ts';
import { rectangleArea, unionArea, type Rectangle } from '#solver/design/rectangles.ts';

/*
 * How much of each grid cell and of each face between cells is free for air: exact overlaps of boxes, so that
 * nothing leaks through a part that ends on, or crosses, a grid plane.
 */

/** A solid's shadow on a face; `owner` is the index of its body. */
export interface Shadow {
  readonly rectangle: Rectangle;
  readonly owner: number;
}

export interface Cells {
  readonly grid: Grid;
  readonly interior: Interior;
  readonly count: number;
  /** Index step along each axis; a cell's index is i·stride[0] + j·stride[1] + k. */
  readonly stride: readonly [number, number, number];
  readonly alive: Uint8Array;
  /** Free share of the volume. */
  readonly free: Float64Array;
  /** Section left beside the solids that go all the way through, by axis, m². */
  readonly section: readonly [Float64Array, Float64Array, Float64Array];
  /** Loss on `section` of what stands in the cell without filling its length, by axis. */
  readonly obstruction: readonly [Float64Array, Float64Array, Float64Array];
  /** Free volume over length, by axis, m². */
  readonly mean: readonly [Float64Array, Float64Array, Float64Array];
  /** Section between what stands in the cell, by axis, m²: where the air is fastest. */
  readonly narrow: readonly [Float64Array, Float64Array, Float64Array];
  /** 4 V/A of the slots between the parts in the cell, by axis; 0: nothing in it. */
  readonly slot: readonly [Float64Array, Float64Array, Float64Array];
  /** Free area of each face between cells, by axis and `faceIndex`, m²; 0 on the outer faces. */
  readonly open: readonly [Float64Array, Float64Array, Float64Array];
  /** What covers the face on plane p, by axis; index from `faceIndex`. */
  readonly shadows: readonly [ShadowMap, ShadowMap, ShadowMap];
  /** Vents and filters that stand inside, by axis and face. */
  readonly screens: readonly [ScreenMap, ScreenMap, ScreenMap];
}
type ShadowMap = ReadonlyMap<number, readonly Shadow[]>;
type ScreenMap = ReadonlyMap<number, readonly number[]>;

/** Free share of its volume below which a cell is taken for solid. */
const solidShare = 0.03;
/** Slack for "on the plane", m: far below any gap that matters, far above rounding. */
const touch = 1e-6;
/** A bed of parts never closes a cell entirely. */
const leastFree = 0.08;
/** Streams find ways round single blocks: the narrowest section is at least this share of the mean one. */
const narrowest = 0.3;

export function cellsOf(interior: Interior, grid: Grid): Cells {
  const [nx, ny, nz] = grid.cells;
  const count = nx * ny * nz;
  const stride = [ny * nz, nz, 1] as const;
  const filled = new Float64Array(count);
  const section = triple(count);
  const obstruction = triple(count);
  const mean = triple(count);
  const narrow = triple(count);
  const slot = triple(count);
  const through = [
    new Map<number, Rectangle[]>(),
    new Map<number, Rectangle[]>(),
    new Map<number, Rectangle[]>(),
  ];
  const inside = [
    new Map<number, Rectangle[]>(),
    new Map<number, Rectangle[]>(),
    new Map<number, Rectangle[]>(),
  ];
  const wired = triple(count);
  const wetted = triple(count);
  const shadows = [
    new Map<number, Shadow[]>(),
    new Map<number, Shadow[]>(),
    new Map<number, Shadow[]>(),
  ] as const;
  const screens = [
    new Map<number, number[]>(),
    new Map<number, number[]>(),
    new Map<number, number[]>(),
  ] as const;

  const { lines } = grid;
  // One set of scratch for all cells: this loop runs for each frame of a drag.
  const index = [0, 0, 0];
  const low = [0, 0, 0];
  const high = [0, 0, 0];
  const length = [0, 0, 0];
  for (const [owner, body] of interior.bodies.entries()) {
    const { min, max } = body.box;
    const from = axes.map((axis) => cellAt(lines[axis], min[axis] + touch));
    const to = axes.map((axis) => cellAt(lines[axis], Math.max(min[axis] + touch, max[axis] - touch)));
    if (body.role === 'screen') {
      const plane = innerPlane(body, grid);
      if (plane !== null)
        eachFace(grid, body.axis, plane, from, to, (face) => push(screens[body.axis], face, owner));
      continue;
    }
    if (body.role !== 'porous') castShadows(body, owner, from, to, grid, shadows);
    if (body.role === 'plate') continue;

    const fill = body.role === 'porous' ? clampShare(valuesOf(body.item.part, 'cable').fillRatio) : 1;
    const wire = body.role === 'porous' ? Math.max(1e-4, valuesOf(body.item.part, 'cable').wireDiameter) : 0;
    for (let i = from[0]; i <= to[0]; i++)
      for (let j = from[1]; j <= to[1]; j++)
        for (let k = from[2]; k <= to[2]; k++) {
          const cell = i * stride[0] + j * stride[1] + k;
          index[0] = i;
          index[1] = j;
          index[2] = k;
          for (let axis = 0; axis < 3; axis++) {
            low[axis] = Math.max(min[axis], lines[axis][index[axis]]);
            high[axis] = Math.min(max[axis], lines[axis][index[axis] + 1]);
            length[axis] = high[axis] - low[axis];
          }
          if (length[0] <= 0 || length[1] <= 0 || length[2] <= 0) continue;
          const volume = length[0] * length[1] * length[2];
          filled[cell] += fill * volume;
          for (const axis of axes) {
            const [u, v] = across[axis];
            if (body.role === 'porous') {
              wired[axis][cell] += fill * length[u] * length[v];
              wetted[axis][cell] += (4 * fill * volume) / wire;
              continue;
            }
            const rectangle: Rectangle = [low[u], high[u], low[v], high[v]];
            const whole = lines[axis][index[axis] + 1] - lines[axis][index[axis]];
            // Air does not stop before a channel: it goes into it.
            if (length[axis] > whole - touch) push(through[axis], cell, rectangle);
            else if (body.role !== 'channel' || axis !== body.axis) push(inside[axis], cell, rectangle);
            wetted[axis][cell] += 2 * (length[u] + length[v]) * length[axis];
          }
        }
  }

  const open = openFaces(grid, shadows, wetted, stride);
  const alive = new Uint8Array(count);
  const free = new Float64Array(count);
  for (let i = 0; i < nx; i++)
    for (let j = 0; j < ny; j++)
      for (let k = 0; k < nz; k++) {
        const cell = i * stride[0] + j * stride[1] + k;
        const size = [
          lines[0][i + 1] - lines[0][i],
          lines[1][j + 1] - lines[1][j],
          lines[2][k + 1] - lines[2][k],
        ];
        const volume = size[0] * size[1] * size[2];
        free[cell] = Math.max(0, 1 - filled[cell] / volume);
        alive[cell] = free[cell] > solidShare ? 1 : 0;
        for (const axis of axes) {
          const [u, v] = across[axis];
          const gross = size[u] * size[v];
          const left = gross - unionArea(through[axis].get(cell) ?? []);
          section[axis][cell] = Math.max(left, leastFree * solidShare * gross);
          // The mean section is the free volume over the length: the floor for what a stream can use.
          mean[axis][cell] = free[cell] * gross;
          narrow[axis][cell] = mean[axis][cell];
          if (wetted[axis][cell] === 0) continue;
          const blocked = unionArea(inside[axis].get(cell) ?? []) + wired[axis][cell];
          obstruction[axis][cell] = bedLoss(1 - blocked / Math.max(left, blocked, 1e-12));
          narrow[axis][cell] = Math.max(narrowest * mean[axis][cell], section[axis][cell] - blocked);
          slot[axis][cell] = (4 * free[cell] * volume) / wetted[axis][cell];
        }
      }
  return {
    grid,
    interior,
    count,
    stride,
    alive,
    free,
    section,
    obstruction,
    mean,
    narrow,
    slot,
    open,
    shadows,
    screens,
  };
}

/**
 * Loss of a row of parts by its free-area ratio φ, on the velocity before it: sudden contraction into the slots and
 * expansion out of them, K = [0.5 (1 − φ)^0.75 + (1 − φ)²]/φ². Source: Idelchik, diagram 4-9; Borda–Carnot.
 */
export function bedLoss(free: number): number {
  const phi = Math.min(1, Math.max(leastFree, free));
  return (0.5 * (1 - phi) ** 0.75 + (1 - phi) ** 2) / (phi * phi);
}

/** Index of the face on plane `p` across `axis` at the cross position (iu, iv). */
export function faceIndex(grid: Grid, axis: Axis, p: number, iu: number, iv: number): number {
  const sides = across[axis];
  return (p * grid.cells[sides[0]] + iu) * grid.cells[sides[1]] + iv;
}

/** Free area of a face: its area less what covers it, m². */
export function openArea(cells: Cells, axis: Axis, face: number, gross: number): number {
  const covered = cells.shadows[axis].get(face);
  return covered ? Math.max(0, gross - unionArea(covered.map((shadow) => shadow.rectangle))) : gross;
}

/**
 * Free area of the inner faces. What is closed of a cell's faces, the outer walls included, is surface that air along
 * the other two axes rubs on: it is added to `wetted`.
 */
function openFaces(
  grid: Grid,
  shadows: readonly [ShadowMap, ShadowMap, ShadowMap],
  wetted: readonly [Float64Array, Float64Array, Float64Array],
  stride: readonly [number, number, number],
): [Float64Array, Float64Array, Float64Array] {
  const result = axes.map((axis) => {
    const [u, v] = across[axis];
    const n = grid.cells[axis];
    const areas = new Float64Array((n + 1) * grid.cells[u] * grid.cells[v]);
    for (let iu = 0; iu < grid.cells[u]; iu++)
      for (let iv = 0; iv < grid.cells[v]; iv++) {
        const width = grid.lines[u][iu + 1] - grid.lines[u][iu];
        const height = grid.lines[v][iv + 1] - grid.lines[v][iv];
        const column = iu * stride[u] + iv * stride[v];
        for (let p = 0; p <= n; p++) {
          const face = faceIndex(grid, axis, p, iu, iv);
          const isOuter = p === 0 || p === n;
          const covered = shadows[axis].get(face);
          const area = isOuter
            ? 0
            : covered
              ? Math.max(0, width * height - unionArea(covered.map((shadow) => shadow.rectangle)))
              : width * height;
          areas[face] = area;
          const closed = width * height - area;
          if (closed <= 0) continue;
          for (const along of across[axis]) {
            if (p > 0) wetted[along][column + (p - 1) * stride[axis]] += closed;
            if (p < n) wetted[along][column + p * stride[axis]] += closed;
          }
        }
      }
    return areas;
  });
  return [result[0], result[1], result[2]];
}

/** The area of `rectangle` that bodies other than `owner` leave free on a face, m². */
export function freeOf(
  cells: Cells,
  axis: Axis,
  face: number,
  rectangle: Rectangle,
  isOther: (owner: number) => boolean,
): number {
  const covering: Rectangle[] = [];
  for (const shadow of cells.shadows[axis].get(face) ?? []) {
    if (!isOther(shadow.owner)) continue;
    const [a, b, c, d] = shadow.rectangle;
    const cut: Rectangle = [
      Math.max(a, rectangle[0]),
      Math.min(b, rectangle[1]),
      Math.max(c, rectangle[2]),
      Math.min(d, rectangle[3]),
    ];
    if (cut[1] > cut[0] && cut[3] > cut[2]) covering.push(cut);
  }
  return Math.max(0, rectangleArea(rectangle) - unionArea(covering));
}

function castShadows(
  body: Body,
  owner: number,
  from: readonly number[],
  to: readonly number[],
  grid: Grid,
  shadows: readonly [Map<number, Shadow[]>, Map<number, Shadow[]>, Map<number, Shadow[]>],
): void {
  const { min, max } = body.box;
  for (const axis of axes) {
    const [u, v] = across[axis];
    // A plate has no edge faces worth closing.
    if (body.role === 'plate' && axis !== body.axis) continue;
    const lines = grid.lines[axis];
    for (let p = from[axis]; p <= to[axis] + 1; p++) {
      if (lines[p] < min[axis] - touch || lines[p] > max[axis] + touch) continue;
      for (let iu = from[u]; iu <= to[u]; iu++)
        for (let iv = from[v]; iv <= to[v]; iv++) {
          const rectangle: Rectangle = [
            Math.max(min[u], grid.lines[u][iu]),
            Math.min(max[u], grid.lines[u][iu + 1]),
            Math.max(min[v], grid.lines[v][iv]),
            Math.min(max[v], grid.lines[v][iv + 1]),
          ];
          if (rectangle[1] > rectangle[0] && rectangle[3] > rectangle[2])
            push(shadows[axis], faceIndex(grid, axis, p, iu, iv), { rectangle, owner });
        }
    }
  }
}

/** The plane on which a vent or filter stands inside; null when it stands in a wall. */
function innerPlane(body: Body, grid: Grid): number | null {
  const lines = grid.lines[body.axis];
  const at = (body.box.min[body.axis] + body.box.max[body.axis]) / 2;
  if (at - lines[0] <= screenReach || lines[lines.length - 1] - at <= screenReach) return null;
  let best = 0;
  for (let p = 1; p < lines.length - 1; p++)
    if (Math.abs(lines[p] - at) < Math.abs(lines[best] - at)) best = p;
  return best === 0 ? null : best;
}

function eachFace(
  grid: Grid,
  axis: Axis,
  plane: number,
  from: readonly number[],
  to: readonly number[],
  visit: (face: number) => void,
): void {
  const [u, v] = across[axis];
  for (let iu = from[u]; iu <= to[u]; iu++)
    for (let iv = from[v]; iv <= to[v]; iv++) visit(faceIndex(grid, axis, plane, iu, iv));
}

function push<T>(map: Map<number, T[]>, key: number, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function triple(count: number): [Float64Array, Float64Array, Float64Array] {
  return [new Float64Array(count), new Float64Array(count), new Float64Array(count)];
}

function clampShare(share: number): number {
  return Number.isFinite(share) ? Math.min(0.9, Math.max(0, share)) : 0.4;
}
