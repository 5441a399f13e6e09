/*
 * Flat things in the stream: plates that stop it, screens that resist it, fans that drive it.
 */
import { type Curve, evaluateCurveInto, fitMonotoneCubic } from '#solver/correlations/monotone-cubic.ts';
import { type AxisIndex, axisOf, type Grid, facesOfPlane } from '#solver/field/grid.ts';
import type { Drive } from '#solver/field/momentum.ts';
import type { Room, Triple } from '#solver/field/room.ts';
import type { FieldCase } from '#solver/field/schema.ts';

/** Faces that plates close: their numbers for each axis. */
export function closedFaces({ plates = [] }: FieldCase, grid: Grid): Triple<ReadonlySet<number>> {
  const closed = [new Set<number>(), new Set<number>(), new Set<number>()] as const;
  for (const { box } of plates) {
    const { axis, faces } = facesOfPlane(grid, box);
    for (const face of faces) closed[axis].add(face);
  }
  return closed;
}

/**
 * Fans as planes. Each face adds the pressure that the curve has where all of the fan is as fast as this face: where little
 * flows a fan pushes harder.
 */
export class FanPlanes {
  readonly #fans: readonly FanPlane[];
  readonly #room: Room;
  /** Force on the faces of each axis; null where no fan blows along it. */
  readonly drive: Triple<Drive | null>;

  constructor({ fans = [] }: FieldCase, room: Room) {
    this.#room = room;
    this.#fans = fans.map(({ id, box, direction, curve }): FanPlane => {
      const axis = axisOf(direction);
      const { faces } = facesOfPlane(room.grid, box);
      const sought = faces.filter((face) => room.isSought[axis][face] === 1);
      const area = sought.reduce((sum, face) => sum + room.area[axis][face], 0);
      const sign = direction[1] === '+' ? 1 : -1;
      return { id, axis, sign, faces: sought, area, curve: fitMonotoneCubic(curve) };
    });
    const blows = (axis: AxisIndex): Drive | null => {
      if (!this.#fans.some((fan) => fan.axis === axis)) return null;
      const size = room.volume.length;
      return { force: new Float64Array(size), slope: new Float64Array(size) };
    };
    this.drive = [blows(0), blows(1), blows(2)];
  }

  /** Puts the forces at the present flows in place. */
  update(velocity: Triple<Float64Array>): void {
    for (const fan of this.#fans) {
      const drive = this.drive[fan.axis];
      if (!drive) continue;
      for (const face of fan.faces) {
        const own = this.#room.area[fan.axis][face];
        const [pressure, slope] = rise(fan, velocity[fan.axis][face]);
        drive.force[face] = fan.sign * pressure * own;
        drive.slope[face] = Math.max(0, -slope) * own * fan.area;
      }
    }
  }

  /** Through a fan along its direction, m³/s; NaN where there is none of this name. */
  flow(id: string, velocity: Triple<Float64Array>): number {
    const fan = this.#fans.find((one) => one.id === id);
    if (!fan) return Number.NaN;
    const { axis, sign, faces } = fan;
    return faces.reduce((sum, face) => sum + sign * velocity[axis][face] * this.#room.area[axis][face], 0);
  }

  /** Pressure that a fan adds, the mean over its area, Pa. */
  pressure(id: string, velocity: Triple<Float64Array>): number {
    const fan = this.#fans.find((one) => one.id === id);
    if (!fan) return Number.NaN;
    const area = this.#room.area[fan.axis];
    return (
      fan.faces.reduce((sum, face) => sum + rise(fan, velocity[fan.axis][face])[0] * area[face], 0) / fan.area
    );
  }
}

const two = new Float64Array(2);

/** Pressure [Pa] at a velocity along the axis, and how it changes with the flow, Pa s/m³. Beyond its ends a curve goes straight on. */
function rise({ sign, area, curve }: FanPlane, velocity: number): Float64Array {
  evaluateCurveInto(two, curve, sign * velocity * area);
  return two;
}

interface FanPlane {
  readonly id: string;
  readonly axis: AxisIndex;
  readonly sign: 1 | -1;
  readonly faces: readonly number[];
  readonly area: number; // m²
  readonly curve: Curve;
}
