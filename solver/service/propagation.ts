/*
 * The least time that a signal takes over a satellite.
 */
import { earthRadius } from '#solver/orbit/geometry.ts';

/** m/s, exact. */
const lightSpeed = 299_792_458;

/**
 * Distance to a satellite that stands at an elevation, m: √((R + h)² − R² cos² ε) − R sin ε.
 * Validity: a sphere with the radius of the equator, no refraction. Source: law of cosines; Maral & Bousquet, Satellite
 * Communications Systems, 2.1.6. Example: 550 km at 25°: 1 123 km.
 * @param altitude m @param elevation rad
 */
export function slantRange(altitude: number, elevation: number): number {
  const sine = Math.sin(elevation);
  const cosine = Math.cos(elevation);
  return Math.sqrt((earthRadius + altitude) ** 2 - (earthRadius * cosine) ** 2) - earthRadius * sine;
}

/**
 * Round trip of a bent pipe, s: up and down, there and back, with the gateway at the same distance: 4 d/c.
 * Links between satellites, processing and the way on the ground come on top.
 * Example: 550 km overhead: 7.3 ms. @param altitude m @param elevation rad
 */
export const bentPipeRoundTrip = (altitude: number, elevation: number): number =>
  (4 * slantRange(altitude, elevation)) / lightSpeed;

/** Lowest elevation that a terminal which lies flat sees, rad. @param fieldOfView whole angle of its cone, rad */
export const lowestElevation = (fieldOfView: number): number => Math.max(0, (Math.PI - fieldOfView) / 2);
