import { expect, it } from 'vitest';
import { Evaporation, glide } from '#solver/properties/evaporation.ts';
import { latentHeatOf, Liquid } from '#solver/properties/liquids.ts';

const evaporation = new Evaporation(310, 180_000);

it('takes up the latent heat from saturation to dry vapour, and none outside', () => {
  expect(evaporation.enthalpy(310)).toBe(0);
  expect(evaporation.enthalpy(310 + glide)).toBeCloseTo(180_000, 6);
  expect(evaporation.enthalpy(400)).toBeCloseTo(180_000, 6);
  // Half of it by half of the glide, but for the rounded ends.
  expect(evaporation.enthalpy(310 + glide / 2) / 180_000).toBeCloseTo(0.5, 1);
  expect(evaporation.specificHeat(309)).toBe(0);
  expect(evaporation.specificHeat(311)).toBe(0);
});

it('has slopes that are those of its enthalpy', () => {
  const h = 1e-6;
  for (const t of [309, 309.985, 310.1, 310.4, 310.485, 310.495, 311]) {
    const slope = (evaporation.enthalpy(t + h) - evaporation.enthalpy(t - h)) / (2 * h);
    expect(evaporation.specificHeat(t) / 1e5).toBeCloseTo(slope / 1e5, 3);
    const curve = (evaporation.specificHeat(t + h) - evaporation.specificHeat(t - h)) / (2 * h);
    expect(evaporation.specificHeatSlope(t) / 1e6).toBeCloseTo(curve / 1e6, 3);
  }
});

it('leaves the liquid before saturation as it is, and its Prandtl number everywhere', () => {
  const plain = new Liquid({ type: 'liquid', name: 'r134a' });
  const boils = new Liquid({
    type: 'liquid',
    name: 'r134a',
    evaporation: { temperature: 310, heat: 165_000 },
  });
  expect(boils.specificHeat(300)).toBe(plain.specificHeat(300));
  expect(boils.prandtl(310.2)).toBe(plain.prandtl(310.2));
  const taken = (liquid: Liquid) => liquid.enthalpy(311) - liquid.enthalpy(310);
  expect(taken(boils) - taken(plain)).toBeCloseTo(165_000, 4);
});

// NIST Chemistry WebBook, R134a on the saturation line: 173.1 kJ/kg at 30 °C; ASHRAE Fundamentals: 163.0 at 40 °C.
it.each([
  ['r134a', 303.15, 173_100],
  ['r134a', 313.15, 163_000],
  ['r134a', 308.15, 168_050],
])('knows the latent heat of %s at %d K', (name, temperature, heat) => {
  expect((latentHeatOf(name, temperature) ?? 0) / heat).toBeCloseTo(1, 2);
});

it('knows none of water and glycol in loops', () => {
  expect(latentHeatOf('pg25', 300)).toBeNull();
});
