/*
 * Heat links of the case format.
 */
import * as z from 'zod';
import {
  id,
  number,
  positive,
  atLeastZero,
  share,
  temperature,
  plateFins,
  pinFins,
} from '#solver/case/fields.ts';
import { relations } from '#solver/correlations/catalogue.ts';

const relation = z.string().refine((key) => Object.hasOwn(relations, key), {
  message: 'relation is no key of the catalogue of relations',
});
const side = z.tuple([positive, positive]).readonly();
const ends = { id, from: id, to: id, relation: relation.optional() };
const film = z.strictObject({ conductance: positive, massFlow: positive, exponent: atLeastZero });

export const link = z.discriminatedUnion('type', [
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
  z
    .strictObject({
      ...ends,
      type: z.literal('heat-pipe'),
      resistance: positive.optional(),
      evaporator: positive.optional(),
      condenser: positive.optional(),
      count: z.int().min(1).optional(),
      maximumHeat: z
        .union([
          positive,
          z
            .array(z.tuple([temperature, positive]).readonly())
            .min(2)
            .max(1000)
            .readonly(),
        ])
        .optional(),
      freezing: temperature.optional(),
      wallConductance: atLeastZero.optional(),
    })
    .refine(
      ({ resistance, evaporator, condenser }) =>
        resistance === undefined
          ? evaporator !== undefined && condenser !== undefined
          : evaporator === undefined && condenser === undefined,
      { message: 'a heat pipe needs either resistance, or evaporator and condenser' },
    ),
  z.strictObject({
    ...ends,
    type: z.literal('thermoelectric'),
    seebeck: positive,
    resistance: positive,
    conductance: positive,
    couples: z.int().min(1).optional(),
    current: number,
    supply: id.optional(),
  }),
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
  z.strictObject({
    ...ends,
    type: z.literal('boiling-table'),
    points: z
      .array(z.tuple([positive, positive]).readonly())
      .min(2)
      .max(10_000)
      .readonly(),
    dryOut: positive.optional(),
    evaporated: positive,
  }),
  z.strictObject({
    ...ends,
    type: z.literal('stream-table'),
    points: z
      .array(z.tuple([positive, positive]).readonly())
      .min(2)
      .max(10_000)
      .readonly(),
  }),
  z
    .strictObject({
      ...ends,
      type: z.literal('heat-exchanger'),
      arrangement: z
        .enum([
          'counter',
          'parallel',
          'cross-unmixed',
          'cross-mixed-from',
          'cross-mixed-to',
          'shell-and-tube',
        ])
        .optional(),
      conductance: positive.optional(),
      films: z.strictObject({ from: film, to: film, wall: atLeastZero.optional() }).optional(),
      effectiveness: positive.max(1).optional(),
      setPoint: temperature.optional(),
    })
    .refine(
      ({ conductance, films, effectiveness }) =>
        [conductance, films, effectiveness].filter((size) => size !== undefined).length === 1,
      { message: 'a heat exchanger needs one of conductance, films and effectiveness' },
    )
    .refine(
      ({ arrangement, effectiveness }) => (arrangement === undefined) !== (effectiveness === undefined),
      {
        message: 'conductance and films need an arrangement; effectiveness holds it already',
      },
    ),
]);
