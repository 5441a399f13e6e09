import * as z from 'zod';
import { controls } from '#solver/case/controls-schema.ts';
import { atLeastZero, number, positive } from '#solver/case/fields.ts';

/** Moments of one course, and changes of one case. */
const most = 100_000;

const moments = z
  .array(z.tuple([atLeastZero, number]).readonly())
  .min(1)
  .max(most)
  .readonly();

const course = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('steps'), points: moments, period: positive.optional() }),
  z.strictObject({ type: z.literal('linear'), points: moments, period: positive.optional() }),
  z.strictObject({
    type: z.literal('sine'),
    mean: number,
    amplitude: number,
    period: positive,
    phase: number.optional(),
  }),
]);

export const transient = z.strictObject({
  duration: positive,
  start: z.enum(['steady', 'given']).optional(),
  every: positive.optional(),
  tolerance: positive.optional(),
  changes: z
    .array(z.strictObject({ path: z.string().min(1).max(1000), course }))
    .max(most)
    .readonly()
    .optional(),
  controls: controls.optional(),
});
