import { describe, expect, test } from 'vitest';
import { dragDelta, facingAxis, isTyping, typedAxis, typedDelta } from '#renderer/interaction/drag.ts';
import type { Ray } from '#renderer/interaction/ray.ts';

describe('a drag in the plane that faces the viewer', () => {
  test('is level seen from above, upright seen from the front or the side', () => {
    expect(facingAxis([0.1, 0.5, -0.86])).toBe(2);
    expect(facingAxis([0, 1, -0.1])).toBe(1);
    expect(facingAxis([-0.99, 0.1, -0.1])).toBe(0);
  });

  test('never creeps into the axis across the plane', () => {
    const ray: Ray = { origin: [0.1, 0.2, 1], direction: [0, 0, -1] };
    expect(dragDelta([0.05, 0.05, 0.123], ray, 'plane', 2)).toEqual([0.05, expect.closeTo(0.15), 0]);
  });

  test('gives no answer where the plane is seen edge-on', () => {
    expect(dragDelta([0, 0, 0], { origin: [0, -1, 0.1], direction: [0, 1, 0] }, 'plane', 2)).toBeNull();
  });

  test('held to an axis moves along that axis only', () => {
    const s = Math.SQRT1_2;
    const delta = dragDelta([0, 0, 0], { origin: [0.2, -1, 1.3], direction: [0, s, -s] }, 'z', 2);
    expect(delta?.[0]).toBe(0);
    expect(delta?.[1]).toBe(0);
    expect(delta?.[2]).toBeCloseTo(0.3);
  });
});

describe('a typed distance', () => {
  test('is in millimetres unless it says otherwise, and may be an expression', () => {
    expect(typedDelta('12.5', 0, [0.1, 0, 0])).toEqual({ ok: true, delta: [0.0125, 0, 0] });
    expect(typedDelta('1 in', 1, [0, 0.1, 0])).toEqual({ ok: true, delta: [0, 0.0254, 0] });
    expect(typedDelta('2*44.45 mm', 2, [0, 0, 0.1])).toMatchObject({ delta: [0, 0, expect.closeTo(0.0889)] });
  });

  test('goes the way the part was dragged', () => {
    expect(typedDelta('20', 0, [-0.003, 0, 0])).toEqual({ ok: true, delta: [-0.02, 0, 0] });
  });

  test('goes along the axis that was dragged furthest, unless one is held', () => {
    expect(typedAxis('plane', [0.01, -0.05, 0], 2)).toBe(1);
    expect(typedAxis('x', [0.01, -0.05, 0], 2)).toBe(0);
  });

  test('that is not finished is no distance yet', () => {
    expect(typedDelta('-', 0, [0, 0, 0]).ok).toBe(false);
  });

  test('begins with a digit, so that letters before it still choose the axis', () => {
    expect(isTyping('5', '')).toBe(true);
    expect(isTyping('m', '')).toBe(false);
    expect(isTyping('m', '5')).toBe(true);
    expect(isTyping('Shift', '5')).toBe(false);
  });
});
