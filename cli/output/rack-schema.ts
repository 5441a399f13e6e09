import { z } from 'zod';
import type { RackFinding } from '#models/rack/checks.ts';
import type { Stability } from '#models/rack/stability.ts';
import type { RackResult, SupplyPoint } from '#solver/rack/contract.ts';

const number = z.number();
const range = z.tuple([number, number]);

const finding: z.ZodType<RackFinding> = z.strictObject({
  check: z.string(),
  severity: z.enum(['error', 'warning', 'note']),
  message: z.string(),
  why: z.string(),
});

const stability: z.ZodType<Stability> = z.strictObject({
  weight: z.strictObject({
    mass: number.describe('kg, frame included'),
    load: number.describe('kg, of what stands in it'),
    unknown: number.describe('parts and things of unknown mass'),
    centre: z
      .tuple([number, number, number])
      .describe('m: to the right, to the rear, up from the front left corner'),
  }),
  tilt: z
    .strictObject({ front: number, rear: number, left: number, right: number })
    .describe('rad, at which it tips'),
  push: z
    .strictObject({ force: number.describe('N'), height: number.describe('m'), ratio: number })
    .describe('ratio of the moment that holds it to that of the push'),
  service: z
    .strictObject({
      name: z.string(),
      mass: number.describe('kg'),
      reserve: number.describe('m that the centre of gravity stays behind the front edge'),
    })
    .nullable()
    .describe('with the heaviest enclosure pulled out; null without one'),
  floorLoad: number.describe('Pa on the footprint'),
  footLoad: number.describe('kg on the foot that carries most'),
});

const kind = z.strictObject({
  name: z.string(),
  count: number,
  solves: z.strictObject({ fitted: number, compared: number }),
  range: z.strictObject({
    inlet: range.describe('K'),
    backPressure: range.describe('Pa'),
    supply: range.nullable().describe('K'),
    flow: range.nullable().describe('m³/s'),
  }),
  error: z
    .strictObject({
      power: number.describe('share'),
      airflow: number.describe('share'),
      heatToCoolant: number.describe('share of the power'),
      coolantDrop: number.describe('share'),
      margin: number.describe('K'),
    })
    .describe('largest differences to whole solves at places that were not fitted'),
});

const result: z.ZodType<RackResult> = z.strictObject({
  status: z.enum(['converged', 'not-converged']),
  problems: z.array(z.string()),
  slots: z.array(
    z.strictObject({
      name: z.string(),
      unit: number,
      inlet: number.describe('K'),
      backPressure: number.describe('Pa'),
      airflow: number.describe('m³/s'),
      power: number.describe('W'),
      heatToAir: number.describe('W'),
      heatToCoolant: number.describe('W'),
      coolant: z
        .strictObject({
          flow: number.describe('m³/s'),
          supply: number.describe('K'),
          back: number.describe('K'),
          drop: number.describe('Pa'),
        })
        .nullable(),
      margin: number.nullable().describe('K'),
      hottest: z.string().nullable(),
      isWithin: z.boolean().describe('false beyond what the enclosure was condensed over'),
    }),
  ),
  air: z.strictObject({
    airflow: number.describe('m³/s'),
    recirculated: number.describe('m³/s'),
    exhaust: number.describe('K, before an exchanger in the door'),
    heat: number.describe('W to the room'),
  }),
  coolant: z
    .strictObject({
      flow: number.describe('m³/s'),
      supply: number.describe('K'),
      back: number.describe('K'),
      drop: number.describe('Pa between the ends of the manifolds'),
      heat: number.describe('W'),
      spread: number.describe('largest over smallest flow of equal enclosures, less one'),
      velocity: number.describe('m/s, fastest in the manifolds'),
    })
    .nullable(),
  door: z
    .strictObject({
      heat: number.describe('W to its water'),
      effectiveness: number,
      airOut: number.describe('K'),
      waterOut: number.describe('K'),
    })
    .nullable(),
  power: z.strictObject({
    feed: number.describe('W'),
    enclosures: number.describe('W'),
    others: number.describe('W'),
    bus: z
      .strictObject({
        delivered: number.describe('W'),
        loss: number.describe('W'),
        current: number.describe('A, largest in the bars'),
        lowest: number.describe('V'),
        shelves: number,
        shelfLoad: number.describe('share of the rating'),
        shelfLoss: number.describe('W'),
      })
      .nullable(),
  }),
  balance: z.strictObject({ energy: number, mass: number }).describe('what is missing, as shares'),
  iterations: number,
});

const point: z.ZodType<SupplyPoint> = z.strictObject({
  supply: number.describe('K'),
  flow: number.nullable().describe('m³/s, the least that holds; null where none does'),
  isLeast: z.boolean().describe('true where less may do too'),
  binds: z.strictObject({ slot: z.string(), part: z.string(), margin: number.describe('K') }).nullable(),
  drop: number.nullable().describe('Pa'),
  back: number.nullable().describe('K'),
});

export const rackDocument = {
  name: z.string(),
  findings: z.array(finding),
  stability,
  kinds: z.array(kind),
  result,
  supplyCurve: z.array(point).nullable().describe('null where it was not asked for'),
};
