/*
 * The format of a field case: a box of cells, what fills it, what heats it, what it borders on. Plain SI units.
 */
import * as z from 'zod';
import { readFormula } from '#models/units/formula.ts';
import { atLeastZero, id, number, points, positive, temperature } from '#solver/case/fields.ts';

/** Variables of formulas. */
export const places = ['x', 'y', 'z'] as const;

const point = z.tuple([number, number, number]).readonly();
const lines = z.array(number).min(2).max(10_001).readonly();
const cells = z.int().min(1).max(10_000);

/** A number, or a formula of x, y, z. */
const spread = z.union([
  number,
  z
    .string()
    .max(1000)
    .superRefine((text, context) => {
      const read = readFormula(text, places);
      if (!read.ok) context.addIssue({ code: 'custom', message: read.error });
    }),
]);
const vector = z.tuple([spread, spread, spread]).readonly();

const box = z
  .strictObject({ min: point, max: point })
  .refine(({ min, max }) => min.every((from, axis) => from <= max[axis]), {
    message: 'min lies beyond max',
  });

const share = z.number().min(0).max(1);

const material = z.strictObject({
  /** W/(m K), the same in all directions or along x, y, z. */
  conductivity: z.union([positive, z.tuple([positive, positive, positive]).readonly()]),
  density: positive.optional(),
  specificHeat: positive.optional(),
  /** Pa s; makes it a fluid. */
  viscosity: positive.optional(),
  /** Of volume, 1/K. */
  expansion: number.optional(),
  /** An ideal gas: its density is that at the reference temperature, and falls as 1/T. */
  gas: z.boolean().optional(),
  /** Of its surfaces towards the fluid, grey and diffuse. */
  emissivity: share.optional(),
});

/** The same in all directions, or along x, y, z. */
const threefold = z
  .union([atLeastZero, z.tuple([atLeastZero, atLeastZero, atLeastZero]).readonly()])
  .optional();

const face = z.enum(['x-', 'x+', 'y-', 'y+', 'z-', 'z+']);

const patch = { face, box: box.optional() };
/** A wall may move along itself, and radiate into the domain. */
const wall = { ...patch, velocity: vector.optional(), emissivity: share.optional() };

/** Of what comes in: energy in m²/s², or √(2k/3) as a share of the velocity; and ε = C_μ^¾ k^1.5 over the length, m. */
const turbulence = z
  .strictObject({
    kineticEnergy: positive.optional(),
    intensity: positive.max(1).optional(),
    length: positive,
  })
  .refine(({ kineticEnergy, intensity }) => (kineticEnergy === undefined) !== (intensity === undefined), {
    message: 'give either kineticEnergy or intensity',
  });

/** What a wall radiates to and absorbs outside, grey and diffuse: K and W/m². */
const outside = z
  .strictObject({
    emissivity: share.optional(),
    surroundings: atLeastZero.optional(),
    absorptivity: share.optional(),
    irradiance: atLeastZero.optional(),
  })
  .refine(({ emissivity, surroundings }) => (emissivity === undefined) === (surroundings === undefined), {
    message: 'give emissivity and surroundings [K] together',
  })
  .refine(({ absorptivity, irradiance }) => (absorptivity === undefined) === (irradiance === undefined), {
    message: 'give absorptivity and irradiance [W/m²] together',
  });

const boundary = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('adiabatic'), ...wall }),
  z.strictObject({ type: z.literal('temperature'), ...wall, temperature: spread }),
  z.strictObject({
    type: z.literal('convection'),
    ...wall,
    coefficient: atLeastZero,
    ambient: temperature,
    outside: outside.optional(),
  }),
  z.strictObject({ type: z.literal('flux'), ...wall, flux: number }),
  z.strictObject({
    type: z.literal('inlet'),
    ...patch,
    velocity: vector,
    temperature: spread.optional(),
    turbulence: turbulence.optional(),
  }),
  z.strictObject({
    type: z.literal('outlet'),
    ...patch,
    pressure: number.optional(),
    /** Of what comes back in, K; else what leaves. */
    temperature: temperature.optional(),
  }),
  z.strictObject({ type: z.literal('symmetry'), ...patch }),
]);

const quantity = z
  .enum(['temperature', 'pressure', 'density', 'u', 'v', 'w', 'speed', 'viscosity', 'k', 'epsilon'])
  .optional();
const overCells = { id, quantity, box: box.optional() };

const output = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('point'), id, quantity, at: point }),
  /** Of all cells, or of those with fluid alone. */
  z.strictObject({ type: z.literal('mean'), ...overCells, of: z.literal('fluid').optional() }),
  z.strictObject({ type: z.literal('maximum'), ...overCells }),
  z.strictObject({ type: z.literal('minimum'), ...overCells }),
  z.strictObject({
    type: z.literal('line'),
    id,
    quantity,
    from: point,
    to: point,
    points: z.union([z.int().min(2).max(10_000), z.array(number).min(1).max(10_000).readonly()]),
  }),
  z.strictObject({ type: z.literal('surface-mean'), id, face, box: box.optional() }),
  z.strictObject({ type: z.literal('surface-heat'), id, face, box: box.optional() }),
  z.strictObject({ type: z.literal('surface-radiation'), id, face, box: box.optional() }),
  z.strictObject({ type: z.literal('solid-radiation'), id, solid: id }),
  z.strictObject({ type: z.literal('plane-flow'), id, box }),
  z.strictObject({ type: z.literal('fin-heat'), id, fins: id }),
  z.strictObject({ type: z.literal('body-temperature'), id, body: id }),
  z.strictObject({ type: z.literal('junction'), id, package: id }),
  z.strictObject({ type: z.literal('fan-flow'), id, fan: id }),
  z.strictObject({ type: z.literal('fan-pressure'), id, fan: id }),
  z.strictObject({ type: z.literal('surface-flow'), id, face, box: box.optional() }),
  z.strictObject({ type: z.literal('surface-pressure'), id, face, box: box.optional() }),
]);

export const fieldCaseSchema = z.strictObject({
  format: z.literal('boxwright-field-case'),
  version: z.literal(1),
  title: z.string().max(1000).optional(),
  source: z.string().max(2000).optional(),
  grid: z.union([
    z.strictObject({
      min: point.optional(),
      max: point,
      cells: z.tuple([cells, cells, cells]).readonly(),
    }),
    z.strictObject({ x: lines, y: lines, z: lines }),
  ]),
  materials: z.record(id, material),
  background: id,
  solids: z
    .array(z.strictObject({ id, box, material: id }))
    .max(100_000)
    .readonly()
    .optional(),
  sources: z
    .array(
      z
        .strictObject({ id, box, power: number.optional(), density: number.optional() })
        .refine(({ power, density }) => (power === undefined) !== (density === undefined), {
          message: 'give either power or density',
        }),
    )
    .max(100_000)
    .readonly()
    .optional(),
  interfaces: z
    .array(z.strictObject({ id, box, resistance: atLeastZero }))
    .max(100_000)
    .readonly()
    .optional(),
  /** Two resistors, K/W, between a junction and the faces of a box. */
  packages: z
    .array(
      z.strictObject({
        id,
        box,
        /** The face that stands on a board. */
        board: face,
        /** Faces that are its case: that across from the board, or all others. */
        caseFaces: z.enum(['top', 'all']).optional(),
        junctionToCase: positive,
        junctionToBoard: positive,
        power: number.optional(),
        capacity: positive.optional(), // J/K
        emissivity: share.optional(),
      }),
    )
    .max(100_000)
    .readonly()
    .optional(),
  boundaries: z.array(boundary).max(100_000).readonly(),
  resistances: z
    .array(z.strictObject({ id, box, viscous: threefold, inertial: threefold }))
    .max(100_000)
    .readonly()
    .optional(),
  /** Fins finer than the grid, on the solid at one side of a box of fluid. */
  fins: z
    .array(
      z.strictObject({
        id,
        box,
        base: face,
        /** Of metal and gaps together, along the height, W/(m K). */
        conductivity: positive,
        /** Film times surface for each volume, W/(m³ K). */
        exchange: positive,
      }),
    )
    .max(100_000)
    .readonly()
    .optional(),
  /** Things of one temperature finer than the cells, which give their power [W] to the fluid in some places. */
  bodies: z
    .array(
      z.strictObject({
        id,
        power: number,
        places: z
          .array(
            z.strictObject({
              box,
              /** Which of the cells there; the fluid where left out. */
              of: z.enum(['fluid', 'solid']).optional(),
              /** Film times surface of all that is there, W/K; or its course over the speed of the fluid, m/s. */
              conductance: z.union([
                positive,
                z
                  .array(z.tuple([atLeastZero, positive]).readonly())
                  .min(1)
                  .max(1000)
                  .readonly(),
              ]),
            }),
          )
          .min(1)
          .max(1000)
          .readonly(),
      }),
    )
    .max(100_000)
    .readonly()
    .optional(),
  fans: z
    .array(
      z.strictObject({ id, box, direction: face, curve: points, swirl: number.min(-10).max(10).optional() }),
    )
    .max(10_000)
    .readonly()
    .optional(),
  screens: z
    .array(z.strictObject({ id, box, loss: atLeastZero }))
    .max(100_000)
    .readonly()
    .optional(),
  plates: z
    .array(
      z.strictObject({
        id,
        box,
        resistance: atLeastZero.optional(),
        /** Of both sides. */
        emissivity: share.optional(),
      }),
    )
    .max(100_000)
    .readonly()
    .optional(),
  /** Most patches between which surfaces radiate, and rays from each of them. */
  radiation: z
    .strictObject({
      patches: z.int().min(1).max(20_000).optional(),
      rays: z.int().min(16).max(1_000_000).optional(),
    })
    .optional(),
  /** m/s². */
  gravity: point.optional(),
  /** At which a fluid has its density, K. */
  referenceTemperature: temperature.optional(),
  flow: z
    .strictObject({
      scheme: z.enum(['second-order', 'upwind']).optional(),
      /** Velocities that are given rather than sought. */
      prescribed: vector.optional(),
      initial: vector.optional(),
      turbulence: z.enum(['laminar', 'lvel', 'k-epsilon']).optional(),
      /** Viscosity over conduction of what is turbulent. */
      turbulentPrandtl: z.number().min(0.3).max(2).optional(),
      /** Share of a step that momentum takes. */
      relaxation: z.number().min(0.05).max(0.99).optional(),
      iterations: z.int().min(1).max(1_000_000).optional(),
    })
    .optional(),
  initial: spread.optional(),
  transient: z
    .strictObject({
      step: positive,
      steps: z.int().min(1).max(1_000_000),
      order: z.union([z.literal(1), z.literal(2)]).optional(),
    })
    .optional(),
  residual: positive.max(1e-2).optional(),
  /** What the outputs of a steady flow may still be off by: K, and shares of the largest in the same unit. */
  steady: z.strictObject({ temperature: positive, share: positive.max(0.1) }).optional(),
  outputs: z.array(output).max(100_000).readonly(),
});

export type FieldCase = z.infer<typeof fieldCaseSchema>;
export type FieldBoundary = z.infer<typeof boundary>;
export type Spread = z.infer<typeof spread>;
export type FieldOutput = z.infer<typeof output>;
export type FieldBox = z.infer<typeof box>;
export type FaceName = z.infer<typeof face>;

/** JSON Schema (draft 2020-12) of a field case: docs/field-case.schema.json. Refinements between fields are not in it. */
export function fieldCaseJsonSchema(): unknown {
  return {
    title: 'Boxwright field case',
    description: 'A box of cells with heat in SI units; see field-case.md.',
    ...z.toJSONSchema(fieldCaseSchema, { io: 'input' }),
  };
}
