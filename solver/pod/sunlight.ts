/*
 * Sunlight on the faces of a box.
 */
import type { Sunlight } from '#solver/correlations/clear-sky.ts';
import type { Wall } from '#solver/pod/faces.ts';
import { onPlane, type SunPosition } from '#solver/site/sun.ts';

/** W/m² on each face before shade. A floor has none: it lies in the shadow of the box, or on the ground. */
export function sunOnFaces(walls: readonly Wall[], sun: SunPosition, light: Sunlight): readonly number[] {
  return walls.map(({ face, facing }) => {
    if (face.side === 'floor') return 0;
    // A level plane is what stations measure.
    return face.side === 'roof' ? light.global : onPlane(sun, facing, light);
  });
}
