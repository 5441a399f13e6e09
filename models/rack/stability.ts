/*
 * Where the weight of a rack is, and what it takes to tip it.
 */
import type { FilledRack, Standing } from '#models/rack/standing.ts';
import type { Vector3 } from '#models/schema/field.ts';

/** Standard gravity, m/s². Source: ISO 80000-3. */
const gravity = 9.80665;

/** Tilt that it must stand, rad. Source: IEC 60950-1 (2005), 4.1; IEC 60065, 19.1; IEC 60335-1, 20.1: 10°. */
export const wantedTilt = (10 * Math.PI) / 180;
/**
 * Push that it must stand: a share of its weight, no more than so many newtons, no higher than so many metres.
 * Source: IEC 60950-1 (2005), 4.1, as remembered; the text was not at hand.
 */
const push = { share: 0.2, most: 250, height: 2 } as const;

export interface Weight {
  readonly mass: number; // kg, frame included
  readonly load: number; // kg, of what stands in it
  /** Parts and things whose mass is not known. */
  readonly unknown: number;
  readonly centre: Vector3; // m
}

export interface Stability {
  readonly weight: Weight;
  /** Angle at which it tips over an edge of its feet, rad. */
  readonly tilt: {
    readonly front: number;
    readonly rear: number;
    readonly left: number;
    readonly right: number;
  };
  /** Moment that holds it over that of the push, over the weakest edge. */
  readonly push: { readonly force: number; readonly height: number; readonly ratio: number };
  /** With its heaviest enclosure pulled out to the front; null without one. */
  readonly service: {
    readonly name: string;
    readonly mass: number;
    /** By which the centre of gravity stays behind the front edge, m; negative: it tips. */
    readonly reserve: number;
  } | null;
  /** On the footprint, Pa. */
  readonly floorLoad: number;
  /** On the foot that carries most, as mass, kg. */
  readonly footLoad: number;
}

/** Everything with its place; the frame in its middle, the door exchanger on its rear face. */
export function weightOf({ rack, standing }: FilledRack): Weight {
  const { frame, exchanger } = rack;
  const [width, depth, height] = frame.size;
  const bodies: { mass: number; centre: Vector3 }[] = [
    { mass: frame.mass, centre: [width / 2, depth / 2, height / 2] },
    ...(exchanger ? [{ mass: exchanger.mass, centre: [width / 2, depth, height / 2] as const }] : []),
    ...standing,
  ];
  const mass = bodies.reduce((sum, body) => sum + body.mass, 0);
  const along = (axis: 0 | 1 | 2): number =>
    mass > 0
      ? bodies.reduce((sum, body) => sum + body.mass * body.centre[axis], 0) / mass
      : frame.size[axis] / 2;
  return {
    mass,
    load: standing.reduce((sum, body) => sum + body.mass, 0),
    unknown: standing.reduce((sum, body) => sum + body.unknown, 0),
    centre: [along(0), along(1), along(2)],
  };
}

/**
 * A rigid body on four feet: it tips when its centre of gravity passes the line through two of them. Feet carry as four
 * equal springs under a rigid frame: W/4 (1 ± 2 x/a ± 2 y/b).
 * Source: statics.
 */
export function stabilityOf(filled: FilledRack): Stability {
  const weight = weightOf(filled);
  const { frame } = filled.rack;
  const [width, depth, height] = frame.size;
  const [x, y, z] = weight.centre;
  const edge = {
    front: y - (depth - frame.feetDepth) / 2 + frame.outriggers,
    rear: (depth + frame.feetDepth) / 2 - y,
    left: x - (width - frame.feetWidth) / 2,
    right: (width + frame.feetWidth) / 2 - x,
  };
  const tilt = (reach: number): number => Math.atan2(reach, z);
  const least = Math.min(...Object.values(edge));
  const force = Math.min(push.share * weight.mass * gravity, push.most);
  const at = Math.min(height, push.height);
  return {
    weight,
    tilt: { front: tilt(edge.front), rear: tilt(edge.rear), left: tilt(edge.left), right: tilt(edge.right) },
    push: { force, height: at, ratio: (weight.mass * gravity * least) / (force * at) },
    service: serviceOf(filled, weight, edge.front),
    floorLoad: (weight.mass * gravity) / (width * depth),
    footLoad:
      (weight.mass / 4) *
      (1 + (2 * Math.abs(x - width / 2)) / frame.feetWidth + (2 * Math.abs(y - depth / 2)) / frame.feetDepth),
  };
}

function serviceOf({ standing }: FilledRack, { mass }: Weight, front: number): Stability['service'] {
  const enclosures = standing.filter(({ content, depth }) => content.kind === 'enclosure' && depth !== null);
  const moment = (one: Standing): number => one.mass * (one.depth ?? 0);
  if (enclosures.length === 0) return null;
  const heaviest = enclosures.reduce((a, b) => (moment(b) > moment(a) ? b : a));
  return { name: heaviest.name, mass: heaviest.mass, reserve: front - moment(heaviest) / mass };
}
