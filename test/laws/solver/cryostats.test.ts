/*
 * What holds for every cryogenic assembly, whatever leads heat into it.
 */
import { assert, constantFrom, integer, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import type { Cryostat, Support, Wire } from '#models/cryostat/cryostat.ts';
import { conductivityOf, conductorOf } from '#solver/cryostat/conductors.ts';
import { bestLead, leadHeat } from '#solver/cryostat/lead.ts';
import { solveCryostat } from '#solver/cryostat/solve.ts';
import { cryostat } from '../../fixtures/cryostat.ts';

/** Evenly, for figures of hardware. */
const between = (min: number, max: number) =>
  integer({ min: 0, max: 10_000 }).map((k) => min + ((max - min) * k) / 10_000);
const materials = [
  'g10-warp',
  'g10-normal',
  'stainless-304',
  'kevlar-49',
  'aluminium-6061',
  'aluminium-1100',
  'copper',
  'manganin',
  'phosphor-bronze',
] as const satisfies readonly Support['material'][];
const conductors = [
  'copper',
  'phosphor-bronze',
  'manganin',
  'stainless-304',
] as const satisfies readonly Wire['material'][];

const base = cryostat();
const anyAssembly = record({
  dissipation: between(0, 20),
  shieldDissipation: between(0, 2),
  strap: between(0.5, 20),
  area: between(1e-6, 2e-4),
  material: constantFrom('g10-warp', 'stainless-304', 'kevlar-49'),
  current: between(0, 5),
  layers: integer({ min: 5, max: 60 }),
  emissivity: between(0.02, 0.5),
  pressure: between(0, 0.01),
  inlet: between(280, 320),
  isHeld: constantFrom(true, false),
  control: constantFrom('heater', 'input'),
});
type Any = typeof anyAssembly extends { generate: (...args: never[]) => { value: infer T } } ? T : never;

/** A cold stage in a shield that floats. */
function assemblyOf(any: Any): Cryostat {
  const [stage] = base.stages;
  const [support] = base.supports;
  const [wire] = base.wires;
  const [blanket] = base.insulation;
  const { name, source, confidence } = blanket;
  if (base.cooler.kind !== 'one-stage') throw new Error('one stage is wanted');
  return {
    ...base,
    vessel: { ...base.vessel, pressure: any.pressure },
    stages: [
      { ...stage, dissipation: any.dissipation, strap: any.strap, hold: any.isHeld ? 77 : null, masses: [] },
      {
        ...stage,
        name: 'shield',
        cooling: 'none',
        dissipation: any.shieldDissipation,
        hold: null,
        masses: [],
      },
    ],
    supports: [
      { ...support, to: 'shield', area: any.area, material: any.material },
      { ...support, name: 'inner', from: 'shield', area: any.area, material: any.material },
    ],
    wires: [{ ...wire, current: any.current }],
    insulation: [
      {
        ...blanket,
        to: 'shield',
        kind: 'layers',
        area: 0.1,
        layers: any.layers,
        thickness: 0.01,
        emissivity: 0.031,
        degradation: 2,
      },
      {
        name: `${name} inner`,
        source,
        confidence,
        kind: 'bare',
        from: 'shield',
        to: 'logic',
        area: 0.06,
        warmArea: 0.1,
        coldEmissivity: any.emissivity,
        warmEmissivity: any.emissivity,
      },
    ],
    cooler: { ...base.cooler, control: any.control },
    warmSide: { ...base.warmSide, inlet: any.inlet },
    logic: null,
  };
}

test('heat balances at every stage, at the wall and in the loop', () => {
  assert(
    property(anyAssembly, (any) => {
      const found = solveCryostat(assemblyOf(any));
      // Far beyond what is lifted a wire may be about to burn out, and no balance is then told.
      if (found.place === 'above' && found.status !== 'converged') return;
      expect(found.status).toBe('converged');
      const [cold, shield] = found.stages;
      const { lift = 0, heater = 0 } = cold.head ?? {};
      expect(Math.abs(found.residual)).toBeLessThan(1e-6 * (1 + lift));
      expect(Math.abs(shield.leak + shield.dissipation)).toBeLessThan(1e-6);
      // What enters by the wall, is dissipated and is made in wires is what the cooler takes.
      const fromWall = found.links.reduce((sum, { from, warm }) => sum + (from === 'vessel' ? warm : 0), 0);
      const joule = found.links.reduce((sum, { cold: into, warm }) => sum + into - warm, 0);
      const whole = fromWall + joule + any.dissipation + any.shieldDissipation + heater;
      expect(Math.abs(whole - lift)).toBeLessThan(1e-6 * (1 + lift));
      expect(found.warmSide.heat).toBeCloseTo(found.warmSide.input + lift, 6);
      expect(found.carnotShare).toBeLessThan(1);
    }),
    { numRuns: 20, endOnFailure: true },
  );
});

test('more dissipation makes nothing colder, and nothing gets heat from a colder wall', () => {
  assert(
    property(anyAssembly, between(0.1, 5), (any, more) => {
      const one = solveCryostat(assemblyOf(any));
      const two = solveCryostat(assemblyOf({ ...any, dissipation: any.dissipation + more }));
      for (const [k, { temperature }] of two.stages.entries())
        expect(temperature).toBeGreaterThan(one.stages[k].temperature - 1e-6);
    }),
    { numRuns: 12, endOnFailure: true },
  );
});

test('integrals of conductivity add up and rise, for every material', () => {
  assert(
    property(
      constantFrom(...materials),
      between(1.5, 290),
      between(1.5, 290),
      between(20, 500),
      (material, a, b, rrr) => {
        const { heat } = conductorOf(material, Math.round(rrr));
        const [low, high] = a < b ? [a, b] : [b, a];
        const middle = (low + high) / 2;
        const whole = heat.upTo(high) - heat.upTo(low);
        expect(whole).toBeGreaterThanOrEqual(0);
        expect(heat.upTo(high) - heat.upTo(middle) + heat.upTo(middle) - heat.upTo(low)).toBeCloseTo(
          whole,
          6,
        );
        // Between the least and the most of the conductivity on the way, by hand on a hundred places.
        const values = Array.from({ length: 101 }, (_, k) =>
          conductivityOf(material, Math.round(rrr), low + ((high - low) * k) / 100),
        );
        expect(whole).toBeLessThanOrEqual(Math.max(...values) * (high - low) * 1.01 + 1e-9);
        expect(whole).toBeGreaterThanOrEqual(Math.min(...values) * (high - low) * 0.99 - 1e-9);
      },
    ),
    { numRuns: 200 },
  );
});

test('no wire brings less heat with its current than the best one, and what its ends differ by is I² R of it', () => {
  assert(
    property(
      constantFrom(...conductors),
      between(0.01, 50),
      between(0.2, 1.4),
      between(4, 120),
      between(180, 320),
      (material, current, times, cold, warm) => {
        const conductor = conductorOf(material, 100);
        const best = bestLead(conductor, current, warm, cold);
        if (!best) throw new Error('it carries current');
        const found = leadHeat(conductor, best.shape * times, current, warm, cold);
        expect(found.cold).toBeGreaterThan(best.heat * (1 - 1e-5));
        expect(found.cold - found.warm).toBeGreaterThan(0);
        expect(found.peak).toBeGreaterThanOrEqual(warm);
        // q² differs by the same between both ends, whatever the shape.
        if (found.warm >= 0) expect((found.cold ** 2 - found.warm ** 2) / best.heat ** 2).toBeCloseTo(1, 6);
      },
    ),
    { numRuns: 150 },
  );
});
