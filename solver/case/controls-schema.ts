import * as z from 'zod';
import { id, number, points, positive, share, temperature } from '#solver/case/fields.ts';

/** Controls of one case, and numbers that one sets. */
const most = 10_000;

const ids = z.array(id).min(1).max(most).readonly();
const sensed = z.union([z.strictObject({ temperature: ids }), z.strictObject({ margin: ids })]);
const metered = z.union([
  z.strictObject({ input: ids }),
  z.strictObject({ output: ids }),
  z.strictObject({ heat: ids }),
]);
const common = { id, sets: z.array(z.string().min(1).max(1000)).min(1).max(most).readonly() };
const sampling = { sample: positive.optional(), rate: positive.optional() };
const scaling = { idle: share.optional(), exponent: positive.max(10).optional(), floor: positive.max(1) };

const rateNeedsSample = { message: 'a `rate` needs a `sample`: give the interval at which the control acts' };
const samples = ({ rate, sample }: { rate?: number; sample?: number }): boolean =>
  rate === undefined || sample !== undefined;

const pid = z
  .strictObject({
    ...common,
    ...sampling,
    type: z.literal('pid'),
    measures: sensed,
    setpoint: number,
    kp: number,
    ki: number.optional(),
    kd: number.optional(),
    filter: positive.optional(),
    minimum: number,
    maximum: number,
  })
  .refine(({ minimum, maximum }) => minimum < maximum, { message: 'minimum must be less than maximum' })
  .refine(({ kp, ki = 0, kd = 0 }) => kp !== 0 || ki !== 0 || kd !== 0, { message: 'all gains are 0' })
  .refine(({ kp, ki = 0, kd = 0 }) => kp * ki >= 0 && kp * kd >= 0 && ki * kd >= 0, {
    message: 'the gains must have one sign: positive to cool, negative to heat',
  })
  .refine(
    ({ kp, kd = 0, filter, sample }) => kd === 0 || kp !== 0 || filter !== undefined || sample !== undefined,
    {
      message: 'a derivative without kp needs its `filter`, s',
    },
  )
  .refine(samples, rateNeedsSample);

const table = z
  .strictObject({
    ...common,
    ...sampling,
    type: z.literal('table'),
    measures: sensed,
    points,
    hysteresis: positive.optional(),
  })
  .refine(({ points: all }) => all.every(([at], i) => i === 0 || at > all[i - 1][0]), {
    message: 'the temperatures of `points` must ascend',
  })
  .refine(({ hysteresis, sample }) => hysteresis === undefined || sample !== undefined, {
    message: '`hysteresis` needs a `sample`: give the interval at which the table is looked up',
  })
  .refine(samples, rateNeedsSample);

const thermostat = z
  .strictObject({
    ...common,
    type: z.literal('thermostat'),
    measures: sensed,
    on: number,
    off: number,
    onValue: number.optional(),
    offValue: number.optional(),
    initially: z.enum(['on', 'off']).optional(),
    hold: positive.optional(),
  })
  .refine(({ on, off }) => on !== off, {
    message: '`on` and `off` must differ: between them it does not switch',
  });

const throttle = z
  .strictObject({
    ...common,
    ...scaling,
    type: z.literal('throttle'),
    measures: sensed,
    from: number.optional(),
    to: number.optional(),
    at: number.optional(),
    release: number.optional(),
    timeConstant: positive.optional(),
    shutdown: temperature.optional(),
  })
  .refine(
    ({ from, to, at, release }) => {
      const isBand = from !== undefined && to !== undefined && at === undefined && release === undefined;
      const isStep = from === undefined && to === undefined && at !== undefined && release !== undefined;
      return isBand || isStep;
    },
    { message: 'give either `from` and `to` (a band) or `at` and `release` (a step)' },
  )
  .refine(({ measures, shutdown }) => shutdown === undefined || 'temperature' in measures, {
    message: '`shutdown` is a temperature: measure one',
  })
  .refine(
    ({ measures, from = 0, to = 0, at = 0, release = 0 }) => {
      const warmer = 'margin' in measures ? -1 : 1;
      return warmer * (to - from) > 0 || warmer * (at - release) > 0;
    },
    { message: '`to` must be warmer than `from`, `at` warmer than `release` (a smaller margin is warmer)' },
  );

const cap = z.strictObject({
  ...common,
  ...scaling,
  type: z.literal('cap'),
  measures: metered,
  limit: positive,
});

export const controls = z
  .array(z.discriminatedUnion('type', [pid, table, thermostat, throttle, cap]))
  .max(most)
  .readonly();
