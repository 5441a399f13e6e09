import { describe, expect, it } from 'vitest';
import { Gmres } from '#solver/linalg/gmres.ts';
import { PatternBuilder } from '#solver/linalg/pattern.ts';
import { SparseLu } from '#solver/linalg/sparse-lu.ts';

/** Convection and diffusion on a line of 40 places; `change` shifts every number by its own share. */
function line(change: number) {
  const size = 40;
  const builder = new PatternBuilder(size);
  const numbers: number[] = [];
  for (let row = 0; row < size; row++) {
    for (const column of [row, row - 1, row + 1]) {
      if (column < 0 || column >= size) continue;
      builder.ask(row, column);
      const own = column === row ? 4 : column < row ? -2 : -1;
      numbers.push(own * (1 + change * Math.sin(7 * row + column)));
    }
  }
  const { pattern, slots } = builder.build();
  const values = new Float64Array(pattern.columns.length);
  numbers.forEach((number, k) => {
    values[slots[k]] = number;
  });
  return { pattern, values };
}

const scale = Float64Array.from({ length: 40 }, (_, i) => 10 ** (i % 3));
const right = Float64Array.from({ length: 40 }, (_, i) => scale[i] * Math.cos(i));

describe('generalised minimal residuals', () => {
  it('solve a changed matrix with the factors of the old one, whatever the scales of the rows', () => {
    const old = line(0);
    const now = line(0.03);
    const lu = new SparseLu(old.pattern);
    lu.factor(old.values);
    const x = right.slice();
    const gmres = new Gmres(now.pattern, 20);
    const left = gmres.solve(lu, now.values, scale, x, 1e-10);
    const direct = new SparseLu(now.pattern);
    direct.factor(now.values);
    const exact = new Float64Array(40);
    direct.solve(right, exact);
    expect(left).toBeLessThan(1e-10);
    expect(gmres.used).toBeGreaterThan(1);
    expect(gmres.used).toBeLessThan(20);
    x.forEach((value, i) => expect(value).toBeCloseTo(exact[i], 4));
  });

  it('say so when the old factors have become useless', () => {
    const now = line(0.1);
    const useless = { solve: (b: Float64Array, x: Float64Array) => x.set(b.toReversed()) };
    const left = new Gmres(now.pattern, 8).solve(useless, now.values, scale, right.slice(), 1e-3);
    expect(left).toBeGreaterThan(0.3);
  });

  it('have nothing to do without a right side', () => {
    const now = line(0);
    const lu = new SparseLu(now.pattern);
    lu.factor(now.values);
    const x = new Float64Array(40);
    expect(new Gmres(now.pattern, 8).solve(lu, now.values, scale, x, 1e-3)).toBe(0);
    expect(x.every((value) => value === 0)).toBe(true);
  });
});
