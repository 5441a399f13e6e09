import type { moduleKind } from '#models/module/shape.ts';
import type { DocumentOf } from '#models/schema/shape.ts';

/*
 * A sealed computer that gives its heat off by conduction through its housing. SI.
 */

export type SealedModule = DocumentOf<typeof moduleKind.shape>;
export type Component = SealedModule['components'][number];
export type OperatingPoint = SealedModule['points'][number];
export type Plate = NonNullable<SealedModule['plate']>;
export type Structure = NonNullable<SealedModule['structure']>;
export type Outside = NonNullable<SealedModule['outside']>;
export type Fins = NonNullable<Outside['fins']>;
export type Supply = SealedModule['supply'];
export type Battery = NonNullable<Supply['battery']>;
export type Start = NonNullable<SealedModule['hotSoak']>;

/** W that a component draws at an operating point. */
export function drawAt({ draws }: Component, { name }: OperatingPoint): number {
  return draws.find((draw) => draw.name === name)?.power ?? 0;
}
