import type { Box } from '#models/geometry/box.ts';
import type { Vector3 } from '#models/schema/field.ts';

/** Distance between neighbours, of the outer diameter. */
export const pitchShare = 1.12;
/** Lanes that are tried beside each other; then hoses may lie in one another. */
const mostLanes = 12;

/** A level stretch of a hose, as seen from the drive of its loop. */
export interface Run {
  readonly axis: 0 | 1;
  readonly direction: 1 | -1;
  readonly length: number;
}

interface Taken {
  readonly axis: 0 | 1;
  readonly at: number;
  readonly level: number;
  readonly low: number;
  readonly high: number;
  readonly pitch: number;
}

/** Which level stretches are already occupied. */
export class Lanes {
  readonly #taken: Taken[] = [];
  readonly #room: Box | null;

  constructor(room: Box | null) {
    this.#room = room;
  }

  /** How far each stretch of a way moves aside: towards the middle of the chassis, then so that ways nest. */
  take(
    chain: readonly Vector3[],
    level: number,
    outer: number,
    isReturn: boolean,
    runs: readonly Run[],
  ): number[] {
    const shifts = runs.map(() => 0);
    // From the drive on.
    const order = runs.map((_, i) => (isReturn ? runs.length - 1 - i : i));
    let sense = 0;
    for (const [n, i] of order.entries()) {
      const run = runs[i];
      const start = chain[i];
      const end = chain[i + 1];
      if (!run || !start || !end) continue;
      const across = run.axis === 0 ? 1 : 0;
      if (n === 0) sense = this.#inward(start[across], across);
      else {
        const before = runs[order[n - 1] ?? 0];
        // On the inside of the turn both move inwards. `direction` is from the drive.
        if (before) sense = sense === run.direction ? -before.direction : before.direction;
      }
      shifts[i] = this.#place(run.axis, start, end, level, outer, sense);
    }
    return shifts;
  }

  #inward(at: number, axis: 0 | 1): number {
    const room = this.#room;
    return room && at > (room.min[axis] + room.max[axis]) / 2 ? -1 : 1;
  }

  #place(axis: 0 | 1, start: Vector3, end: Vector3, level: number, outer: number, sense: number): number {
    const across = axis === 0 ? 1 : 0;
    const pitch = outer * pitchShare;
    const low = Math.min(start[axis], end[axis]);
    const high = Math.max(start[axis], end[axis]);
    let shift = 0;
    for (let n = 0; n < mostLanes; n++) {
      const tried = sense * n * pitch;
      const at = start[across] + tried;
      const room = this.#room;
      if (room && n > 0 && (at < room.min[across] + outer / 2 || at > room.max[across] - outer / 2)) break;
      const isFree = this.#taken.every(
        (other) =>
          other.axis !== axis ||
          Math.abs(other.level - level) >= pitch * 0.99 ||
          Math.abs(other.at - at) >= pitch * 0.99 ||
          other.high <= low ||
          other.low >= high,
      );
      if (isFree) {
        shift = tried;
        break;
      }
    }
    this.#taken.push({ axis, at: start[across] + shift, level, low, high, pitch });
    return shift;
  }
}
