import { z } from 'zod';
import { fieldSchema } from '#cli/output/field-schema.ts';

const flow = z.strictObject({
  id: z.string(),
  name: z.string(),
  field: z.number().nullable(),
  network: z.number(),
});

const compared = z
  .array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      field: z.number(),
      before: z.number(),
      after: z.number(),
    }),
  )
  .readonly();

const calibration = z.strictObject({
  factors: z
    .array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        field: z.enum(['filmFactor', 'flowFactor']),
        before: z.number(),
        after: z.number(),
        isAtEnd: z.boolean().describe('whether it would go further'),
      }),
    )
    .readonly(),
  left: z
    .array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        why: z.enum(['no-film', 'little-through-film', 'little-rise', 'little-flow', 'other-way']),
      }),
    )
    .readonly()
    .describe('whose factor is as it was'),
  parts: compared.describe('K, the network without and with the factors'),
  openings: compared.describe('into the chassis, m³/s'),
});

export const designFieldSchema = {
  calibration: calibration.optional().describe('with --calibrate'),
  grid: z.strictObject({
    cells: z.number(),
    counts: z.tuple([z.number(), z.number(), z.number()]).readonly().describe('along x, y, z'),
    bytes: z.number().describe('about what the solve holds'),
    tolerance: z.number().describe('the most that faces on one line are apart, m'),
    gapCells: z.number().describe('cells that each gap between parts has at least'),
  }),
  notes: z.array(z.string()).readonly().describe('what is simplified'),
  parts: z
    .array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        temperatureOf: z.enum(['junction', 'case', 'surface', 'air', 'coolant']).nullable(),
        limit: z.number().nullable().describe('K'),
        field: z.number().nullable().describe('K; null where the field does not tell it'),
        network: z.number().nullable().describe('K'),
        difference: z.number().nullable().describe('field − network, K'),
        by: z
          .enum(['block', 'air', 'metal', 'coolant', 'nothing'])
          .describe('what the temperature is read off'),
        moved: z.number().describe('the most that the grid moved its faces, m'),
      }),
    )
    .readonly(),
  fans: z.array(flow).readonly().describe('along the fan, m³/s'),
  openings: z.array(flow).readonly().describe('into the chassis, m³/s'),
  airflow: z.strictObject({ field: z.number().nullable(), network: z.number() }).describe('m³/s'),
  heat: z.strictObject({
    given: z.number().describe('to the field, W'),
    coolant: z.number().describe('taken by coolant before, W'),
  }),
  solution: fieldSchema.omit({ outputs: true }),
};
