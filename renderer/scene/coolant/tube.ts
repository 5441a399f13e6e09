import type { Vector3 } from '#models/schema/field.ts';
import { add, cross, length, scale, subtract } from '#renderer/interaction/vector.ts';

/** Points around a hose: round at the size it has on the screen. */
export const around = 10;
/** Pieces of a bend. */
const bendPieces = 5;
/** Radius of a bend on the middle line, of the outer radius of the hose. */
const bendShare = 2.6;

export interface Tube {
  /** x, y, z of each point, ring after ring, m. */
  readonly positions: readonly number[];
  readonly normals: readonly number[];
  readonly indices: readonly number[];
}

/** The surface of a hose along a way of straight stretches with round bends, closed by flat ends. */
export function tubeAlong(path: readonly Vector3[], radius: number): Tube {
  const line = rounded(path, radius * bendShare);
  const positions: number[] = [];
  const normals: number[] = [];
  const indices: number[] = [];
  let side: Vector3 | null = null;
  for (const [ring, point] of line.entries()) {
    const ahead = line[ring + 1] ?? point;
    const behind = line[ring - 1] ?? point;
    const along = unit(subtract(ahead, behind));
    // Carried along from ring to ring, so that the surface does not twist.
    const carried: Vector3 = side ?? (Math.abs(along[2]) > 0.9 ? [1, 0, 0] : [0, 0, 1]);
    const over = unit(cross(along, carried));
    side = unit(cross(over, along));
    for (let n = 0; n < around; n++) {
      const angle = (2 * Math.PI * n) / around;
      const normal = add(scale(side, Math.cos(angle)), scale(over, Math.sin(angle)));
      normals.push(...normal);
      positions.push(...add(point, scale(normal, radius)));
    }
    if (ring === 0) continue;
    for (let n = 0; n < around; n++) {
      const next = (n + 1) % around;
      const [a, b] = [(ring - 1) * around + n, (ring - 1) * around + next];
      indices.push(a, b, a + around, b, b + around, a + around);
    }
  }
  for (const isEnd of [false, true]) close(positions, normals, indices, line, isEnd);
  return { positions, normals, indices };
}

/** A flat end: the first or the last ring again with the normal along the way, and its middle. */
function close(
  positions: number[],
  normals: number[],
  indices: number[],
  line: readonly Vector3[],
  isEnd: boolean,
): void {
  const at = isEnd ? line.length - 1 : 0;
  const point = line[at];
  const next = line[isEnd ? at - 1 : 1];
  if (!point || !next) return;
  const out = unit(subtract(point, next));
  const middle = positions.length / 3;
  positions.push(...point, ...positions.slice(3 * at * around, 3 * (at + 1) * around));
  for (let n = 0; n <= around; n++) normals.push(...out);
  for (let n = 0; n < around; n++) {
    const [a, b] = [middle + 1 + n, middle + 1 + ((n + 1) % around)];
    indices.push(...(isEnd ? [middle, a, b] : [middle, b, a]));
  }
}

/** The way with its corners rounded, as points. A corner between short stretches gets the bend that fits. */
export function rounded(path: readonly Vector3[], bend: number): Vector3[] {
  return path.flatMap((corner, i): Vector3[] => {
    const before = path[i - 1];
    const after = path[i + 1];
    if (!before || !after) return [corner];
    const inward = subtract(before, corner);
    const onward = subtract(after, corner);
    const cut = Math.min(bend, length(inward) / 2, length(onward) / 2);
    const start = add(corner, scale(unit(inward), cut));
    const end = add(corner, scale(unit(onward), cut));
    // A quarter circle about the point that lies `cut` from both stretches.
    const centre = subtract(add(start, end), corner);
    return Array.from({ length: bendPieces + 1 }, (_, n): Vector3 => {
      const angle = (Math.PI / 2) * (n / bendPieces);
      const from = scale(subtract(start, centre), Math.cos(angle));
      const to = scale(subtract(end, centre), Math.sin(angle));
      return add(centre, add(from, to));
    });
  });
}

function unit(vector: Vector3): Vector3 {
  const size = length(vector);
  return size > 0 ? scale(vector, 1 / size) : [0, 0, 1];
}
