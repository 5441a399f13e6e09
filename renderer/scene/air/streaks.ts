import type { Box } from '#models/geometry/box.ts';
import type { Design } from '#models/project/design.ts';
import type { DesignResult } from '#models/results/design-result.ts';
import type { Vector3 } from '#models/schema/field.ts';
import { dot, length, scale } from '#renderer/interaction/vector.ts';

/** One streak of air: it runs from `from` over `span` metres along `direction`, again and again. */
export interface Streak {
  readonly from: Vector3;
  readonly direction: Vector3;
  readonly span: number; // m
  readonly speed: number; // m/s
  readonly temperature: number; // K
  readonly phase: number; // 0…1
}

/** Enough to read the flow, few enough to see the parts. */
const mostStreaks = 900;
/** Slower air is still air, m/s. */
const slowest = 0.02;
/** How far the jets before and behind openings are drawn, m. */
const jet = 0.12;

interface Source {
  readonly box: Box;
  readonly velocity: Vector3;
  readonly flow: number;
  readonly temperature: number;
}

/**
 * Streaks whose number in a zone is its share of the flow, and whose length and pace follow the speed. The
 * same result gives the same streaks: places come from a low-discrepancy sequence, not from chance.
 */
export function streaksOf(design: Design, result: DesignResult): readonly Streak[] {
  const sources = [...zoneSources(result), ...openingSources(design, result)].filter(
    (source) => length(source.velocity) >= slowest && source.flow > 0,
  );
  // A long zone needs more streaks to look as dense as a short one with the same flow.
  const weights = sources.map((source) => source.flow * extentAlong(source));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const streaks: Streak[] = [];
  let owed = 0;
  let index = 0;
  for (const [n, source] of sources.entries()) {
    owed += total > 0 ? ((weights[n] ?? 0) / total) * mostStreaks : 0;
    // Fractions carry over, so that many small zones together get what is theirs.
    for (; owed >= 1; owed--) {
      const streak = streakIn(source, index++);
      if (streak) streaks.push(streak);
    }
  }
  return streaks;
}

function zoneSources(result: DesignResult): readonly Source[] {
  return result.zones.map(({ box, velocity, flow, temperature }) => ({ box, velocity, flow, temperature }));
}

/** Air on its way into and out of the openings, outside of the chassis. */
function openingSources(design: Design, result: DesignResult): readonly Source[] {
  const shell = design.chassis?.box;
  if (!shell) return [];
  const items = new Map(design.items.map((item) => [item.id, item]));
  return result.openings.flatMap((opening) => {
    const item = items.get(opening.id);
    if (!item || opening.flow === 0) return [];
    const { box } = item;
    const axis = thinnest(box);
    const outward = box.min[axis] + box.max[axis] < shell.min[axis] + shell.max[axis] ? -1 : 1;
    const area = [0, 1, 2].filter((i) => i !== axis).reduce((a, i) => a * (box.max[i] - box.min[i]), 1);
    const speed = (-opening.flow / Math.max(area, 1e-6)) * outward;
    const min: [number, number, number] = [...box.min];
    const max: [number, number, number] = [...box.max];
    min[axis] = outward < 0 ? box.min[axis] - jet : box.max[axis];
    max[axis] = outward < 0 ? box.min[axis] : box.max[axis] + jet;
    const velocity: Vector3 = [axis === 0 ? speed : 0, axis === 1 ? speed : 0, axis === 2 ? speed : 0];
    return [{ box: { min, max }, velocity, flow: Math.abs(opening.flow), temperature: opening.temperature }];
  });
}

function thinnest(box: Box): 0 | 1 | 2 {
  const size = (i: 0 | 1 | 2) => box.max[i] - box.min[i];
  return size(1) <= size(0) && size(1) <= size(2) ? 1 : size(0) <= size(2) ? 0 : 2;
}

function extentAlong({ box, velocity }: Source): number {
  const speed = length(velocity);
  const size: Vector3 = [box.max[0] - box.min[0], box.max[1] - box.min[1], box.max[2] - box.min[2]];
  return dot([Math.abs(velocity[0]), Math.abs(velocity[1]), Math.abs(velocity[2])], size) / speed;
}

function streakIn({ box, velocity, temperature }: Source, index: number): Streak | null {
  const speed = length(velocity);
  const direction = scale(velocity, 1 / speed);
  const through: [number, number, number] = [0, 0, 0];
  for (const i of [0, 1, 2] as const) {
    // Away from the faces, where a streak would slip out of its zone.
    through[i] = box.min[i] + (0.06 + 0.88 * spread(index, i)) * (box.max[i] - box.min[i]);
  }
  const [back, ahead] = chord(box, through, direction);
  const span = ahead - back;
  if (span <= 0) return null;
  const from: Vector3 = [
    through[0] + back * direction[0],
    through[1] + back * direction[1],
    through[2] + back * direction[2],
  ];
  return { from, direction, span, speed, temperature, phase: spread(index, 3) };
}

/** Distances from `point` back and ahead to the faces of the box. */
function chord(box: Box, point: Vector3, direction: Vector3): readonly [number, number] {
  let back = -Infinity;
  let ahead = Infinity;
  for (const i of [0, 1, 2] as const) {
    if (Math.abs(direction[i]) < 1e-6) continue;
    const a = (box.min[i] - point[i]) / direction[i];
    const b = (box.max[i] - point[i]) / direction[i];
    back = Math.max(back, Math.min(a, b));
    ahead = Math.min(ahead, Math.max(a, b));
  }
  return [back, ahead];
}

/** Root of x⁵ = x + 1: the additive recurrence R4 of Roberts (2018), evenly spread in four dimensions. */
const golden = 1.1673039782614187;
const steps = [golden ** -1, golden ** -2, golden ** -3, golden ** -4] as const;

function spread(index: number, dimension: 0 | 1 | 2 | 3): number {
  return (0.5 + (index + 1) * steps[dimension]) % 1;
}
