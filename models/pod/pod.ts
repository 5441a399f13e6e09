import type { podKind } from '#models/pod/shape.ts';
import type { DocumentOf, ValueOf } from '#models/schema/shape.ts';

/*
 * A pod in memory: SI, angles in radians.
 */

export type Pod = DocumentOf<typeof podKind.shape>;

type Parts = ValueOf<typeof podKind.shape>;
export type Face = Parts['faces'][number];
export type Side = Face['side'];
export type Film = Parts['film'];
export type Content = Parts['contents'][number];
export type EnclosureContent = Extract<Content, { kind: 'enclosure' }>;
export type LoadContent = Extract<Content, { kind: 'load' }>;
export type Cooling = Parts['cooling'];
export type Fans = Extract<Cooling, { kind: 'fans' }>;
export type Exchanger = Extract<Cooling, { kind: 'exchanger' }>;
export type AirConditioner = Extract<Cooling, { kind: 'air-conditioner' }>;
export type Heater = NonNullable<Parts['heater']>;
