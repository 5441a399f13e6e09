import { z } from 'zod';
import type { ColdStartResult, CourseResult, CycleResult, ModuleResult } from '#solver/module/contract.ts';

const number = z.number();
const kelvin = number.describe('K');
const share = number.describe('share');
const watts = number.describe('W');
const range = { lowest: kelvin, mean: kelvin, highest: kelvin };

const paths = z
  .strictObject({
    plate: watts,
    structure: watts,
    convection: number.describe('W from plain walls'),
    fins: watts,
    radiation: watts,
    sunlight: number.describe('W absorbed'),
  })
  .describe('from the housing');

const courseFields = {
  duration: number.describe('s'),
  housing: z.strictObject(range),
  components: z.array(
    z.strictObject({
      name: z.string(),
      ...range,
      margin: number.describe('K to its limit at the highest; negative: beyond it'),
      throttled: number.describe('share of the time'),
      held: number.describe('share of the energy that was asked for'),
    }),
  ),
  heat: number.describe('W of the components, mean'),
  loss: number.describe('W of the converter, mean'),
  paths,
  balance: number.describe('share of all heat that moves'),
  throttledUntil: number.nullable().describe('s; null where something is throttled at the end'),
  series: z.array(z.array(number).readonly()).readonly().describe('s, K of the housing, K of each junction'),
};
const course: z.ZodType<CourseResult> = z.strictObject(courseFields);
const cycle: z.ZodType<CycleResult> = z.strictObject({
  ...courseFields,
  laps: z.number().int(),
  isPeriodic: z.boolean(),
});
const coldStart: z.ZodType<ColdStartResult> = z.strictObject({
  ...courseFields,
  wait: number.nullable().describe('s until every component may start; null where it never can'),
});

const result: z.ZodType<ModuleResult> = z.strictObject({
  status: z.enum(['converged', 'not-converged']),
  points: z
    .array(
      z.strictObject({
        name: z.string(),
        housing: kelvin,
        components: z.array(z.strictObject({ name: z.string(), power: watts, junction: kelvin })).readonly(),
        paths,
        margin: number.describe('K to the nearest limit'),
        nearest: z.number().int().describe('index of the component that is nearest to its limit'),
        held: z
          .array(share)
          .readonly()
          .describe('of the power, by component, when it throttles at its limit'),
        headroom: number.nullable().describe('K that all surroundings may be warmer; null: over 300'),
      }),
    )
    .readonly()
    .describe('as if they lasted'),
  worst: z.number().int().describe('index of the operating point with the least margin'),
  cycle,
  hotSoak: course.nullable(),
  coldStart: coldStart.nullable(),
  supply: z.strictObject({
    lowest: number.describe('V'),
    highest: number.describe('V'),
    points: z
      .array(
        z.strictObject({
          name: z.string(),
          output: watts,
          input: watts,
          loss: watts,
          current: number.describe('A at the lowest voltage'),
        }),
      )
      .readonly(),
    input: number.describe('W, mean of the cycle'),
    others: number.describe('W, mean of the cycle'),
    moduleShare: share,
    computeShare: share,
    runTime: number.nullable().describe('s; null without a battery'),
  }),
});

export const moduleSchema = {
  name: z.string(),
  result,
  violations: z.array(z.string()).describe('what is beyond a limit'),
  cautions: z.array(z.string()).describe('what must be known though no limit is passed'),
};
