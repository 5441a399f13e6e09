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
export function setSurfaces({ insulated, passing }: FieldEquations, t: Float64Array): void {
  putAcross(insulated, t);
  for (const face of passing)
    t[face.ghost] =
      face.boundary?.type === 'outlet' ? (face.boundary.temperature ?? t[face.cell]) : surfaceOf(face, t);
}

/** Gives ghosts what their cells have. @param pairs cell and ghost by turns */
export function putAcross(pairs: Int32Array, values: Float64Array): void {
  for (let n = 0; n < pairs.length; n += 2) values[pairs[n + 1]] = values[pairs[n]];
}

/** Heat that leaves through a border face by conduction and radiation, W. */
export function heatOut(face: BorderFace, t: Float64Array): number {
  return face.inner * (t[face.cell] - surfaceOf(face, t)) - face.radiated;
}
