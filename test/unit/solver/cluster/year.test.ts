import { expect, test } from 'vitest';
import type { WeatherYear } from '#models/site/weather.ts';
import { outdoorOf, solveCluster } from '#solver/cluster/solve.ts';
import { clusterYear } from '#solver/cluster/year.ts';
import { humidityRatio, wetBulb } from '#solver/site/psychrometrics.ts';
import { evenWeather } from '../../../fixtures/even-weather.ts';
import { smallServed, towerLoop } from '../../../fixtures/small-cluster.ts';

const free = { price: null, carbon: null };
const pressure = 101325;

/** Four days whose temperature swings about a mean, °C. */
const days = (mean: number, swing: number, relativeHumidity: number | null): WeatherYear =>
  evenWeather(mean, (n) => swing * Math.sin(n / 5), relativeHumidity);

test('weather that never changes: so many hours of one state, PUE as there', () => {
  const served = smallServed();
  const outdoor = { ...outdoorOf(served.cluster), temperature: 298.15, pressure };
  const steady = solveCluster(served, outdoor);
  const year = clusterYear(served, days(25, 0, null), { price: 0.1, carbon: 400 });
  expect(year.energy / (steady.power.utility * 96 * 3600)).toBeCloseTo(1, 9);
  expect(year.pue).toBeCloseTo(steady.power.pue, 9);
  expect(year.water).toBe(0);
  expect(year.cost).toBeCloseTo((year.energy / 3.6e6) * 0.1, 6);
  expect(year.carbon).toBeCloseTo((year.energy / 3.6e6) * 0.4, 6);
  const sum = Object.values(year.shares).reduce((total, one) => total + one, year.racks);
  expect(sum / year.energy).toBeCloseTo(1, 9);
});

test('hours that change: lines between solves are what whole solves of every hour add up to', () => {
  const served = smallServed();
  const weather = days(28, 14, null);
  const year = clusterYear(served, weather, free);
  let energy = 0;
  let throttled = 0;
  let least = Infinity;
  for (const temperature of weather.hours.dryBulb) {
    const whole = solveCluster(served, { temperature, wetBulb: null, pressure, humidityRatio: 0 });
    energy += whole.power.utility * 3600;
    if (whole.throttled.length > 0) throttled++;
    least = Math.min(least, whole.hottest?.margin ?? Infinity);
  }
  expect(year.energy / energy).toBeCloseTo(1, 4);
  expect(year.throttledHours).toBe(throttled);
  expect(throttled).toBeGreaterThan(5);
  expect(year.lost).toBeGreaterThan(0);
  expect(year.worst?.margin).toBeCloseTo(least, 1);
  expect(year.worstDay?.throttledHours).toBeGreaterThan(0);
  expect(year.heldHours).toBeLessThan(96);
  expect(year.error.power).toBeLessThan(1e-3);
});

test('towers: water by the moisture of each hour, and a refusal where it is not known', () => {
  const served = smallServed({ facility: towerLoop });
  const weather = days(22, 8, 0.5);
  const year = clusterYear(served, weather, free);
  let water = 0;
  for (const temperature of weather.hours.dryBulb)
    water +=
      3.6 *
      solveCluster(served, {
        temperature,
        wetBulb: wetBulb(temperature, 0.5, pressure),
        pressure,
        humidityRatio: humidityRatio(temperature, 0.5, pressure),
      }).water;
  expect(year.water / water).toBeCloseTo(1, 3);
  expect(year.wue).toBeCloseTo((1000 * year.water) / (year.racks / 3.6e6), 9);
  expect(() => clusterYear(served, days(22, 8, null), free)).toThrow(/--weather/);
});
