import { describe, expect, it } from 'vitest';
import { valuesOf } from '#models/components/values.ts';
import type { Design } from '#models/project/design.ts';
import { builtinLibrary } from '#models/library/library.ts';
import { createDesignSolver } from '#solver/design/design-solver.ts';
import { Liquid } from '#solver/properties/liquids.ts';
import { designOf, type Placed } from './designs.ts';

/*
 * Coolant loops of whole designs against hand sums. The plate's curve passes through its points, so that flows are
 * chosen on a point where a resistance is wanted.
 */
const solver = createDesignSolver();
const solve = (design: Design) => solver.solve(design, { fidelity: 'network' });
const celsius = (value: number) => value + 273.15;
const litres = (value: number) => value / 60_000;

const plate = builtinLibrary().get('cp-h100-sxm');
if (!plate) throw new Error('no such plate');
/** 1 L/min is a point of its curves. */
const plateResistance = (valuesOf(plate, 'cold-plate').resistanceCurve ?? []).find(
  ([flow]) => Math.abs(flow - litres(1)) < 1e-9,
)?.[1];
const power = 700;
const junctionToCase = 0.012;

function chip(n: number, values: Placed['values'] = {}): Placed[] {
  return [
    { id: `gpu${n}`, part: 'nvidia-h100-sxm5', at: [20 + 110 * (n - 1), 330, 1.2] },
    { id: `cp${n}`, part: 'cp-h100-sxm', at: [25 + 110 * (n - 1), 360, 13.2], on: `gpu${n}`, values },
  ];
}
const port = (values: Placed['values'], part = 'uqd04'): Placed => ({
  id: 'qd',
  part,
  at: [200, 750, 20],
  values: { supplyTemperature: celsius(30), ...values },
});
const shell: readonly Placed[] = [
  { id: 'chassis', part: 'chassis-2u', at: [0, 0, 0] },
  { id: 'front', part: 'grille-2u-64', at: [5, 0, 3.5] },
  { id: 'rear', part: 'grille-2u-64', at: [5, 798.8, 3.5] },
];
const pg25 = new Liquid({ type: 'liquid', name: 'pg25' });

describe('a cold plate at a connection', () => {
  it('has the temperature of supply + P (R_plate + R_junction)', async () => {
    const result = await solve(designOf([...shell, ...chip(1), port({ flow: litres(1) })]));
    expect(result.status).toBe('converged');
    const gpu = result.parts.find(({ id }) => id === 'gpu1');
    const [loop] = result.coolant;
    // A little leaves over the outside of the plate; all crosses from junction to case.
    expect(loop.heat).toBeGreaterThan(0.95 * power);
    expect(loop.heat).toBeLessThan(power);
    const rise = loop.heat * (plateResistance ?? 0) + power * junctionToCase;
    // The limit that heat never exceeds what the stream can carry is rounded off: some millionths of the rise.
    expect(Math.abs((gpu?.temperature ?? 0) - celsius(30) - rise) / rise).toBeLessThan(2e-5);
    expect(loop.flow).toBeCloseTo(litres(1), 12);
    expect(result.requirements.heatToCoolant).toBeCloseTo(loop.heat, 9);
    // What the coolant takes does not warm the room.
    expect(result.requirements.heat).toBeCloseTo(result.heat - loop.heat, 6);
    const carried = pg25.density(celsius(30)) * litres(1);
    const taken = pg25.enthalpy(loop.returnTemperature) - pg25.enthalpy(celsius(30));
    expect(carried * taken).toBeCloseTo(loop.heat, 6);
    expect(loop.warmestSupply).toBeCloseTo(celsius(30) + (gpu?.margin ?? 0), 9);
  });

  it('passes the flow at which plate, couplings and laminar hoses take up the pressure difference', async () => {
    const result = await solve(
      designOf([...shell, ...chip(1), port({ supply: 'pressure', pressureDifference: 20_000 })]),
    );
    const [loop] = result.coolant;
    const flow = loop.flow;
    const bore = 0.01;
    // Both hoses run between the plate (x 45 and 85, y 410, z 25.2) and the coupling's face.
    const { density, drop } = laminar(loop, flow, bore);
    const couplings = 2 * 100_000 * ((flow * 3600) / 0.692) ** 2 * (density / 998.2);
    const tested = (valuesOf(plate, 'cold-plate').pressureCurve ?? []).find(
      ([q]) => Math.abs(q - litres(1)) < 1e-9,
    )?.[1];
    const plateDrop = (tested ?? 0) * (flow / litres(1)) ** 1.75;
    const reynolds = (4 * flow * density) / (Math.PI * bore * pg25.viscosity(celsius(30)));
    expect(reynolds).toBeLessThan(2000);
    // The curve between its points differs from the power law of its source by 3 % at most.
    expect(Math.abs((couplings + plateDrop + drop) / 20_000 - 1)).toBeLessThan(0.03);
  });

  it('gives the second of two in a row the warmer coolant, and both in parallel half the flow', async () => {
    const row = await solve(
      designOf([
        ...shell,
        ...chip(1, { branch: 'a', place: 1 }),
        ...chip(2, { branch: 'a', place: 2 }),
        port({ flow: litres(1) }),
      ]),
    );
    const [first, second] = row.coolant[0].plates;
    const rise = power / (pg25.density(celsius(30)) * litres(1) * pg25.specificHeat(celsius(35)));
    expect(second.inletTemperature - first.inletTemperature).toBeCloseTo(rise, 1);
    const beside = await solve(designOf([...shell, ...chip(1), ...chip(2), port({ flow: litres(2) })]));
    const [left, right] = beside.coolant[0].plates;
    // Their hoses differ in length only.
    expect(left.flow / right.flow).toBeCloseTo(1, 1);
    expect(left.flow + right.flow).toBeCloseTo(litres(2), 12);
  });

  it('is counted with its joint where its resistance was tested without', async () => {
    const bare = { includesJoint: false };
    const tested = await solve(designOf([...shell, ...chip(1), port({ flow: litres(1) })]));
    const jointed = await solve(designOf([...shell, ...chip(1, bare), port({ flow: litres(1) })]));
    const at = (result: typeof tested) => result.parts.find(({ id }) => id === 'gpu1')?.temperature ?? 0;
    // Bare contact under a lid of 55 × 60 mm; some heat leaves over the plate's outside, which is then cooler.
    const joint = (power * bareContact) / (0.055 * 0.06);
    expect(at(jointed) - at(tested)).toBeGreaterThan(0.93 * joint);
    expect(at(jointed) - at(tested)).toBeLessThan(1.02 * joint);
    expect(jointed.problems.map(({ code }) => code)).toContain('bare-contact');
  });
});

/** Aluminium in air, m² K/W (see solver/design/walls.ts: Incropera, table 3.1b). */
const bareContact = 2.75e-4;

function laminar(
  loop: { readonly supplyTemperature: number; readonly returnTemperature: number },
  flow: number,
  bore: number,
) {
  const velocity = flow / ((Math.PI / 4) * bore ** 2);
  const density = pg25.density(celsius(30));
  const lengths = [
    { way: hoseWay(45), temperature: loop.supplyTemperature },
    { way: hoseWay(85), temperature: loop.returnTemperature },
  ];
  let drop = 0;
  for (const { way, temperature } of lengths) {
    const reynolds = (density * velocity * bore) / pg25.viscosity(temperature);
    drop += ((64 / reynolds) * (way / bore) + 1.5) * 0.5 * density * velocity ** 2;
  }
  return { density, drop };
}

/** From the middle of the coupling (0.2 m + its width's quarters) to the plate's port, along the axes, m. */
function hoseWay(port: number): number {
  const part = builtinLibrary().get('uqd04');
  if (!part) throw new Error('no such connection');
  const [width, depth, height] = valuesOf(part, 'coolant-port').size;
  const across = 0.2 + (port < 60 ? 0.25 : 0.75) * width - port / 1000;
  const along = 0.75 + depth / 2 - 0.41;
  const up = 0.02 + height - 0.0252;
  return Math.abs(across) + Math.abs(along) + Math.abs(up);
}

describe('a closed loop', () => {
  const closed = (pumps: readonly Placed[], air: readonly Placed[] = fans): Design =>
    designOf([...shell, ...chip(1), ...pumps, ...air]);
  const pump = (n: number, values: Placed['values'] = {}): Placed => ({
    id: `p${n}`,
    part: 'laing-ddc-12v',
    at: [20 + 70 * n, 600, 1.2],
    values,
  });
  const fans: readonly Placed[] = [
    { id: 'rad', part: 'rad-360-30', at: [20, 60, 1.2], values: { size: [0.395, 0.03, 0.08] } },
    ...[0, 1, 2, 3].map((i): Placed => ({
      id: `fan${i}`,
      part: 'sanyo-9ga0812p6g001',
      at: [20 + 100 * i, 100, 3.9],
    })),
  ];

  it('gives the heat of chip and pump to the air', async () => {
    const result = await solve(closed([pump(1)]));
    expect(result.status).toBe('converged');
    expect(result.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    const [loop] = result.coolant;
    expect(loop.connectionPressure).toBeNull();
    // But for what the outside of the plate gives off.
    expect(loop.toAir).toBeLessThan(power + loop.pumps[0].power);
    expect(loop.toAir).toBeGreaterThan(0.95 * (power + loop.pumps[0].power));
    expect(loop.toAir).toBeCloseTo(loop.plates[0].heat + loop.pumps[0].power, 6);
    expect(loop.pumps[0].pressure).toBeGreaterThan(0);
    expect(result.requirements.heatToCoolant).toBe(0);
    expect(result.balance.energy).toBeLessThan(1e-6);
    expect(loop.supplyTemperature).toBeGreaterThan(celsius(25));
  });

  it('goes on with one of two pumps side by side, and hardly without both', async () => {
    const both = await solve(closed([pump(1), pump(2)]));
    const one = await solve(closed([pump(1), pump(2, { failed: true })]));
    const none = await solve(closed([pump(1, { failed: true }), pump(2, { failed: true })]));
    const chipOf = (result: typeof both) => result.parts.find(({ id }) => id === 'gpu1')?.temperature ?? 0;
    expect(one.status).toBe('converged');
    expect(one.coolant[0].flow).toBeLessThan(both.coolant[0].flow);
    expect(one.coolant[0].flow).toBeGreaterThan(0.7 * both.coolant[0].flow);
    expect(chipOf(none)).toBeGreaterThan(chipOf(one) + 100);
    // Behind its closed check valve the failed pump carries nothing and makes no rise.
    const failed = one.coolant[0].pumps.find(({ id }) => id === 'p2');
    expect([failed?.state, failed?.flow, failed?.pressure, failed?.power]).toEqual(['failed', 0, 0, 0]);
  });

  it.each([
    ['coolant-undriven', []],
    ['coolant-two-connections', [port({}), { ...port({}), id: 'qd2', at: [300, 750, 20] as const }]],
    ['coolant-no-sink', [pump(1)]],
  ])('names what it lacks: %s', async (code, parts) => {
    const result = await solve(designOf([...shell, ...chip(1), ...parts]));
    const found = result.problems.find((problem) => problem.code === code);
    expect(found?.severity).toBe('error');
    expect(found?.placements.length).toBeGreaterThan(0);
    expect(result.coolant).toEqual([]);
    // The chip is still solved: hot, by its outside alone.
    expect(result.status).toBe('converged');
  });
});

it('explains a chip under a plate from the connection on', async () => {
  const design = designOf([
    ...shell,
    ...chip(1, { branch: 'a', place: 1 }),
    ...chip(2, { branch: 'a', place: 2 }),
    port({ flow: litres(1) }),
  ]);
  await solve(design);
  const explanation = await solver.explain(design, 'gpu2');
  expect(explanation?.rungs.map(({ label }) => label)).toEqual([
    'coolant as it comes in at QD',
    'coolant heated upstream by GPU1',
    'CP2 to the coolant at its inlet',
    'junction of GPU2 to its case',
  ]);
  const sum = explanation?.rungs.reduce((total, { rise }) => total + rise, explanation.ambient);
  expect(sum).toBeCloseTo(explanation?.temperature ?? 0, 6);
  const drivers = await solver.drivers(design, 'gpu2');
  const supply = drivers?.drivers.find(({ what }) => what === 'temperature of the coolant supply');
  // All heat leaves through the coolant, whose properties change little in a kelvin.
  expect(supply?.change).toBe('1 K');
  expect(supply?.effect).toBeCloseTo(1, 1);
});
