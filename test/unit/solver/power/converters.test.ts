import { describe, expect, it } from 'vitest';
import { compileConverter } from '#solver/power/converters.ts';

const out = new Float64Array(2);

describe('a converter', () => {
  const law = compileConverter({
    id: 'psu',
    rating: 1500,
    units: 2,
    efficiency: [
      [0.1, 0.9],
      [0.2, 0.94],
      [0.5, 0.96],
      [1, 0.91],
    ],
  });

  it('has an exact slope below, between and above its rated points', () => {
    for (const output of [10, 250, 500, 1200, 2500, 4000]) {
      law.evaluate(out, output);
      const [input, slope] = out;
      const h = 1e-3;
      law.evaluate(out, output + h);
      const ahead = out[0];
      law.evaluate(out, output - h);
      expect((ahead - out[0]) / (2 * h)).toBeCloseTo(slope, 6);
      expect(input).toBeGreaterThan(output);
    }
  });

  it('draws nothing without a load, and takes no power back', () => {
    for (const output of [0, -100]) {
      law.evaluate(out, output);
      expect(out[0]).toBe(0);
    }
  });

  it('may have one efficiency for every load', () => {
    const flat = compileConverter({ id: 'x', rating: 100, units: 1, efficiency: [[1, 0.8]] });
    flat.evaluate(out, 40);
    expect([...out]).toEqual([50, 1.25]);
  });
});
