import { z } from 'zod';
import { caseProblem } from '#cli/output/solution-schema.ts';

const series = z.array(z.number()).readonly().describe('one value for each of `times`, SI');

export const transientSchema = z.strictObject({
  status: z.enum(['completed', 'stopped', 'refused', 'cancelled']),
  problems: z.array(caseProblem).readonly(),
  times: series.describe('s'),
  nodes: z.record(
    z.string(),
    z.strictObject({
      temperature: series.nullable().describe('K'),
      pressure: series.nullable().describe('Pa; null at heat nodes'),
    }),
  ),
  branches: z.record(z.string(), z.strictObject({ massFlow: series.describe('kg/s') })),
  converters: z.record(
    z.string(),
    z.strictObject({ output: series.describe('W'), input: series.describe('W') }),
  ),
  batteries: z
    .record(
      z.string(),
      z.strictObject({
        charge: series.describe('0 to 1'),
        emptyAt: z.number().nullable().describe('s; null where it was not'),
        autonomy: z.number().nullable().describe('s for which it carried the load until it was empty'),
      }),
    )
    .optional(),
  feeds: z
    .record(
      z.string(),
      z.strictObject({
        energy: z.number().describe('J that it gave'),
        fuel: z.number().nullable().describe('m3 of fuel; null of panels'),
      }),
    )
    .optional()
    .describe('feeds with a limit'),
  controls: z.record(
    z.string(),
    z.strictObject({
      output: series.describe('speed, opening, W …; of a throttle or cap the share of the free rate'),
      mean: z.number().describe('of the output over the run; of a share the mean rate'),
      switches: z.number().describe('times that it switched over'),
      throttled: z
        .strictObject({
          firstAt: z.number().nullable().describe('s at which the share first fell below 0.999'),
          seconds: z.number().describe('for how long it was below'),
          shutdownAt: z.number().nullable().describe('s'),
        })
        .nullable()
        .describe('of a throttle or cap'),
    }),
  ),
  extremes: z.record(
    z.string(),
    z.strictObject({
      maximum: z.number().describe('K'),
      maximumAt: z.number().describe('s'),
      minimum: z.number().describe('K'),
      minimumAt: z.number().describe('s'),
    }),
  ),
  limits: z.record(
    z.string(),
    z.strictObject({
      limit: z.number().describe('K'),
      at: z.number().nullable().describe('s at which it was first reached; null where it was not'),
    }),
  ),
  energyBalance: z.number().describe('heat in less heat out less heat stored, over what went through'),
  steps: z.number(),
  rejected: z.number(),
  unknowns: z.number(),
  seconds: z.number(),
});
