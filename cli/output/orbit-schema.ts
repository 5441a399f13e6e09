import { z } from 'zod';
import type { CaseResult, OrbitResult } from '#solver/orbit/contract.ts';

const number = z.number();
const range = {
  lowest: number.describe('K'),
  mean: number.describe('K'),
  highest: number.describe('K'),
};
const watts = number.describe('W, mean of an orbit');

const state = z.strictObject({
  beta: number.describe('rad'),
  eclipseFraction: number.describe('share of the orbit'),
  eclipse: number.describe('s'),
  electronics: z.strictObject(range),
  faces: z.array(
    z.strictObject({
      name: z.string(),
      ...range,
      direct: watts,
      albedo: watts,
      planet: watts,
      emitted: watts,
      conducted: number.describe('W from the electronics, mean of an orbit'),
    }),
  ),
  heat: number.describe('W, mean of what the electronics give off, with losses of the supply'),
  supply: z
    .strictObject({
      arrayMean: number.describe('W on the bus that the array can give at the end of life'),
      loadMean: watts,
      chargeable: number.describe('J that an orbit could store'),
      wanted: number.describe('J that an orbit takes out of the battery'),
      closes: z.boolean(),
      depthOfDischarge: number.describe('share'),
      orbitsUntilEmpty: number
        .nullable()
        .describe('down to the depth that is allowed; null where the balance closes'),
    })
    .nullable(),
  balance: number.describe('share of what is emitted'),
  laps: z.number().int(),
  isPeriodic: z.boolean(),
});

const one: z.ZodType<CaseResult> = z.strictObject({
  states: z.array(state).readonly().describe('over the range of beta'),
  worst: z.number().int().describe('index of the state nearest to the limit of the case'),
  margin: number.describe('K; negative: beyond the limit'),
  hungriest: z.number().int().nullable().describe('index of the state in which the supply has the least'),
});

const result: z.ZodType<OrbitResult> = z.strictObject({
  status: z.enum(['converged', 'not-converged']),
  period: number.describe('s'),
  criticalBeta: number.describe('rad, from where on there is no eclipse'),
  hot: one,
  cold: one,
  radiators: z
    .strictObject({
      area: number.describe('m²'),
      needed: number.nullable().describe('m²; null where none between a twentieth and twentyfold is'),
    })
    .nullable()
    .describe('null where no face is a radiator'),
  heater: number.describe('W, steady, that the cold case wants'),
});

export const orbitSchema = {
  name: z.string(),
  result,
  violations: z.array(z.string()).describe('what is beyond a limit'),
};
