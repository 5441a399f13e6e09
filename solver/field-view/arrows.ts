import { Sampler } from '#solver/field-view/sampler.ts';
import { within, type AxisIndex, type FieldView } from '#solver/field-view/view.ts';

/** Velocities at points of a lattice. */
export interface Arrows {
  readonly count: number;
  /** x, y, z of each point, m. */
  readonly points: Float32Array;
  /** Along x, y and z at each point, m/s. */
  readonly velocities: Float32Array;
  /** Between neighbours of the lattice, m. */
  readonly spacing: number;
}

/** Of the largest speed on the plane; slower air gets no arrow. */
const slowest = 0.01;

/**
 * Velocity on an even lattice over a plane across an axis, where there is fluid that moves.
 *
 * @param most points along the longer side
 */
export function arrowsOn(
  view: FieldView,
  plane: { readonly axis: AxisIndex; readonly at: number },
  most: number,
): Arrows {
  const { axis } = plane;
  const [u, v] = [((axis + 1) % 3) as AxisIndex, ((axis + 2) % 3) as AxisIndex];
  const extent = (one: AxisIndex) => {
    const lines = view.picture.lines[one];
    return [lines[0], lines[lines.length - 1] - lines[0]] as const;
  };
  const [firstU, widthU] = extent(u);
  const [firstV, widthV] = extent(v);
  const spacing = Math.max(widthU, widthV) / most;
  const columns = Math.max(1, Math.round(widthU / spacing));
  const rows = Math.max(1, Math.round(widthV / spacing));
  const sampler = new Sampler(view);
  const at = new Float64Array(3);
  const velocity = new Float64Array(3);
  at[axis] = within(view, axis, plane.at);
  const found: { point: number[]; velocity: number[]; speed: number }[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      at[u] = firstU + ((column + 0.5) / columns) * widthU;
      at[v] = firstV + ((row + 0.5) / rows) * widthV;
      if (!sampler.moveTo(at[0], at[1], at[2]) || sampler.solid !== 0) continue;
      sampler.velocityInto(velocity);
      found.push({
        point: [...at],
        velocity: [...velocity],
        speed: Math.hypot(...velocity),
      });
    }
  }
  const fastest = found.reduce((highest, { speed }) => Math.max(highest, speed), 0);
  const kept = found.filter(({ speed }) => speed > slowest * fastest);
  return {
    count: kept.length,
    points: Float32Array.from(kept.flatMap(({ point }) => point)),
    velocities: Float32Array.from(kept.flatMap((one) => one.velocity)),
    spacing,
  };
}
