import { describe, expect, it } from 'vitest';
import { bypassHeadWithSlope } from '#solver/correlations/bypass.ts';

const at = (beside: number, own: number, density: number): Float64Array => {
  const out = new Float64Array(4);
  bypassHeadWithSlope(out, beside, own, density);
  return out;
};

describe('the suction of a stream beside a body', () => {
  it('is the stream’s dynamic head on a body that lets nothing through', () => {
    // 3 m/s of air at 1.2 kg/m³: 5.4 Pa; the smoothing adds a quarter of a per cent.
    expect(at(3.6, 0, 1.2)[0]).toBeCloseTo(5.4, 1);
    expect(at(-3.6, 0, 1.2)[0]).toBeCloseTo(-5.4, 1);
  });

  it('is gone where the body’s own flow is the faster one, and in still air', () => {
    expect(at(2, 6, 1.2)[0]).toBeLessThan(0.01);
    expect([...at(0, 4, 1.2)]).toEqual([0, 0, 0, 0]);
    expect([...at(0, 0, 1.2)]).toEqual([0, 0, 0, 0]);
  });

  it('never turns a slower body into a stronger one: more own flow, less suction', () => {
    for (let own = -4; own <= 8; own += 0.25) expect(at(3, own, 1.2)[2]).toBeLessThanOrEqual(0);
  });

  it('has exact slopes', () => {
    for (const [beside, own] of [
      [3, 1],
      [3, 2.99],
      [-3, -2.5],
      [2, 5],
      [-1, 4],
    ]) {
      const h = 1e-6;
      const [, byBeside, byOwn, byDensity] = at(beside, own, 1.2);
      const slope = (hi: Float64Array, lo: Float64Array): number => (hi[0] - lo[0]) / (2 * h);
      expect(byBeside).toBeCloseTo(slope(at(beside + h, own, 1.2), at(beside - h, own, 1.2)), 6);
      expect(byOwn).toBeCloseTo(slope(at(beside, own + h, 1.2), at(beside, own - h, 1.2)), 6);
      expect(byDensity).toBeCloseTo(slope(at(beside, own, 1.2 + h), at(beside, own, 1.2 - h)), 6);
    }
  });
});
