/*
 * The format of a field case: a box of cells, what fills it, what heats it, what it borders on. Plain SI units.
 */
import * as z from 'zod';
import { atLeastZero, id, number, positive, temperature } from '#solver/case/fields.ts';

const point = z.tuple([number, number, number]).readonly();
const lines = z.array(number).min(2).max(10_001).readonly();
const cells = z.int().min(1).max(10_000);

const box = z
  .strictObject({ min: point, max: point })
  .refine(({ min, max }) => min.every((from, axis) => from <= max[axis]), {
    message: 'min lies beyond max',
  });

const material = z.strictObject({
  /** W/(m K), the same in all directions or along x, y, z. */
  conductivity: z.union([positive, z.tuple([positive, positive, positive]).readonly()]),
  density: positive.optional(),
  specificHeat: positive.optional(),
});

const face = z.enum(['x-', 'x+', 'y-', 'y+', 'z-', 'z+']);

const boundary = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('adiabatic'), face, box: box.optional() }),
  z.strictObject({ type: z.literal('temperature'), face, box: box.optional(), temperature }),
  z.strictObject({
    type: z.literal('convection'),
    face,
    box: box.optional(),
    coefficient: atLeastZero,
    ambient: temperature,
  }),
  z.strictObject({ type: z.literal('flux'), face, box: box.optional(), flux: number }),
]);

const output = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('point'), id, at: point }),
  z.strictObject({ type: z.literal('mean'), id, box: box.optional() }),
  z.strictObject({ type: z.literal('maximum'), id, box: box.optional() }),
  z.strictObject({ type: z.literal('minimum'), id, box: box.optional() }),
  z.strictObject({ type: z.literal('surface-mean'), id, face, box: box.optional() }),
  z.strictObject({ type: z.literal('surface-heat'), id, face, box: box.optional() }),
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
  boundaries: z.array(boundary).max(100_000).readonly(),
  initial: temperature.optional(),
  transient: z
    .strictObject({
      step: positive,
      steps: z.int().min(1).max(1_000_000),
      order: z.union([z.literal(1), z.literal(2)]).optional(),
    })
    .optional(),
  residual: positive.max(1e-2).optional(),
  outputs: z.array(output).max(100_000).readonly(),
});

export type FieldCase = z.infer<typeof fieldCaseSchema>;
export type FieldBoundary = z.infer<typeof boundary>;
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
