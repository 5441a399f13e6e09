import { describe, expect, it } from 'vitest';
import { readFormula } from '#models/units/formula.ts';

function value(text: string, at: readonly number[] = [2, 3, 5]): number {
  const read = readFormula(text, ['x', 'y', 'z']);
  if (!read.ok) throw new Error(read.error);
  return read.value(at);
}

describe('formulas of places', () => {
  it.each<readonly [string, number]>([
    ['24*y*(0.5-y)', 24 * 3 * (0.5 - 3)],
    ['-x^2', -4],
    ['2^-1', 0.5],
    ['x y', 6],
    ['1 + tanh(10*(2*x+1))', 1 + Math.tanh(50)],
    ['max(x, z) - min(x, z)', 3],
    ['sin(pi/2) + exp(0) + log(e)', 3],
    ['1e-3 * z', 0.005],
    ['atan2(y, x)', Math.atan2(3, 2)],
  ])('%s', (text, wanted) => expect(value(text)).toBeCloseTo(wanted, 12));

  it.each<readonly [string, RegExp]>([
    ['t + 1', /"t" is not known; there are x, y, z, pi, e/],
    ['foo(x)', /foo .* not known/],
    ['max(x)', /max with 1 values/],
    ['x = 3', /only numbers/],
    ['x > 3', /not larger/],
    ['"a"', /no number|only numbers/],
    ['f(x) = x', /only numbers/],
    ['1 +', /cannot be read/],
    ['', /cannot be read|no number/],
    [`${'('.repeat(200)}x${')'.repeat(200)}`, /nested too deeply/],
    ['import("fs")', /no number/],
    ['x.constructor', /only numbers/],
  ])('%s is refused', (text, error) => {
    const read = readFormula(text, ['x', 'y', 'z']);
    expect(read.ok ? 'read' : read.error).toMatch(error);
  });
});
