import type { Orientation } from '#models/orbit/orbital-node.ts';

/*
 * A circular orbit: its period, its eclipse, and where faces look. The frame is that of the orbit: x from the Earth to
 * where the sun stands highest over the orbit, y along the motion there, z the orbit normal. The angle u runs from x.
 */

/** m, equatorial. Source: WGS 84. */
export const earthRadius = 6_378_137;
/** m³/s², G M of the Earth. Source: WGS 84. */
const gravitation = 3.986004418e14;

export type Vector = readonly [number, number, number];

export const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

/** Distance from the centre of the Earth over its radius. @param altitude m */
export const distanceRatio = (altitude: number): number => 1 + altitude / earthRadius;

/** s, 2π √(a³/GM). @param altitude m */
export function orbitPeriod(altitude: number): number {
  return 2 * Math.PI * Math.sqrt((earthRadius + altitude) ** 3 / gravitation);
}

/** rad; an orbit whose sun stands higher over its plane has no eclipse: arcsin(R/(R + h)). */
export const criticalBeta = (altitude: number): number => Math.asin(1 / distanceRatio(altitude));

/**
 * Share of the orbit in the shadow: arccos(√(H² − 1)/(H cos β))/π with H = (R + h)/R.
 * Validity: the shadow is a cylinder (no penumbra; the sun is 0.27° of half-angle), the Earth a sphere.
 * Source: Gilmore (2002), Spacecraft Thermal Control Handbook I, chapter 2.
 */
export function eclipseFraction(altitude: number, beta: number): number {
  const h = distanceRatio(altitude);
  const cosine = Math.sqrt(h * h - 1) / (h * Math.cos(beta));
  return cosine >= 1 || !Number.isFinite(cosine) ? 0 : Math.acos(cosine) / Math.PI;
}

/** Unit vector to the sun. */
export const toSun = (beta: number): Vector => [Math.cos(beta), 0, Math.sin(beta)];

/** Unit vector from the Earth to the node. */
export const radial = (u: number): Vector => [Math.cos(u), Math.sin(u), 0];

/** Outward unit normal of a face. */
export function normalOf(orientation: Orientation, u: number, beta: number): Vector {
  const flip = ([x, y, z]: Vector): Vector => [-x, -y, -z];
  switch (orientation) {
    case 'zenith':
      return radial(u);
    case 'nadir':
      return flip(radial(u));
    case 'velocity':
      return [-Math.sin(u), Math.cos(u), 0];
    case 'anti-velocity':
      return [Math.sin(u), -Math.cos(u), 0];
    case 'orbit-normal':
      return [0, 0, 1];
    case 'anti-normal':
      return [0, 0, -1];
    case 'sun':
      return toSun(beta);
    default:
      return flip(toSun(beta));
  }
}
