/*
 * Flat things in the stream: plates that stop it, screens that resist it, fans that drive it.
 */
import { type Curve, evaluateCurveInto, fitMonotoneCubic } from '#solver/correlations/monotone-cubic.ts';
import { type AxisIndex, axisOf, type Grid, facesOfPlane, middleOfCell } from '#solver/field/grid.ts';
import type { Drive } from '#solver/field/momentum.ts';
import type { Room, Triple } from '#solver/field/room.ts';
import type { Team } from '#solver/field/team.ts';
import type { FieldBox, FieldCase } from '#solver/field/schema.ts';

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
  readonly #isTurning: boolean;
  /** Force on the faces of each axis; null where no fan blows along it. */
  readonly drive: Triple<Drive | null>;

  /** @param density of the fluid, kg/m³ */
  constructor(team: Team, { fans = [] }: FieldCase, room: Room, density: number) {
    this.#room = room;
    this.#fans = fans.map(({ id, box, direction, curve, swirl = 0 }): FanPlane => {
      const axis = axisOf(direction);
      const { faces } = facesOfPlane(room.grid, box);
      const sought = faces.filter((face) => room.isSought[axis][face] === 1);
      const area = sought.reduce((sum, face) => sum + room.sizes.area(axis, face), 0);
      const sign = direction[1] === '+' ? 1 : -1;
      const turns = swirl === 0 ? [] : swirlOf(room, axis, sign, box, sought, density * swirl);
      return { id, axis, sign, faces: sought, area, curve: fitMonotoneCubic(curve), turns };
    });
    const isTurning = this.#fans.some(({ turns }) => turns.length > 0);
    this.#isTurning = isTurning;
    const blows = (axis: AxisIndex): Drive | null => {
      if (!isTurning && !this.#fans.some((fan) => fan.axis === axis)) return null;
      const size = room.isFluid.length;
      return { force: new Float64Array(size), slope: new Float64Array(size) };
    };
    this.drive = team.shared([blows(0), blows(1), blows(2)]);
  }

  /** Puts the forces at the present flows in place. */
  update(velocity: Triple<Float64Array>): void {
    if (this.#isTurning) for (const one of this.drive) one?.force.fill(0);
    for (const fan of this.#fans) {
      const drive = this.drive[fan.axis];
      if (!drive) continue;
      for (const face of fan.faces) {
        const own = this.#room.sizes.area(fan.axis, face);
        const [pressure, slope] = rise(fan, velocity[fan.axis][face]);
        drive.force[face] = fan.sign * pressure * own;
        drive.slope[face] = Math.max(0, -slope) * own * fan.area;
      }
    }
    for (const { axis, sign, turns } of this.#fans)
      for (const { through, axis: across, face, factor } of turns) {
        const drive = this.drive[across];
        const speed = Math.max(0, sign * velocity[axis][through]);
        if (drive) drive.force[face] += factor * speed * speed;
      }
  }

  /** Through a fan along its direction, m³/s; NaN where there is none of this name. */
  flow(id: string, velocity: Triple<Float64Array>): number {
    const fan = this.#fans.find((one) => one.id === id);
    if (!fan) return Number.NaN;
    const { axis, sign, faces } = fan;
    return faces.reduce(
      (sum, face) => sum + sign * velocity[axis][face] * this.#room.sizes.area(axis, face),
      0,
    );
  }

  /** Pressure that a fan adds, the mean over its area, Pa. */
  pressure(id: string, velocity: Triple<Float64Array>): number {
    const fan = this.#fans.find((one) => one.id === id);
    if (!fan) return Number.NaN;
    const { sizes } = this.#room;
    const on = (face: number): number => rise(fan, velocity[fan.axis][face])[0] * sizes.area(fan.axis, face);
    return fan.faces.reduce((sum, face) => sum + on(face), 0) / fan.area;
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
  readonly turns: readonly Turn[];
}

/** What a face of a fan adds across itself: a force on another face, N over the square of its velocity. */
interface Turn {
  readonly through: number;
  readonly axis: AxisIndex;
  readonly face: number;
  readonly factor: number;
}

/**
 * What passes a fan begins to turn about its middle as a solid body does: across itself it gets the velocity
 * swirl · u · r/R, with R half the mean edge of the fan. The momentum goes to the cells behind.
 * @param strength density times swirl, kg/m³; positive to the right, seen along the direction
 */
function swirlOf(
  { grid, strides, sizes, isSought }: Room,
  axis: AxisIndex,
  sign: 1 | -1,
  box: FieldBox,
  faces: readonly number[],
  strength: number,
): Turn[] {
  const [b, d] = [((axis + 1) % 3) as AxisIndex, ((axis + 2) % 3) as AxisIndex];
  const edge = (one: AxisIndex): number => box.max[one] - box.min[one];
  const radius = (edge(b) + edge(d)) / 4;
  const turns: Turn[] = [];
  for (const through of faces) {
    const cell = sign > 0 ? through + strides[axis] : through;
    const place = middleOfCell(grid, cell);
    const from = (one: AxisIndex): number => place[one] - (box.min[one] + box.max[one]) / 2;
    const factor = (strength * sign * sizes.area(axis, through)) / radius;
    for (const [across, arm] of [
      [b, -from(d)],
      [d, from(b)],
    ] as const)
      for (const face of [cell - strides[across], cell])
        if (isSought[across][face] === 1)
          turns.push({ through, axis: across, face, factor: (factor * arm) / 2 });
  }
  return turns;
}
