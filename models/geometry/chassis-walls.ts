import { shrinkBox, type Box } from '#models/geometry/box.ts';
import type { Design } from '#models/project/design.ts';

/** The room inside the walls of the chassis, m; null while there is not exactly one chassis. */
export function innerBoxOf(design: Design): Box | null {
  const { chassis } = design;
  return chassis && shrinkBox(chassis.box, wallThicknessOf(design));
}

/** Thickness of the chassis' walls, m; 0 without a chassis. */
export function wallThicknessOf(design: Design): number {
  const thickness = design.chassis?.part.values['wallThickness'];
  return typeof thickness === 'number' ? thickness : 0;
}
