import { z } from 'zod';

export const rideSchema = z.strictObject({
  status: z.enum(['completed', 'stopped', 'refused', 'cancelled']),
  problems: z
    .array(z.strictObject({ severity: z.enum(['error', 'warning']), message: z.string() }))
    .readonly(),
  failed: z.array(z.string()).readonly().describe('ids of the fans that failed'),
  times: z
    .array(z.number())
    .readonly()
    .describe('s after the failure; the first is the steady state before it'),
  parts: z
    .array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        temperature: z.array(z.number()).readonly().describe('K, one for each of `times`'),
        highest: z.number().describe('K'),
        limit: z.number().nullable().describe('K'),
        limitAt: z.number().nullable().describe('s after the failure; null where the limit is not reached'),
        throttle: z
          .strictObject({
            at: z.number().nullable().describe('s after the failure; null where it keeps its rate'),
            rate: z.number().describe('share of its rate that is left at the end'),
            shutdownAt: z.number().nullable().describe('s after the failure; null where it stays on'),
          })
          .nullable()
          .describe('of an accelerator that slows down when it is hot'),
      }),
    )
    .readonly()
    .describe('the soonest at its limit first'),
  airflow: z.array(z.number()).readonly().describe('m³/s that enter, one for each of `times`'),
  seconds: z.number(),
});
