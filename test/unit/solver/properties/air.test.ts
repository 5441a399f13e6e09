import { expect, test } from 'vitest';
import * as air from '#solver/properties/air.ts';
import { inletEnvelopes, maximumInlet } from '#solver/properties/ashrae.ts';
import { standardAtmosphere } from '#solver/properties/standard-atmosphere.ts';

// Incropera & DeWitt, table A.4 (air, densities at 1 bar): T, ρ, c_p, μ·1e7, k·1e3, Pr.
test.each([
  [250, 1.3947, 1006, 159.6, 22.3, 0.72],
  [300, 1.1614, 1007, 184.6, 26.3, 0.707],
  [350, 0.995, 1009, 208.2, 30, 0.7],
])('air at %d K lies within 2.5 %% of the tables', (t, density, cp, mu, k, pr) => {
  expect(Math.abs(air.airDensity(t, 1e5) / density - 1)).toBeLessThan(0.003);
  expect(Math.abs(air.airSpecificHeat(t) / cp - 1)).toBeLessThan(0.002);
  expect(Math.abs(air.airViscosity(t) / (mu * 1e-7) - 1)).toBeLessThan(0.01);
  expect(Math.abs(air.airConductivity(t) / (k * 1e-3) - 1)).toBeLessThan(0.025);
  expect(Math.abs(air.airPrandtl(t) / pr - 1)).toBeLessThan(0.025);
});

// Wagner & Pruß (IAPWS-95) saturation pressures.
test.each([
  [0.01, 611.7],
  [20, 2339],
  [50, 12352],
])('saturation pressure at %d °C lies within 0.5 %% of steam tables', (celsius, pressure) => {
  expect(Math.abs(air.saturationPressure(celsius + 273.15) / pressure - 1)).toBeLessThan(0.005);
});

test('moist air is lighter than dry air', () => {
  const dry = air.airDensity(308.15, 101325);
  const moist = air.airDensity(308.15, 101325, 1);
  // p_v = 5.63 kPa of 101.3 kPa replaces 28.96 by 18.02 g/mol: 2.1 % lighter.
  expect(moist / dry).toBeCloseTo(1 - 0.0556 * (1 - 18.02 / 28.96), 3);
});

// ISO 2533: H, T, p, ρ.
test.each([
  [0, 288.15, 101325, 1.225],
  [1000, 281.65, 89874.6, 1.11164],
  [3000, 268.65, 70108.5, 0.909122],
  [11000, 216.65, 22632, 0.363918],
  [20000, 216.65, 5474.88, 0.0880348],
])('standard atmosphere at %d m', (altitude, temperature, pressure, density) => {
  const here = standardAtmosphere(altitude);
  expect(here.temperature).toBeCloseTo(temperature, 10);
  expect(Math.abs(here.pressure / pressure - 1)).toBeLessThan(1e-5);
  expect(Math.abs(here.density / density - 1)).toBeLessThan(1e-5);
});

test('inlet classes lose degrees with altitude, and a broader class is never narrower', () => {
  expect(maximumInlet('A1', 900) - 273.15).toBeCloseTo(32, 10);
  expect(maximumInlet('A3', 1775) - 273.15).toBeCloseTo(35, 10);
  expect(maximumInlet('A4', 900 + 125 * 5) - 273.15).toBeCloseTo(40, 10);
  expect(inletEnvelopes.A1.maximum).toBeLessThan(inletEnvelopes.A4.maximum);
});
