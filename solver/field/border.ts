/*
 * Temperatures and heat on the border of the grid.
 */
import type { BorderFace, FieldEquations } from '#solver/field/assemble.ts';

/** Temperature of the surface of a border face, K. */
export function surfaceOf(
  { cell, inner, outer, held, given, radiated }: BorderFace,
  t: Float64Array,
): number {
  return outer === Infinity ? held : (inner * t[cell] + outer * held + given - radiated) / (inner + outer);
}

/** Puts the temperatures of surfaces into the ghosts: of what comes in through an outlet, if that is given. */
export function setSurfaces({ border }: FieldEquations, t: Float64Array): void {
  for (const faces of border.values())
    for (const face of faces)
      t[face.ghost] =
        face.boundary?.type === 'outlet' ? (face.boundary.temperature ?? t[face.cell]) : surfaceOf(face, t);
}

/** Heat that leaves through a border face by conduction and radiation, W. */
export function heatOut(face: BorderFace, t: Float64Array): number {
  return face.inner * (t[face.cell] - surfaceOf(face, t)) - face.radiated;
}
