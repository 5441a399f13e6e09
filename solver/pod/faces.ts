/*
 * The six faces of a box: how much heat they let through, and the temperature that they feel outside.
 */
import type { Face, Film, Pod, Side } from '#models/pod/pod.ts';
import { radiativeFilm, skyShare, windFilm } from '#solver/correlations/clear-sky.ts';
import { stefanBoltzmann } from '#solver/correlations/radiation.ts';
import type { Outdoors } from '#solver/pod/contract.ts';
import type { Facing } from '#solver/site/sun.ts';

/** A face with what of it does not change with the weather. */
export interface Wall {
  readonly face: Face;
  readonly area: number; // m², with its exposure
  readonly facing: Facing;
  /** m² K/W, of the wall without the films on it. */
  readonly resistance: number;
  /** Whether it rests on the ground, which has neither sun nor film. */
  readonly isOnGround: boolean;
}

/** What a wall is at one time. */
export interface WallState {
  readonly uValue: number; // W/(m² K)
  /** Temperature outside that alone would drive the same heat in. */
  readonly solAir: number;
  /** What of that above the air is by sunlight, K. */
  readonly bySun: number;
}

/** Temperature for which the film of a U-value with wind is taken. */
const usualTemperature = 293.15;
const upright = Math.PI / 2;
/** Quarter turns of a side, clockwise as seen from above, from the front; left is that of who stands before it. */
const turns: Readonly<Record<Side, number>> = { front: 0, left: 1, rear: 2, right: 3, roof: 0, floor: 0 };

export function wallsOf({ body, faces, film }: Pick<Pod, 'body' | 'faces' | 'film'>): readonly Wall[] {
  return faces.map((face) => {
    const isOnGround = face.side === 'floor' && body.standing === 'ground';
    return {
      face,
      area: areaOf(face.side, body.size) * face.exposure,
      facing: {
        tilt: face.side === 'roof' ? 0 : face.side === 'floor' ? Math.PI : upright,
        azimuth: body.front + turns[face.side] * upright,
      },
      resistance: ownResistance(face, body.insideFilm, film, isOnGround),
      isOnGround,
    };
  });
}

export function areaOf(side: Side, [width, depth, height]: Pod['body']['size']): number {
  if (side === 'roof' || side === 'floor') return width * depth;
  return side === 'front' || side === 'rear' ? width * height : depth * height;
}

/** W/(m² K): convection and radiation. @param wind m/s; where the film is stated it does not count */
function outsideFilm(film: Film, emissivity: number, temperature: number, wind: number): number {
  if (film.kind === 'stated') return film.coefficient;
  return windFilm(wind) + radiativeFilm(emissivity, temperature);
}

/** The film that a U-value of the document is with. */
const designFilm = (film: Film, emissivity: number): number =>
  outsideFilm(film, emissivity, usualTemperature, film.kind === 'wind' ? film.speed : 0);

/** m² K/W; not above 0 where the films alone let less through than the U-value says. */
function ownResistance(face: Face, insideFilm: number, film: Film, isOnGround: boolean): number {
  const { build } = face;
  if (build.kind === 'layers')
    return build.layers.reduce((sum, { thickness, conductivity }) => sum + thickness / conductivity, 0);
  return 1 / build.uValue - 1 / insideFilm - (isOnGround ? 0 : 1 / designFilm(film, face.emissivity));
}

/**
 * Sol-air temperature T + α I/h − ε F σ (T⁴ − T_sky⁴)/h, h with radiation to surroundings of the temperature of the air.
 * Source: ASHRAE Handbook, Fundamentals (2017), ch. 18, eqs 28–30; F is that of `skyShare`.
 * Example: 35 °C, α 0.9, 800 W/m², h 17 W/(m² K), no colder sky: 77.4 °C.
 *
 * @param sun W/m² on it before shade @param ground K under a floor that rests on it
 */
export function wallAt(
  { face, facing, resistance, isOnGround }: Wall,
  { insideFilm, film, ground }: { readonly insideFilm: number; readonly film: Film; readonly ground: number },
  outdoors: Omit<Outdoors, 'sun'>,
  sun: number,
): WallState {
  if (isOnGround) return { uValue: 1 / (1 / insideFilm + resistance), solAir: ground, bySun: 0 };
  const { temperature, wind, sky } = outdoors;
  const outside = outsideFilm(film, face.emissivity, temperature, wind);
  const bySun = (face.absorptivity * (1 - face.shade) * sun) / outside;
  const lost = face.emissivity * skyShare(facing.tilt) * stefanBoltzmann * (temperature ** 4 - sky ** 4);
  return {
    uValue: 1 / (1 / insideFilm + resistance + 1 / outside),
    solAir: temperature + bySun - lost / outside,
    bySun,
  };
}

/** Temperature of the inner side. @param air K inside */
export const innerSide = ({ uValue, solAir }: WallState, insideFilm: number, air: number): number =>
  air - (uValue / insideFilm) * (air - solAir);
