import type { Vector3 } from '#models/schema/field.ts';

/** An axis-aligned box in the chassis frame, m. */
export interface Box {
  readonly min: Vector3;
  readonly max: Vector3;
}
