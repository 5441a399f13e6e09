/*
 * Sites: where the sun stands, what falls on a plane, moist air.
 */
import { waterVapourPressure } from '#solver/properties/vapour-pressure.ts';
import { iceVapourPressure, wetBulb } from '#solver/site/psychrometrics.ts';
import { incidence, onPlane, sunPosition } from '#solver/site/sun.ts';
import { absolute, type Check, relative, type VerificationCase } from '#solver/verification/row.ts';

const degree = Math.PI / 180;
const zero = 273.15;
const massRatio = 0.621945;

const golden = { latitude: 39.742476, longitude: -105.1786, time: Date.UTC(2003, 9, 17, 19, 30, 30) };

/** From the horizon in the east to noon at the equator on the day of equal length: everything known in closed form. */
function equinoxAtTheEquator(): Check[] {
  const facing = { tilt: Math.PI / 2, azimuth: Math.PI / 2 };
  const sun = { elevation: 30 * degree, azimuth: 90 * degree };
  const light = { direct: 800, diffuse: 100, global: 800 * Math.sin(30 * degree) + 100 };
  return [
    {
      quantity: 'flat plane',
      unit: 'W/m²',
      reference: light.global,
      value: onPlane(sun, { tilt: 0, azimuth: 0 }, light),
      tolerance: relative(1e-12),
    },
    {
      quantity: 'east wall',
      unit: 'W/m²',
      // cos 30° of the direct light, half the sky, half the ground that throws back a fifth.
      reference: 800 * Math.cos(30 * degree) + 100 / 2 + (0.2 * light.global) / 2,
      value: onPlane(sun, facing, light),
      tolerance: relative(1e-12),
    },
    {
      quantity: 'west wall, in shade',
      unit: 'W/m²',
      reference: 100 / 2 + (0.2 * light.global) / 2,
      value: onPlane(sun, { ...facing, azimuth: 1.5 * Math.PI }, light),
      tolerance: relative(1e-12),
    },
  ];
}

/** Wet bulb of air whose water is given. @param ratio kg/kg @param dry °C */
function wetBulbOf(dry: number, ratio: number, pressure: number): number {
  const vapour = (ratio * pressure) / (massRatio + ratio);
  return wetBulb(dry + zero, vapour / waterVapourPressure(dry + zero), pressure) - zero;
}

export const siteCases: readonly VerificationCase[] = [
  {
    id: 'S01',
    family: 'site',
    title: 'Position of the sun, Golden, 17 Oct 2003',
    source:
      'Reda & Andreas (2008), NREL/TP-560-34302, table A5.1; the elevation is that before refraction, the incidence on a plane tilted by 30° to 10° east of south with it (0.016°)',
    through: 'relation',
    run() {
      const sun = sunPosition(golden.time, golden.latitude, golden.longitude);
      const facing = { tilt: 30 * degree, azimuth: 170 * degree };
      return [
        {
          quantity: 'elevation',
          unit: '°',
          reference: 39.872046,
          value: sun.elevation / degree,
          tolerance: absolute(0.01),
        },
        {
          quantity: 'azimuth',
          unit: '°',
          reference: 194.340241,
          value: sun.azimuth / degree,
          tolerance: absolute(0.01),
        },
        {
          quantity: 'angle of incidence',
          unit: '°',
          reference: 25.187,
          value: Math.acos(incidence(sun, facing)) / degree,
          tolerance: absolute(0.03),
        },
      ];
    },
  },
  {
    id: 'S02',
    family: 'site',
    title: 'Sunlight on planes, sun 30° up in the east',
    source: 'Closed form: cosine of the angle, shares of sky and ground (Liu & Jordan 1963)',
    through: 'relation',
    run: equinoxAtTheEquator,
  },
  {
    id: 'S03',
    family: 'site',
    title: 'Moist air: vapour pressure over water and ice',
    source: 'ASHRAE Handbook, Fundamentals (2017), ch. 1, table 3',
    through: 'relation',
    run: () =>
      (
        [
          [-20, 103.24, iceVapourPressure],
          [-5, 401.74, iceVapourPressure],
          [5, 872.6, waterVapourPressure],
          [25, 3169.7, waterVapourPressure],
          [50, 12351.3, waterVapourPressure],
        ] as const
      ).map(([at, reference, pressureAt]) => ({
        quantity: `at ${at} °C`,
        unit: 'Pa',
        reference,
        value: pressureAt(at + zero),
        tolerance: relative(5e-4),
      })),
  },
  {
    id: 'S04',
    family: 'site',
    title: 'Moist air: wet bulb above and below freezing, 95 461 Pa',
    source:
      'ASHRAE Handbook, Fundamentals (2017), ch. 1, eqs 33 and 35, evaluated outside this program (tests of PsychroLib 2.4: 0.019 228 and 0.001 204 kg/kg)',
    through: 'relation',
    run: () => [
      {
        quantity: '30 °C, 0.019 228 kg/kg',
        unit: '°C',
        reference: 25,
        value: wetBulbOf(30, 0.0192281274241096, 95461),
        tolerance: absolute(0.01),
      },
      {
        quantity: '−1 °C, 0.001 204 kg/kg',
        unit: '°C',
        reference: -5,
        value: wetBulbOf(-1, 0.00120399819933844, 95461),
        tolerance: absolute(0.01),
      },
    ],
  },
];
