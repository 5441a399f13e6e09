/*
 * Sunlight on a tilted surface: direct, from the sky, and reflected by the ground.
 */

/** A surface in the sun; angles in rad, both azimuths clockwise from the same direction (north, say). */
export interface SolarGain {
  /** Beam on a face turned to the sun, and diffuse light on a level face, W/m². */
  readonly direct: number;
  readonly diffuse?: number;
  readonly absorptance: number;
  readonly area: number; // m²
  /** Of the surface from the horizontal: 0 faces up, π/2 is upright, π faces down. */
  readonly tilt: number;
  /** The way the surface faces; any for a level one. */
  readonly azimuth?: number;
  readonly sunElevation: number;
  readonly sunAzimuth?: number;
  /** Share of light that the ground reflects; default 0.2. */
  readonly groundReflectance?: number;
}

/** Grass and bare soil. Source: Liu & Jordan (1963). */
const usualGround = 0.2;

/**
 * Cosine of the angle between the sun and the surface's normal, 0 where the sun is behind it or below the horizon.
 * Validity: exact. Source: Duffie & Beckman, Solar Engineering of Thermal Processes, eq. 1.6.3.
 * Example: tilt 45°, azimuth 195°, sun 29.3815° high at 154.7779° give 0.8174.
 */
export function incidenceCosine(
  tilt: number,
  azimuth: number,
  sunElevation: number,
  sunAzimuth: number,
): number {
  if (sunElevation <= 0) return 0;
  const across = Math.cos(sunElevation) * Math.sin(tilt) * Math.cos(sunAzimuth - azimuth);
  return Math.max(0, Math.sin(sunElevation) * Math.cos(tilt) + across);
}

/**
 * G = G_b cos θ + G_d (1 + cos β)/2 + ρ (G_b sin γ + G_d) (1 − cos β)/2, W/m²: on a surface tilted by β, the sun γ high.
 * Validity: isotropic sky, level ground without shade. Source: Liu & Jordan (1960), Solar Energy 4(3), 1–19; Duffie &
 * Beckman, eq. 2.15.1. Example: 800 direct and 100 diffuse W/m² on an upright face, the sun 30° high before it, give 792.8.
 */
export function tiltedIrradiance(gain: Omit<SolarGain, 'absorptance' | 'area'>): number {
  const { direct, diffuse = 0, tilt, azimuth = 0, sunElevation, sunAzimuth = 0 } = gain;
  const beam = sunElevation > 0 ? direct : 0;
  const level = beam * Math.sin(sunElevation) + diffuse;
  return (
    beam * incidenceCosine(tilt, azimuth, sunElevation, sunAzimuth) +
    (diffuse * (1 + Math.cos(tilt))) / 2 +
    ((gain.groundReflectance ?? usualGround) * level * (1 - Math.cos(tilt))) / 2
  );
}
