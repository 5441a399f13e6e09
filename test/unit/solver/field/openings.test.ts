import { describe, expect, test } from 'vitest';
import { readFieldCase } from '#solver/field/read.ts';
import type { FieldBoundary, FieldCase } from '#solver/field/schema.ts';
import { solveField } from '#solver/field/solve.ts';

const air = {
  conductivity: 0.026,
  density: 1.2,
  specificHeat: 1005,
  viscosity: 1.8e-5,
  expansion: 1 / 300,
};
const gap = 0.004;
const height = 0.2;
const flux = 5;

/** Air between two plates that give the same heat everywhere, open below and above to a room. */
function draught(ends: { readonly temperature?: number }): FieldCase {
  return {
    format: 'boxwright-field-case',
    version: 1,
    grid: { max: [gap, 0.01, height], cells: [12, 1, 40] },
    materials: { air },
    background: 'air',
    gravity: [0, 0, -9.81],
    referenceTemperature: 300,
    boundaries: [
      ...(['x-', 'x+'] as const).map((face): FieldBoundary => ({ type: 'flux', face, flux })),
      ...(['y-', 'y+'] as const).map((face): FieldBoundary => ({ type: 'symmetry', face })),
      ...(['z-', 'z+'] as const).map((face): FieldBoundary => ({ type: 'outlet', face, ...ends })),
    ],
    outputs: [{ type: 'surface-flow', id: 'flow', face: 'z+' }],
  };
}

describe('openings at both ends', () => {
  test('heat draws air through a gap as thin as Poiseuille’s stream', async () => {
    const { status, outputs } = await solveField(draught({ temperature: 300 }));
    expect(status).toBe('converged');
    /*
     * Lift and friction of a stream that is developed everywhere, 12 μ u/b² = ρ β g ΔT on the average: half of what the air
     * warms by, ΔT = 2 q H/(ρ c u b), and the 3/35 q b/(2 k) by which the mean over the gap is warmer than what flows
     * (both from integrals over the parabola). What Bar-Cohen & Rohsenow (1984) call the fully developed limit.
     */
    const { conductivity: k, density, specificHeat: c, viscosity, expansion } = air;
    const lift = (density * 9.81 * expansion * gap ** 2) / (12 * viscosity);
    const warmth = (flux * height) / (density * c * gap); // K m/s
    const across = ((3 / 35) * flux * gap) / (2 * k);
    const u = (lift * across + Math.sqrt((lift * across) ** 2 + 4 * lift * warmth)) / 2;
    expect(Math.abs(outputs['flow'].value / (density * u * gap * 0.01) - 1)).toBeLessThan(0.01);
  });

  test('that say how warm what comes in is are enough to hold the heat, and needed', () => {
    expect(readFieldCase(draught({ temperature: 300 }), 'draught').problems).toEqual([]);
    const { problems } = readFieldCase(draught({}), 'draught');
    expect(problems[0].message).toContain('nothing holds a temperature');
    expect(problems[0].remedy).toContain('an opening the temperature');
  });
});
