import * as z from 'zod';
import { atLeastZero, id, number, positive, share, temperature } from '#solver/case/fields.ts';

const system = z.enum(['dc', 'ac-1', 'ac-3']);
const phase = z.enum(['L1', 'L2', 'L3', 'L1-L2', 'L2-L3', 'L3-L1']);
const atMostOne = positive.max(1);

const heat = z
  .array(z.strictObject({ node: id, share }))
  .readonly()
  .refine((all) => all.reduce((sum, { share }) => sum + share, 0) <= 1 + 1e-9, {
    message: 'the shares add up to more than 1',
  });

export const converter = z
  .strictObject({
    id,
    rating: positive,
    units: z.int().min(1),
    efficiency: z
      .array(z.tuple([atLeastZero, atMostOne]).readonly())
      .min(1)
      .readonly(),
    load: number.optional(),
    heat: heat.optional(),
    supply: z
      .union([
        id,
        z
          .array(z.strictObject({ supply: id, units: z.int().min(1), phase: phase.optional() }))
          .min(1)
          .readonly(),
      ])
      .optional(),
    order: z.array(id).min(1).max(100).readonly().optional(),
    powerFactor: atMostOne.optional(),
    battery: z
      .strictObject({
        energy: positive,
        charge: share.optional(),
        efficiency: atMostOne,
        maximumPower: positive.optional(),
        chargePower: atLeastZero.optional(),
        chargeEfficiency: atMostOne.optional(),
        peukert: z.strictObject({ exponent: z.number().min(1).max(2), time: positive }).optional(),
      })
      .optional(),
    bypass: z.strictObject({ active: z.boolean(), efficiency: atMostOne }).optional(),
    holdUp: positive.optional(),
    inrush: positive.optional(),
  })
  .refine(({ supply, order }) => supply === undefined || order === undefined, {
    message: 'what feeds it is either supply or order',
  })
  .refine(({ order = [] }) => new Set(order).size === order.length, {
    message: 'order names a feed twice',
  })
  .refine(
    ({ supply, units }) =>
      typeof supply !== 'object' || supply.reduce((sum, one) => sum + one.units, 0) === units,
    { message: 'the units of its supplies do not add up to its units' },
  );

export const conductor = z
  .strictObject({
    id,
    system,
    voltage: positive.optional(),
    resistance: positive.optional(),
    resistivity: positive.optional(),
    length: positive.optional(),
    area: positive.optional(),
    temperature: z.strictObject({ node: id, coefficient: number, reference: temperature }).optional(),
    powerFactor: atMostOne.optional(),
    ampacity: positive.optional(),
    load: number.optional(),
    heat: heat.optional(),
    supply: id.optional(),
    phase: phase.optional(),
  })
  .refine(
    ({ resistance, resistivity, length, area }) => {
      const figures = [resistivity, length, area].filter((figure) => figure !== undefined).length;
      return resistance === undefined ? figures === 3 : figures === 0;
    },
    { message: 'a conductor needs either resistance, or resistivity, length and area' },
  )
  .refine(({ system, powerFactor }) => system !== 'dc' || powerFactor === undefined, {
    message: 'direct current has no powerFactor; leave it out',
  })
  .refine(({ system, phase }) => phase === undefined || system === 'ac-1', {
    message: 'only a conductor of one phase (ac-1) hangs on a line; leave phase out',
  });

const solar = z
  .strictObject({
    rated: positive.optional(),
    area: positive.optional(),
    panelEfficiency: atMostOne.optional(),
    irradiance: atLeastZero,
    cellTemperature: temperature.optional(),
    coefficient: z.number().min(-0.1).max(0).optional(),
    efficiency: atMostOne.optional(),
  })
  .refine(
    ({ rated, area, panelEfficiency }) =>
      (rated === undefined) === (area !== undefined && panelEfficiency !== undefined) &&
      (area === undefined) === (panelEfficiency === undefined),
    { message: 'panels need either rated, or area and panelEfficiency' },
  );

const generator = z.strictObject({
  rated: positive,
  startUp: atLeastZero.optional(),
  fuel: z
    .array(z.tuple([share, atLeastZero]).readonly())
    .min(2)
    .max(100)
    .readonly()
    .refine((points) => points.every(([load], i) => i === 0 || load > points[i - 1][0]), {
      message: 'the loads of fuel must ascend',
    })
    .optional(),
  engine: z.enum(['naturally-aspirated', 'turbocharged']).optional(),
});

export const feed = z
  .strictObject({
    id,
    system,
    voltage: positive,
    breaker: positive.optional(),
    continuousShare: atMostOne.optional(),
    instantaneousTrip: positive.optional(),
    lost: z.boolean().optional(),
    supply: id.optional(),
    phase: phase.optional(),
    solar: solar.optional(),
    generator: generator.optional(),
  })
  .refine(({ solar, generator, supply }) => [solar, generator, supply].filter(Boolean).length <= 1, {
    message: 'a feed is one of solar, generator, or a panel with a supply',
  })
  .refine(({ system, phase }) => phase === undefined || system === 'ac-1', {
    message: 'only a panel of one phase (ac-1) hangs on a line; leave phase out',
  })
  .refine(
    ({ breaker, continuousShare, instantaneousTrip }) =>
      breaker !== undefined || (continuousShare === undefined && instantaneousTrip === undefined),
    {
      message: 'continuousShare and instantaneousTrip are those of a breaker; give its rating',
    },
  );

export const power = z.strictObject({
  converters: z.array(converter).readonly(),
  conductors: z.array(conductor).readonly().optional(),
  feeds: z.array(feed).readonly().optional(),
});
