/*
 * What holds for every heat exchanger, whatever its size and streams.
 */
import { assert, constantFrom, double, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Arrangement } from '#solver/case/heat-link.ts';
import { compileFluid } from '#solver/flow/fluid.ts';
import type { ExchangerLaw } from '#solver/heat/law.ts';
import { compileLink } from '#solver/heat/links.ts';

const ambient = { temperature: 293.15, pressure: 101325, relativeHumidity: 0 };
/** Capacity flows in W/K are mass flows. */
const fluid = compileFluid(
  { type: 'constant', density: 1000, viscosity: 1e-3, specificHeat: 1, conductivity: 0.6 },
  ambient,
);

function law(arrangement: Arrangement, conductance: number): ExchangerLaw {
  const made = compileLink({ type: 'heat-exchanger', arrangement, conductance }, fluid, 9.80665);
  if (made.kind !== 'exchanger') throw new Error('wrong kind');
  return made;
}

/** Heat by a kelvin between the inlets, W. */
function heat(arrangement: Arrangement, conductance: number, from: number, to: number): number {
  const out = new Float64Array(5);
  law(arrangement, conductance).evaluate(out, 301, 300, from, to);
  return out[0];
}

const way = constantFrom<Arrangement>(
  'counter',
  'parallel',
  'shell-and-tube',
  'cross-unmixed',
  'cross-mixed-from',
  'cross-mixed-to',
);
/** Over six decades, W/K. */
const size = double({ min: -3, max: 3, noNaN: true }).map((x) => 10 ** x);
const more = double({ min: 1, max: 100, noNaN: true });
/** Rounding, as a share. */
const rounding = 1e-12;

describe('every heat exchanger', () => {
  it('never gives less with more UA or more flow', () => {
    assert(
      property(way, size, size, size, more, (arrangement, conductance, from, to, factor) => {
        const least = heat(arrangement, conductance, from, to) * (1 - rounding);
        expect(heat(arrangement, conductance * factor, from, to)).toBeGreaterThanOrEqual(least);
        expect(heat(arrangement, conductance, from * factor, to)).toBeGreaterThanOrEqual(least);
        expect(heat(arrangement, conductance, from, to * factor)).toBeGreaterThanOrEqual(least);
      }),
      { numRuns: 400 },
    );
  });

  it('gives no more than UA or either stream could, and no more than counterflow, nor less than parallel flow', () => {
    assert(
      property(way, size, size, size, (arrangement, conductance, from, to) => {
        const found = heat(arrangement, conductance, from, to);
        expect(found).toBeGreaterThan(0);
        expect(found).toBeLessThanOrEqual(Math.min(conductance, from, to) * (1 + rounding));
        expect(found).toBeLessThanOrEqual(heat('counter', conductance, from, to) * (1 + rounding));
        // UA of unmixed cross flow is held where it no longer counts; there is nothing left to compare.
        expect(found).toBeGreaterThanOrEqual(heat('parallel', conductance, from, to) * (1 - 1e-9));
      }),
      { numRuns: 400 },
    );
  });

  it('is the same exchanger seen from the other stream', () => {
    const other = (arrangement: Arrangement): Arrangement =>
      arrangement === 'cross-mixed-from'
        ? 'cross-mixed-to'
        : arrangement === 'cross-mixed-to'
          ? 'cross-mixed-from'
          : arrangement;
    assert(
      property(way, size, size, size, (arrangement, conductance, from, to) => {
        const one = new Float64Array(5);
        const two = new Float64Array(5);
        law(arrangement, conductance).evaluate(one, 330, 300, from, to);
        law(other(arrangement), conductance).evaluate(two, 300, 330, to, from);
        [0, 2, 1, 4, 3].forEach((k, i) => {
          const scale = Math.abs(one[0]) + Math.abs(one[i]);
          expect(Math.abs(one[i] + two[k])).toBeLessThanOrEqual(1e-10 * scale);
        });
      }),
      { numRuns: 200 },
    );
  });

  it('is of the first degree: twice the size and the flows give twice the heat, and the slopes say so', () => {
    assert(
      property(way, size, size, size, (arrangement, conductance, from, to) => {
        const out = new Float64Array(5);
        law(arrangement, conductance).evaluate(out, 301, 300, from, to);
        const twice = heat(arrangement, 2 * conductance, 2 * from, 2 * to);
        expect(Math.abs(twice / (2 * out[0]) - 1)).toBeLessThan(1e-10);
        // With the flows alone it grows no faster than they do.
        expect(from * out[3] + to * out[4]).toBeLessThanOrEqual(out[0] * (1 + 1e-9));
      }),
      { numRuns: 200 },
    );
  });
});
