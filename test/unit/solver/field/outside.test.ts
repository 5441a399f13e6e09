import { describe, expect, test } from 'vitest';
import { stefanBoltzmann } from '#solver/correlations/radiation.ts';
import { readFieldCase } from '#solver/field/read.ts';
import type { FieldCase } from '#solver/field/schema.ts';
import { solveField } from '#solver/field/solve.ts';

/** A lid in the sun with a flux from below; its upper face is as warm as the balance of what it gives off. */
function lid(more: Partial<FieldCase> = {}): FieldCase {
  return {
    format: 'boxwright-field-case',
    version: 1,
    grid: { max: [0.2, 0.1, 0.002], cells: [2, 2, 2] },
    materials: { steel: { conductivity: 50 } },
    background: 'steel',
    boundaries: [
      { type: 'flux', face: 'z-', flux: 120 },
      {
        type: 'convection',
        face: 'z+',
        coefficient: 6,
        ambient: 308,
        outside: { emissivity: 0.9, surroundings: 280, absorptivity: 0.6, irradiance: 900 },
      },
    ],
    outputs: [
      { type: 'surface-mean', id: 'top', face: 'z+' },
      { type: 'surface-heat', id: 'out', face: 'z+' },
    ],
    ...more,
  };
}

/** h (T − T∞) + ε σ (T⁴ − T_s⁴) = q + α G. */
function balanced(heat: number): number {
  let [low, high] = [200, 600];
  for (let n = 0; n < 60; n++) {
    const t = (low + high) / 2;
    if (6 * (t - 308) + 0.9 * stefanBoltzmann * (t ** 4 - 280 ** 4) < heat) low = t;
    else high = t;
  }
  return low;
}

describe('a wall in the sun', () => {
  test('is as warm as film, sky and sun have it', async () => {
    const { problems } = readFieldCase(JSON.parse(JSON.stringify(lid())), 'lid');
    expect(problems).toEqual([]);
    const { status, outputs, heat } = await solveField(lid());
    expect(status).toBe('converged');
    expect(outputs['top'].value).toBeCloseTo(balanced(120 + 540), 6);
    // What leaves the domain is what came in below; the sun's share never entered it.
    expect(outputs['out'].value).toBeCloseTo(120 * 0.02, 8);
    expect(heat.imbalance).toBeLessThan(1e-8);
  });

  test('and over air that moves', async () => {
    const { status, outputs, heat } = await solveField(
      lid({
        grid: { max: [0.2, 0.1, 0.02], cells: [4, 4, 6] },
        materials: {
          steel: { conductivity: 50 },
          air: {
            conductivity: 0.026,
            density: 1.16,
            specificHeat: 1007,
            viscosity: 1.85e-5,
            expansion: 1 / 320,
          },
        },
        background: 'air',
        solids: [{ id: 'lid', material: 'steel', box: { min: [0, 0, 0.0134], max: [0.2, 0.1, 0.02] } }],
        gravity: [0, 0, -9.81],
        referenceTemperature: 320,
        residual: 1e-8,
      }),
    );
    expect(status).toBe('converged');
    // Nothing but the lid gives heat off, so that it is as warm as before.
    expect(outputs['top'].value).toBeCloseTo(balanced(120 + 540), 3);
    expect(heat.imbalance).toBeLessThan(1e-5);
  });

  test('follows the day in time: a thin plate that only radiates', async () => {
    const t0 = 400;
    const step = 10;
    const steps = 100;
    const { outputs } = await solveField(
      lid({
        materials: { steel: { conductivity: 1e6, density: 7800, specificHeat: 480 } },
        boundaries: [
          {
            type: 'convection',
            face: 'z+',
            coefficient: 0,
            ambient: 300,
            outside: { emissivity: 0.9, surroundings: 0 },
          },
        ],
        initial: t0,
        transient: { step, steps },
      }),
    );
    const rate = (3 * 0.9 * stefanBoltzmann) / (7800 * 480 * 0.002);
    expect(outputs['top'].value).toBeCloseTo((t0 ** -3 + rate * step * steps) ** (-1 / 3), 2);
  });

  test('says what belongs together', () => {
    const { problems } = readFieldCase(
      JSON.parse(
        JSON.stringify(
          lid({
            boundaries: [
              { type: 'convection', face: 'z+', coefficient: 6, ambient: 308, outside: { emissivity: 0.9 } },
            ],
          }),
        ),
      ),
      'lid',
    );
    expect(problems.map(({ message }) => message).join()).toContain('surroundings');
  });
});
