import { expect, test } from 'vitest';
import { solveField } from '#solver/field/solve.ts';
import { graded } from '#solver/verification/field-answer.ts';
import { cavity } from '../../../bench/field-cases.ts';

// Mean Nusselt numbers of Le Quéré (1991), Comput. Fluids 20, 29–41: steady flows with strong layers.
test.each([
  { rayleigh: 1e7, cells: 48, nusselt: 16.523, within: 0.005 },
  // Whole steps of heat swing here, so that smaller ones are taken.
  { rayleigh: 1e8, cells: 48, nusselt: 30.225, within: 0.015 },
])('a cavity at Rayleigh number $rayleigh comes to rest on few cells', async (one) => {
  const { rayleigh, cells, nusselt, within } = one;
  const grid = { x: graded(cells), y: graded(cells), z: [0, 1] };
  const { status, outputs, iterations } = await solveField({ ...cavity(rayleigh, [cells, cells, 1]), grid });
  expect(status).toBe('converged');
  expect(iterations).toBeLessThan(800);
  expect(Math.abs(outputs['Nu'].value / nusselt - 1)).toBeLessThan(within);
});
