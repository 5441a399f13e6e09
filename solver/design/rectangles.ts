/*
 * Areas of overlapping rectangles, exactly.
 */

/** [u0, u1, v0, v1] */
export type Rectangle = readonly [number, number, number, number];

export function rectangleArea(r: Rectangle): number {
  return Math.max(0, r[1] - r[0]) * Math.max(0, r[3] - r[2]);
}

export function intersection(a: Rectangle, b: Rectangle): Rectangle | null {
  const u0 = Math.max(a[0], b[0]);
  const u1 = Math.min(a[1], b[1]);
  const v0 = Math.max(a[2], b[2]);
  const v1 = Math.min(a[3], b[3]);
  return u1 > u0 && v1 > v0 ? [u0, u1, v0, v1] : null;
}

/** Bounds of the strips between the rectangles' sides, and the rectangles by their low v: kept, since this runs for every face of a grid. */
const bounds: number[] = [];
const byV: Rectangle[] = [];

/** Area covered by at least one of the rectangles. Cost O(n²): they are few on one face. */
export function unionArea(rectangles: readonly Rectangle[]): number {
  if (rectangles.length === 0) return 0;
  const largest = largestOf(rectangles);
  // One often covers all others: a face in the shadow of a large part.
  if (areWithin(rectangles, largest)) return rectangleArea(largest);
  if (rectangles.length === 2) {
    const both = intersection(rectangles[0], rectangles[1]);
    return rectangleArea(rectangles[0]) + rectangleArea(rectangles[1]) - (both ? rectangleArea(both) : 0);
  }
  bounds.length = 0;
  byV.length = 0;
  for (let k = 0; k < rectangles.length; k++) {
    insert(bounds, rectangles[k][0], identity);
    insert(bounds, rectangles[k][1], identity);
    insert(byV, rectangles[k], lowV);
  }
  let area = 0;
  for (let i = 0; i + 1 < bounds.length; i++) {
    const low = bounds[i];
    const high = bounds[i + 1];
    if (low === high) continue;
    area += coveredLength(low, high) * (high - low);
  }
  return area;
}

/** Length along v that the rectangles over the whole strip from u = `low` to `high` cover. */
function coveredLength(low: number, high: number): number {
  let covered = 0;
  let reach = -Infinity;
  for (let k = 0; k < byV.length; k++) {
    const r = byV[k];
    if (r[0] > low || r[1] < high) continue;
    const from = Math.max(r[2], reach);
    if (r[3] > from) {
      covered += r[3] - from;
      reach = r[3];
    }
  }
  return covered;
}

function largestOf(rectangles: readonly Rectangle[]): Rectangle {
  let largest = rectangles[0];
  for (let k = 1; k < rectangles.length; k++) {
    if (rectangleArea(rectangles[k]) > rectangleArea(largest)) largest = rectangles[k];
  }
  return largest;
}

const identity = (value: number): number => value;
const lowV = (rectangle: Rectangle): number => rectangle[2];

/** Puts an item into a short list that ascends by `key`. */
function insert<T>(list: T[], item: T, key: (item: T) => number): void {
  let at = list.length;
  list.push(item);
  for (; at > 0 && key(list[at - 1]) > key(item); at--) list[at] = list[at - 1];
  list[at] = item;
}

function areWithin(rectangles: readonly Rectangle[], outer: Rectangle): boolean {
  for (let k = 0; k < rectangles.length; k++) if (!isWithin(rectangles[k], outer)) return false;
  return true;
}

function isWithin(a: Rectangle, b: Rectangle): boolean {
  return a[0] >= b[0] && a[1] <= b[1] && a[2] >= b[2] && a[3] <= b[3];
}
