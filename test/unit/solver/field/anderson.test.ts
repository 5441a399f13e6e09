import { describe, expect, test } from 'vitest';
import { Anderson } from '#solver/field/anderson.ts';
import { leastSquares } from '#solver/linalg/least-squares.ts';

describe.each([
  ['all places', 600],
  ['one place in sixteen', 30_000],
])('measured in %s', (_, length) => {
  test('turns that shrink three parts by different shares end after few', () => {
    const field = new Float64Array(length);
    const follower = new Float64Array(length);
    const shrinks = [0.5, 0.9, 0.97];
    const answer = (c: number): number => Math.sin(c);
    for (let c = 0; c < length; c++) field[c] = answer(c) + Math.cos(0.1 * c);
    const mixing = new Anderson([field, follower], [[0]], 3, 16);
    for (let turn = 0; turn < 10; turn++) {
      mixing.begin();
      for (let c = 0; c < length; c++) {
        // Contiguous parts, as are those of a flow.
        const shrink = shrinks[Math.floor((3 * c) / length)];
        field[c] = answer(c) + shrink * (field[c] - answer(c));
        follower[c] = 2 * field[c];
      }
      mixing.mix();
    }
    let worst = 0;
    for (let c = 0; c < length; c++) {
      worst = Math.max(worst, Math.abs(field[c] - answer(c)));
      worst = Math.max(worst, Math.abs(follower[c] - 2 * field[c]) / 2);
    }
    // Without mixing 0.97^10 = 0.74 would be left.
    expect(worst).toBeLessThan(1e-3);
  });
});

test('weights of least squares are those of the normal equations, and 0 for what depends on others', () => {
  const columns = [
    [1, 0, 2, 1],
    [0, 1, -1, 3],
    [2, 0, 4, 2],
  ];
  const product = (a: readonly number[], b: readonly number[]): number =>
    a.reduce((sum, one, i) => sum + one * b[i], 0);
  const right = columns[0].map((one, i) => 3 * one - 2 * columns[1][i]);
  const gram = columns.map((one) => Float64Array.from(columns, (other) => product(one, other)));
  const weights = leastSquares(
    gram,
    columns.map((one) => product(one, right)),
    1e-8,
  );
  expect(weights[0]).toBeCloseTo(3, 10);
  expect(weights[1]).toBeCloseTo(-2, 10);
  expect(weights[2]).toBe(0);
});
