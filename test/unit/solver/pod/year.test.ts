import { expect, test } from 'vitest';
import type { WeatherHours, WeatherYear } from '#models/site/weather.ts';
import { servedLoad } from '#solver/pod/contents.ts';
import type { PodYear } from '#solver/pod/contract.ts';
import { violationsOf } from '#solver/pod/violations.ts';
import { solvePod } from '#solver/pod/solve.ts';
import { podYear } from '#solver/pod/year.ts';
import { stefanBoltzmann } from '#solver/correlations/radiation.ts';
import { airConditioner, exchanger, fans, podDocument, smallPod } from '../../../fixtures/pod.ts';

const zero = 273.15;
/** A short year: ten days. */
const hours = 240;
const filled = (value: number): Float64Array => new Float64Array(hours).fill(value);

function weather(changes: Partial<WeatherHours> = {}): WeatherYear {
  return {
    place: 'Testville',
    latitude: 45,
    longitude: 0,
    elevation: 0,
    timezone: 0,
    source: 'made up',
    notes: [],
    hours: {
      dryBulb: filled(zero + 20),
      relativeHumidity: filled(0.5),
      pressure: filled(101325),
      sun: { global: filled(0), direct: filled(0), diffuse: filled(0) },
      wind: null,
      infrared: null,
      ...changes,
    },
  };
}

function yearOf(changes: Record<string, unknown>, hoursThere: Partial<WeatherHours> = {}): PodYear {
  const pod = smallPod(changes);
  const contents = pod.contents.flatMap((one) => (one.kind === 'load' ? [servedLoad(one)] : []));
  return podYear(pod, contents, weather(hoursThere));
}

/** One hot day among cool ones: the fifth. */
const heatWave = Float64Array.from({ length: hours }, (_, n) => zero + (Math.floor(n / 24) === 4 ? 48 : 20));

test('a hot day is found: its hours, its content, and that it is not survived', () => {
  const year = yearOf({}, { dryBulb: heatWave });
  expect(year.contents[0].hoursTooHot).toBeGreaterThan(12);
  expect(year.contents[0].hoursTooHot).toBeLessThanOrEqual(30);
  expect(Math.floor((year.worst?.hour ?? 0) / 24)).toBe(4);
  expect(year.worst?.content).toBe('Radio');
  expect(year.worstDay).toEqual({ day: 4, isSurvived: false });
  expect(Math.floor(year.needed.time / 86_400)).toBe(4);
  expect(Math.abs(year.balance)).toBeLessThan(1e-6);
  const pod = smallPod();
  const said = violationsOf(pod, solvePod(pod, []), [year]).join();
  expect(said).toContain('Radio is too hot in');
});

test('an air conditioner that its limit stops is told by its hours', () => {
  const year = yearOf({ cooling: { ...airConditioner, highestOutdoor: '45 degC' } }, { dryBulb: heatWave });
  expect(year.stoppedHours).toBe(24);
  expect(yearOf({ cooling: airConditioner }, { dryBulb: heatWave })).toMatchObject({
    stoppedHours: 0,
    worstDay: { isSurvived: true },
  });
});

test('a place that knows no sunlight gets that of a clear sky, and says so; sunlight warms', () => {
  const dark = yearOf({});
  const clear = yearOf({}, { sun: null });
  expect(clear.air.mean).toBeGreaterThan(dark.air.mean + 0.5);
  expect(clear.sunShare).toBeGreaterThan(0.02);
  expect(dark.sunShare).toBe(0);
  expect(clear.notes.join()).toContain('clear sky is taken on every day');
  expect(dark.notes.join()).not.toContain('on every day');
});

test('wind and the infrared of a weather file count where the film is by wind', () => {
  const film = { kind: 'wind', speed: '1 m/s' };
  const calm = yearOf({ film });
  const windy = yearOf({ film }, { wind: filled(8) });
  expect(windy.air.mean).toBeLessThan(calm.air.mean);
  expect(calm.notes.join()).toContain('Wind is not known');
  const covered = yearOf({}, { infrared: filled(stefanBoltzmann * (zero + 20) ** 4) });
  expect(covered.air.mean).toBeGreaterThan(yearOf({}).air.mean);
  expect(covered.notes).toEqual([]);
});

test('moisture: fans bring in that of the air outside, an unknown one stays unknown', () => {
  const blown = yearOf({ cooling: fans });
  // 20 °C at 50 %: 9.3 °C.
  expect((blown.condensation?.highestDewPoint ?? 0) - zero).toBeCloseTo(9.27, 1);
  expect(yearOf({ cooling: fans }, { relativeHumidity: null }).condensation).toBeNull();
  expect(yearOf({ air: { leakage: '1 m3/h' } }, { relativeHumidity: null }).condensation).toBeNull();
  expect(yearOf({}, { relativeHumidity: null }).condensation).not.toBeNull();
});

test('air shut in at 20 °C condenses on cold walls and in a cold exchanger', () => {
  const [radio] = podDocument()['contents'] as object[];
  const cold = { dryBulb: filled(zero - 15) };
  const contents = [{ ...radio, power: '20 W' }];
  const year = yearOf({ contents, cooling: exchanger }, cold);
  expect(year.condensation?.walls).toBe(hours);
  expect(year.condensation?.exchanger).toBe(hours);
  expect(year.contents[0].hoursTooCold).toBe(hours);
});

test('energy: contents, rectifier, cooling and heater are all there is', () => {
  const [radio] = podDocument()['contents'] as object[];
  const { energy, pue } = yearOf({
    contents: [{ ...radio, isRectified: true }],
    rectifier: { efficiency: '90 %', source: 'made up' },
    cooling: exchanger,
    heater: { power: '500 W', setPoint: '45 degC', source: 'made up' },
  });
  const all = hours * 3600;
  expect(energy.contents).toBeCloseTo(300 * all, 0);
  expect(energy.rectifier).toBeCloseTo((300 / 0.9 - 300) * all, 0);
  expect(energy.heater).toBeGreaterThan(0);
  expect(energy.total).toBeCloseTo(energy.contents + energy.rectifier + energy.cooling + energy.heater, 3);
  expect(pue).toBeCloseTo(energy.total / energy.payload, 12);
});

test('the ground under a floor is as warm as the year on average, where nothing else is told', () => {
  const body = { ...(podDocument()['body'] as object), standing: 'ground' };
  const place = { latitude: '48 deg', groundTemperature: '-10 degC' };
  expect(yearOf({ body, place }).air.mean).toBeLessThan(yearOf({ body }).air.mean - 0.5);
});
