import type { orbitKind } from '#models/orbit/shape.ts';
import type { DocumentOf } from '#models/schema/shape.ts';

/*
 * Electronics in a circular orbit, with the faces that reject their heat and what feeds them. SI, angles in radians.
 */

export type OrbitalNode = DocumentOf<typeof orbitKind.shape>;
export type Orbit = OrbitalNode['orbit'];
export type OrbitCase = OrbitalNode['hot'];
export type Electronics = OrbitalNode['electronics'];
export type Face = OrbitalNode['faces'][number];
export type Orientation = Face['orientation'];
export type Supply = NonNullable<OrbitalNode['supply']>;
export type SolarArray = Supply['array'];
export type Battery = Supply['battery'];
