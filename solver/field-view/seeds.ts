import { cellAlong, within, type AxisIndex, type FieldView } from '#solver/field-view/view.ts';

export type Point = readonly [number, number, number];

interface Region {
  readonly min: Point;
  readonly max: Point;
}

/**
 * Places in a box from which streamlines are followed: `count` of them, spread over its cells of fluid by the air that
 * moves there (speed times volume), each at another place of its cell. The same field gives the same seeds. The box is
 * held inside of the domain: one in a wall gives the cells at that wall.
 */
export function seedsIn(view: FieldView, boxes: readonly Region[], count: number): readonly Point[] {
  const cells: number[] = [];
  const shares: number[] = [];
  let total = 0;
  for (const box of boxes) {
    const [i, j, k] = ([0, 1, 2] as const).map((axis) => cellsAcross(view, axis, box));
    for (let z = k[0]; z <= k[1]; z++) {
      for (let y = j[0]; y <= j[1]; y++) {
        for (let x = i[0]; x <= i[1]; x++) {
          const cell = x + view.strides[1] * y + view.strides[2] * z;
          if (view.picture.solid[cell] !== 0 || !(view.speed[cell] > 0)) continue;
          total += view.speed[cell] * volumeOf(view, [x, y, z]);
          cells.push(cell);
          shares.push(total);
        }
      }
    }
  }
  const seeds: Point[] = [];
  let n = 0;
  for (const [at, cell] of cells.entries()) {
    for (; n < count && ((n + 0.5) / count) * total <= shares[at]; n++) seeds.push(placeIn(view, cell, n));
  }
  return seeds;
}

/** First and last cell along an axis that a box touches. */
function cellsAcross(view: FieldView, axis: AxisIndex, box: Region): readonly [number, number] {
  const lines = view.picture.lines[axis];
  const first = cellAlong(lines, within(view, axis, box.min[axis]));
  const last = cellAlong(lines, within(view, axis, box.max[axis]));
  // A box that ends on a line does not reach into the cell behind it.
  return [first, last > first && lines[last] >= box.max[axis] ? last - 1 : last];
}

function volumeOf({ picture }: FieldView, place: Point): number {
  const [width, depth, height] = picture.lines.map(
    (lines, axis) => lines[place[axis] + 1] - lines[place[axis]],
  );
  return width * depth * height;
}

/** Root of x⁴ = x + 1: the additive recurrence R3 of Roberts (2018), evenly spread in three dimensions. */
const golden = 1.2207440846057596;

function placeIn({ picture, counts }: FieldView, cell: number, n: number): Point {
  const [nx, ny] = counts;
  const place = [cell % nx, Math.floor(cell / nx) % ny, Math.floor(cell / (nx * ny))];
  const at = (axis: AxisIndex): number => {
    const lines = picture.lines[axis];
    const share = (0.5 + (n + 1) * golden ** -(axis + 1)) % 1;
    // Clear of the faces, where rounding might take a seed into the next cell.
    return lines[place[axis]] + (0.05 + 0.9 * share) * (lines[place[axis] + 1] - lines[place[axis]]);
  };
  return [at(0), at(1), at(2)];
}
