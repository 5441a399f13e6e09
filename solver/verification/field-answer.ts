import type { FieldFigure } from '#solver/field/contract.ts';
import type { FieldBoundary, FieldCase } from '#solver/field/schema.ts';
import { solveField } from '#solver/field/solve.ts';

/** What a field case leaves to be said in a verification. */
export type Bare = Omit<FieldCase, 'format' | 'version' | 'background'>;

/** A figure that was asked for; without values where the case did not converge. */
export type Answer = (id: string) => FieldFigure;

const nothing: FieldFigure = { value: Number.NaN, unit: 'K' };

/** The first material is the background. */
export async function solved(input: Bare): Promise<Answer> {
  const [background] = Object.keys(input.materials);
  const { status, outputs } = await solveField({
    format: 'boxwright-field-case',
    version: 1,
    background,
    ...input,
  });
  return (id) => (status === 'converged' ? (outputs[id] ?? nothing) : nothing);
}

export const even = (from: number, to: number, count: number): number[] =>
  Array.from({ length: count + 1 }, (_, i) => from + ((to - from) * i) / count);

/** Lines from 0 to 1, closer at both ends. */
export const graded = (count: number): number[] =>
  even(0, 1, count).map((s) => 0.5 * (1 + Math.tanh(1.5 * (2 * s - 1)) / Math.tanh(1.5)));

export const flat: readonly FieldBoundary[] = [
  { type: 'symmetry', face: 'z-' },
  { type: 'symmetry', face: 'z+' },
];
