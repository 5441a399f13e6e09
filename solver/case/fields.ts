/*
 * Fields that several parts of the case format share.
 */
import * as z from 'zod';

// No code is made at run time: the page's content policy forbids it.
z.config({ jitless: true });

export const id = z.string().min(1).max(200);
export const number = z.number();
export const positive = z.number().positive();
export const atLeastZero = z.number().min(0);
export const share = z.number().min(0).max(1);
export const temperature = z.number().positive().max(5000);
const point = z.tuple([number, number]).readonly();
export const points = z.array(point).min(1).max(10_000).readonly();
export const interpolation = z.enum(['linear', 'monotone-cubic']);

export const plateFins = z
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

export const pinFins = z
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
