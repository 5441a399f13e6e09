import { describe, expect, test } from 'vitest';
import { newProject } from '#models/project/create.ts';
import { resolveDesign } from '#models/project/resolve.ts';
import type { DesignResult, ZoneResult } from '#models/results/design-result.ts';
import { streaksOf } from '#renderer/scene/air/streaks.ts';

const design = resolveDesign(newProject('blank-2u'), 'base');
const zone = (id: string, x: number, flow: number, velocity: ZoneResult['velocity']): ZoneResult => ({
  id,
  box: { min: [x, 0, 0], max: [x + 0.1, 0.2, 0.05] },
  temperature: 300,
  pressure: 0,
  velocity,
  flow,
});
const resultOf = (...zones: ZoneResult[]) => ({ zones, openings: [] }) as unknown as DesignResult;

describe('streaks of air', () => {
  test('are as dense as the flow', () => {
    const streaks = streaksOf(design, resultOf(zone('a', 0, 0.03, [0, 3, 0]), zone('b', 1, 0.01, [0, 1, 0])));
    const inA = streaks.filter((streak) => streak.from[0] < 0.5).length;
    expect(inA / (streaks.length - inA)).toBeCloseTo(3, 1);
  });

  test('stay within their zone', () => {
    for (const { from, direction, span } of streaksOf(design, resultOf(zone('a', 0, 0.02, [1, 2, -0.5])))) {
      const to = from.map((value, i) => value + (direction[i] ?? 0) * span);
      for (const [i, most] of [0.1, 0.2, 0.05].entries()) {
        for (const point of [from, to]) {
          expect(point[i]).toBeGreaterThanOrEqual(-1e-9);
          expect(point[i]).toBeLessThanOrEqual(most + 1e-9);
        }
      }
    }
  });

  test('are none where air stands still', () => {
    expect(streaksOf(design, resultOf(zone('a', 0, 0, [0, 0, 0])))).toEqual([]);
  });

  test('are the same for the same result', () => {
    const result = resultOf(zone('a', 0, 0.02, [0, 2, 0]));
    expect(streaksOf(design, result)).toEqual(streaksOf(design, result));
  });
});
