import { z } from 'zod';
import type { DeploymentResult } from '#solver/service/contract.ts';

const number = z.number();
const sum = z
  .strictObject({ value: number, unknown: z.array(z.string()).readonly().describe('not in the sum') })
  .describe('a lower bound where something is unknown');
const watts = number.describe('W');
const joules = number.describe('J');
const rate = number.describe('1/s');

const perToken = z.strictObject({
  accelerators: number.nullable().describe('J; null: not known'),
  node: joules,
  site: joules.describe('J, with facility, link and conversion'),
});

const point = z.strictObject({
  batch: number.describe('answers at once in each copy'),
  free: rate,
  held: rate.describe('1/s at the rate that the heat leaves'),
  power: watts,
  acceleratorPower: watts.nullable(),
});

const plant = z.strictObject({
  powers: z
    .array(
      z.strictObject({
        load: number.describe('share of that of the racks above idle'),
        racks: watts,
        utility: watts,
        lost: number.describe('share of that load that racks which are too hot do not carry'),
      }),
    )
    .readonly()
    .describe('of the cluster, from idle to the full load of its racks'),
  losses: z
    .array(
      z.strictObject({
        what: z.string(),
        outcome: z.enum(['spare', 'holds', 'throttles', 'stops', 'no-steady-state']),
        after: number
          .nullable()
          .describe('s until the first rack throttles or stops; null: none within an hour'),
        left: number.describe('share of the tokens/s of the nodes where it ends'),
      }),
    )
    .readonly()
    .describe('one machine lost at a time, at the load of the capacity'),
});

const node = z.strictObject({
  figures: z.strictObject({
    copies: number,
    idlePower: watts,
    idleAcceleratorPower: watts.nullable(),
    prefill: point,
    decode: z.array(point).readonly(),
  }),
  price: sum.describe('USD'),
  isHeld: z.boolean().describe('an accelerator is too hot for its full rate'),
  hottest: z.strictObject({ name: z.string(), margin: number.describe('K') }).nullable(),
  plant: plant.nullable().describe('null where the facility is told'),
  notes: z.array(z.string()).readonly(),
});

const worstWeek = z.strictObject({
  from: number.describe('hour of the year'),
  array: joules,
  asked: joules,
  served: joules,
  leastCharge: number.describe('share'),
});

const offGrid = z.strictObject({
  asked: joules,
  served: joules,
  arrayOffered: joules,
  arrayUsed: joules,
  sources: z.array(z.strictObject({ name: z.string(), used: joules })).readonly(),
  generatorUsed: joules,
  generatorHours: number.describe('h'),
  lostInStorage: joules,
  balance: number.describe('share of what is served'),
  lossOfLoad: number.describe('h a year'),
  leastCharge: number.describe('share'),
  autonomy: number.describe('s'),
  worstWeek,
  hours: number.describe('of the year'),
  arrayNeeded: watts.nullable().describe('W peak; null: none up to twenty times as much, or no array'),
  basis: z.array(z.string()).readonly(),
});

const deployment: z.ZodType<DeploymentResult> = z.strictObject({
  name: z.string(),
  sites: number,
  node,
  phases: z
    .array(
      z.strictObject({
        phase: z.enum(['prompts', 'answers']),
        batch: number,
        compute: rate.describe('tokens/s'),
        heat: rate.describe('tokens/s'),
        link: rate.nullable().describe('tokens/s'),
        acceleratorPower: watts.nullable(),
        nodePower: watts,
        sitePower: watts,
        energy: perToken,
      }),
    )
    .readonly(),
  limits: z
    .array(
      z.strictObject({
        name: z.enum([
          'compute',
          'heat',
          'power',
          'link to the node',
          'link from the node',
          'encryption',
          'energy',
        ]),
        requests: rate,
        promptTokens: rate,
        answerTokens: rate,
        isSlack: z.boolean().describe('lets through what the others do; not sought further'),
      }),
    )
    .readonly()
    .describe('of one site, the tightest first'),
  capacity: rate.describe('requests/s of all sites'),
  traffic: z
    .strictObject({
      toNode: number.describe('B'),
      fromNode: number.describe('B'),
      payload: number.describe('B'),
      encryption: number.describe('B'),
    })
    .nullable()
    .describe('of a request over the link'),
  propagation: z.strictObject({ overhead: number.describe('s'), edge: number.describe('s') }).nullable(),
  latency: z
    .strictObject({
      network: number,
      transfer: number,
      wait: number,
      prompt: number,
      token: number,
      firstToken: number,
      answer: number,
    })
    .describe('s, in the busiest hour'),
  hours: z
    .array(z.strictObject({ demand: rate, served: rate, power: watts, batch: number }))
    .readonly()
    .describe('of the day, of one site'),
  year: z.strictObject({
    requestsAsked: number,
    requestsServed: number,
    promptTokens: number,
    answerTokens: number,
    energy: joules,
    perToken: perToken.nullable().describe('null: none is served'),
    data: number.describe('B'),
    encryptionData: number.describe('B'),
  }),
  offGrid: offGrid.nullable(),
  cost: z.strictObject({
    energy: sum,
    hardware: sum,
    running: sum,
    perMillion: z
      .strictObject({ energy: sum, hardware: sum, running: sum, total: sum })
      .nullable()
      .describe('USD for a million answer tokens; null: none is served'),
  }),
  carbon: sum.describe('kg of CO₂ a year'),
  warnings: z.array(z.string()).readonly(),
  notes: z.array(z.string()).readonly(),
});

export const serviceSchema = { name: z.string(), deployments: z.array(deployment).readonly() };
