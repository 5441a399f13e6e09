/*
 * Liquids against independent values, their slopes against differences, and what they do far beyond their tables.
 */
import { describe, expect, it, test } from 'vitest';
import type { LiquidFluid } from '#solver/case/liquid.ts';
import { Liquid, liquidFault, liquidNames } from '#solver/properties/liquids.ts';
import { LevelledViscosity } from '#solver/properties/levelled-curve.ts';

const named = (name: string): Liquid => new Liquid({ type: 'liquid', name });
const water = named('water');

// Density and specific heat: Wagner & Pruß (2002), IAPWS-95 at 1 atm; μ and k at 25 °C: the check values of IAPWS
// R12-08 and R15-11 at 998 kg/m³; μ and k at 60 °C: NIST Chemistry WebBook, isobar of 1 atm.
test.each([
  [25, 997.047, 4181.3, 0.607713, 889.7351e-6],
  [60, 983.196, 4185, 0.651, 466.0e-6],
])('water at %d °C is that of IAPWS', (celsius, density, specificHeat, conductivity, viscosity) => {
  const t = celsius + 273.15;
  expect(Math.abs(water.density(t) / density - 1)).toBeLessThan(1e-4);
  expect(Math.abs(water.specificHeat(t) / specificHeat - 1)).toBeLessThan(3e-4);
  expect(Math.abs(water.conductivity(t) / conductivity - 1)).toBeLessThan(3e-3);
  expect(Math.abs(water.viscosity(t) / viscosity - 1)).toBeLessThan(1e-3);
});

test('water between its rows is that of IAPWS too: 45 °C', () => {
  // NIST Chemistry WebBook, 1 atm: 990.21 kg/m³, 4179.6 J/(kg K), 0.6347 W/(m K), 595.8 µPa s.
  expect(water.density(318.15)).toBeCloseTo(990.21, 1);
  expect(water.specificHeat(318.15)).toBeCloseTo(4179.6, 0);
  expect(water.conductivity(318.15)).toBeCloseTo(0.6347, 3);
  expect(Math.abs(water.viscosity(318.15) / 595.8e-6 - 1)).toBeLessThan(2e-3);
});

test('the enthalpy of water from 25 to 60 °C is that of steam tables', () => {
  // Wagner & Pruß (2002): 104.92 and 251.25 kJ/kg at 1 atm.
  expect(water.enthalpy(333.15) - water.enthalpy(298.15)).toBeCloseTo(146.33e3, -2);
});

const steep: LiquidFluid = {
  type: 'liquid',
  name: 'steep',
  table: [
    [280, 900, 2000, 0.1, 1],
    [281, 700, 3000, 0.05, 1e-3],
    [300, 699, 3001, 0.2, 1e-4],
  ],
};
const all = [
  ...liquidNames.map((name) => [name, named(name)] as const),
  ['steep', new Liquid(steep)] as const,
];
const temperatures = [
  0, 1e-3, 1, 40, 150, 237.3, 262, 275.1, 283.15, 291.7, 300.01, 318, 331.2, 349.9, 361, 380, 450, 900, 2000,
];

describe.each(all)('%s', (_, liquid) => {
  it('is finite and positive at any temperature', () => {
    for (const t of temperatures) {
      const values = [
        liquid.density(t),
        liquid.specificHeat(t),
        liquid.conductivity(t),
        liquid.viscosity(t),
        liquid.prandtl(t),
      ];
      for (const value of values) expect(value > 0 && Number.isFinite(value), `${t} K`).toBe(true);
      expect(Number.isFinite(liquid.enthalpy(t))).toBe(true);
      expect(Number.isFinite(liquid.prandtlSlope(t))).toBe(true);
    }
  });

  it('has exact slopes, and its enthalpy the specific heat as slope', () => {
    const pairs: readonly (readonly [(t: number) => number, (t: number) => number])[] = [
      [(t) => liquid.density(t), (t) => liquid.densitySlope(t)],
      [(t) => liquid.specificHeat(t), (t) => liquid.specificHeatSlope(t)],
      [(t) => liquid.conductivity(t), (t) => liquid.conductivitySlope(t)],
      [(t) => liquid.viscosity(t), (t) => liquid.viscositySlope(t)],
      [(t) => liquid.prandtl(t), (t) => liquid.prandtlSlope(t)],
      [(t) => liquid.enthalpy(t), (t) => liquid.specificHeat(t)],
    ];
    for (const [value, slope] of pairs) {
      for (const t of temperatures) {
        const h = 1e-3;
        const difference = (value(t + h) - value(t - h)) / (2 * h);
        const scale = Math.max(Math.abs(difference), Math.abs(value(t)) * 1e-3, 1e-12);
        expect(Math.abs(slope(t) - difference) / scale, `${t} K`).toBeLessThan(1e-4);
      }
    }
  });

  it('tells natural convection how it rises, with exact slopes', () => {
    const out = new Float64Array(6);
    const at = new Float64Array(6);
    for (const near of temperatures) {
      // On a row itself β has a kink.
      const t = near + 0.011;
      liquid.buoyancy(out, t);
      const expansion = -liquid.densitySlope(t) / liquid.density(t);
      const kinematic = liquid.viscosity(t) / liquid.density(t);
      // g β/(ν α) without g, by another way of putting it together; steam and evaporation aside.
      const diffusivity = kinematic / liquid.prandtl(t);
      expect(out[0]).toBe(liquid.conductivity(t));
      expect(out[1]).toBe(liquid.prandtl(t));
      expect(out[2]).toBeCloseTo(
        Math.abs(expansion) / (kinematic * diffusivity),
        -Math.log10(out[2] + 1) + 9,
      );
      const h = 1e-3;
      for (const k of [0, 1, 2]) {
        liquid.buoyancy(at, t + h);
        const above = at[k];
        liquid.buoyancy(at, t - h);
        const growth = out[k] > 0 ? (above - at[k]) / (2 * h * out[k]) : 0;
        expect(Math.abs(out[3 + k] - growth), `${k} at ${t} K`).toBeLessThan(
          2e-4 * Math.max(Math.abs(growth), 1e-2),
        );
      }
    }
  });

  it('goes on without a step or a kink at the ends of its table', () => {
    for (const end of [liquid.liquid.lowest, liquid.liquid.highest]) {
      const h = 1e-6;
      expect(liquid.density(end - h) / liquid.density(end + h)).toBeCloseTo(1, 5);
      expect(liquid.viscosity(end - h) / liquid.viscosity(end + h)).toBeCloseTo(1, 4);
      const slope = liquid.specificHeatSlope(end + h) - liquid.specificHeatSlope(end - h);
      expect(Math.abs(slope) / liquid.specificHeat(end)).toBeLessThan(1e-4);
    }
  });
});

test('a viscosity after Andrade is met exactly between two points', () => {
  const andrade = (t: number): number => 1e-6 * Math.exp(2000 / t);
  const curve = new LevelledViscosity([280, 340].map((t) => [t, andrade(t)]));
  for (const t of [285, 300, 333]) expect(curve.value(t) / andrade(t)).toBeCloseTo(1, 12);
});

test('what is no liquid is said in words', () => {
  expect(liquidFault({ type: 'liquid', name: 'mercury' })).toContain('pg25');
  expect(liquidFault({ type: 'liquid' })).toContain('needs a name');
  expect(liquidFault({ type: 'liquid', table: [] })).toContain('rows');
  expect(liquidFault(steep)).toBeNull();
  expect(liquidFault({ ...steep, table: [...(steep.table ?? [])].reverse() })).toContain('rising');
  expect(() => named('toString')).toThrow('toString');
});
