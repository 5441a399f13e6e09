import { z } from 'zod';
import { caseProblem } from '#cli/output/solution-schema.ts';

export const fieldSchema = z.strictObject({
  status: z.enum(['converged', 'not-converged', 'refused', 'cancelled']),
  problems: z.array(caseProblem).readonly(),
  cells: z.number(),
  outputs: z.record(
    z.string(),
    z.strictObject({
      value: z.number().nullable().describe('at the end, SI; null where no cell is meant'),
      unit: z.enum(['K', 'W', 'Pa', 'm/s', 'm³/s', 'kg/s', 'Pa s', 'kg/m³', 'm²/s²', 'm²/s³']),
      line: z
        .strictObject({
          at: z.array(z.number()).readonly().describe('from the beginning of the line, m'),
          values: z.array(z.number()).readonly(),
          maximum: z.strictObject({ at: z.number(), value: z.number() }),
          minimum: z.strictObject({ at: z.number(), value: z.number() }),
        })
        .optional(),
      course: z.array(z.number()).readonly().optional().describe('at each of `times`'),
    }),
  ),
  times: z.array(z.number()).readonly().describe('s'),
  heat: z.strictObject({
    in: z.number().describe('from sources and given fluxes, W; at the end'),
    out: z.number().describe('to what is held outside, W'),
    stored: z.number().describe('in the last step, W'),
    imbalance: z.number().describe('share of what goes in or through'),
  }),
  leftover: z
    .strictObject({
      momentum: z.number(),
      mass: z.number(),
      heat: z.number(),
      turbulence: z.number().optional(),
    })
    .optional()
    .describe('with a fluid: shares of the momentum, the streams, the heat and the turbulence in play'),
  residual: z
    .number()
    .describe('heat left over in the cells, share of what they would gain at the beginning'),
  iterations: z.number(),
  off: z
    .strictObject({ temperature: z.number(), share: z.number() })
    .optional()
    .describe(
      'where the case says `steady`: what its outputs are still off by, about, K and shares of the largest in the same unit',
    ),
  coarser: z.number().describe('turns on coarser grids before, with whose flow this one began'),
  threads: z.int().describe('That shared the work.'),
  bytes: z.number(),
  seconds: z.strictObject({ assemble: z.number(), total: z.number() }),
});
