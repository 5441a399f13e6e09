import { expect, test } from 'vitest';
import { regimeOf } from '#solver/field-design/regime.ts';

/* Air at 300 K. Source: Incropera & DeWitt, table A.4: ν 15.89e-6, α 22.5e-6 m²/s. */
const air = {
  density: 1.1614,
  viscosity: 184.6e-7,
  conductivity: 0.0263,
  specificHeat: 1007,
  expansion: 1 / 300,
};
const duct = { min: [0, 0, 0], max: [0.1, 0.5, 0.1] } as const;
const through = (velocity: number) => [
  { flow: velocity * 0.01, axis: 1, box: { min: [...duct.min], max: [...duct.max] } } as const,
];

test('a stream below Re 2300 in a low box is laminar, a faster one is not', () => {
  const slow = regimeOf(through(0.3), 0.1, 20, 9.81, air);
  expect(slow.turbulence).toBe('laminar');
  expect(slow.reynolds).toBeCloseTo((0.3 * 0.1) / 15.89e-6, -1);
  expect(regimeOf(through(0.4), 0.1, 20, 9.81, air).turbulence).toBe('lvel');
});

test('without fans what rises beyond Ra 1e9 is turbulent', () => {
  const low = regimeOf([], 0.1, 30, 9.81, air);
  // g β ΔT L³/(ν α)
  expect(low.rayleigh / ((9.81 * 30 * 0.001) / 300 / (15.89e-6 * 22.5e-6))).toBeCloseTo(1, 2);
  expect(low.turbulence).toBe('laminar');
  const high = regimeOf([], 1, 30, 9.81, air);
  expect(high.turbulence).toBe('lvel');
  expect(high.reason).toMatch(/rises/);
});
