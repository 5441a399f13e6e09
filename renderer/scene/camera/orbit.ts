import type { Box } from '#models/geometry/box.ts';
import type { Vector3 } from '#models/schema/field.ts';
import type { ViewName } from '#renderer/store/contract.ts';
import type { Ray } from '#renderer/interaction/ray.ts';
import { add, cross, dot, scale, subtract } from '#renderer/interaction/vector.ts';

/**
 * A camera that looks at a point, z up. azimuth 0 looks from the front (from −y), growing to the right;
 * elevation 0 is level, π/2 from above.
 */
export interface Orbit {
  readonly target: Vector3;
  readonly azimuth: number; // rad
  readonly elevation: number; // rad
  readonly distance: number; // m
  /** Without perspective: what is as long looks as long, however far. */
  readonly parallel: boolean;
}

/** Vertical opening of the perspective view, rad: long as for product photographs, so that walls look parallel. */
export const opening = (20 * Math.PI) / 180;

/** A parallel view has no eye; its rays begin this far before the point at `distance`, m: outside of any design. */
const standOff = 20;

const nearest = 0.02;
/** Of a hall of racks the whole is to be seen. */
const furthest = 500;
const pole = Math.PI / 2;

export interface Frame {
  readonly eye: Vector3;
  readonly right: Vector3;
  readonly up: Vector3;
  /** Towards the target. */
  readonly forward: Vector3;
}

/** Where the camera is and how it is turned. Defined at the poles too: looking down, up is to the rear. */
export function frameOf({ target, azimuth, elevation, distance, parallel }: Orbit): Frame {
  const [ca, sa, ce, se] = [Math.cos(azimuth), Math.sin(azimuth), Math.cos(elevation), Math.sin(elevation)];
  const forward: Vector3 = [-ce * sa, ce * ca, -se];
  const right: Vector3 = [ca, sa, 0];
  const eye = subtract(target, scale(forward, parallel ? distance + standOff : distance));
  return { eye, right, up: cross(right, forward), forward };
}

/** Half of what the window shows from bottom to top at `depth` along the view, m. */
export function halfHeight({ distance, parallel }: Orbit, depth: number): number {
  return (parallel ? distance : depth) * Math.tan(opening / 2);
}

export function turn(orbit: Orbit, azimuth: number, elevation: number): Orbit {
  const limited = Math.max(-pole, Math.min(pole, orbit.elevation + elevation));
  return { ...orbit, azimuth: wrap(orbit.azimuth + azimuth), elevation: limited };
}

/** Moves with the pointer: `dx`, `dy` in heights of the window, to the right and down. */
export function pan(orbit: Orbit, dx: number, dy: number): Orbit {
  const { right, up } = frameOf(orbit);
  const height = 2 * halfHeight(orbit, orbit.distance);
  return { ...orbit, target: add(orbit.target, add(scale(right, -dx * height), scale(up, dy * height))) };
}

/** Nearer (`factor` < 1) or further, keeping the point under the pointer where it is on the screen. */
export function zoomTo(orbit: Orbit, factor: number, pointer: Ray): Orbit {
  const distance = Math.max(nearest, Math.min(furthest, orbit.distance * factor));
  const { forward } = frameOf(orbit);
  const slope = dot(pointer.direction, forward);
  const depth = dot(subtract(orbit.target, pointer.origin), forward) / Math.max(slope, 0.1);
  const under = add(pointer.origin, scale(pointer.direction, depth));
  const kept = 1 - distance / orbit.distance;
  return { ...orbit, distance, target: add(orbit.target, scale(subtract(under, orbit.target), kept)) };
}

/**
 * The same direction, with the box filling the window and its picture in the middle: what is near looks larger,
 * so the middle of the picture is not that of the box. `aspect` is width over height.
 */
export function fit(orbit: Orbit, box: Box, aspect: number): Orbit {
  let fitted = fitAbout(orbit, box, aspect, scale(add(box.min, box.max), 0.5));
  for (let pass = 0; pass < centring; pass++) {
    const { right, up } = frameOf(fitted);
    const [across, upward] = pictureMiddle(fitted, box, aspect);
    const height = halfHeight(fitted, fitted.distance);
    const shift = add(scale(right, across * height * aspect), scale(up, upward * height));
    fitted = fitAbout(orbit, box, aspect, add(fitted.target, shift));
  }
  return fitted;
}

/** Passes of centring; each leaves a few per cent of the offset. */
const centring = 3;

function corners({ min, max }: Box): readonly Vector3[] {
  return [0, 1, 2, 3, 4, 5, 6, 7].map((bits) => [
    bits & 1 ? max[0] : min[0],
    bits & 2 ? max[1] : min[1],
    bits & 4 ? max[2] : min[2],
  ]);
}

/** Middle of the rectangle that the box takes in the window, each −1…1. */
function pictureMiddle(orbit: Orbit, box: Box, aspect: number): readonly [number, number] {
  const seen = corners(box).map((point) => project(orbit, point, aspect));
  const middle = (axis: 0 | 1) => {
    const values = seen.map((point) => point[axis]);
    return (Math.min(...values) + Math.max(...values)) / 2;
  };
  return [middle(0), middle(1)];
}

function fitAbout(orbit: Orbit, box: Box, aspect: number, target: Vector3): Orbit {
  const { right, up, forward } = frameOf(orbit);
  const vertical = Math.tan(opening / 2);
  const horizontal = vertical * aspect;
  let distance = nearest;
  for (const point of corners(box)) {
    const corner = subtract(point, target);
    const reach = Math.max(Math.abs(dot(corner, right)) / horizontal, Math.abs(dot(corner, up)) / vertical);
    distance = Math.max(distance, orbit.parallel ? reach : reach - dot(corner, forward));
  }
  return { ...orbit, target, distance: Math.min(furthest, distance * fitMargin) };
}

/** Room around what is fitted: for the view cube, the legend, and labels. */
const fitMargin = 1.1;

const degrees = Math.PI / 180;

/** The standard views; `iso` is from the front, right and above. */
export const views: Readonly<Record<ViewName, { readonly azimuth: number; readonly elevation: number }>> = {
  iso: { azimuth: 32 * degrees, elevation: 34 * degrees },
  front: { azimuth: 0, elevation: 0 },
  rear: { azimuth: Math.PI, elevation: 0 },
  left: { azimuth: -pole, elevation: 0 },
  right: { azimuth: pole, elevation: 0 },
  top: { azimuth: 0, elevation: pole },
  bottom: { azimuth: 0, elevation: -pole },
};

/** On the way from one camera to another, the short way round; `share` 0…1. */
export function between(from: Orbit, to: Orbit, share: number): Orbit {
  const mix = (a: number, b: number) => a + (b - a) * share;
  return {
    target: add(from.target, scale(subtract(to.target, from.target), share)),
    azimuth: wrap(from.azimuth + wrap(to.azimuth - from.azimuth) * share),
    elevation: mix(from.elevation, to.elevation),
    // Distances are felt as ratios.
    distance: from.distance * (to.distance / from.distance) ** share,
    parallel: to.parallel,
  };
}

/** Into (−π, π]. */
function wrap(angle: number): number {
  const turned = angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI));
  return turned === -Math.PI ? Math.PI : turned;
}

/** The ray through a point of the window: x to the right, y up, each −1…1. */
export function rayThrough(orbit: Orbit, x: number, y: number, aspect: number): Ray {
  const { eye, right, up, forward } = frameOf(orbit);
  const vertical = halfHeight(orbit, 1);
  const across = add(scale(right, x * vertical * aspect), scale(up, y * vertical));
  if (orbit.parallel) return { origin: add(eye, across), direction: forward };
  const toward = add(forward, across);
  return { origin: eye, direction: scale(toward, 1 / Math.hypot(...toward)) };
}

/** Where a point appears in the window: x, y as in `rayThrough`, and its depth along the view, m (≤ 0 is behind). */
export function project(orbit: Orbit, point: Vector3, aspect: number): Vector3 {
  const { eye, right, up, forward } = frameOf(orbit);
  const offset = subtract(point, eye);
  const depth = dot(offset, forward);
  const vertical = halfHeight(orbit, depth);
  return [dot(offset, right) / (vertical * aspect), dot(offset, up) / vertical, depth];
}
