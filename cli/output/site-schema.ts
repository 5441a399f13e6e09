import { z } from 'zod';
import type { PlaceAnswer } from '#models/results/site.ts';

const number = z.number();
const span = { least: number, mean: number, most: number };
const yearOf = z.strictObject({
  ...span,
  exceeded: z
    .strictObject({ by04: number, by1: number, by99: number, by996: number })
    .describe('what 0.4, 1, 99 and 99.6 % of the hours exceed'),
});
const temperature = yearOf.describe('K');

const climate = z.strictObject({
  hours: number,
  dryBulb: temperature,
  wetBulb: temperature.nullable().describe('K; null where moisture is not known'),
  dewPoint: temperature.nullable().describe('K; null where moisture is not known'),
  pressure: number.describe('Pa, mean'),
  hoursAbove27: number.describe('warmer than 27 °C'),
  hoursAbove35: number.describe('warmer than 35 °C'),
  hoursWetAbove24: number.nullable().describe('wet bulb above 24 °C'),
  within: z
    .strictObject({ A1: number, A2: number, A3: number, A4: number })
    .describe('hours within what the class allows at this altitude; moisture counts where it is known'),
  sun: z
    .array(
      z.strictObject({
        plane: z.string(),
        energy: number.describe('J/m² a year'),
        strongest: number.describe('W/m², mean of an hour'),
      }),
    )
    .nullable()
    .describe('null where sunlight is not known'),
});

export const placeSchema: z.ZodType<PlaceAnswer> = z.strictObject({
  place: z.string(),
  latitude: number.describe('°, north positive'),
  longitude: number.describe('°, east positive'),
  elevation: number.describe('m'),
  source: z.string(),
  notes: z.array(z.string()),
  climate,
  freeCooling: z
    .strictObject({
      supply: number.describe('K'),
      approach: number.describe('K'),
      dry: number.describe('hours'),
      wet: number.nullable().describe('hours; null where moisture is not known'),
    })
    .nullable()
    .describe('null where no supply temperature was asked about'),
  year: z
    .strictObject({
      inlet: temperature,
      energy: number.describe('J from the feed'),
      fanEnergy: number.describe('J of it taken by fans'),
      power: z.strictObject(span).describe('W from the feed'),
      worst: z
        .strictObject({
          hour: number.describe('from 0, the first of January'),
          inlet: number.describe('K'),
          margin: number.describe('K to the limit of the part that is nearest to it; negative above'),
          part: z.string().nullable(),
        })
        .nullable()
        .describe('null where no part has a limit'),
      hoursTooHot: number,
      hoursWithoutAnswer: number,
      months: z
        .array(
          z.strictObject({
            inlet: z.strictObject(span).nullable().describe('K'),
            power: z
              .strictObject(span)
              .nullable()
              .describe('W from the feed; null where no hour has an answer'),
            margin: z.strictObject(span).nullable().describe('K; null where no part has a limit'),
          }),
        )
        .describe('from January on'),
    })
    .nullable()
    .describe('null without a design'),
  condensed: z
    .strictObject({
      samples: z.array(
        z.strictObject({
          inlet: number.describe('K'),
          power: number.describe('W from the feed'),
          fanPower: number.describe('W'),
          airflow: number.describe('m³/s'),
          margin: number.nullable().describe('K'),
          hottest: z.string().nullable(),
        }),
      ),
      error: z
        .strictObject({ power: number.describe('share'), margin: number.describe('K') })
        .describe('largest difference of the curves to a whole solve between two samples'),
    })
    .nullable(),
  cost: number.nullable().describe('of the energy, in the currency of the price'),
  carbon: number.nullable().describe('kg CO₂'),
});
