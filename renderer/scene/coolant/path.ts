import type { Vector3 } from '#models/schema/field.ts';

/** Without points that say nothing: repeated ones, and those within a straight stretch. */
export function cleaned(points: readonly Vector3[]): Vector3[] {
  const same = (a: number, b: number) => Math.abs(a - b) < 1e-9;
  const kept: Vector3[] = [];
  for (const point of points) {
    const last = kept.at(-1);
    if (last?.every((value, i) => same(value, point[i] ?? 0))) continue;
    const before = kept.at(-2);
    const axes = [0, 1, 2] as const;
    const moving = (a: Vector3, b: Vector3) => axes.filter((i) => !same(a[i], b[i]));
    if (last && before) {
      const [first, second] = [moving(before, last), moving(last, point)];
      if (first.length === 1 && second.length === 1 && first[0] === second[0]) kept.pop();
    }
    kept.push(point);
  }
  return kept;
}
