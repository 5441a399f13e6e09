/*
 * The case format as a schema: types and ranges of every field. Names and topology are checked after it.
 */
import * as z from 'zod';
import {
  id,
  number,
  positive,
  atLeastZero,
  share,
  temperature,
  points,
  interpolation,
  plateFins,
  pinFins,
} from '#solver/case/fields.ts';
import { networkFault } from '#models/schema/network.ts';
import { link } from '#solver/case/link-schema.ts';
import { junction } from '#solver/case/packages.ts';
import { conductor, converter, feed, power } from '#solver/case/power-schema.ts';
import { liquidFault } from '#solver/properties/liquids.ts';
import { transient } from '#solver/case/transient-schema.ts';

const fluid = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('air'), pressure: positive.optional() }),
  z.strictObject({
    type: z.literal('constant'),
    density: positive,
    viscosity: positive,
    specificHeat: positive,
    conductivity: positive,
  }),
  z
    .strictObject({
      type: z.literal('liquid'),
      name: id.optional(),
      table: z
        .array(z.tuple([temperature, positive, positive, positive, positive]).readonly())
        .min(1)
        .max(1000)
        .readonly()
        .optional(),
      freezing: temperature.optional(),
      boiling: temperature.optional(),
      evaporation: z.strictObject({ temperature, heat: positive }).optional(),
    })
    .superRefine((liquid, context) => {
      const fault = liquidFault(liquid);
      if (fault !== null) context.addIssue({ code: 'custom', message: fault });
    }),
]);

const element = z.discriminatedUnion('type', [
  z
    .strictObject({
      type: z.literal('loss'),
      area: positive,
      k: atLeastZero,
      reverse: atLeastZero.optional(),
      laminar: atLeastZero.optional(),
      hydraulicDiameter: positive.optional(),
    })
    .refine((loss) => (loss.laminar ?? 0) === 0 || loss.hydraulicDiameter !== undefined, {
      message: 'laminar needs hydraulicDiameter',
    }),
  z.strictObject({
    type: z.literal('quadratic'),
    linear: atLeastZero,
    quadratic: atLeastZero,
    density: positive.optional(),
  }),
  z.strictObject({
    type: z.literal('porous'),
    area: positive,
    length: positive,
    permeability: positive,
    inertia: atLeastZero,
  }),
  z.strictObject({
    type: z.literal('perforated-plate'),
    area: positive,
    open: positive.max(1),
    holeDiameter: positive.optional(),
    thickness: atLeastZero.optional(),
  }),
  z.strictObject({
    type: z.literal('filter'),
    area: positive,
    linear: atLeastZero,
    quadratic: atLeastZero,
    density: positive,
    viscosity: positive,
    clogging: atLeastZero.lt(1).optional(),
  }),
  z
    .strictObject({
      type: z.literal('duct'),
      shape: z.enum(['round', 'rectangular']),
      diameter: positive.optional(),
      width: positive.optional(),
      height: positive.optional(),
      length: positive,
      roughness: atLeastZero.optional(),
      count: z.int().min(1).optional(),
      k: atLeastZero.optional(),
    })
    .refine(
      (duct) =>
        duct.shape === 'round'
          ? duct.diameter !== undefined
          : duct.width !== undefined && duct.height !== undefined,
      { message: 'a round duct needs diameter, a rectangular one width and height' },
    ),
  z.strictObject({
    type: z.literal('hazen-williams'),
    length: positive,
    diameter: positive,
    c: positive,
    coefficient: positive.optional(),
  }),
  z.strictObject({ type: z.literal('area-change'), areaFrom: positive, areaTo: positive }),
  z.strictObject({ type: z.literal('plate-fin'), fins: plateFins }),
  z.strictObject({ type: z.literal('pin-fin'), fins: pinFins }),
  z.strictObject({
    type: z.literal('table'),
    points,
    density: positive,
    interpolation: interpolation.optional(),
  }),
  z
    .strictObject({
      type: z.literal('fan'),
      points,
      density: positive,
      interpolation: interpolation.optional(),
      speed: atLeastZero.max(10).optional(),
      parallel: z.int().min(1).optional(),
      series: z.int().min(1).optional(),
      failed: z.boolean().optional(),
      area: positive,
      failedLoss: atLeastZero.optional(),
      power: atLeastZero.optional(),
      powerPoints: points.optional(),
      supply: id.optional(),
    })
    .refine((fan) => fan.power === undefined || fan.powerPoints === undefined, {
      message: 'power is either one number or powerPoints',
    })
    .refine((fan) => (fan.powerPoints ?? []).every(([, watts]) => watts >= 0), {
      message: 'a fan draws no less than 0 W: powerPoints are [m3/s, W]',
    }),
  z
    .strictObject({
      type: z.literal('pump'),
      shutoff: positive.optional(),
      b: positive.optional(),
      exponent: positive.optional(),
      points: points.optional(),
      interpolation: interpolation.optional(),
      speed: atLeastZero.max(10).optional(),
      parallel: z.int().min(1).optional(),
      series: z.int().min(1).optional(),
      failed: z.boolean().optional(),
      power: atLeastZero.optional(),
      efficiency: positive.max(1).optional(),
      supply: id.optional(),
      npshRequired: positive.optional(),
    })
    .refine((pump) => pump.power === undefined || pump.efficiency === undefined, {
      message: 'what a pump draws is either power or follows from its efficiency',
    })
    .refine(
      ({ shutoff, b, exponent, points: table }) =>
        table === undefined
          ? shutoff !== undefined && b !== undefined && exponent !== undefined
          : shutoff === undefined && b === undefined && exponent === undefined,
      { message: 'a pump needs either points, or shutoff, b and exponent' },
    )
    .refine((pump) => (pump.exponent ?? 0) <= 2 || pump.speed !== 0, {
      message: 'a pump with an exponent above 2 cannot stand still; close its branch instead',
    }),
  z
    .strictObject({
      type: z.literal('valve'),
      flowCoefficient: positive,
      opening: share.optional(),
      characteristic: z.enum(['linear', 'equal-percentage']).optional(),
      rangeability: z.number().gt(1).optional(),
    })
    .refine((valve) => valve.rangeability === undefined || valve.characteristic === 'equal-percentage', {
      message: 'rangeability is that of a valve whose characteristic is equal-percentage',
    }),
]);

const flowNode = z
  .strictObject({
    id,
    pressure: number.optional(),
    inflow: number.optional(),
    inflowTemperature: temperature.optional(),
    temperature: temperature.optional(),
    power: number.optional(),
    elevation: number.optional(),
    capacity: atLeastZero.optional(),
    initial: temperature.optional(),
    ambient: z.boolean().optional(),
  })
  .refine((node) => node.ambient !== true || node.pressure === undefined, {
    message: 'ambient holds the pressure of the surroundings: give either ambient or pressure',
  });

const branch = z.strictObject({
  id,
  from: id,
  to: id,
  elements: z.array(element).readonly(),
  power: number.optional(),
  closed: z.boolean().optional(),
  bypass: z
    .strictObject({
      area: positive,
      stream: z
        .array(z.strictObject({ branch: id, area: positive, weight: z.number() }))
        .min(1)
        .readonly(),
    })
    .optional(),
});

const circuit = z.strictObject({
  id,
  fluid,
  gravity: atLeastZero.optional(),
  nodes: z.array(flowNode).readonly(),
  branches: z.array(branch).readonly(),
});

const quarterTurn = number.min(-Math.PI / 2).max(Math.PI / 2);
const solar = z.strictObject({
  direct: atLeastZero,
  diffuse: atLeastZero.optional(),
  absorptance: share,
  area: positive,
  tilt: atLeastZero.max(Math.PI),
  azimuth: number.optional(),
  sunElevation: quarterTurn,
  sunAzimuth: number.optional(),
  groundReflectance: share.optional(),
});

const powerCurve = z.strictObject({
  utilisation: share,
  points: z
    .array(z.tuple([share, atLeastZero]).readonly())
    .min(2)
    .max(1000)
    .readonly(),
  interpolation: interpolation.optional(),
});

const source = z
  .strictObject({
    power: number,
    powerCurve: powerCurve.optional(),
    leakage: z
      .strictObject({ power: atLeastZero, reference: temperature, coefficient: atLeastZero })
      .optional(),
    solar: solar.optional(),
    supply: id.optional(),
  })
  .refine(({ solar: sun, supply }) => sun === undefined || supply === undefined, {
    message: 'sunlight draws on no supply: give it a source of its own',
  });

/** What a heat node and the junction of a package have in common. */
const warm = {
  id,
  sources: z.array(source).readonly().optional(),
  capacity: atLeastZero.optional(),
  initial: temperature.optional(),
  limit: temperature.optional(),
};

const heatNode = z
  .strictObject({
    ...warm,
    temperature: atLeastZero.max(5000).optional(),
    latent: z.strictObject({ melting: temperature, width: positive, heat: positive }).optional(),
  })
  .refine((node) => node.latent === undefined || (node.capacity ?? 0) > 0, {
    message: 'what melts needs a capacity as well: that of what it is made of',
  });

const end = z.string().min(1).max(100);
const compactPackage = z
  .strictObject({
    ...warm,
    resistances: z
      .array(z.tuple([end, end, positive]).readonly())
      .min(1)
      .max(1000)
      .readonly(),
  })
  .superRefine(({ resistances }, context) => {
    const fault = networkFault(resistances, junction);
    if (fault !== null) context.addIssue({ code: 'custom', message: fault, path: ['resistances'] });
  });

/** Schemas of the records whose numbers may change in time, by the list that holds them. */
export const recordSchemas: Readonly<Record<string, z.ZodType>> = {
  'circuits.nodes': flowNode,
  'circuits.branches': branch,
  'heat.nodes': heatNode,
  'heat.links': link,
  'power.converters': converter,
  'power.conductors': conductor,
  'power.feeds': feed,
};

export const caseSchema = z.strictObject({
  format: z.literal('boxwright-case'),
  version: z.literal(1),
  title: z.string().max(1000).optional(),
  source: z.string().max(2000).optional(),
  ambient: z
    .strictObject({
      temperature: temperature.optional(),
      pressure: positive.optional(),
      relativeHumidity: share.optional(),
    })
    .optional(),
  circuits: z.array(circuit).readonly().optional(),
  heat: z
    .strictObject({
      nodes: z.array(heatNode).readonly(),
      links: z.array(link).readonly(),
      packages: z.array(compactPackage).readonly().optional(),
    })
    .optional(),
  power: power.optional(),
  control: z
    .strictObject({
      branches: z.array(id).min(1).readonly(),
      margin: number,
      minimum: positive.max(10),
      maximum: positive.max(10),
    })
    .refine((control) => control.minimum <= control.maximum, { message: 'minimum exceeds maximum' })
    .optional(),
  transient: transient.optional(),
});

/** JSON Schema (draft 2020-12) of a case file: docs/case.schema.json. Refinements between fields are not in it. */
export function caseJsonSchema(): unknown {
  return {
    title: 'Boxwright case',
    description: 'A network of flow, heat and power in SI units; see case-format.md.',
    ...z.toJSONSchema(caseSchema, { io: 'input' }),
  };
}
