import { z } from 'zod';
import type { CryostatResult } from '#solver/cryostat/contract.ts';

const number = z.number();
const kelvin = number.describe('K');
const watts = number.describe('W');

const stage = z.strictObject({
  name: z.string(),
  temperature: kelvin,
  dissipation: watts,
  leak: number.describe('W of all links, in and out'),
  head: z
    .strictObject({
      temperature: number.describe('K of the cold head, behind the strap'),
      lift: number.describe('W that it lifts now, heater included'),
      capacity: number.describe('W that it could lift at this temperature at full input'),
      heater: watts,
    })
    .nullable()
    .describe('null of a stage that floats'),
  isHeld: z.boolean().nullable().describe('null where no temperature to hold is given'),
  margin: number
    .nullable()
    .describe('W at the temperature to hold, or else the highest; null where neither is given'),
});

const link = z.strictObject({
  name: z.string(),
  kind: z.enum(['support', 'wire', 'radiation', 'gas']),
  from: z.string(),
  to: z.string(),
  cold: number.describe('W into the colder end'),
  warm: number.describe('W out of the warmer end'),
  peak: number.nullable().describe('K, highest within a wire'),
  isRunaway: z.boolean().describe('a wire that comes to no rest'),
  shape: number.nullable().describe('1/m, length over section of one wire'),
  best: z
    .strictObject({ heat: watts, shape: number.describe('1/m') })
    .nullable()
    .describe('the wires that bring the least heat with this current'),
});

const result: z.ZodType<CryostatResult> = z.strictObject({
  status: z.enum(['converged', 'not-converged']),
  stages: z.array(stage).readonly(),
  links: z.array(link).readonly(),
  warmSide: z.strictObject({
    input: number.describe('W of all units'),
    load: number.describe('share of full input'),
    heat: number.describe('W into the coolant'),
    outlet: kelvin,
    reject: kelvin,
  }),
  place: z.enum(['within', 'below', 'above']).describe('where the cooler works of what was measured'),
  specificPower: number.nullable().describe('W of input a W dissipated on cooled stages'),
  carnotShare: number,
  residual: number.describe('W left over at the worst stage'),
  coolDown: z.strictObject({
    time: number.nullable().describe('s; null where it is not known'),
    reason: z.string().nullable(),
    course: z
      .array(z.strictObject({ time: number.describe('s'), temperatures: z.array(kelvin).readonly() }))
      .readonly(),
    isHeldLift: z.boolean().describe('lifts above the largest given were held at that'),
  }),
  meanFreePath: number.nullable().describe('m; null where the pressure is not known'),
  logic: z
    .strictObject({
      coldPower: number.describe('W at the same clock'),
      speed: number.describe('clock over that at room temperature'),
      wholePower: number.describe('W with the cooler'),
      gain: number.describe('work a joule over that at room temperature'),
    })
    .nullable()
    .describe('an estimate from figures of the document'),
});

export const cryostatSchema = {
  name: z.string(),
  result,
  violations: z.array(z.string()).describe('what is beyond a limit or cannot be trusted'),
};
