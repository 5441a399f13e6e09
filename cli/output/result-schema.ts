import { z } from 'zod';
import type { Band, Bands, DesignResult, Drivers, Explanation } from '#models/results/design-result.ts';
import type { HeldRates } from '#models/results/held-rates.ts';

/*
 * The answer as it stands in JSON output. Mirrors models/results/design-result.ts; the annotations make the
 * compiler compare the two. SI units without exception, K for temperatures.
 */

const number = z.number();
const figure = z.number().nullable();
const vector = z.tuple([number, number, number]).readonly();
const box = z.strictObject({ min: vector, max: vector });

const part = z.strictObject({
  id: z.string(),
  heat: number.describe('W'),
  power: number.describe('W'),
  temperature: figure.describe('K'),
  temperatureOf: z.enum(['junction', 'case', 'surface', 'air', 'coolant']).nullable(),
  limit: figure.describe('K'),
  margin: figure.describe('limit − temperature, K'),
  airTemperature: figure.describe('K'),
  airVelocity: figure.describe('m/s'),
});

const fan = z.strictObject({
  id: z.string(),
  flow: number.describe('m³/s, negative is back-flow'),
  massFlow: number.describe('kg/s'),
  pressure: number.describe('Pa'),
  speedRatio: number,
  speed: figure.describe('1/s'),
  power: number.describe('W'),
  noise: figure.describe('dB(A) at 1 m'),
  state: z.enum(['running', 'stalled', 'back-flow', 'failed']),
  curve: z
    .array(z.tuple([number, number]).readonly())
    .readonly()
    .describe('[m³/s, Pa] at this speed and density'),
});

const opening = z.strictObject({
  id: z.string(),
  flow: number.describe('m³/s, into the chassis positive'),
  massFlow: number.describe('kg/s'),
  temperature: number.describe('K'),
  pressureDrop: number.describe('Pa'),
});

const zone = z.strictObject({
  id: z.string(),
  box,
  temperature: number.describe('K'),
  pressure: number.describe('Pa'),
  velocity: vector.describe('m/s'),
  flow: number.describe('m³/s'),
});

const supply = z.strictObject({
  id: z.string(),
  output: number.describe('W'),
  input: number.describe('W'),
  loss: number.describe('W'),
  load: number,
  efficiency: number,
  current: number.describe('A'),
});

const coolantPart = z.strictObject({
  id: z.string(),
  flow: number.describe('m³/s'),
  velocity: number.describe('m/s in its hose'),
  inletTemperature: number.describe('K'),
  outletTemperature: number.describe('K'),
  pressureDrop: number.describe('Pa, hoses included'),
  heat: number.describe('W into the coolant'),
  quality: figure.describe('share of vapour that leaves, null where nothing boils'),
  dryOut: figure.describe('share of the heat at dry-out, null where nothing boils'),
});

const coolantLoop = z.strictObject({
  name: z.string(),
  coolant: z.string(),
  flow: number.describe('m³/s'),
  supplyTemperature: number.describe('K'),
  returnTemperature: number.describe('K'),
  pressureDrop: number.describe('Pa, supply to return of the plates'),
  connectionPressure: figure.describe('Pa, null in a closed loop'),
  heat: number.describe('W out at the connection, or to the facility water'),
  toAir: number.describe('W'),
  dewPoint: number.describe('K'),
  warmestSupply: figure.describe('K'),
  cdu: z
    .strictObject({
      id: z.string(),
      facilityFlow: number.describe('m³/s'),
      facilityTemperature: number.describe('K, as it comes in'),
      facilityReturn: number.describe('K'),
      facilityPressureDrop: number.describe('Pa, 0 where not known'),
      approach: number.describe('K, coolant leaving over facility water coming in'),
    })
    .nullable()
    .describe('the distribution unit; its pumps stand among the pumps'),
  plates: z.array(coolantPart).readonly(),
  radiators: z.array(coolantPart).readonly(),
  pumps: z
    .array(
      z.strictObject({
        id: z.string(),
        flow: number.describe('m³/s'),
        pressure: number.describe('Pa'),
        power: number.describe('W'),
        state: z.enum(['running', 'back-flow', 'failed']),
        curve: z.array(z.tuple([number, number]).readonly()).readonly(),
      }),
    )
    .readonly(),
});

const bath = z.strictObject({
  coolant: z.string(),
  volume: number.describe('m³'),
  mass: number.describe('kg'),
  coolest: number.describe('K'),
  warmest: number.describe('K'),
  viscosity: number.describe('Pa s where it is coolest'),
});

const requirements = z.strictObject({
  heat: number.describe('W to the room'),
  heatToCoolant: number.describe('W out at coolant connections'),
  airflow: number.describe('m³/s'),
  staticPressure: number.describe('Pa'),
  fanSpeedRatio: number,
  fanSpeed: figure.describe('1/s'),
  noise: figure.describe('dB(A) at 1 m'),
  exhaustTemperature: figure.describe('K'),
  inletClass: z.enum(['A1', 'A2', 'A3', 'A4']).nullable(),
  psuRating: number.describe('W'),
  feedCurrent: number.describe('A'),
  warmestAmbient: figure.describe('K'),
});

const chain = z.strictObject({
  stages: z
    .array(
      z.strictObject({
        kind: z.enum(['regulators', 'supplies', 'cables', 'ups']),
        input: number.describe('W'),
        output: number.describe('W'),
        loss: number.describe('W'),
        efficiency: number,
      }),
    )
    .readonly()
    .describe('from the parts outwards'),
  feeds: z
    .array(
      z.strictObject({
        id: z.enum(['A', 'B']),
        supplies: z.array(z.string()).readonly(),
        power: number.describe('W'),
        apparentPower: number.describe('VA'),
        currents: z.array(number).readonly().describe('A of each line'),
        neutralCurrent: figure.describe('A, three phases only'),
        unbalance: figure.describe('largest deviation of a line current from their mean, over the mean'),
        inrush: figure.describe('A, peak of all supplies on the worst line'),
      }),
    )
    .readonly(),
  drawn: number.describe('W from the feeds'),
  sources: z
    .array(
      z.strictObject({
        kind: z.enum(['solar', 'grid', 'generator', 'battery']),
        power: number.describe('W'),
        available: figure.describe('W; null without a limit'),
        fuel: figure.describe('m3/s of the generator'),
      }),
    )
    .readonly()
    .describe('behind the feeds, in the order in which they give; none where all comes from the grid'),
  short: number.describe('W that no source gives'),
  lineCurrent: number.describe('A, largest of a line, also with either of two feeds lost'),
  holdUp: figure.describe('s at this load'),
  autonomy: figure.describe('s that the battery of the UPS carries this load'),
});

const workload = z
  .strictObject({
    model: z.string(),
    phase: z.enum(['training', 'prefill', 'decode', 'idle']),
    batch: number.describe('sequences at once, of each copy'),
    context: number.describe('tokens of each sequence'),
    accelerators: z
      .array(
        z.strictObject({
          name: z.string(),
          placements: z.array(z.string()).readonly(),
          copies: number.describe('of the model that run'),
          roof: z.enum(['compute', 'memory']).nullable().describe('what binds the rate; null at idle'),
          computeUtilisation: number.describe('share of the peak rate'),
          memoryUtilisation: number.describe('share of the bandwidth'),
          memoryNeeded: number.describe('B, each accelerator'),
          memoryCapacity: figure.describe('B, each accelerator'),
          share: number.describe('rate over that without a power limit'),
          power: number.describe('W, each accelerator'),
          tokensPerSecond: number.describe('1/s, all copies'),
          basis: z.string().describe('how sure rate and power are'),
        }),
      )
      .readonly()
      .describe('by type'),
    tokensPerSecond: number.describe('1/s, the whole box'),
    energyPerToken: figure.describe('J into the supplies; null without tokens'),
  })
  .nullable()
  .describe('null unless the workload is a language model');

const problem = z.strictObject({
  severity: z.enum(['error', 'warning', 'note']),
  code: z.string(),
  message: z.string(),
  placements: z.array(z.string()).readonly(),
});

export const resultSchema: z.ZodType<DesignResult> = z.strictObject({
  fidelity: z.enum(['budget', 'network']),
  status: z.enum(['converged', 'not-converged', 'refused', 'cancelled']),
  problems: z.array(problem).readonly(),
  powerDc: number.describe('W'),
  powerAc: number.describe('W'),
  supplyLoss: number.describe('W'),
  fanPower: number.describe('W'),
  heat: number.describe('W'),
  hottest: z.string().nullable(),
  parts: z.array(part).readonly(),
  fans: z.array(fan).readonly(),
  openings: z.array(opening).readonly(),
  zones: z.array(zone).readonly(),
  supplies: z.array(supply).readonly(),
  coolant: z.array(coolantLoop).readonly(),
  bath: bath.nullable().describe('what fills the chassis in the place of air'),
  chain,
  workload,
  requirements,
  balance: z.strictObject({ mass: number, energy: number }),
  cost: z.strictObject({
    unknowns: number,
    iterations: number,
    seconds: number,
    shares: z
      .strictObject({ build: number, assemble: number, factor: number, report: number })
      .describe('s of `seconds`'),
  }),
});

export const explanationSchema: z.ZodType<Explanation> = z.strictObject({
  id: z.string(),
  name: z.string(),
  temperature: number.describe('K'),
  ambient: number.describe('K'),
  rungs: z
    .array(
      z.strictObject({
        label: z.string(),
        from: z.string(),
        to: z.string(),
        rise: number.describe('K'),
        heat: figure.describe('W'),
        resistance: figure.describe('K/W'),
        relation: z.string(),
        relationName: z.string(),
        source: z.string(),
        validity: z.string(),
        inRange: z.boolean(),
      }),
    )
    .readonly(),
  summary: z.string(),
});

const bandSchema: z.ZodType<Band> = z.strictObject({
  low: z.number().describe('5 % are below; K, m³/s or W'),
  high: z.number().describe('5 % are above'),
  exceeds: z.number().nullable().describe('probability that the limit is exceeded; null without one'),
  origins: z
    .array(
      z.strictObject({
        name: z.string(),
        share: z.number().describe('of the variance'),
        basis: z.string(),
      }),
    )
    .readonly(),
});

export const bandsSchema: z.ZodType<Bands> = z.strictObject({
  parts: z
    .array(z.tuple([z.string(), bandSchema]).readonly())
    .readonly()
    .describe('temperatures nearest to their limits, the nearest first: placement and band'),
  figures: z
    .array(
      z.strictObject({
        figure: z.enum([
          'airflow',
          'exhaustTemperature',
          'staticPressure',
          'powerDc',
          'powerAc',
          'heat',
          'heatToCoolant',
          'coolantFlow',
          'coolantPressureDrop',
          'coolantReturn',
        ]),
        loop: z.string().nullable().describe('coolant loop; null: of the design'),
        value: z.number().describe('m³/s, K, Pa or W'),
        band: bandSchema,
      }),
    )
    .readonly(),
});

export const driversSchema: z.ZodType<Drivers> = z.strictObject({
  id: z.string(),
  temperature: z.number().describe('K'),
  drivers: z
    .array(
      z.strictObject({
        placement: z.string().nullable(),
        name: z.string().nullable(),
        what: z.string(),
        change: z.enum(['10 %', '1 K']),
        effect: z.number().describe('K'),
      }),
    )
    .readonly(),
  band: bandSchema,
});

export const heldRatesSchema: z.ZodType<HeldRates> = z.strictObject({
  parts: z
    .array(
      z.strictObject({
        id: z.string(),
        rate: number.describe('share of the full rate, 0…1; 0: too hot even when idle'),
        power: number.describe('W'),
        temperature: number.describe('K'),
        throttleTemperature: number.describe('K'),
      }),
    )
    .readonly()
    .describe('the slowest first'),
  powerAc: number.describe('into the supplies, W'),
  tokensPerSecond: figure.describe('of the box, 1/s; null without a language model'),
});
