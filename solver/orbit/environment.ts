import type { OrbitCase, Orientation } from '#models/orbit/orbital-node.ts';
import { viewFactorToSphere } from '#solver/correlations/sphere-view.ts';
import { distanceRatio, dot, eclipseFraction, normalOf, radial, toSun } from '#solver/orbit/geometry.ts';

/*
 * Sunlight, albedo and planet infrared on flat faces around the orbit, in cells of equal time.
 */

/** Cells of an orbit; a cell has the fluxes of its middle, and of sunlight the share of it that is lit. */
export const cells = 360;

export interface Fluxes {
  /** W/m² by cell. */
  readonly direct: Float64Array;
  readonly albedo: Float64Array;
  readonly planet: Float64Array;
}

/** Share of each cell that is in sunlight; exact, so that the energy of an orbit is. */
export function litShares(altitude: number, beta: number): Float64Array {
  const half = cells * eclipseFraction(altitude, beta) * 0.5;
  const from = cells / 2 - half;
  const to = cells / 2 + half;
  return Float64Array.from({ length: cells }, (_, k) => {
    const dark = Math.min(to, k + 0.5) - Math.max(from, k - 0.5);
    return 1 - Math.max(0, dark);
  });
}

/** Cosine of the sun on a face by cell, 0 from behind; whether there is sunlight is another matter. */
export function sunCosines(orientation: Orientation, beta: number): Float64Array {
  const sun = toSun(beta);
  return Float64Array.from({ length: cells }, (_, k) =>
    Math.max(0, dot(normalOf(orientation, (2 * Math.PI * k) / cells, beta), sun)),
  );
}

/**
 * What falls on a face.
 *
 * Albedo: all of the Earth that the face sees is as bright as the place under the node, solar flux × albedo × cosine of
 * the sun there, nothing on the night side; that is rough beside the terminator, where little is reflected. The Earth
 * shines evenly in the infrared. Faces see neither each other nor the array.
 * @param altitude m
 * @param beta rad
 */
export function fluxesOn(
  orientation: Orientation,
  altitude: number,
  beta: number,
  { solarFlux, albedo, planetInfrared }: OrbitCase,
): Fluxes {
  const ratio = distanceRatio(altitude);
  const lit = litShares(altitude, beta);
  const cosines = sunCosines(orientation, beta);
  const views = Float64Array.from({ length: cells }, (_, k) => {
    const u = (2 * Math.PI * k) / cells;
    const down = -dot(normalOf(orientation, u, beta), radial(u));
    return viewFactorToSphere(ratio, Math.acos(Math.min(1, Math.max(-1, down))));
  });
  const sun = toSun(beta);
  return {
    direct: cosines.map((cosine, k) => solarFlux * cosine * lit[k]),
    albedo: views.map((view, k) => {
      const zenith = dot(radial((2 * Math.PI * k) / cells), sun);
      return solarFlux * albedo * view * Math.max(0, zenith);
    }),
    planet: views.map((view) => planetInfrared * view),
  };
}

export const meanOf = (values: Float64Array): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
