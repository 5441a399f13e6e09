import { z } from 'zod';
import type {
  ColdResult,
  Condensation,
  ContentResult,
  DaySample,
  Energies,
  FaceResult,
  HotDay,
  Needed,
  PodResult,
  PodYear,
  YearContent,
} from '#solver/pod/contract.ts';

const number = z.number();
const kelvin = number.describe('K');
const watts = number.describe('W');
const joules = number.describe('J');
const hours = number.describe('h');
const share = number.describe('share');
const margin = number.nullable().describe('K; null where no limit is known, negative beyond it');

const contentShape = {
  name: z.string(),
  coldest: kelvin,
  hottest: kelvin,
  margin,
  lowMargin: margin,
};
const content: z.ZodType<ContentResult> = z.strictObject(contentShape);
const yearContent: z.ZodType<YearContent> = z.strictObject({
  ...contentShape,
  hoursTooHot: hours,
  hoursTooCold: hours,
});

const needed: z.ZodType<Needed> = z.strictObject({
  power: number.nullable().describe('W; null where no content has an upper limit'),
  air: number.nullable().describe('K, of the air inside that it is for'),
  content: z.string().nullable(),
  sunShare: share,
  time: number.describe('s from the begin of the day or year'),
});

const energies: z.ZodType<Energies> = z.strictObject({
  payload: joules,
  contents: joules,
  rectifier: joules,
  cooling: joules,
  heater: joules,
  total: joules,
});

const condensation: z.ZodType<Condensation> = z.strictObject({
  walls: hours,
  exchanger: hours.nullable(),
  evaporator: hours.nullable(),
  drained: number.describe('kg'),
  highestDewPoint: kelvin,
});

const face: z.ZodType<FaceResult> = z.strictObject({
  name: z.string(),
  area: number.describe('m², as it counts'),
  uValue: number.describe('W/(m² K)'),
  hottest: number.describe('K, sol-air'),
  strongest: number.describe('W/m² of sunlight'),
});

const sample: z.ZodType<DaySample> = z.strictObject({
  time: number.describe('s from midnight'),
  outdoor: kelvin,
  air: kelvin,
  sun: watts,
  cooling: watts,
});

const hot: z.ZodType<HotDay> = z.strictObject({
  status: z.enum(['converged', 'not-converged']),
  laps: z.number().int(),
  contents: z.array(content).readonly(),
  coldest: kelvin,
  hottest: kelvin,
  hottestAt: number.describe('s from midnight'),
  sunShare: share,
  needed,
  duty: share,
  isStopped: z.boolean(),
  startsPerHour: number.nullable().describe('null where nothing is switched on and off'),
  energy: energies,
  balance: number.describe('share of the heat that came in'),
  condensation: condensation.nullable().describe('null where moisture is not known'),
  samples: z.array(sample).readonly(),
});

const cold: z.ZodType<ColdResult> = z.strictObject({
  outdoor: kelvin,
  air: kelvin,
  contents: z.array(content).readonly(),
  heater: watts,
  isStopped: z.boolean(),
  coldestWall: number.describe('K, its inner side'),
  dewPoint: number.describe('K, of the air that was shut in, or of full air from outside'),
  neededHeater: watts,
  start: z.strictObject({
    contents: z
      .array(
        z.strictObject({
          name: z.string(),
          after: number.nullable().describe('s; null: never'),
          isKnown: z.boolean(),
        }),
      )
      .readonly(),
    after: number.nullable().describe('s; null where one never starts'),
    energy: joules,
  }),
});

const result: z.ZodType<PodResult> = z.strictObject({
  faces: z.array(face).readonly(),
  conductance: number.describe('W/K, of all faces on the hot day'),
  hot,
  cold,
  airflow: number.nullable().describe('m³/s at full speed; null without filtered fans'),
});

const year: z.ZodType<PodYear> = z.strictObject({
  place: z.string(),
  source: z.string(),
  notes: z.array(z.string()).readonly(),
  hours: z.number().int(),
  air: z.strictObject({ least: kelvin, mean: kelvin, most: kelvin }),
  contents: z.array(yearContent).readonly(),
  worst: z
    .strictObject({
      hour: z.number().int().describe('from 0'),
      content: z.string(),
      margin: kelvin,
      outdoor: kelvin,
    })
    .nullable(),
  worstDay: z.strictObject({ day: z.number().int().describe('from 0'), isSurvived: z.boolean() }).nullable(),
  needed,
  energy: energies,
  pue: number.nullable().describe('annual, ISO/IEC 30134-2; null without IT equipment'),
  sunShare: share,
  stoppedHours: hours,
  condensation: condensation.nullable().describe('null where moisture is not known'),
  balance: number.describe('share of the heat that came in'),
});

export const podSchema = {
  name: z.string(),
  condensed: z
    .array(
      z.strictObject({
        name: z.string(),
        solves: z.number().int(),
        power: number.describe('share'),
        margin: kelvin,
      }),
    )
    .readonly()
    .describe('enclosures: whole solves, and the largest difference of the curves to one'),
  result,
  years: z.array(year).readonly().describe('of the places that were asked for'),
  violations: z.array(z.string()).readonly().describe('what is beyond a limit'),
};
