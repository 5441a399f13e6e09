import type { cryostatKind } from '#models/cryostat/shape.ts';
import type { DocumentOf } from '#models/schema/shape.ts';

/*
 * Cold stages in a vacuum vessel with the cooler that keeps them so. SI.
 */

export type Cryostat = DocumentOf<typeof cryostatKind.shape>;
export type Stage = Cryostat['stages'][number];
export type Mass = Stage['masses'][number];
export type Support = Cryostat['supports'][number];
export type Wire = Cryostat['wires'][number];
export type Insulation = Cryostat['insulation'][number];
export type Cooler = Cryostat['cooler'];
export type TwoStageCooler = Extract<Cooler, { readonly kind: 'two-stage' }>;
export type OneStageCooler = Extract<Cooler, { readonly kind: 'one-stage' }>;
export type WarmSide = Cryostat['warmSide'];
/** Where the wall is meant instead of a stage. */
export const vesselName = 'vessel';
