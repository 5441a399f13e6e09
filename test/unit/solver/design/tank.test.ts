/*
 * Chassis full of a dielectric: what is known of a tank without solving it, and what must not be left of the air.
 */
import { describe, expect, it } from 'vitest';
import type { FieldValue } from '#models/schema/field.ts';
import { buildCase } from '#solver/design/build.ts';
import { withBath } from '#solver/design/bath.ts';
import { createDesignSolver } from '#solver/design/design-solver.ts';
import { rideCase } from '#solver/design/ride.ts';
import { Liquid } from '#solver/properties/liquids.ts';
import { solveTransient } from '#solver/transient/solve.ts';
import { designOf, type Placed } from './designs.ts';

const solver = createDesignSolver();
const litres = (value: number) => value / 60_000;
const celsius = (value: number) => value + 273.15;
const fill = 'shell-s5x';
const oil = new Liquid({ type: 'liquid', name: fill });

const port: Placed = {
  id: 'qd',
  part: 'uqd08',
  at: [200, 700, 20],
  values: { supplyTemperature: celsius(30), flow: litres(20), hoseBore: 0.02 },
};
const cdu: Placed = { id: 'cdu', part: 'cdu-class-10', at: [500, 0, 0], values: { coolant: fill } };

/** A 2U box on its side would do as well: board with one accelerator under fins, a supply, a vent at either end. */
function tank(
  extra: readonly Placed[] = [port],
  values: Readonly<Record<string, FieldValue>> = { fill, loop: '1' },
) {
  return designOf([
    { id: 'chassis', part: 'chassis-2u', at: [0, 0, 0], values },
    { id: 'front', part: 'grille-2u-64', at: [5, 0, 3.5] },
    { id: 'rear', part: 'grille-2u-64', at: [5, 798.8, 3.5] },
    { id: 'board', part: 'board-motherboard-2p', at: [10, 260, 8] },
    { id: 'gpu', part: 'nvidia-a100-sxm4-40', at: [170, 330, 10.4], on: 'board' },
    { id: 'sink', part: 'hs-2u-sp5-hp', at: [169, 350, 22.4], on: 'gpu', tim: 'tim-indium' },
    { id: 'psu', part: 'crps-2000-ti', at: [340, 600, 10] },
    ...extra,
  ]);
}
const network = { fidelity: 'network' } as const;

describe('a tank at a connection', () => {
  it('gives what it draws to the coolant and through its walls, and the coolant warms by P/(ṁ c)', async () => {
    const result = await solver.solve(tank(), network);
    expect(result.status).toBe('converged');
    expect(result.problems).toEqual([]);
    const { heat, heatToCoolant, airflow } = result.requirements;
    expect(heat + heatToCoolant).toBeCloseTo(result.heat, 6);
    expect(heatToCoolant).toBeGreaterThan(0.8 * result.heat);
    expect(airflow).toBe(0);
    const [loop] = result.coolant;
    expect(loop.coolant).toBe(fill);
    expect(loop.flow).toBeCloseTo(litres(20), 9);
    const carried = litres(20) * oil.density(celsius(30)) * oil.specificHeat(celsius(30));
    expect((loop.returnTemperature - celsius(30)) / (heatToCoolant / carried)).toBeCloseTo(1, 2);
    // A corner may be cooled by the walls, but not below the room.
    expect(result.bath?.coolest).toBeGreaterThan(celsius(25));
    expect(result.bath?.mass).toBeCloseTo((result.bath?.volume ?? 0) * oil.density(celsius(31)), 0);
    for (const id of ['gpu', 'psu', 'board']) {
      const part = result.parts.find((one) => one.id === id);
      expect(part?.temperature, id).toBeGreaterThan(celsius(30));
    }
  });

  it('has liquid where the air was, and neither seams, radiation inside nor curves that were measured in air', () => {
    const { case: input } = buildCase(tank());
    expect(input.circuits?.map(({ id, fluid }) => [id, fluid])).toEqual([
      ['tank', { type: 'liquid', name: fill }],
    ]);
    const links = input.heat?.links ?? [];
    expect(links.filter(({ type, id }) => type === 'radiation' && !id.startsWith('~wall'))).toEqual([]);
    expect(links.find(({ id }) => id === 'sink/stream')?.type).toBe('plate-fin');
    expect(input.circuits?.[0].nodes.some(({ id }) => id.startsWith('~outside'))).toBe(false);
    expect(input.circuits?.[0].branches.some(({ id }) => id.startsWith('~seam'))).toBe(false);
    // The loss of the supply goes to its own outside.
    expect(input.power?.converters[0].heat).toEqual([{ node: 'psu/case', share: 1 }]);
  });

  it('comes in by vents that point into it and leaves by those that point out', async () => {
    const result = await solver.solve(tank(), network);
    const flowOf = (id: string) => result.openings.find((one) => one.id === id);
    expect(flowOf('front')?.flow).toBeGreaterThan(0);
    expect(flowOf('front')?.temperature).toBeCloseTo(celsius(30), 3);
    expect(flowOf('rear')?.flow).toBeLessThan(0);
    const turned = tank([port, { id: 'side', part: 'vent-64', at: [100, 797, 4], turns: [0, 0, 2] }]);
    const inlet = (await solver.solve(turned, network)).openings.find(({ id }) => id === 'side');
    expect(inlet?.flow).toBeGreaterThan(0);
  });

  it('says what is missing when it finds no way out', async () => {
    const shut = tank();
    const design = { ...shut, items: shut.items.filter(({ id }) => id !== 'rear') };
    const { problems, coolant } = await solver.solve(design, network);
    expect(coolant).toEqual([]);
    expect(problems.find(({ code }) => code === 'tank-no-opening')?.message).toContain('none out');
  });

  it('is explained by its coolant', async () => {
    const design = tank();
    await solver.solve(design, network);
    const explanation = await solver.explain(design, 'gpu');
    const words = (explanation?.rungs ?? [])
      .map(({ label, from, to }) => `${label} ${from} ${to}`)
      .join('; ');
    expect(words).toContain('coolant as it comes in at QD');
    expect(words).toContain('to the coolant');
    expect(words).not.toMatch(/\bair\b/);
  });
});

describe('a tank at a distribution unit', () => {
  it('gives its heat to the facility water, with the coolant that fills it', async () => {
    const result = await solver.solve(tank([cdu]), network);
    expect(result.status).toBe('converged');
    const [loop] = result.coolant;
    expect(loop.cdu?.approach).toBeGreaterThan(0);
    expect(loop.heat + result.requirements.heat).toBeCloseTo(result.heat, 6);
    expect(loop.pumps[0].flow).toBeCloseTo(loop.flow, 12);
  });
});

describe('a tank that nothing moves', () => {
  it('gives all through its walls, by natural convection', async () => {
    const base = tank([]);
    const design = {
      ...base,
      configuration: { ...base.configuration, conditions: { ...base.conditions, workload: 'idle' as const } },
      conditions: { ...base.conditions, workload: 'idle' as const },
    };
    const result = await solver.solve(design, network);
    expect(result.status).toBe('converged');
    expect(result.coolant).toEqual([]);
    expect(result.requirements.heatToCoolant).toBe(0);
    expect(result.bath?.warmest).toBeGreaterThan(result.bath?.coolest ?? NaN);
  });
});

describe('fans in a tank', () => {
  it('are no part of it', async () => {
    const fan: Placed = { id: 'fan', part: 'sanyo-9ga0812p6g001', at: [20, 150, 3.9] };
    const without = await solver.solve(tank(), network);
    const result = await solver.solve(tank([port, fan]), network);
    expect(result.fans).toEqual([]);
    expect(result.heat).toBeCloseTo(without.heat, 6);
  });
});

describe('a tank that loses its coolant', () => {
  it('stores V ρ c in its zones, and warms by what it draws', async () => {
    const design = tank();
    const result = await solver.solve(design, network);
    const built = buildCase(design);
    const capacity = withBath(built.case.circuits ?? [], built.map.zones)
      .flatMap(({ nodes }) => nodes)
      .reduce((sum, node) => sum + (node.capacity ?? 0), 0);
    const t = 313.15;
    expect(capacity / ((result.bath?.volume ?? 0) * oil.density(t) * oil.specificHeat(t))).toBeCloseTo(1, 9);
    const run = await solveTransient(rideCase(design, built, { failed: ['qd'], duration: 120 }));
    expect(run.status).toBe('completed');
    const zones = built.map.zones.map(({ id }) => run.nodes[id]?.temperature ?? []);
    const rise = (k: number) =>
      zones.reduce((sum, series) => sum + (series.at(k) ?? NaN) - series[0], 0) / zones.length;
    // All of it into the bath would be the most, and most of it does go there.
    const most = (result.heat * 120) / capacity;
    expect(rise(-1)).toBeLessThan(1.2 * most);
    expect(rise(-1)).toBeGreaterThan(0.3 * most);
  });
});
