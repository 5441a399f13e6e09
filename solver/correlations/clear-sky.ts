/*
 * A sky without clouds: its sunlight and its temperature; and the film of air on a surface in the wind.
 */
import { stefanBoltzmann } from '#solver/correlations/radiation.ts';

/** W/m² at 1 au. Source: Kopp & Lean (2011), Geophys. Res. Lett. 38, L01706: 1360.8. */
const solarConstant = 1361;
/** Highest altitude that the fit of the clear air holds for, km. */
const highestAltitude = 2.5;
/** Factors on the three constants for summer between the tropics and the polar circles. */
const summer = { a0: 0.97, a1: 0.99, k: 1.02 } as const;

/**
 * Sunlight outside the air on a plane that faces the sun, W/m²: G (1 + 0.033 cos(2π n/365)).
 * Source: Duffie & Beckman, Solar Engineering of Thermal Processes, eq. 1.4.1a. @param day of the year, from 1
 */
export const extraterrestrial = (day: number): number =>
  solarConstant * (1 + 0.033 * Math.cos((2 * Math.PI * day) / 365));

/**
 * Share of the direct sunlight that clear air lets through: τ = a₀ + a₁ e^(−k/sin γ), the sun γ high.
 * Validity: visibility 23 km, summer of middle latitudes, up to 2.5 km of altitude (taken there above), 0.4 % of the
 * transmission that it was fitted to. Source: Hottel (1976), Solar Energy 18, 129–134; Duffie & Beckman, eqs 2.8.1, 2.8.2.
 * Example: 270 m, sin γ 0.846: 0.62.
 *
 * @param elevation of the sun, rad @param altitude m
 */
export function clearBeamShare(elevation: number, altitude: number): number {
  const sine = Math.sin(elevation);
  if (sine <= 0) return 0;
  const a = Math.min(highestAltitude, Math.max(0, altitude / 1000));
  const a0 = summer.a0 * (0.4237 - 0.00821 * (6 - a) ** 2);
  const a1 = summer.a1 * (0.5055 + 0.00595 * (6.5 - a) ** 2);
  const k = summer.k * (0.2711 + 0.01858 * (2.5 - a) ** 2);
  return a0 + a1 * Math.exp(-k / sine);
}

/**
 * Share of the sunlight outside the air that comes from a clear sky: 0.271 − 0.294 τ, on a level plane over that there.
 * Source: Liu & Jordan (1960), Solar Energy 4(3), 1–19; Duffie & Beckman, eq. 2.8.5.
 */
export const clearDiffuseShare = (beamShare: number): number => 0.271 - 0.294 * beamShare;

/** W/m²: direct on a plane that faces the sun, the two others on a level one. */
export interface Sunlight {
  readonly direct: number;
  readonly diffuse: number;
  readonly global: number;
}

/** @param elevation of the sun, rad @param altitude m @param day of the year, from 1 */
export function clearSunlight(elevation: number, altitude: number, day: number): Sunlight {
  const sine = Math.sin(elevation);
  if (sine <= 0) return { direct: 0, diffuse: 0, global: 0 };
  const outside = extraterrestrial(day);
  const share = clearBeamShare(elevation, altitude);
  const direct = outside * share;
  const diffuse = outside * sine * clearDiffuseShare(share);
  return { direct, diffuse, global: direct * sine + diffuse };
}

/**
 * Temperature of a black sky that shines as a clear one does, K: 0.0552 T^1.5, by the dry bulb alone.
 * Validity: clear nights, moderate humidity; colder than a real sky over moist places and under clouds. Above 55 °C the
 * formula would be warmer than the air: taken as the air there.
 * Source: Swinbank (1963), Q. J. R. Meteorol. Soc. 89, 339–348; Duffie & Beckman, eq. 3.9.2. Example: 300 K gives 286.8 K.
 */
export const clearSkyTemperature = (temperature: number): number =>
  Math.min(temperature, 0.0552 * temperature ** 1.5);

/** Temperature of a black sky that sends so much infrared down, K. @param infrared W/m² on a level plane */
export const skyTemperatureOf = (infrared: number): number => (infrared / stefanBoltzmann) ** 0.25;

/**
 * Share of the sky, beside air and ground of the temperature of the air, that a plane exchanges infrared with:
 * ((1 + cos β)/2)^1.5. The sky near the horizon is warmer than overhead: an upright wall has 0.354 of it, not a half.
 * Source: Walton (1983), Thermal Analysis Research Program, NBSIR 83-2655; EnergyPlus Engineering Reference, "Outside
 * Surface Heat Balance". @param tilt rad, 0 lies flat and looks up
 */
export const skyShare = (tilt: number): number => ((1 + Math.cos(tilt)) / 2) ** 1.5;

/**
 * Convection from a surface in wind, without radiation: 2.8 + 3 v, W/(m² K).
 * Validity: 0–7 m/s, plates of about half a metre; larger ones have less. Source: Watmuff, Charters & Proctor (1977),
 * Int. Rev. Hellio-Tech. 2, 56; Duffie & Beckman, eq. 3.15.2.
 */
export const windFilm = (speed: number): number => 2.8 + 3 * speed;

/** Exchange of infrared with surroundings as warm as the air, W/(m² K): 4 ε σ T³. */
export const radiativeFilm = (emissivity: number, temperature: number): number =>
  4 * emissivity * stefanBoltzmann * temperature ** 3;
