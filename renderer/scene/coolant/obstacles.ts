import { shrinkBox, type Box } from '#models/geometry/box.ts';
import type { Vector3 } from '#models/schema/field.ts';

/** Overlap that is not seen, of the outer diameter: hoses are soft, and fins and covers give way. */
const give = 0.12;
/** A hair, so that what touches does not count as crossed, m. */
const hair = 1e-6;

/** What stands in the way of hoses: parts, and hoses that are laid already. */
export class Obstacles {
  readonly #outer: number;
  readonly #room: Box | null;
  readonly #parts: readonly Box[];
  readonly #hoses: Box[] = [];

  constructor(parts: readonly Box[], outer: number, room: Box | null) {
    this.#outer = outer;
    this.#room = room;
    this.#parts = parts.map((box) => shrinkBox(box, give * outer));
  }

  /** Whether a hose of this way would lie in none of them, and in the room. */
  isFree(path: readonly Vector3[]): boolean {
    return this.#isClear(path, this.#hoses) && this.#isClear(path, this.#parts);
  }

  /** Whether it would at least lie in no other hose. */
  isApart(path: readonly Vector3[]): boolean {
    return this.#isClear(path, this.#hoses);
  }

  lay(path: readonly Vector3[]): void {
    for (const [i, point] of path.slice(1).entries()) this.#hoses.push(this.#around(path[i] ?? point, point));
  }

  /** Where a hose would just pass: `wanted`, then beside each thing that a way crosses, the nearest first. */
  places(axis: 0 | 1, wanted: number, way: readonly [Vector3, Vector3]): number[] {
    const swath = this.#around(...way);
    const across = axis === 0 ? 1 : 0;
    const aside = this.#outer / 2 + hair;
    const found = new Set([wanted]);
    for (const boxes of [this.#parts, this.#hoses])
      for (const box of boxes)
        if (isWithin(box, swath, across) && isWithin(box, swath, 2))
          found.add(box.min[axis] - aside).add(box.max[axis] + aside);
    return [...found].sort((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted));
  }

  #isClear(path: readonly Vector3[], boxes: readonly Box[]): boolean {
    const stretches = path.slice(1).map((point, i) => this.#around(path[i] ?? point, point));
    return stretches.every((along) => !this.#isOutside(along) && !boxes.some((box) => overlaps(box, along)));
  }

  #around(a: Vector3, b: Vector3): Box {
    const radius = this.#outer / 2;
    const least = (i: 0 | 1 | 2) => Math.min(a[i], b[i]) - radius;
    const most = (i: 0 | 1 | 2) => Math.max(a[i], b[i]) + radius;
    return { min: [least(0), least(1), least(2)], max: [most(0), most(1), most(2)] };
  }

  #isOutside(along: Box): boolean {
    const room = this.#room;
    return (
      room !== null &&
      ([0, 1, 2] as const).some((i) => along.min[i] < room.min[i] - hair || along.max[i] > room.max[i] + hair)
    );
  }
}

function overlaps(a: Box, b: Box): boolean {
  return isWithin(a, b, 0) && isWithin(a, b, 1) && isWithin(a, b, 2);
}

function isWithin(a: Box, b: Box, axis: 0 | 1 | 2): boolean {
  return a.min[axis] < b.max[axis] && a.max[axis] > b.min[axis];
}
