import { z } from 'zod';
import type { ClusterHottest, ClusterResult, PumpsResult, Throttled } from '#solver/cluster/contract.ts';
import type { LossResult } from '#solver/cluster/losses.ts';
import type { ClusterYear } from '#solver/cluster/year.ts';

const number = z.number();
const whole = z.number().int();

const pumps: z.ZodType<PumpsResult> = z.strictObject({
  flow: number.describe('m³/s, of all'),
  speed: number.describe('share'),
  head: number.describe('Pa'),
  power: number.describe('W'),
  isEnough: z.boolean().describe('false where they give less than was asked for'),
});

const state = z.strictObject({
  power: number.describe('W from the feed'),
  heatToCoolant: number.describe('W'),
  heatToDoor: number.describe('W'),
  heatToRoom: number.describe('W'),
  airflow: number.describe('m³/s'),
  coolantDrop: number.describe('Pa'),
  margin: number.nullable().describe('K, at full load; null without a part with a limit'),
  hottest: z.string().nullable(),
  rate: number.describe('share of the load above idle that holds'),
  isWithin: z.boolean().describe('false beyond what the rack was condensed over'),
});

const kind = z.strictObject({
  name: z.string(),
  count: whole,
  solves: z.strictObject({ fitted: whole, compared: whole }),
  error: z
    .strictObject({
      power: number.describe('share'),
      heatToCoolant: number.describe('share of the power'),
      airflow: number.describe('share'),
      coolantDrop: number.describe('share'),
      margin: number.describe('K'),
    })
    .describe('largest differences to the whole rack at places that were not fitted'),
  remarks: z.array(z.string()).readonly().describe('enclosures beyond what they were condensed over'),
});

const hottest: z.ZodType<ClusterHottest> = z.strictObject({
  row: z.string(),
  rack: z.string(),
  part: z.string(),
  margin: number.describe('K'),
});

const throttled: z.ZodType<Throttled> = z.strictObject({
  row: z.string(),
  rack: z.string(),
  count: whole,
  rate: number.describe('share'),
});

const loss: z.ZodType<LossResult> = z.strictObject({
  what: z.string(),
  outcome: z
    .enum(['spare', 'holds', 'throttles', 'stops', 'no-steady-state'])
    .describe('spare: another stands in'),
  after: number
    .nullable()
    .describe('s, when the first rack throttles or stops; null where none does in an hour'),
  throttled: z.array(throttled).readonly(),
  hottest: hottest.nullable(),
  notes: z.array(z.string()).readonly(),
});

const result: z.ZodType<ClusterResult> = z.strictObject({
  status: z.enum(['converged', 'not-converged']),
  problems: z.array(z.string()),
  thermal: z.strictObject({
    isResting: z.boolean(),
    turns: whole,
    rows: z.array(
      z.strictObject({
        name: z.string(),
        count: whole.describe('rows alike'),
        inlet: number.describe('K'),
        supply: number.nullable().describe('K'),
        back: number.nullable().describe('K'),
        pumps: pumps.nullable(),
        kinds: z.array(
          z.strictObject({
            name: z.string(),
            count: whole.describe('racks in all rows alike'),
            flow: number.nullable().describe('m³/s, of one'),
            state,
          }),
        ),
      }),
    ),
    facility: z
      .strictObject({
        pumps,
        coolers: z.strictObject({
          heat: number.describe('W'),
          supply: number.describe('K'),
          back: number.describe('K'),
          fanSpeed: number.describe('share'),
          fanPower: number.describe('W'),
          air: z
            .strictObject({ flow: number.describe('kg/s'), humidityRatio: number.describe('kg/kg') })
            .nullable()
            .describe('that leaves towers; null of dry coolers'),
          drift: number.describe('kg/s'),
          evaporated: number.describe('kg/s'),
          water: number.describe('kg/s, with drift and blow-down'),
        }),
      })
      .nullable(),
    room: z.strictObject({
      supply: number.describe('K'),
      back: number.describe('K'),
      fanSpeed: number.describe('share'),
      fanPower: number.describe('W'),
      heat: number.describe('W to the chilled water'),
      isEnough: z.boolean(),
    }),
  }),
  chillers: z.strictObject({
    heat: number.describe('W'),
    power: number.describe('W'),
    isFree: z.boolean(),
    isEnough: z.boolean(),
  }),
  power: z.strictObject({
    utility: number.describe('W'),
    racks: number.describe('W'),
    rowPumps: number.describe('W'),
    facilityPumps: number.describe('W'),
    coolerFans: number.describe('W'),
    roomFans: number.describe('W'),
    chillers: number.describe('W'),
    others: number.describe('W'),
    stages: z.array(
      z.strictObject({
        name: z.string(),
        installed: whole,
        input: number.describe('W'),
        loss: number.describe('W'),
        load: number.describe('share of the rating of those that are needed'),
      }),
    ),
    losses: number.describe('W'),
    pue: number,
  }),
  hottest: hottest.nullable(),
  throttled: z.array(throttled),
  water: number.describe('kg/s'),
  balance: number.describe('missing heat as a share of the power'),
});

const joules = number.describe('J');

const year: z.ZodType<ClusterYear> = z.strictObject({
  place: z.string(),
  source: z.string(),
  notes: z.array(z.string()).readonly(),
  hours: whole,
  energy: number.describe('J from the utility'),
  racks: number.describe('J to the racks'),
  pue: number.describe('annual, ISO/IEC 30134-2'),
  water: number.describe('m³'),
  wue: number.describe('annual, ISO/IEC 30134-9, L/kWh'),
  shares: z.strictObject({
    rowPumps: joules,
    facilityPumps: joules,
    coolerFans: joules,
    roomFans: joules,
    chillers: joules,
    others: joules,
    losses: joules,
  }),
  peak: number.describe('W'),
  freeHours: whole.describe('in which the chilled water needs no compressor'),
  heldHours: whole.describe('in which coolers hold the facility water'),
  throttledHours: whole,
  lost: number.describe('share of the work of the year'),
  worst: z
    .strictObject({
      row: z.string(),
      rack: z.string(),
      part: z.string(),
      margin: number.describe('K'),
      hour: whole.describe('from 0'),
      outdoor: number.describe('K'),
    })
    .nullable(),
  worstDay: z
    .strictObject({ day: whole.describe('from 0, that of the worst hour'), throttledHours: whole })
    .nullable(),
  cost: number.nullable(),
  carbon: number.nullable().describe('kg'),
  solves: z.strictObject({ fitted: whole, compared: whole }),
  error: z
    .strictObject({ power: number.describe('share'), margin: number.describe('K') })
    .describe('largest differences to whole solves of hours'),
});

export const clusterSchema = {
  name: z.string(),
  kinds: z.array(kind),
  result,
  losses: z.array(loss).readonly().nullable().describe('null where they were not asked for (--losses)'),
  years: z.array(year).readonly().describe('of the places that were asked for'),
};
