import { expect, test } from 'vitest';
import { cutExpansion, cutPlaces, placesBetween } from '#solver/condense/cut-expansion.ts';

test('5, 13, 25 and 41 places, none twice, the centre first', () => {
  for (const [inputs, count] of [
    [1, 5],
    [2, 13],
    [3, 25],
    [4, 41],
  ] as const) {
    // prettier-ignore
    const places = cutPlaces(inputs);
    expect(new Set(places.map(String)).size).toBe(count);
    expect(places.length).toBe(count);
    expect(places[0].every((value) => value === 0)).toBe(true);
  }
});

test('what is linear in each of two inputs is met exactly, what three do together is left out', () => {
  const known = (p: readonly number[]): number =>
    2 - 3 * p[0] + 4 * p[1] + p[2] + 5 * p[0] * p[1] - p[1] * p[2];
  const expansion = cutExpansion(3, cutPlaces(3).map(known));
  for (const place of placesBetween(3, 20)) expect(expansion.at(place)).toBeCloseTo(known(place), 12);
  const three = cutExpansion(
    3,
    cutPlaces(3).map(([x, y, z]) => x * y * z),
  );
  expect(three.at([0.5, 0.5, 0.5])).toBe(0);
});

test('a bend along one input stays where it is, without ripples', () => {
  const bent = cutExpansion(1, cutPlaces(1).map(([x]) => Math.max(0, x))); // prettier-ignore
  expect(bent.at([-0.75])).toBe(0);
  expect(bent.at([0.75])).toBeCloseTo(0.75, 12);
});

test('places between are in the square and not on its centre, sides or axes', () => {
  for (const place of placesBetween(4, 6)) for (const value of place) expect(Math.abs(value) < 1).toBe(true);
  // The first of Halton's: 1/2, 1/3, 1/5, 1/7 of the way.
  expect(placesBetween(4, 1)[0].map((value) => (value + 1) / 2)).toEqual([
    0.5,
    expect.closeTo(1 / 3, 12),
    expect.closeTo(0.2, 12),
    expect.closeTo(1 / 7, 12),
  ]);
});
