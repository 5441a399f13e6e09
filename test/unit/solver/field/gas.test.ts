import { expect, test } from 'vitest';
import { readFieldCase } from '#solver/field/read.ts';
import type { FieldBoundary, FieldCase } from '#solver/field/schema.ts';
import { solveField } from '#solver/field/solve.ts';

const slip: readonly FieldBoundary[] = (['y-', 'y+', 'z-', 'z+'] as const).map((face) => ({
  type: 'symmetry',
  face,
}));

/** A frictionless duct in which 300 K air is heated to 600 K at mid-length. */
function heatedDuct(more: Partial<FieldCase>): FieldCase {
  return {
    format: 'boxwright-field-case',
    version: 1,
    grid: { max: [1, 0.1, 0.1], cells: [40, 1, 1] },
    materials: { air: { conductivity: 1e-6, density: 1.2, specificHeat: 1000, viscosity: 1e-9, gas: true } },
    background: 'air',
    referenceTemperature: 300,
    initial: 300,
    // 1.2 kg/m³ · 1 m/s · 0.01 m² · 1000 J/(kg K) · 300 K
    sources: [{ id: 'heat', power: 3600, box: { min: [0.4, 0, 0], max: [0.5, 0.1, 0.1] } }],
    boundaries: [
      { type: 'inlet', face: 'x-', velocity: [1, 0, 0], temperature: 300 },
      { type: 'outlet', face: 'x+', temperature: 300 },
      ...slip,
    ],
    flow: { scheme: 'upwind' },
    residual: 1e-8,
    outputs: [
      { type: 'point', id: 'before', quantity: 'pressure', at: [0.1125, 0.05, 0.05] },
      { type: 'point', id: 'warm', at: [0.7125, 0.05, 0.05] },
      { type: 'point', id: 'fast', quantity: 'u', at: [0.7, 0.05, 0.05] },
      { type: 'point', id: 'thin', quantity: 'density', at: [0.7125, 0.05, 0.05] },
      { type: 'surface-flow', id: 'out', face: 'x+' },
    ],
    ...more,
  };
}

test('heated gas gets faster, and the pressure falls by G²(1/ρ₂ − 1/ρ₁)', async () => {
  const { status, outputs } = await solveField(heatedDuct({}));
  expect(status).toBe('converged');
  expect(outputs['warm'].value).toBeCloseTo(600, 3);
  expect(outputs['thin'].value).toBeCloseTo(0.6, 6);
  expect(outputs['fast'].value).toBeCloseTo(2, 5);
  expect(outputs['out'].value).toBeCloseTo(0.012, 8);
  expect(outputs['before'].value).toBeCloseTo(1.2 ** 2 * (1 / 0.6 - 1 / 1.2), 4);
});

test('a screen resists with the density that the gas has there', async () => {
  const screen = (x: number): Partial<FieldCase> => ({
    screens: [{ id: 's', loss: 10, box: { min: [x, 0, 0], max: [x, 0.1, 0.1] } }],
  });
  const { outputs: cold } = await solveField(heatedDuct(screen(0.2)));
  const { outputs: warm } = await solveField(heatedDuct(screen(0.7)));
  expect(cold['before'].value).toBeCloseTo(1.2 + 5 * 1.2, 4);
  expect(warm['before'].value).toBeCloseTo(1.2 + 5 * 0.6 * 4, 4);
});

test('a fan pushes as its density does', async () => {
  // Its curve is straight: 100 Pa at rest, 0 at 0.05 m³/s, at 1.2 kg/m³; a screen resists.
  const fan = (x: number): FieldCase => ({
    ...heatedDuct({
      fans: [
        {
          id: 'f',
          direction: 'x+',
          curve: [
            [0, 100],
            [0.05, 0],
          ],
          box: { min: [x, 0, 0], max: [x, 0.1, 0.1] },
        },
      ],
    }),
  });
  const { outputs: cold } = await solveField(fan(0.2));
  const { outputs: warm } = await solveField(fan(0.7));
  // 1 m/s is 0.01 m³/s: 80 Pa; 2 m/s is 0.02 m³/s: 60 Pa, of half the density.
  expect(cold['before'].value).toBeCloseTo(1.2 - 80, 3);
  expect(warm['before'].value).toBeCloseTo(1.2 - 30, 3);
});

test('says what a gas needs', () => {
  const { referenceTemperature: _, ...bare } = heatedDuct({
    transient: { step: 1, steps: 1 },
    flow: { prescribed: [1, 0, 0] },
    materials: {
      air: { conductivity: 1, density: 1, specificHeat: 1, viscosity: 1, gas: true, expansion: 0.003 },
    },
  });
  const { problems } = readFieldCase(JSON.parse(JSON.stringify(bare)), 'case');
  expect(problems.map(({ path }) => path)).toEqual([
    '$.referenceTemperature',
    '$.materials.air.expansion',
    '$.transient',
    '$.flow.prescribed',
  ]);
});

test('a chimney draws by the weight that its air lacks, ρ₀ − ρ₀ T₀/T, and by Boussinesq ρ β ΔT', async () => {
  const [height, width, loss, cold, capacity, power] = [1, 0.1, 200, 300, 1000, 120] as const;
  const chimney = (air: Partial<FieldCase['materials'][string]>): FieldCase => ({
    format: 'boxwright-field-case',
    version: 1,
    grid: { max: [width, width, height], cells: [1, 1, 50] },
    materials: { air: { conductivity: 1e-6, specificHeat: capacity, viscosity: 1e-9, ...air } },
    background: 'air',
    referenceTemperature: cold,
    initial: cold,
    gravity: [0, 0, -9.81],
    // In the lowest cell, so that all of them are warm.
    sources: [{ id: 'heat', power, box: { min: [0, 0, 0], max: [width, width, 0.02] } }],
    screens: [{ id: 's', loss, box: { min: [0, 0, 0.5], max: [width, width, 0.5] } }],
    boundaries: [
      { type: 'outlet', face: 'z-', temperature: cold },
      { type: 'outlet', face: 'z+', temperature: cold },
      ...(['x-', 'x+', 'y-', 'y+'] as const).map((face): FieldBoundary => ({ type: 'symmetry', face })),
    ],
    flow: { scheme: 'upwind', initial: [0, 0, 0.3] },
    residual: 1e-8,
    outputs: [
      { type: 'surface-flow', id: 'out', face: 'z+' },
      { type: 'point', id: 'warm', at: [0.05, 0.05, 0.75] },
    ],
  });
  const area = width ** 2;
  /** Where g H Δρ is what the air pays, by halving. @param paid Pa at a flow in kg/s, weight that is lacking kg/m³ */
  const flowOf = (balance: (flow: number, warm: number) => number): number => {
    let [low, high] = [1e-5, 0.1];
    for (let n = 0; n < 100; n++) {
      const flow = (low + high) / 2;
      if (balance(flow, cold + power / (flow * capacity)) > 0) low = flow;
      else high = flow;
    }
    return low;
  };
  // What comes in was at rest (½ ρ₀ u₀²), is sped up by what heats it (G² (1/ρ − 1/ρ₀)), and passes the screen (½ K ρ u²).
  const gas = flowOf((flow, warm) => {
    const [first, then] = [1.2, (1.2 * cold) / warm];
    const flux = (flow / area) ** 2;
    return 9.81 * height * (first - then) - flux * (0.5 / first + 1 / then - 1 / first + (0.5 * loss) / then);
  });
  const { status, outputs } = await solveField(chimney({ density: 1.2, gas: true }));
  expect(status).toBe('converged');
  expect(outputs['warm'].value - cold).toBeGreaterThan(60);
  expect(Math.abs(outputs['out'].value / gas - 1)).toBeLessThan(0.003);
  // One density, that of the mean, and its expansion there.
  const mean = (cold + outputs['warm'].value) / 2;
  const density = (1.2 * cold) / mean;
  const boussinesq = flowOf((flow, warm) => {
    const flux = (flow / area) ** 2;
    return (9.81 * height * density * (warm - cold)) / mean - (flux * (0.5 + 0.5 * loss)) / density;
  });
  const { outputs: plain } = await solveField(chimney({ density, expansion: 1 / mean }));
  expect(Math.abs(plain['out'].value / boussinesq - 1)).toBeLessThan(0.003);
});
