/*
 * The case format as a schema: types and ranges of every field. Names and topology are checked after it.
 */
import * as z from 'zod';
import { relations } from '#solver/correlations/catalogue.ts';

// No code is made at run time: the page's content policy forbids it.
z.config({ jitless: true });

const id = z.string().min(1).max(200);
const number = z.number();
const positive = z.number().positive();
const atLeastZero = z.number().min(0);
const share = z.number().min(0).max(1);
const temperature = z.number().positive().max(5000);
const point = z.tuple([number, number]).readonly();
const points = z.array(point).min(1).max(10_000).readonly();
const interpolation = z.enum(['linear', 'monotone-cubic']);

const plateFins = z
  .strictObject({
    width: positive,
    length: positive,
    count: z.int().min(2).max(10_000),
    thickness: positive,
    height: positive,
    base: atLeastZero,
    conductivity: positive,
    frontalArea: positive.optional(),
  })
  .refine((fins) => fins.count * fins.thickness < fins.width, {
    message: 'the fins leave no gap: count × thickness must be less than width',
  });

const pinFins = z
  .strictObject({
    width: positive,
    length: positive,
    diameter: positive,
    height: positive,
    pitchAcross: positive,
    pitchAlong: positive,
    staggered: z.boolean(),
    base: atLeastZero,
    conductivity: positive,
  })
  .refine((fins) => fins.pitchAcross > fins.diameter && fins.pitchAlong > fins.diameter, {
    message: 'the pins touch: both pitches must exceed the diameter',
  });

const fluid = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('air'), pressure: positive.optional() }),
  z.strictObject({
    type: z.literal('constant'),
    density: positive,
    viscosity: positive,
    specificHeat: positive,
    conductivity: positive,
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
  z.strictObject({
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
    supply: id.optional(),
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
]);

const circuit = z.strictObject({
  id,
  fluid,
  gravity: atLeastZero.optional(),
  nodes: z
    .array(
      z
        .strictObject({
          id,
          pressure: number.optional(),
          inflow: number.optional(),
          inflowTemperature: temperature.optional(),
          temperature: temperature.optional(),
          power: number.optional(),
          elevation: number.optional(),
          ambient: z.boolean().optional(),
        })
        .refine((node) => node.ambient !== true || node.pressure === undefined, {
          message: 'ambient holds the pressure of the surroundings: give either ambient or pressure',
        }),
    )
    .readonly(),
  branches: z
    .array(
      z.strictObject({
        id,
        from: id,
        to: id,
        elements: z.array(element).readonly(),
        power: number.optional(),
        closed: z.boolean().optional(),
      }),
    )
    .readonly(),
});

const heatNode = z.strictObject({
  id,
  temperature: atLeastZero.max(5000).optional(),
  sources: z
    .array(
      z.strictObject({
        power: number,
        leakage: z
          .strictObject({ power: atLeastZero, reference: temperature, coefficient: atLeastZero })
          .optional(),
        supply: id.optional(),
      }),
    )
    .readonly()
    .optional(),
  capacity: atLeastZero.optional(),
  limit: temperature.optional(),
});

const relation = z.string().refine((key) => Object.hasOwn(relations, key), {
  message: 'relation is no key of the catalogue of relations',
});
const side = z.tuple([positive, positive]).readonly();
const ends = { id, from: id, to: id, relation: relation.optional() };
const link = z.discriminatedUnion('type', [
  z.strictObject({ ...ends, type: z.literal('conductance'), value: atLeastZero }),
  z.strictObject({ ...ends, type: z.literal('resistance'), value: atLeastZero }),
  z.strictObject({
    ...ends,
    type: z.literal('slab'),
    conductivity: positive,
    thickness: atLeastZero,
    area: positive,
  }),
  z.strictObject({ ...ends, type: z.literal('contact'), specificResistance: atLeastZero, area: positive }),
  z
    .strictObject({
      ...ends,
      type: z.literal('cylinder'),
      conductivity: positive,
      inner: positive,
      outer: positive,
      length: positive,
    })
    .refine((shell) => shell.outer >= shell.inner, { message: 'outer must not be less than inner' }),
  z
    .strictObject({
      ...ends,
      type: z.literal('sphere'),
      conductivity: positive,
      inner: positive,
      outer: positive,
    })
    .refine((shell) => shell.outer >= shell.inner, { message: 'outer must not be less than inner' }),
  z.strictObject({
    ...ends,
    type: z.literal('spreading'),
    sourceArea: positive,
    plateArea: positive,
    thickness: positive,
    conductivity: positive,
    heatTransferCoefficient: positive,
    include: z.enum(['with-film', 'plate', 'spreading-only']),
    of: z.enum(['mean', 'maximum']).optional(),
    method: z.enum(['closed', 'series']).optional(),
  }),
  z
    .strictObject({
      ...ends,
      type: z.literal('spreading-rectangle'),
      plate: side,
      source: side,
      centre: z.tuple([number, number]).readonly().optional(),
      thickness: positive,
      conductivity: positive,
      heatTransferCoefficient: positive,
      include: z.enum(['with-film', 'plate', 'spreading-only']),
      of: z.enum(['mean', 'centre']).optional(),
    })
    .refine(
      ({ plate, source, centre = [0, 0] }) =>
        ([0, 1] as const).every((i) => source[i] / 2 + Math.abs(centre[i]) <= (plate[i] / 2) * (1 + 1e-9)),
      { message: 'the source reaches beyond the plate: sides and centre must keep it inside' },
    ),
  z
    .strictObject({
      ...ends,
      type: z.literal('fin'),
      conductivity: positive,
      thickness: positive.optional(),
      width: positive.optional(),
      diameter: positive.optional(),
      length: positive,
      heatTransferCoefficient: positive,
      count: z.int().min(1).optional(),
    })
    .refine(
      ({ thickness, width, diameter }) =>
        diameter === undefined
          ? thickness !== undefined && width !== undefined
          : thickness === undefined && width === undefined,
      { message: 'a fin needs either thickness and width, or diameter (round pin)' },
    ),
  z.strictObject({
    ...ends,
    type: z.literal('convection'),
    area: positive,
    heatTransferCoefficient: atLeastZero,
  }),
  z.strictObject({
    ...ends,
    type: z.literal('forced-plate'),
    area: positive,
    length: positive,
    slot: positive.optional(),
    velocity: z.union([
      atLeastZero,
      z.array(z.strictObject({ branch: id, area: positive, weight: number })).readonly(),
    ]),
  }),
  z.strictObject({
    ...ends,
    type: z.literal('natural-plate'),
    area: positive,
    length: positive,
    orientation: z.enum(['vertical', 'up', 'down']),
  }),
  z.strictObject({
    ...ends,
    type: z.literal('vertical-fins'),
    width: positive,
    height: positive,
    spacing: positive,
    finHeight: positive,
    thickness: positive,
    conductivity: positive,
  }),
  z
    .strictObject({
      ...ends,
      type: z.literal('gap'),
      area: positive,
      gap: positive,
      height: positive,
      orientation: z.enum(['vertical', 'horizontal']),
      tilt: z
        .number()
        .min(0)
        .max(Math.PI / 2)
        .optional(),
    })
    .refine((layer) => layer.tilt === undefined || layer.orientation === 'horizontal', {
      message: 'tilt is that of a gap whose orientation is horizontal; an upright one is vertical',
    }),
  z
    .strictObject({
      ...ends,
      type: z.literal('radiation'),
      area: positive,
      exchange: atLeastZero.optional(),
      emissivity: z
        .tuple([positive.max(1), positive.max(1)])
        .readonly()
        .optional(),
      view: positive.max(1).optional(),
      areaRatio: atLeastZero.optional(),
    })
    .refine(({ exchange, emissivity }) => (exchange === undefined) !== (emissivity === undefined), {
      message: 'radiation needs either exchange, or emissivity of both surfaces',
    })
    .refine(({ exchange, view, areaRatio }) => exchange === undefined || (view ?? areaRatio) === undefined, {
      message: 'view and areaRatio go with emissivity; exchange holds them already',
    }),
  z.strictObject({ ...ends, type: z.literal('plate-fin'), fins: plateFins, factor: positive.optional() }),
  z.strictObject({ ...ends, type: z.literal('pin-fin'), fins: pinFins, factor: positive.optional() }),
  z
    .strictObject({
      ...ends,
      type: z.literal('stream-resistance'),
      offset: atLeastZero,
      coefficient: atLeastZero,
      exponent: atLeastZero,
    })
    .refine((link) => link.offset + link.coefficient > 0, { message: 'offset and coefficient are both 0' }),
  z.strictObject({
    ...ends,
    type: z.literal('duct-wall'),
    area: positive,
    hydraulicDiameter: positive,
    flowArea: positive,
    length: positive,
    aspect: share.optional(),
  }),
]);

const converter = z.strictObject({
  id,
  rating: positive,
  units: z.int().min(1),
  efficiency: z
    .array(z.tuple([atLeastZero, positive.max(1)]).readonly())
    .min(1)
    .readonly(),
  load: number.optional(),
  heat: z
    .array(z.strictObject({ node: id, share }))
    .readonly()
    .refine((all) => all.reduce((sum, { share }) => sum + share, 0) <= 1 + 1e-9, {
      message: 'the shares add up to more than 1',
    })
    .optional(),
  supply: id.optional(),
});

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
  heat: z.strictObject({ nodes: z.array(heatNode).readonly(), links: z.array(link).readonly() }).optional(),
  power: z.strictObject({ converters: z.array(converter).readonly() }).optional(),
  control: z
    .strictObject({
      branches: z.array(id).min(1).readonly(),
      margin: number,
      minimum: positive.max(10),
      maximum: positive.max(10),
    })
    .refine((control) => control.minimum <= control.maximum, { message: 'minimum exceeds maximum' })
    .optional(),
});

/** JSON Schema (draft 2020-12) of a case file: docs/case.schema.json. Refinements between fields are not in it. */
export function caseJsonSchema(): unknown {
  return {
    title: 'Boxwright case',
    description: 'A network of flow, heat and power in SI units; see case-format.md.',
    ...z.toJSONSchema(caseSchema, { io: 'input' }),
  };
}
