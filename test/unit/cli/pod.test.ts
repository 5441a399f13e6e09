import { expect, test } from 'vitest';
import type { PodResult, PodYear } from '#solver/pod/contract.ts';
import { airConditioner, exchanger, podDocument } from '../../fixtures/pod.ts';
import { weatherFile } from '../../fixtures/weather-file.ts';
import { boxwright, json, temporary } from './program.ts';

const file = (changes: Record<string, unknown> = {}): string =>
  temporary('a.boxwright-pod.json', JSON.stringify(podDocument(changes)));

interface Document {
  readonly condensed: readonly unknown[];
  readonly result: PodResult;
  readonly years: readonly PodYear[];
  readonly violations: readonly string[];
}

test('as JSON, by its published declaration', async () => {
  const { code, document } = await json(
    'pod',
    'pod',
    file({ cooling: airConditioner, cold: { temperature: '0 degC' } }),
  );
  expect(code).toBe(0);
  const { result, years, violations, condensed } = document as Document;
  expect(result.hot.status).toBe('converged');
  expect(result.hot.contents[0].margin).toBeGreaterThan(15);
  expect(years).toEqual([]);
  expect(violations).toEqual([]);
  expect(condensed).toEqual([]);
});

test('in words, with what is beyond a limit', async () => {
  const { code, out } = await boxwright('pod', file());
  expect(code).toBe(1);
  expect(out).toMatch(/Air inside, hottest +\d\d\.\d\u00A0°C at \d\d:\d\d/);
  expect(out).toMatch(/Over the hot day +outside +inside/);
  expect(out).toMatch(/Heater for a cold start +\d+\u00A0W while all else is off/);
  expect(out).toContain('WARNING  Radio never becomes warm enough to be switched on in the cold');
});

test('a year of a weather file and one of a place, side by side, with moisture where it is known', async () => {
  const weather = temporary(
    'a.epw',
    weatherFile((n) => ({
      dry: 15 + 10 * Math.sin(n / 4),
      humidity: 60,
      global: n % 24 > 8 && n % 24 < 16 ? 500 : 0,
    })),
  );
  const path = file({ cooling: exchanger, air: { leakage: '1 m3/h' } });
  const { document } = await json('pod', 'pod', path, '--weather', weather, '--at', 'lulea');
  const { years } = document as Document;
  expect(years.map(({ place }) => place)).toEqual(['Lulea, Sweden', 'Testville, TS, XXX']);
  expect(years[0].condensation).toBeNull();
  expect(years[1].condensation?.highestDewPoint).toBeGreaterThan(273.15);
  for (const { balance, pue } of years) {
    expect(Math.abs(balance)).toBeLessThan(1e-6);
    expect(pue).toBeGreaterThan(1);
  }
  const { out } = await boxwright('pod', path, '--at', 'lulea');
  expect(out).toMatch(/Lulea, Sweden +not known: the moisture of the air outside is not/);
});

test.each([
  [temporary('x.json', '{"format": "boxwright-rack"}'), 'begins with {"format": "boxwright-pod"'],
  [file({ faces: [] }), 'one face or more'],
  [
    file({
      contents: [{ kind: 'enclosure', design: 'none.boxwright.json', heatCapacity: '1 J/K', source: 'x' }],
    }),
    'none.boxwright.json',
  ],
  ['nowhere.json', 'nowhere.json'],
])('%s is refused', async (path, words) => {
  const { code, err } = await boxwright('pod', path);
  expect(code).toBe(2);
  expect(err).toContain(words);
});
