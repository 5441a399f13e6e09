import { expect, test } from 'vitest';
import { servedLoad } from '#solver/pod/contents.ts';
import type { PodResult } from '#solver/pod/contract.ts';
import { dayTemperature, meanOfDay } from '#solver/pod/design-day.ts';
import { remarksOn } from '#solver/pod/remarks.ts';
import { solvePod } from '#solver/pod/solve.ts';
import { violationsOf } from '#solver/pod/violations.ts';
import type { Pod } from '#models/pod/pod.ts';
import { airConditioner, exchanger, fans, podDocument, smallPod } from '../../../fixtures/pod.ts';

const zero = 273.15;
const [radio] = podDocument()['contents'] as Record<string, unknown>[];
const body = podDocument()['body'] as Record<string, unknown>;
const heater = { power: '500 W', setPoint: '10 degC', source: 'made up' };
const battery = {
  kind: 'load',
  name: 'Battery',
  power: '10 W',
  highest: '50 degC',
  coldStart: '0 degC',
  heatCapacity: '40000 J/K',
  conductance: '10 W/K',
  source: 'made up',
};

function solved(changes: Record<string, unknown> = {}): { pod: Pod; result: PodResult; said: string } {
  const pod = smallPod(changes);
  const contents = pod.contents.flatMap((one) => (one.kind === 'load' ? [servedLoad(one)] : []));
  const result = solvePod(pod, contents);
  return { pod, result, said: violationsOf(pod, result, []).join('\n') };
}

test('the hot day has its hottest hour, its range and the mean of the table', () => {
  const { hot } = smallPod({ hot: { highest: '40 degC', range: '10 K' } });
  const hours = Array.from({ length: 24 }, (_, n) => dayTemperature(hot, (n + 1) * 3600));
  expect(Math.max(...hours)).toBeCloseTo(zero + 40, 9);
  expect(Math.min(...hours)).toBeCloseTo(zero + 30, 9);
  expect(hours.indexOf(Math.min(...hours))).toBe(4);
  expect(meanOfDay(hot)).toBeCloseTo(
    hours.reduce((sum, one) => sum + one / 24, 0),
    9,
  );
  expect(dayTemperature(hot, 0)).toBeCloseTo(dayTemperature(hot, 24 * 3600), 9);
});

test('a day repeats itself, and what comes in goes out', () => {
  for (const cooling of [{ kind: 'closed' }, exchanger, fans, airConditioner]) {
    const { hot } = solved({ cooling, contents: [radio, battery] }).result;
    expect(hot.status).toBe('converged');
    expect(Math.abs(hot.balance)).toBeLessThan(1e-6);
  }
});

test('sunlight, a darker coat and a shield: the box follows', () => {
  const hottest = (changes: Record<string, unknown>): number => solved(changes).result.hot.hottest;
  const faces = (more: Record<string, unknown>) =>
    (podDocument()['faces'] as object[]).map((face) => ({ ...face, ...more }));
  const usual = hottest({});
  expect(hottest({ faces: faces({ absorptivity: 0.9 }) })).toBeGreaterThan(usual + 2);
  expect(hottest({ faces: faces({ shade: '100 %' }) })).toBeLessThan(usual - 2);
  const dark = hottest({ hot: { highest: '30 degC', peakSun: '0 W/m2' } });
  expect(dark).toBeCloseTo(hottest({ faces: faces({ shade: '100 %' }) }), 9);
});

test('on and off swings over the band: its upper end counts; proportional rests between', () => {
  const { hot } = solved({ cooling: airConditioner }).result;
  expect(hot.duty).toBeGreaterThan(0);
  expect(hot.duty).toBeLessThan(1);
  expect(hot.hottest).toBeCloseTo(zero + 34, 9);
  expect(hot.startsPerHour).toBeGreaterThan(0);
  const rested = solved({ cooling: { ...airConditioner, control: 'proportional' } }).result.hot;
  expect(rested.hottest).toBeLessThan(zero + 34);
  expect(rested.startsPerHour).toBeNull();
});

test('what has to be taken away is what holds the tightest limit, with the fan inside', () => {
  const { needed } = solved({
    cooling: airConditioner,
    hot: { highest: '60 degC', range: '0 K', peakSun: '0 W/m2' },
  }).result.hot;
  expect(needed).toMatchObject({ content: 'Radio', sunShare: 0 });
  expect(needed.air).toBeCloseTo(zero + 55, 3);
  // 300 W, the fan of 30 W, and 5 m² of 3 W/(m² K) at 5 K less the little that a hot sky takes.
  expect(needed.power).toBeGreaterThan(330);
  expect(needed.power).toBeLessThan(330 + 15 * 5);
});

test('condensation is told where moisture is known, and not where it is not', () => {
  const closed = solved().result.hot.condensation;
  expect(closed?.walls).toBe(0);
  expect((closed?.highestDewPoint ?? 0) - zero).toBeCloseTo(9.27, 1);
  expect(solved({ air: { leakage: '1 m3/h' } }).result.hot.condensation).toBeNull();
  expect(solved({ cooling: fans }).result.hot.condensation).toBeNull();
  const hot = { highest: '30 degC', relativeHumidity: '50 %' };
  expect(solved({ cooling: fans, hot }).result.hot.condensation).not.toBeNull();
});

test('moist air that leaks in gives its water to the evaporator, whose latent heat costs cooling', () => {
  const moist = (relativeHumidity: string) =>
    solved({
      cooling: { ...airConditioner, setPoint: '20 degC' },
      air: { leakage: '20 m3/h' },
      hot: { highest: '35 degC', relativeHumidity },
    }).result.hot;
  const wet = moist('70 %');
  expect(wet.condensation?.evaporator).toBeGreaterThan(20);
  expect(wet.condensation?.drained).toBeGreaterThan(1);
  expect(wet.energy.cooling).toBeGreaterThan(moist('10 %').energy.cooling);
  expect(moist('10 %').condensation?.drained).toBe(0);
});

test('a cold soak: what helps to warm starts first, and a battery behind a conductance last', () => {
  const { result } = solved({
    contents: [{ ...radio, coldStart: '-20 degC' }, battery],
    heater,
    cold: { temperature: '-30 degC' },
  });
  const [first, second] = result.cold.start.contents;
  expect(first.after).toBeGreaterThan(0);
  expect(second.after ?? 0).toBeGreaterThan(first.after ?? Infinity);
  expect(result.cold.start.after).toBe(second.after);
  expect(result.cold.start.energy).toBeGreaterThan(0);
});

test('a heater that is too small never starts anything, which is a violation with the power that it takes', () => {
  const { result, said } = solved({
    contents: [battery],
    heater: { ...heater, power: '100 W' },
    cold: { temperature: '-30 degC' },
  });
  expect(result.cold.start.after).toBeNull();
  expect(result.cold.neededHeater).toBeGreaterThan(400);
  expect(said).toContain('Battery never becomes warm enough');
});

test('an air conditioner that stops in the cold lets a box of much heat become too hot', () => {
  const { result, said } = solved({
    contents: [{ ...radio, power: '3 kW' }],
    cooling: airConditioner,
    cold: { temperature: '-30 degC' },
  });
  expect(result.cold.isStopped).toBe(true);
  expect(said).toContain('too hot in the cold');
  expect(said).toContain('is wanted in the cold and stops');
});

test('protection: openings in a box against all dust, and a box indoors', () => {
  expect(solved({ body: { ...body, protection: 'IP65' }, cooling: fans }).said).toContain('all dust');
  expect(solved({ body: { ...body, protection: 'IP65' }, cooling: exchanger }).said).not.toContain('dust');
  expect(solved({ body: { ...body, protection: 'IP20' } }).said).toContain('rain');
});

test('walls without a resistance of their own, and what has no limit, are told', () => {
  const bare = solved({
    film: { kind: 'wind', speed: '0 m/s' },
    faces: (podDocument()['faces'] as object[]).map((face) => ({
      ...face,
      build: { kind: 'u-value', uValue: '5.5 W/(m2 K)' },
    })),
    contents: [{ ...radio, highest: null }],
  });
  const said = remarksOn(bare.pod, [], bare.result).join('\n');
  expect(said).toContain('the films on both sides let less through');
  expect(said).toContain('no upper limit is known');
  expect(bare.result.hot.needed.power).toBeNull();
});
