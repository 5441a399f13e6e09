import { z } from 'zod';
import type { WorkloadAnswer } from '#solver/power/workload.ts';

const number = z.number();
const figure = number.nullable();
const banded = z
  .strictObject({
    value: number,
    low: number.describe('5 % are below'),
    high: number.describe('5 % are above'),
  })
  .nullable();

export const workloadSchema: z.ZodType<WorkloadAnswer> = z.strictObject({
  counts: z
    .strictObject({
      weightFlop: number.describe('FLOP'),
      attentionFlop: number.describe('FLOP'),
      flop: number.describe('FLOP'),
      weightBytes: number.describe('B'),
      keyValueBytes: number.describe('B'),
      activationBytes: number.describe('B'),
      bytes: number.describe('B'),
    })
    .nullable()
    .describe('of one token, all accelerators of the copy together; null at idle'),
  intensity: figure.describe('FLOP/B'),
  ridge: number.describe('FLOP/B where the two roofs meet'),
  roof: z.enum(['compute', 'memory']).nullable(),
  computeUtilisation: number.describe('share of the peak rate'),
  memoryUtilisation: number.describe('share of the bandwidth'),
  memoryNeeded: number.describe('B, each accelerator'),
  memoryCapacity: figure.describe('B, each accelerator'),
  fits: z.boolean().nullable().describe('null where the capacity is not known'),
  share: number.describe('rate over that without a limit'),
  heldBy: z.enum(['power', 'temperature']).nullable(),
  power: number.describe('W, each accelerator'),
  band: banded.describe('of the power; null where no measurement supports one'),
  tokensPerSecond: number.describe('1/s, one copy of the model'),
  tokensBand: banded,
  energyPerToken: figure.describe('J, all accelerators of the copy'),
  node: banded.describe('W at the wall, node of 8; null where nothing was measured'),
  basis: z.array(z.string()).readonly(),
});
