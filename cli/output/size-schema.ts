import { z } from 'zod';
import type { SizeFigures } from '#solver/design/size-contract.ts';

/*
 * The answer of "size" as it stands in JSON output. SI units without exception, K for temperatures.
 */

const number = z.number();
const figure = z.number().nullable();

const figures: z.ZodType<SizeFigures> = z.strictObject({
  heat: number.describe('W'),
  powerAc: number.describe('W'),
  fanPower: number.describe('W'),
  airflow: number.describe('m³/s'),
  fanSpeedRatio: number,
  noise: figure.describe('dB(A) at 1 m; null where a running fan’s is unknown'),
  exhaustTemperature: figure.describe('K'),
  mass: number.describe('kg, of the parts whose mass is known'),
  withoutMass: number.describe('pieces'),
  price: number.describe('USD, of the parts whose price is known'),
  withoutPrice: number.describe('pieces'),
});

/** Of the first way to fail that does not hold, else of the one with the smallest margin. */
const finding = z.strictObject({
  holds: z.boolean(),
  failed: z.array(z.string()).describe('placements that were set to failed'),
  placement: z.string().nullable().describe('with the smallest margin'),
  margin: figure.describe('its margin to its limit, K'),
  temperature: figure.describe('K'),
  limit: figure.describe('K'),
  rule: z.string().nullable().describe('violated, or the status of a solve that gave no answer'),
  message: z.string().nullable(),
});

const choice = z.array(z.strictObject({ path: z.string(), part: z.string() }));

export const sizeSchema = {
  goal: z.string(),
  margin: number.describe('wanted of every temperature limit, K'),
  ignoreRules: z.boolean(),
  failedFans: number,
  failedPsus: number,
  failures: number.describe('ways to fail that were tried, besides none'),
  status: z.enum(['found', 'none', 'unfinished']),
  values: z.array(
    z.strictObject({
      path: z.string().describe('as --set takes it'),
      quantity: z.string().nullable().describe('null for parts and counts'),
      before: z.union([number, z.string()]).nullable().describe('null where several parts differ'),
      found: z.union([number, z.string()]),
    }),
  ),
  binds: z
    .strictObject({
      what: z
        .enum(['part', 'rule', 'range'])
        .describe('what stands at its limit; range: the end of what may vary, or the best of the choices'),
      at: finding.describe('at the answer'),
      beyond: z
        .strictObject({ value: figure.describe('of the number'), at: finding })
        .nullable()
        .describe('the next value that does not hold'),
    })
    .nullable(),
  before: figures.nullable(),
  after: figures.nullable(),
  ends: z
    .array(z.strictObject({ value: number, at: finding }))
    .describe('both ends of the number’s range, for the best or the first choice'),
  tried: z.array(
    z.strictObject({
      choice,
      figure: figure.describe('USD, kg, dB(A) or W by the goal'),
      value: figure.describe(
        'of the number: the best that holds, else the one tried that comes nearest to it',
      ),
      at: finding,
    }),
  ),
  leftOut: z.array(choice).describe('choices that cannot win: their figure is not known'),
  untried: number.describe('choices that could not be better, or were too many'),
  remarks: z.array(z.string()),
  solves: number,
  seconds: number,
  written: z
    .strictObject({ path: z.string(), configuration: z.strictObject({ id: z.string(), name: z.string() }) })
    .nullable(),
} as const;
