import { describe, expect, test } from 'vitest';
import { readFieldCase } from '#solver/field/read.ts';
import type { FieldCase } from '#solver/field/schema.ts';
import { FieldSession } from '#solver/field/session.ts';
import { runSession, solveField } from '#solver/field/solve.ts';
import { block } from './block.ts';

/** Air between plates with a heater on its floor: 6 × 4 × 3 cells that differ in size along every axis. */
const duct: FieldCase = {
  format: 'boxwright-field-case',
  version: 1,
  grid: {
    x: [1, 1.02, 1.05, 1.1, 1.15, 1.2, 1.26],
    y: [-0.05, -0.03, 0, 0.02, 0.05],
    z: [0, 0.01, 0.03, 0.06],
  },
  materials: {
    air: { conductivity: 0.026, density: 1.18, specificHeat: 1006, viscosity: 1.8e-3 },
    metal: { conductivity: 200 },
  },
  background: 'air',
  solids: [
    { id: 'sill', box: { min: [1, -0.05, 0], max: [1.02, 0.05, 0.01] }, material: 'metal' },
    { id: 'heater', box: { min: [1.05, -0.03, 0], max: [1.15, 0.02, 0.01] }, material: 'metal' },
  ],
  sources: [{ id: 'heat', box: { min: [1.05, -0.03, 0], max: [1.15, 0.02, 0.01] }, power: 2 }],
  boundaries: [
    { type: 'inlet', face: 'x-', velocity: [0.5, 0, 0], temperature: 300 },
    { type: 'outlet', face: 'x+', pressure: 0 },
  ],
  flow: { scheme: 'upwind' },
  outputs: [
    { id: 'heater', type: 'mean', box: { min: [1.05, -0.03, 0], max: [1.15, 0.02, 0.01] } },
    { id: 'out', type: 'surface-flow', face: 'x+' },
    { id: 'cell', type: 'point', at: [1.23, 0.01, 0.045] },
    { id: 'u', type: 'mean', quantity: 'u', box: { min: [1.2, 0, 0.03], max: [1.26, 0.02, 0.06] } },
    { id: 'w', type: 'mean', quantity: 'w', box: { min: [1.15, 0, 0.01], max: [1.2, 0.02, 0.03] } },
    { id: 'p', type: 'mean', quantity: 'pressure', box: { min: [1.02, 0.02, 0], max: [1.05, 0.05, 0.01] } },
  ],
};

describe('a picture of a flow', () => {
  test('has the figures of the answer in the cells, x fastest, and names the solids', async () => {
    expect(readFieldCase(duct, 'duct').problems).toEqual([]);
    const session = new FieldSession(duct);
    expect(session.picture()).toBeNull();
    const { status, outputs } = await runSession(session, {});
    expect(status).toBe('converged');
    const picture = session.picture();
    if (!picture) throw new Error('no picture after a solve');
    expect(picture.lines.map((lines) => [...lines])).toEqual(Object.values(duct.grid));
    expect(picture.solids).toEqual(['sill', 'heater']);
    const at = (i: number, j: number, k: number): number => i + 6 * (j + 4 * k);
    const single = (value: number): number => Math.fround(value);
    expect(picture.temperature[at(5, 2, 2)]).toBe(single(outputs['cell'].value));
    expect(picture.velocity[0][at(5, 2, 2)]).toBe(single(outputs['u'].value));
    expect(picture.velocity[2][at(4, 2, 1)]).toBe(single(outputs['w'].value));
    expect(picture.pressure[at(1, 3, 0)]).toBe(single(outputs['p'].value));
    expect(outputs['w'].value).not.toBe(0);
    expect(outputs['p'].value).toBeGreaterThan(0);
    const floor = [...picture.solid.subarray(0, 24)];
    expect(floor).toEqual([1, 0, 0, 0, 0, 0, 1, 0, 2, 2, 0, 0, 1, 0, 2, 2, 0, 0, 1, 0, 0, 0, 0, 0]);
    expect(picture.solid.subarray(24).every((one) => one === 0)).toBe(true);
    const inSolid = at(2, 1, 0);
    expect(picture.velocity.map((one) => one[inSolid])).toEqual([0, 0, 0]);
    expect(picture.pressure[inSolid]).toBe(0);
    expect(picture.temperature[inSolid]).toBeGreaterThan(301);
  });

  test('of solids alone has no motion, and the background last', async () => {
    const input = block([20, 20, 5]);
    const session = new FieldSession(input);
    await runSession(session, {});
    const picture = session.picture();
    expect(picture?.solids).toEqual([input.background]);
    expect(picture?.solid.every((one) => one === 1)).toBe(true);
    expect(picture?.velocity.every((one) => one.every((value) => value === 0))).toBe(true);
    expect(Math.min(...(picture?.temperature ?? [0]))).toBeGreaterThan(300);
  });
});

test('looking at a solve at every turn changes nothing of its course', async () => {
  const alone = await solveField(duct);
  const session = new FieldSession(duct);
  const steps = session.steps();
  let next = steps.next();
  const heater: number[] = [];
  while (next.done !== true) {
    session.picture();
    heater.push(session.figures(new Set(['heater']))['heater'].value);
    const standing = session.standing();
    expect(Object.values(standing?.leftover ?? {}).every(Number.isFinite)).toBe(true);
    expect(Math.max(standing?.leftover?.momentum ?? 0, standing?.leftover?.mass ?? 0)).toBeLessThanOrEqual(
      next.value.residual,
    );
    next = steps.next();
  }
  expect({ ...next.value, seconds: null }).toEqual({ ...alone, seconds: null });
  expect(heater.at(-1)).toBeCloseTo(alone.outputs['heater'].value, 3);
  expect(session.standing()?.imbalance.mass).toBeLessThan(1e-6);
  expect(session.standing()?.imbalance.heat).toBeLessThan(1e-3);
});

test('a solve that is stopped answers with what is there, not as converged', async () => {
  const session = new FieldSession(duct);
  const { status, problems, outputs, iterations } = await runSession(session, {
    onProgress: () => session.stop(),
  });
  expect(status).toBe('not-converged');
  expect(problems.map(({ message }) => message).join()).toContain('ended by hand');
  expect(iterations).toBe(1);
  const whole = await solveField(duct);
  expect(outputs['heater'].value).toBeGreaterThan(300);
  expect(outputs['heater'].value).not.toBeCloseTo(whole.outputs['heater'].value, 3);
});
