import type { BorderFlow } from '#solver/field/room.ts';
import type { FieldCase } from '#solver/field/schema.ts';
import { cellAt, type Counts, stridesOf } from '#solver/field/stencil.ts';

/** The name of a case's fluid; null where nothing can move. */
export function fluidOf({ materials, background, solids = [] }: FieldCase): string | null {
  const used = [background, ...solids.map(({ material }) => material)];
  return used.find((name) => materials[name]?.viscosity !== undefined) ?? null;
}

/** Whether temperatures are sought: in solids always, with a fluid where anything heats or holds one. */
export function seeksHeat(input: FieldCase): boolean {
  const { boundaries, sources = [], bodies = [], transient, initial } = input;
  return (
    fluidOf(input) === null ||
    sources.length + bodies.length > 0 ||
    boundaries.some(
      (boundary) =>
        boundary.type === 'temperature' ||
        boundary.type === 'convection' ||
        boundary.type === 'flux' ||
        (boundary.type === 'inlet' && boundary.temperature !== undefined),
    ) ||
    (transient !== undefined && initial !== undefined)
  );
}

/** 1 in the cells of the fluid. */
export function fluidCells(
  { materials }: FieldCase,
  fluid: string,
  materialOf: Uint16Array,
  [nx, ny, nz]: Counts,
): Uint8Array {
  const number = Object.keys(materials).indexOf(fluid);
  const isFluid = new Uint8Array(materialOf.length);
  const strides = stridesOf([nx, ny, nz]);
  for (let k = 0; k < nz; k++)
    for (let j = 0; j < ny; j++) markRow(isFluid, materialOf, number, cellAt(strides, 0, j, k), nx);
  return isFluid;
}

function markRow(
  isFluid: Uint8Array,
  materialOf: Uint16Array,
  number: number,
  from: number,
  count: number,
): void {
  for (let c = from; c < from + count; c++) if (materialOf[c] === number) isFluid[c] = 1;
}

/** What a boundary is to a fluid; without one it is a wall. */
export function flowOf(boundary: FieldCase['boundaries'][number] | undefined): BorderFlow {
  switch (boundary?.type) {
    case 'inlet':
      return { type: 'inlet' };
    case 'outlet':
      return { type: 'outlet', pressure: boundary.pressure ?? 0 };
    case 'symmetry':
      return { type: 'symmetry' };
    default:
      return { type: 'wall' };
  }
}

/** Of a material that conducts alike along all axes, as fluids do, W/(m K). */
export function conductivityOf({ conductivity }: FieldCase['materials'][string]): number {
  return typeof conductivity === 'number' ? conductivity : conductivity[0];
}
