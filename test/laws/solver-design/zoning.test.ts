import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { intersection, rectangleArea, unionArea, type Rectangle } from '#solver/design/rectangles.ts';
import { fitResistance } from '#solver/design/channel-elements.ts';

const coordinate = fc.integer({ min: 0, max: 12 });
const rectangle = fc
  .tuple(coordinate, coordinate, coordinate, coordinate)
  .map(([a, b, c, d]): Rectangle => [Math.min(a, b), Math.max(a, b), Math.min(c, d), Math.max(c, d)]);

describe('rectangles', () => {
  test.prop([fc.array(rectangle, { maxLength: 6 })])(
    'cover as many unit squares as counting finds',
    (rectangles) => {
      let squares = 0;
      for (let x = 0; x < 12; x++)
        for (let y = 0; y < 12; y++)
          if (rectangles.some(([a, b, c, d]) => a <= x && x + 1 <= b && c <= y && y + 1 <= d)) squares++;
      expect(unionArea(rectangles)).toBe(squares);
    },
  );

  test.prop([rectangle, rectangle])('two cover their areas less what they share', (a, b) => {
    const shared = intersection(a, b);
    expect(unionArea([a, b])).toBe(
      rectangleArea(a) + rectangleArea(b) - (shared ? rectangleArea(shared) : 0),
    );
  });
});

describe('the fit of a measured sink resistance', () => {
  test.prop([
    fc.double({ min: 0, max: 0.05, noNaN: true }),
    fc.double({ min: 0.001, max: 0.05, noNaN: true }),
    fc.double({ min: 0.3, max: 1, noNaN: true }),
  ])('finds the law again that made the points', (offset, coefficient, exponent) => {
    const points = [0.005, 0.01, 0.02, 0.03, 0.05].map(
      (q) => [q, offset + coefficient * q ** -exponent] as const,
    );
    expect(fitResistance(points).fitError).toBeLessThan(0.01);
  });
});
