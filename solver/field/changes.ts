/*
 * What turns change in the heat of cells: in the equations, and alike in the right side of the present step, which in time
 * is not theirs.
 */
import { type BorderFace, borderShare, type FieldEquations } from '#solver/field/assemble.ts';

/**
 * Adds to the balance of a cell.
 * @param right of the heat in the present step, W @param conductance to nought, W/K @param heat put in, W
 */
export function addToCell(
  { stencil, right: own }: FieldEquations,
  right: Float64Array,
  cell: number,
  conductance: number,
  heat: number,
): void {
  stencil.outer[cell] += conductance;
  right[cell] += heat;
  if (own !== right) own[cell] += heat;
}

/** Changes a face of the border, and what its cell has of it. @param right of the heat in the present step, W */
export function changeFace(
  equations: FieldEquations,
  right: Float64Array,
  face: BorderFace,
  change: Partial<Pick<BorderFace, 'inner' | 'outer' | 'held' | 'radiated'>>,
): void {
  const before = borderShare(face);
  Object.assign(face, change);
  const after = borderShare(face);
  addToCell(equations, right, face.cell, after.conductance - before.conductance, after.heat - before.heat);
}
