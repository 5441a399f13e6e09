import { expect, test } from 'vitest';
import { climateSites, findClimateSite } from '#models/site/climate-site.ts';
import { typicalYear } from '#solver/site/typical-year.ts';

const celsius = (kelvin: number): number => kelvin - 273.15;

test('every place has a year whose extremes are those published, within 1.5 K', () => {
  for (const site of climateSites) {
    const { dryBulb, relativeHumidity, sun } = typicalYear(site).hours;
    const sorted = dryBulb.toSorted();
    expect(Math.abs(sorted[8672] - site.hottest1), `${site.id}, hot`).toBeLessThan(1.5);
    expect(Math.abs(sorted[87] - site.coldest99), `${site.id}, cold`).toBeLessThan(1.5);
    expect([relativeHumidity, sun]).toEqual([null, null]);
  }
});

// Not used in making the years. Means of typical years (other decades, hence the width) by EPW files of
// modelica-buildings, CityEnergyAnalyst and ladybug; 0.4 % by ASHRAE 2009 in headers of NREL and ladybug files.
test.each([
  ['atlanta', 16.65],
  ['chicago', 9.99],
  ['santiago', 15.05],
  ['singapore', 27.63],
])('the mean of %s is near %d °C', (id, mean) => {
  const site = findClimateSite(id);
  if (!site) throw new Error(id);
  const { dryBulb } = typicalYear(site).hours;
  const own = celsius(dryBulb.reduce((sum, t) => sum + t, 0) / dryBulb.length);
  expect(Math.abs(own - mean)).toBeLessThan(1.5);
});

test('summer is in July in the north and in January in the south, the day is warmest in the afternoon', () => {
  const meanOf = (id: string, from: number, to: number): number => {
    const site = findClimateSite(id);
    if (!site) throw new Error(id);
    const hours = typicalYear(site).hours.dryBulb.slice(from, to);
    return hours.reduce((sum, t) => sum + t, 0) / hours.length;
  };
  const july = [181 * 24, 212 * 24] as const;
  const january = [0, 31 * 24] as const;
  expect(meanOf('chicago', ...july) - meanOf('chicago', ...january)).toBeGreaterThan(20);
  expect(meanOf('sydney', ...january) - meanOf('sydney', ...july)).toBeGreaterThan(6);
  const site = findClimateSite('phoenix');
  const day = Array.from(site ? typicalYear(site).hours.dryBulb.slice(0, 24) : []);
  expect(day.indexOf(Math.max(...day))).toBeGreaterThanOrEqual(13);
  expect(day.indexOf(Math.max(...day))).toBeLessThanOrEqual(16);
});
