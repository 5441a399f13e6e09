import type { QuarterTurns } from '#models/project/records.ts';
import type { Vector3 } from '#models/schema/field.ts';

export type Axis = 0 | 1 | 2;
export const axes: readonly Axis[] = [0, 1, 2];
export const noTurns: QuarterTurns = [0, 0, 0];

/** `vector` after quarter turns about the fixed x, then y, then z axis, right-handed. Exact. */
export function rotateVector(vector: Vector3, turns: QuarterTurns): Vector3 {
  return axes.reduce((turned, axis) => turnVector(turned, axis, turns[axis]), vector);
}

/** `vector` after `quarterTurns` (any whole number) about one fixed axis. Exact. */
export function turnVector(vector: Vector3, axis: Axis, quarterTurns: number): Vector3 {
  let [x, y, z] = vector;
  for (let turn = wrap(quarterTurns); turn > 0; turn--) {
    if (axis === 0) [y, z] = [-z, y];
    else if (axis === 1) [x, z] = [z, -x];
    else [x, y] = [-y, x];
  }
  // Adding 0 turns −0 into 0, which would otherwise reach the file.
  return [x + 0, y + 0, z + 0];
}

/** Size of the bounding box of a box of `size` after the turns. */
export function rotateSize(size: Vector3, turns: QuarterTurns): Vector3 {
  const [x, y, z] = rotateVector(size, turns);
  return [Math.abs(x), Math.abs(y), Math.abs(z)];
}

/** The turns that stand for `turns` followed by `quarterTurns` about a fixed axis, in their simplest form. */
export function addTurns(turns: QuarterTurns, axis: Axis, quarterTurns: number): QuarterTurns {
  const code = orientation((vector) => turnVector(rotateVector(vector, turns), axis, quarterTurns));
  return simplest.get(code) ?? turns;
}

/** Whether both leave a part with the same orientation; [2, 2, 2] is [0, 0, 0]. */
export function sameTurns(a: QuarterTurns, b: QuarterTurns): boolean {
  return (
    orientation((vector) => rotateVector(vector, a)) === orientation((vector) => rotateVector(vector, b))
  );
}

/** Two axes fix an orientation. */
function orientation(rotate: (vector: Vector3) => Vector3): string {
  return `${rotate([1, 0, 0]).join()};${rotate([0, 1, 0]).join()}`;
}

/** The 24 orientations, each with the turns about the fewest axes (then the smallest) that lead to it. */
const simplest: ReadonlyMap<string, QuarterTurns> = (() => {
  const quarters = [0, 1, 2, 3];
  const all = quarters.flatMap((x) => quarters.flatMap((y) => quarters.map((z): QuarterTurns => [x, y, z])));
  const cost = (turns: QuarterTurns) => {
    const used = turns.filter((turn) => turn !== 0).length;
    const [x, y, z] = turns;
    return used * 1000 + x * 100 + y * 10 + z;
  };
  const found = new Map<string, QuarterTurns>();
  for (const turns of all.sort((a, b) => cost(a) - cost(b))) {
    const code = orientation((vector) => rotateVector(vector, turns));
    if (!found.has(code)) found.set(code, turns);
  }
  return found;
})();

function wrap(quarterTurns: number): number {
  return ((Math.round(quarterTurns) % 4) + 4) % 4;
}
