import { describe, expect, test } from 'vitest';
import { readEpw } from '#models/site/epw.ts';
import type { WeatherYear } from '#models/site/weather.ts';
import { weatherFile } from '../../../fixtures/weather-file.ts';

function read(text: string): WeatherYear {
  const reading = readEpw(text);
  if (!reading.ok) throw new Error(reading.error);
  return reading.weather;
}

function faultOf(text: string): string {
  const reading = readEpw(text);
  return reading.ok ? 'none' : `${reading.error} | ${reading.remedy}`;
}

/** Line n of the text, from 1, with `change` made to it. */
function withLine(text: string, n: number, change: (line: string) => string): string {
  return text
    .split('\r\n')
    .map((line, i) => (i === n - 1 ? change(line) : line))
    .join('\r\n');
}

test('a year is read in SI, with its place, and what is not used is named', () => {
  const year = read(
    weatherFile((n) => ({ dry: n / 1000, humidity: 40, global: 100, direct: 50, diffuse: 75 })),
  );
  expect(year).toMatchObject({ latitude: 48, longitude: 11, timezone: 1, elevation: 520 });
  expect(year.place).toBe('Testville, TS, XXX');
  expect(year.hours.dryBulb).toHaveLength(8760);
  expect(year.hours.dryBulb[8759]).toBeCloseTo(273.15 + 8.759, 9);
  expect(year.hours.relativeHumidity?.[17]).toBe(0.4);
  expect(year.hours.pressure[0]).toBe(95_000);
  expect(year.hours.sun?.diffuse[3]).toBe(75);
  expect(year.notes.join()).toContain('snow');
  // The infrared of this file is 0 all year: not measured.
  expect(year.hours.infrared).toBeNull();
  expect(year.hours.wind?.[5]).toBe(0);
});

test('a leap year has 8784 hours', () => {
  expect(read(weatherFile(() => ({}), 8784)).hours.dryBulb).toHaveLength(8784);
});

test('hours that are missing lie on the straight line between their neighbours, over New Year as well', () => {
  const missing = new Set([100, 101, 102, 8758, 8759, 0]);
  const year = read(
    weatherFile((n) => ({
      dry: missing.has(n) ? 99.9 : n === 99 ? 4 : n === 103 ? 12 : n === 8757 ? 20 : 8,
    })),
  );
  const celsius = (n: number): number => year.hours.dryBulb[n] - 273.15;
  expect([100, 101, 102].map(celsius)).toEqual([6, 8, 10].map((t) => expect.closeTo(t, 9)));
  expect([8758, 8759, 0].map(celsius)).toEqual([17, 14, 11].map((t) => expect.closeTo(t, 9)));
  expect(year.notes.join()).toContain('6 hours have no dry-bulb temperature');
});

test('what is missing all through stays unknown', () => {
  const year = read(weatherFile(() => ({ humidity: 999, direct: 9999 })));
  expect(year.hours.relativeHumidity).toBeNull();
  expect(year.hours.sun).toBeNull();
  expect(year.notes.join()).toContain('no relative humidity');
});

describe('a file that is not whole is refused, with the place and the remedy', () => {
  const good = weatherFile(() => ({}));
  test.each([
    ['of another kind', 'hello', /line 1: .*LOCATION.* \| take a weather file/],
    ['cut short', good.split('\r\n').slice(0, 500).join('\r\n'), /492 hours, not the 8760 or 8784/],
    [
      'a number that is none',
      withLine(good, 109, (line) => line.replace(',10,', ',ten,')),
      /line 109, column 7: .*"ten".* \| correct it, or write 99.9/,
    ],
    [
      'a temperature that cannot be',
      withLine(good, 9, (line) => line.replace(',10,', ',100,')),
      /line 9, column 7: .*"100".*-90 to 70/,
    ],
    [
      'two values an hour',
      withLine(good, 8, (line) => line.replace(',1,1,', ',1,2,')),
      /line 8: it has 2 values an hour/,
    ],
    [
      'a place that is none',
      withLine(good, 1, (line) => line.replace('48.00', '148')),
      /line 1, column 7: the latitude "148"/,
    ],
    ['no temperatures', weatherFile(() => ({ dry: 99.9 })), /no dry-bulb temperatures/],
  ])('%s', (_name, text, wanted) => {
    expect(faultOf(text)).toMatch(wanted);
  });
});
