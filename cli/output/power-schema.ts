import { z } from 'zod';
import type { ArchitectureResult, ChainStageResult, LoadPoint } from '#solver/distribution/contract.ts';

const number = z.number();
const whole = z.number().int();

const stage: z.ZodType<ChainStageResult> = z.strictObject({
  name: z.string(),
  kind: z.enum(['converter', 'conductor']),
  place: z.enum(['rack', 'sidecar', 'elsewhere']),
  confidence: z.enum(['high', 'medium', 'low']).describe('of its figures'),
  count: whole.describe('units or runs in the row'),
  output: number.describe('W of all'),
  loss: number.describe('W of all'),
  load: number
    .nullable()
    .describe('share of the rating of the units that are needed, or of the rated current; null: not rated'),
  current: number.nullable().describe('A in each line of one run; null of a converter'),
  voltage: number.nullable().describe('V at the beginning of a conductor'),
  drop: number.nullable().describe('V to the mean load of a conductor'),
});

const point: z.ZodType<LoadPoint> = z.strictObject({
  load: number.describe('share of the full load'),
  share: number.describe('share of the year'),
  output: number.describe('W at the end of the chain'),
  utility: number.describe('W'),
  loss: number.describe('W'),
  efficiency: number.describe('from end to end'),
  stages: z.array(stage).readonly(),
  heat: z
    .strictObject({ rack: number, sidecar: number, elsewhere: number })
    .describe('W for each rack; in the rack with its load'),
});

const sum = (unit: string) =>
  z.strictObject({
    value: number.describe(unit),
    unknown: z.array(z.string()).readonly().describe('stages without a figure, not in the sum'),
  });

const architecture: z.ZodType<ArchitectureResult> = z.strictObject({
  name: z.string(),
  points: z.array(point).readonly(),
  copper: number.describe('kg, without insulation, neutral and earth'),
  aluminium: number.describe('kg, likewise'),
  converters: sum('kg'),
  price: sum('USD'),
  year: z.strictObject({
    utility: number.describe('J'),
    loss: number.describe('J'),
    efficiency: number.describe('of the energy of the year'),
    lossCost: number.nullable().describe('null without a price of energy (--price)'),
  }),
  warnings: z.array(z.string()).readonly(),
});

export const powerSchema = {
  name: z.string(),
  racks: whole,
  architectures: z.array(architecture).readonly(),
};
