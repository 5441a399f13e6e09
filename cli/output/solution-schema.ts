import { z } from 'zod';
import type { Solution } from '#solver/solve/contract.ts';

/** The solution of a raw case as it stands in JSON output: SI units; mirrors solver/solve/contract.ts. */

const number = z.number();

/** What a solver tells of a case. */
export const caseProblem = z.strictObject({
  severity: z.enum(['error', 'warning']),
  code: z.string(),
  message: z.string(),
  ids: z.array(z.string()).readonly(),
});

const node = z.strictObject({
  pressure: number.nullable().describe('Pa'),
  temperature: number.nullable().describe('K'),
  heat: number.describe('W'),
});

const branch = z.strictObject({
  massFlow: number.describe('kg/s'),
  volumeFlow: number.describe('m³/s at the upstream density'),
  density: number.describe('kg/m³'),
  pressureDrop: number.describe('Pa'),
  heat: number.describe('W into the stream'),
  elements: z
    .array(
      z.strictObject({
        type: z.string(),
        pressureDrop: number.describe('Pa'),
        relation: z.string(),
        inRange: z.boolean(),
        npshAvailable: number.nullable().optional().describe('m, of pumps; null where it is not known'),
      }),
    )
    .readonly(),
});

const link = z.strictObject({
  heat: number.describe('W'),
  resistance: number.describe('K/W'),
  relation: z.string(),
  inRange: z.boolean(),
  detail: z.string().optional(),
  values: z.record(z.string(), number).optional().describe('SI: h, nu, re, ra, el, conductance …'),
});

const converter = z.strictObject({
  output: number.describe('W'),
  input: number.describe('W'),
  loss: number.describe('W'),
  load: number.describe('of a converter over its rating; of a conductor over its ampacity or most power'),
  voltage: number.optional().describe('V at its beginning, where a feed or conductor sets it'),
  current: number.optional().describe('A of each line, or of one unit of a converter'),
  voltageDrop: number.optional().describe('V along a conductor'),
  holdUp: number.optional().describe('s at this load'),
  battery: z
    .strictObject({
      power: number.describe('W that it gives now; below 0 it is charged'),
      autonomy: number.nullable().describe('s for which it can carry this load; null without a load'),
    })
    .optional(),
});

const feed = z.strictObject({
  power: number.describe('W'),
  apparentPower: number.describe('VA'),
  currents: z.array(number).readonly().describe('A of each line'),
  neutralCurrent: number.nullable().describe('A; null but for three phases'),
  unbalance: number.nullable().describe('largest deviation of a line current from their mean, over the mean'),
  load: number.nullable().describe('largest line current over the breaker; null without a breaker'),
  inrush: number.nullable().describe('A, largest sum of switch-on currents on one line'),
  available: number.nullable().describe('W that panels or a generator have; null of feeds without a limit'),
  fuel: number.nullable().describe('m3/s of a generator; null of other feeds'),
});

export const solutionSchema: z.ZodType<Solution> = z.strictObject({
  status: z.enum(['converged', 'not-converged', 'refused', 'cancelled']),
  problems: z.array(caseProblem).readonly(),
  nodes: z.record(z.string(), node),
  branches: z.record(z.string(), branch),
  links: z.record(z.string(), link),
  converters: z.record(z.string(), converter).describe('and conductors'),
  feeds: z.record(z.string(), feed).optional(),
  speed: number.nullable(),
  balance: z.strictObject({ mass: number, energy: number }),
  totals: z.strictObject({
    heat: number.describe('W'),
    feed: number.describe('W'),
    battery: number.optional().describe('W given by batteries; below 0 they are charged'),
    fanPower: number.describe('W'),
    heatOut: number.describe('W'),
  }),
  iterations: number,
  unknowns: number,
  seconds: z.strictObject({ assemble: number, factor: number, total: number }),
});
