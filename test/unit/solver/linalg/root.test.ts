import { expect, test } from 'vitest';
import { rootOfRising } from '#solver/linalg/root.ts';

test.each([
  ['straight', (x: number) => x - 0.3, 0.3],
  ['a cube', (x: number) => x ** 3 - 1e-6, 1e-2],
  ['a wall at its end', (x: number) => 1 / Math.max(1 - x, 1e-15) - 2, 0.5],
  ['flat at first', (x: number) => x ** 20 - 0.5, 0.5 ** 0.05],
  ['a step', (x: number) => (x < 0.7 ? -1 : 1), 0.7],
])('%s', (_, f, root) => {
  let calls = 0;
  const found = rootOfRising((x) => (calls++, f(x)), 0, 1, 1e-10);
  expect(found).toBeCloseTo(root, 9);
  expect(calls).toBeLessThan(130);
});

test('where it is not nought between the ends, the nearer one', () => {
  expect(rootOfRising((x) => x + 1, 0, 1, 1e-9)).toBe(0);
  expect(rootOfRising((x) => x - 2, 0, 1, 1e-9)).toBe(1);
});
