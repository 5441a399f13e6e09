import { facesOfPlane, forCovered } from '#solver/field/grid.ts';
import type { Drag, Forces } from '#solver/field/momentum.ts';
import type { Room } from '#solver/field/room.ts';
import type { FieldCase } from '#solver/field/schema.ts';
import { cellAt } from '#solver/field/stencil.ts';

/**
 * Resistance of porous boxes on faces: Δp/L = μ d u + ½ ρ f u² with d in 1/m² (Darcy) and f in 1/m (Forchheimer), over
 * the halves of both cells; and of screens, Δp = ½ ρ K u².
 */
export function dragOf(
  { resistances = [], screens = [] }: FieldCase,
  room: Room,
  density: number,
  viscosity: number,
): Forces['drag'] {
  if (resistances.length + screens.length === 0) return [null, null, null];
  const planes = screens.map(({ box, loss }) => ({ loss, ...facesOfPlane(room.grid, box) }));
  const { grid, strides, sizes, isSought } = room;
  const of = (axis: 0 | 1 | 2): Drag => {
    const size = isSought[axis].length;
    const linear = new Float64Array(size);
    const square = new Float64Array(size);
    for (const { box, viscous = 0, inertial = 0 } of resistances) {
      const first = (typeof viscous === 'number' ? viscous : viscous[axis]) * viscosity;
      const second = (typeof inertial === 'number' ? inertial : inertial[axis]) * (density / 2);
      forCovered(grid, box, (i, j, k, share) => {
        const c = cellAt({ strideY: strides[1], strideZ: strides[2] }, i, j, k);
        const part = share * sizes.volume(c);
        linear[c] += first * part;
        square[c] += second * part;
      });
    }
    const onFaces = (cells: Float64Array): Float32Array =>
      Float32Array.from(cells, (one, c) => (isSought[axis][c] ? (one + cells[c + strides[axis]]) / 2 : 0));
    const onScreens = onFaces(square);
    for (const { axis: normal, faces, loss } of planes)
      if (normal === axis)
        for (const face of faces) onScreens[face] += (density / 2) * loss * sizes.area(axis, face);
    return { linear: onFaces(linear), square: onScreens };
  };
  return [of(0), of(1), of(2)];
}
