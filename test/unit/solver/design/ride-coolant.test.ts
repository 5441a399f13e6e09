/*
 * Ride-through of designs with coolant: what is known of lost flow without solving it.
 */
import { describe, expect, it } from 'vitest';
import { builtinLibrary } from '#models/library/library.ts';
import type { Design } from '#models/project/design.ts';
import type { RidePart } from '#models/results/ride.ts';
import { buildCase } from '#solver/design/build.ts';
import { withCapacities, withCoolant } from '#solver/design/capacities.ts';
import { createDesignSolver } from '#solver/design/design-solver.ts';
import { rideCase } from '#solver/design/ride.ts';
import { solveTransient } from '#solver/transient/solve.ts';
import { designOf, type Placed } from './designs.ts';

const solver = createDesignSolver();
const litres = (value: number) => value / 60_000;
const celsius = (value: number) => value + 273.15;

const power = 700; // W, one accelerator
/** Specific heats, J/(kg K): copper (Incropera, table A.1), an assembly (docs/decisions.md). */
const copper = 385;
const assembly = 800;

const shell: readonly Placed[] = [
  { id: 'chassis', part: 'chassis-2u', at: [0, 0, 0] },
  { id: 'front', part: 'grille-2u-64', at: [5, 0, 3.5] },
  { id: 'rear', part: 'grille-2u-64', at: [5, 798.8, 3.5] },
];
const chip = (values: Placed['values'] = {}): Placed[] => [
  { id: 'gpu', part: 'nvidia-h100-sxm5', at: [20, 330, 1.2] },
  { id: 'cp', part: 'cp-h100-sxm', at: [25, 360, 13.2], on: 'gpu', values },
];
const port = (values: Placed['values'] = {}): Placed => ({
  id: 'qd',
  part: 'uqd04',
  at: [200, 750, 20],
  values: { supplyTemperature: celsius(30), flow: litres(1), ...values },
});
const byPressure = { supply: 'pressure', pressureDifference: 20_000 };
const pump = (n: number, values: Placed['values'] = {}): Placed => ({
  id: `p${n}`,
  part: 'laing-ddc-12v',
  at: [20 + 70 * n, 600, 1.2],
  values,
});
const fans = ['fan0', 'fan1', 'fan2', 'fan3'];
const air: readonly Placed[] = [
  { id: 'rad', part: 'rad-360-30', at: [20, 60, 1.2], values: { size: [0.395, 0.03, 0.08] } },
  ...fans.map((id, i): Placed => ({ id, part: 'sanyo-9ga0812p6g001', at: [20 + 100 * i, 100, 3.9] })),
];
const closed = (pumps: readonly Placed[]): Design => designOf([...shell, ...chip(), ...pumps, ...air]);

const massOf = (id: string): number => Number(builtinLibrary().get(id)?.values['mass']);
const chipHeat = assembly * massOf('nvidia-h100-sxm5') + copper * massOf('cp-h100-sxm'); // J/K

function partOf(parts: readonly RidePart[], id: string): RidePart {
  const found = parts.find((part) => part.id === id);
  if (!found) throw new Error(`no such part: ${id}`);
  return found;
}

describe('a chip whose coolant stops', () => {
  it.each([
    ['a connection that gives a flow', [port()]],
    ['a connection that gives a pressure', [port(byPressure)]],
    ['a connection with a pump behind it', [port(byPressure), pump(1)]],
  ])('warms at first by P/C of chip and plate: %s', async (_, drive) => {
    const design = designOf([...shell, ...chip(), ...drive]);
    const { coolant } = await solver.solve(design, { fidelity: 'network' });
    const duration = 24;
    const ride = await solver.ride(design, { failed: ['qd'], duration, unthrottled: true });
    expect(ride.status).toBe('completed');
    const { temperature } = partOf(ride.parts, 'gpu');
    // From 2 s, when the coolant has stopped, to 6 s.
    const [from, to] = [2, 6].map((time) => ride.times.findIndex((at) => at > time - 1e-6));
    const rate = (temperature[to] - temperature[from]) / (ride.times[to] - ride.times[from]);
    // What the outside of the plate gives to the air it gives before and after.
    const kept = coolant[0].plates[0].heat;
    expect(kept).toBeGreaterThan(0.95 * power);
    expect(Math.abs((rate * chipHeat) / kept - 1)).toBeLessThan(0.01);
  });

  it('does the same where both pumps of a closed loop stop, and its coolant stands', async () => {
    const ride = await solver.ride(closed([pump(1), pump(2)]), {
      failed: ['p1', 'p2'],
      duration: 60,
      unthrottled: true,
    });
    const { temperature } = partOf(ride.parts, 'gpu');
    const rate = (temperature[12] - temperature[2]) / (ride.times[12] - ride.times[2]);
    expect((rate * chipHeat) / power).toBeGreaterThan(0.95);
    expect((rate * chipHeat) / power).toBeLessThan(1);
  });

  it('has its junction at the temperature from before at the moment of the failure', async () => {
    const design = closed([pump(1)]);
    const ride = await solver.ride(design, { failed: ['p1', ...fans], duration: 12 });
    expect(ride.status).toBe('completed');
    for (const id of ['gpu', 'p1']) {
      const { temperature } = partOf(ride.parts, id);
      expect(Math.abs(temperature[1] - temperature[0]), id).toBeLessThan(0.05);
    }
  });
});

describe('a loop with a pump to spare', () => {
  it('ends a ride at the steady state of the design with that pump failed', async () => {
    const ride = await solver.ride(closed([pump(1), pump(2)]), { failed: ['p1'], duration: 20_000 });
    const after = await solver.solve(closed([pump(1, { failed: true }), pump(2)]), { fidelity: 'network' });
    for (const id of ['gpu', 'p2']) {
      const end = after.parts.find((part) => part.id === id)?.temperature ?? NaN;
      expect(Math.abs((partOf(ride.parts, id).temperature.at(-1) ?? NaN) - end), id).toBeLessThan(0.05);
    }
  });
});

describe('coolant that is lost at a connection', () => {
  it.each([
    ['flow', [port()]],
    ['pressure', [port(byPressure)]],
    ['pressure and a pump', [port(byPressure), pump(1)]],
    ['flow and two pumps side by side', [port(), pump(1), pump(2)]],
  ])('falls to next to nothing within a second and never turns around: %s', async (_, drive) => {
    const design = designOf([...shell, ...chip(), ...drive]);
    const built = buildCase(design);
    const run = await solveTransient(rideCase(design, built, { failed: ['qd'], duration: 12 }));
    expect(run.status).toBe('completed');
    const flow = run.branches['cp/coolant']?.massFlow ?? [];
    const before = flow[0];
    const lost = run.times.findIndex((time) => time > 0.1 + 1 + 1e-6);
    expect(Math.max(...flow.slice(lost))).toBeLessThan(1e-3 * before);
    for (const branch of ['cp/coolant', 'qd/supply', 'qd/return'])
      expect(Math.min(...(run.branches[branch]?.massFlow ?? [])), branch).toBeGreaterThan(0);
  });

  it.each([
    ['gpu', 'GPU is no fan, pump, coolant distribution unit or connection'],
    ['p1', 'P1 has failed already'],
    ['dry', 'DRY is in no coolant loop that flows'],
  ])('is refused for what cannot fail: %s', async (id, reason) => {
    const dry: Placed = { ...pump(2, { loop: 'dry' }), id: 'dry' };
    const design = designOf([...shell, ...chip(), port(), pump(1, { failed: true }), dry]);
    const built = buildCase(design);
    expect(() => rideCase(design, built, { failed: [id], duration: 12 })).toThrow(reason);
  });
});

describe('the heat that is stored', () => {
  it('is that of the plate on its base, or on the case of its chip where it has none', () => {
    const stored = (includesJoint: boolean): Record<string, number | undefined> => {
      const design = designOf([...shell, ...chip({ includesJoint }), port()]);
      const nodes = withCapacities(design, buildCase(design).case.heat?.nodes ?? []);
      return Object.fromEntries(nodes.map(({ id, capacity }) => [id, capacity]));
    };
    const plate = copper * massOf('cp-h100-sxm');
    expect(stored(false)['cp/base']).toBeCloseTo(plate, 9);
    expect(stored(false)['gpu/case']).toBeCloseTo(chipHeat - plate, 9);
    expect(stored(true)['cp/base']).toBeUndefined();
    expect(stored(true)['gpu/case']).toBeCloseTo(chipHeat, 9);
  });

  it('is that of the water in the hoses: supply upstream of the plate, return downstream', () => {
    const bore = 0.01;
    const design = designOf([...shell, ...chip(), port({ coolant: 'water', hoseBore: bore })]);
    const { case: input, map } = buildCase(design);
    const [loop] = map.coolant;
    const nodes = withCoolant(input.circuits ?? [], map.coolant).flatMap((circuit) => circuit.nodes);
    const at = (id: string): number => nodes.find((node) => node.id === id)?.capacity ?? 0;
    // Water at 20 °C: 998.2 kg/m³, 4184 J/(kg K) (IAPWS-95). Ports of the plate at x = 45 and 85, y = 410 mm.
    const perLength = (Math.PI / 4) * bore ** 2 * 998.2 * 4184;
    const { min, max } = design.items.find(({ id }) => id === 'qd')?.box ?? {
      min: [0, 0, 0],
      max: [0, 0, 0],
    };
    const wayTo = (x: number, share: number): number =>
      Math.abs(min[0] + share * (max[0] - min[0]) - x) +
      Math.abs((min[1] + max[1]) / 2 - 0.41) +
      Math.abs(max[2] - 0.0252);
    expect(at(loop.supply) / (perLength * wayTo(0.045, 1 / 4))).toBeCloseTo(1, 3);
    expect(at(loop.back) / (perLength * wayTo(0.085, 3 / 4))).toBeCloseTo(1, 3);
    const air = nodes.filter(({ id }) => id !== loop.supply && id !== loop.back);
    expect(air.filter(({ capacity }) => capacity !== undefined)).toEqual([]);
  });

  it('leaves the case of the steady design as it was', () => {
    const built = buildCase(designOf([...shell, ...chip(), port()]));
    const before = JSON.stringify(built.case);
    rideCase(designOf([...shell, ...chip(), port()]), built, { failed: ['qd'], duration: 12 });
    expect(JSON.stringify(built.case)).toBe(before);
    expect(before).not.toContain('capacity');
  });
});
