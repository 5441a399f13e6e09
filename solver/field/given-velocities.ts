import type { FieldEquations } from '#solver/field/assemble.ts';
import { axes, axisOf, middleOfCell } from '#solver/field/grid.ts';
import type { Room, Triple } from '#solver/field/room.ts';
import type { Spread } from '#solver/field/schema.ts';
import { spreadOver } from '#solver/field/spread.ts';

/** Puts velocities on the faces of the cells. @param isAll on those too that are not sought */
export function setVelocities(
  velocity: Triple<Float64Array>,
  { grid, strides, isSought }: Room,
  given: readonly [Spread, Spread, Spread],
  isAll: boolean,
): void {
  const [nx, ny, nz] = grid.counts;
  for (const axis of axes) {
    const value = spreadOver(given[axis]);
    for (let k = axis === 2 ? -1 : 0; k < nz; k++)
      for (let j = axis === 1 ? -1 : 0; j < ny; j++)
        for (let i = axis === 0 ? -1 : 0; i < nx; i++) {
          const place = [i, j, k];
          const c = i + 1 + (j + 1) * strides[1] + (k + 1) * strides[2];
          if (!isAll && isSought[axis][c] === 0) continue;
          const at = axes.map((one) => {
            const { [one]: lines } = grid.lines;
            return one === axis ? lines[place[one] + 1] : (lines[place[one]] + lines[place[one] + 1]) / 2;
          });
          velocity[axis][c] = value(at);
        }
  }
}

/** Puts velocities of inlets and moving walls in place. */
export function holdVelocities(
  velocity: Triple<Float64Array>,
  { grid, isFluid }: Room,
  border: FieldEquations['border'],
): void {
  for (const [face, faces] of border) {
    const axis = axisOf(face);
    for (const { cell, ghost, boundary } of faces) {
      if (!isFluid[cell] || !boundary || boundary.type === 'outlet' || boundary.type === 'symmetry') continue;
      if (!boundary.velocity) continue;
      const at = middleOfCell(grid, ghost);
      for (const one of axes) {
        const value = spreadOver(boundary.velocity[one])(at);
        if (one !== axis) velocity[one][ghost] = value;
        else if (boundary.type === 'inlet') velocity[axis][face[1] === '-' ? ghost : cell] = value;
      }
    }
  }
}
