/*
 * Where the sun stands, and what of its light falls on a plane.
 */

/** Of the sun, seen from a place, rad. */
export interface SunPosition {
  /** Above the horizon; negative at night; without refraction. */
  readonly elevation: number;
  /** From north over east. */
  readonly azimuth: number;
}

const degree = Math.PI / 180;
/** Julian day of 1970-01-01, 0 h, and of 2000-01-01, 12 h. */
const julianOfEpoch = 2440587.5;
const julianOf2000 = 2451545;

/**
 * Position of the sun by the low-precision series of the Astronomical Almanac.
 *
 * @param time ms since 1970-01-01 UTC
 * @param latitude ° north; longitude ° east
 * Validity: 1950–2050 within 0.01°, all latitudes; azimuth undefined in the zenith.
 * Source: Michalsky (1988), Solar Energy 40, 227–235. Example: 2003-10-17 19:30:30 UTC at 39.742 476° N, 105.178 6° W:
 * 39.873° up, azimuth 194.337° (Reda & Andreas 2008, NREL/TP-560-34302: 39.872°, 194.340°).
 */
export function sunPosition(time: number, latitude: number, longitude: number): SunPosition {
  const julian = time / 86_400_000 + julianOfEpoch;
  const days = julian - julianOf2000;
  const meanLongitude = 280.46 + 0.9856474 * days;
  const anomaly = (357.528 + 0.9856003 * days) * degree;
  const ecliptic = (meanLongitude + 1.915 * Math.sin(anomaly) + 0.02 * Math.sin(2 * anomaly)) * degree;
  const obliquity = (23.439 - 4e-7 * days) * degree;
  const ascension = Math.atan2(Math.cos(obliquity) * Math.sin(ecliptic), Math.cos(ecliptic));
  const declination = Math.asin(Math.sin(obliquity) * Math.sin(ecliptic));
  const hour = ((julian + 0.5) % 1) * 24;
  const siderealHours = 6.697375 + 0.0657098242 * days + hour;
  const hourAngle = (siderealHours * 15 + longitude) * degree - ascension;
  const phi = latitude * degree;
  const sine =
    Math.sin(declination) * Math.sin(phi) + Math.cos(declination) * Math.cos(phi) * Math.cos(hourAngle);
  const east = -Math.cos(declination) * Math.sin(hourAngle);
  const north =
    Math.sin(declination) * Math.cos(phi) - Math.cos(declination) * Math.sin(phi) * Math.cos(hourAngle);
  return {
    elevation: Math.asin(Math.max(-1, Math.min(1, sine))),
    azimuth: (Math.atan2(east, north) + 2 * Math.PI) % (2 * Math.PI),
  };
}

/** A plane: how far it is tilted from lying flat, and where it then looks, rad; azimuth from north over east. */
export interface Facing {
  readonly tilt: number;
  readonly azimuth: number;
}

/** Cosine of the angle at which the sun meets a plane; 0 where it stands behind it or below the horizon. */
export function incidence({ elevation, azimuth }: SunPosition, facing: Facing): number {
  if (elevation <= 0) return 0;
  const cosine =
    Math.sin(elevation) * Math.cos(facing.tilt) +
    Math.cos(elevation) * Math.sin(facing.tilt) * Math.cos(azimuth - facing.azimuth);
  return Math.max(0, cosine);
}

/** Share of sunlight that ground without snow throws back. Source: Liu & Jordan (1963), below. */
const albedo = 0.2;

/**
 * Sunlight on a plane, W/m²: from the sun, from a sky that is equally bright all over, and from the ground.
 * Source: Liu & Jordan (1963), Solar Energy 7, 53–74. Example: a flat plane gets direct · sin(elevation) + diffuse.
 *
 * @param direct on a plane that faces the sun; diffuse from the sky and global on a flat plane, W/m²
 */
export function onPlane(
  sun: SunPosition,
  facing: Facing,
  light: { readonly direct: number; readonly diffuse: number; readonly global: number },
): number {
  const open = (1 + Math.cos(facing.tilt)) / 2;
  return light.direct * incidence(sun, facing) + light.diffuse * open + albedo * light.global * (1 - open);
}
