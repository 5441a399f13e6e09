import type {
  arrayFields,
  batteryFields,
  electronicsFields,
  faceFields,
  hotFields,
  orbitFields,
} from '#models/orbit/fields.ts';
import type { ValuesOf } from '#models/schema/field.ts';

/*
 * Electronics in a circular orbit, with the faces that reject their heat and what feeds them. SI, angles in radians.
 */

export type Orbit = ValuesOf<typeof orbitFields>;
export type OrbitCase = ValuesOf<typeof hotFields>;
export type Electronics = ValuesOf<typeof electronicsFields>;
export type Face = ValuesOf<typeof faceFields>;
export type Orientation = Face['orientation'];
export type SolarArray = ValuesOf<typeof arrayFields>;
export type Battery = ValuesOf<typeof batteryFields>;

export interface OrbitalNode {
  readonly name: string;
  readonly notes: string;
  readonly orbit: Orbit;
  readonly hot: OrbitCase;
  readonly cold: OrbitCase;
  readonly electronics: Electronics;
  readonly faces: readonly Face[];
  /** Null: what feeds the node is left out. */
  readonly supply: { readonly array: SolarArray; readonly battery: Battery } | null;
}
