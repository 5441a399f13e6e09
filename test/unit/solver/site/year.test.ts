import { expect, test } from 'vitest';
import { readEpw } from '#models/site/epw.ts';
import type { WeatherYear } from '#models/site/weather.ts';
import { condenseByInlet } from '#solver/condense/by-inlet.ts';
import { climateOf, freeCoolingHours, inletsOf, yearOfEnclosure } from '#solver/site/year.ts';
import { weatherFile } from '../../../fixtures/weather-file.ts';

function read(text: string): WeatherYear {
  const reading = readEpw(text);
  if (!reading.ok) throw new Error(reading.error);
  return reading.weather;
}

/** A year without pattern, from a generator of Lehmer's. */
function madeUp(): string {
  let seed = 7;
  const next = (): number => (seed = (seed * 48271) % 2147483647) / 2147483647;
  return weatherFile(() => ({
    dry: Math.round(600 * next() - 150) / 10,
    humidity: Math.round(5 + 95 * next()),
  }));
}

test('hours are those that a count over the lines of the file itself finds', () => {
  const text = madeUp();
  // Counted as awk would: from the text, without the reader.
  const dry = text
    .split('\r\n')
    .slice(8, -1)
    .map((line) => Number(line.split(',')[6]));
  const above = (limit: number): number => dry.filter((t) => t > limit).length;
  const climate = climateOf(read(text));
  expect(climate.hours).toBe(dry.length);
  expect(climate.hoursAbove27).toBe(above(27));
  expect(climate.hoursAbove35).toBe(above(35));
  expect(climate.dryBulb.most - 273.15).toBeCloseTo(Math.max(...dry), 9);
  expect(climate.dryBulb.mean - 273.15).toBeCloseTo(dry.reduce((sum, t) => sum + t, 0) / dry.length, 6);
  // 35 of 8760 hours are 0.4 %: the next one is the value that they exceed.
  const falling = dry.toSorted((a, b) => b - a);
  expect(climate.dryBulb.exceeded.by04 - 273.15).toBeCloseTo(falling[35], 9);
  expect(climate.dryBulb.exceeded.by99 - 273.15).toBeCloseTo(falling[8672], 9);
  expect(freeCoolingHours(read(text), 273.15 + 18, 5).dry).toBe(dry.filter((t) => t <= 13).length);
});

test('wet coolers serve in more hours than dry ones, in none more where the air is full of water', () => {
  const dryAir = read(weatherFile((n) => ({ dry: n % 40, humidity: 20 })));
  const fullAir = read(weatherFile((n) => ({ dry: n % 40, humidity: 100 })));
  const { dry, wet } = freeCoolingHours(dryAir, 273.15 + 20, 5);
  expect(wet).toBeGreaterThan(dry + 1000);
  const full = freeCoolingHours(fullAir, 273.15 + 20.001, 5);
  expect(full.wet).toBe(full.dry);
});

test('classes count moisture: what is too damp is in none', () => {
  const fine = climateOf(read(weatherFile(() => ({ dry: 20, humidity: 50 }))));
  expect(fine.within).toEqual({ A1: 8760, A2: 8760, A3: 8760, A4: 8760 });
  const damp = climateOf(read(weatherFile(() => ({ dry: 20, humidity: 95 }))));
  expect(damp.within).toEqual({ A1: 0, A2: 0, A3: 0, A4: 0 });
  const hot = climateOf(read(weatherFile(() => ({ dry: 38, humidity: 20 }))));
  expect(hot.within).toEqual({ A1: 0, A2: 0, A3: 8760, A4: 8760 });
});

test('sun on walls: that of the sky alone is half of what the roof has, the south wall beats the north one', () => {
  const grey = climateOf(read(weatherFile(() => ({ global: 0, direct: 0, diffuse: 100 }))));
  for (const { plane, energy } of grey.sun ?? [])
    if (plane !== 'roof') expect(energy / 3.6e6, plane).toBeCloseTo(8.76 * 50, 6);
  const clear = climateOf(read(weatherFile(() => ({ global: 0, direct: 500, diffuse: 0 }))));
  const of = (plane: string): number => clear.sun?.find((one) => one.plane === plane)?.energy ?? NaN;
  expect(of('south wall')).toBeGreaterThan(3 * of('north wall'));
  // The sun goes as long through the east as through the west.
  expect(of('east wall') / of('west wall')).toBeCloseTo(1, 1);
});

test('with a front the sun is told of its sides: left of a front to the south is west', () => {
  const weather = read(weatherFile((n) => ({ direct: n % 24 > 13 ? 500 : 0 })));
  const walls = climateOf(weather).sun;
  const sides = climateOf(weather, null, Math.PI).sun;
  const of = (list: typeof walls, plane: string) => list?.find((one) => one.plane === plane)?.energy ?? NaN;
  expect(sides?.map(({ plane }) => plane)).toEqual(['roof', 'front', 'left side', 'rear', 'right side']);
  expect(of(sides, 'front')).toBeCloseTo(of(walls, 'south wall'), 0);
  expect(of(sides, 'left side')).toBeCloseTo(of(walls, 'west wall'), 0);
  expect(of(sides, 'left side')).toBeGreaterThan(2 * of(sides, 'right side'));
});

test('energy, worst hour and hours too hot of an enclosure in closed form', async () => {
  const weather = read(weatherFile((n) => ({ dry: n === 5000 ? 45 : n % 30 })));
  const condensed = await condenseByInlet(270, 330, (inlet) =>
    Promise.resolve({
      inlet,
      power: inlet,
      fanPower: 2,
      airflow: 1,
      margin: 273.15 + 25.5 - inlet,
      hottest: inlet > 310 ? 'CPU1' : 'GPU1',
    }),
  );
  const inlets = inletsOf(weather, { rise: 0, least: null });
  const year = yearOfEnclosure(inlets, condensed);
  const sum = inlets.reduce((total, t) => total + t, 0);
  expect(year.energy).toBeCloseTo(3600 * sum, 0);
  expect(year.fanEnergy).toBeCloseTo(3600 * 2 * 8760, 3);
  expect(year.worst).toMatchObject({ hour: 5000, margin: expect.closeTo(-19.5, 6), part: 'CPU1' });
  // 26, 27, 28 and 29 °C of each 30 hours, and the hottest one.
  expect(year.hoursTooHot).toBe(4 * 292 + 1);
  expect(year.hoursWithoutAnswer).toBe(0);
  const [january] = year.months;
  const first = inlets.slice(0, 744);
  expect(year.months).toHaveLength(12);
  expect(january.inlet).toMatchObject({ least: 273.15, most: 273.15 + 29 });
  expect(january.power?.mean).toBeCloseTo(first.reduce((total, t) => total + t, 0) / 744, 6);
  expect(january.margin?.least).toBeCloseTo(-3.5, 6);
  // Hour 5000 is in July.
  expect(year.months.map(({ margin }) => margin?.least.toFixed(1)).indexOf('-19.5')).toBe(6);
  const warmed = inletsOf(weather, { rise: 3, least: 283.15 });
  expect(warmed[0]).toBe(283.15);
  expect(warmed[29]).toBeCloseTo(273.15 + 32, 9);
});
