import { expect, test } from 'vitest';
import { conductorLossWithSlope, resistanceRatioWithSlope } from '#solver/correlations/conductor.ts';
import { converterInputWithSlope } from '#solver/correlations/converter-efficiency.ts';
import { nusseltDuctWithSlope, rectangularSection } from '#solver/correlations/duct-nusselt.ts';
import { fanPressureWithSlope, pumpHeadWithSlope } from '#solver/correlations/fan.ts';
import { filterWithSlope } from '#solver/correlations/filters.ts';
import { blendChurchillWithSlope, nusseltPlateWithSlope } from '#solver/correlations/flat-plate.ts';
import { frictionNumberWithSlope } from '#solver/correlations/friction.ts';
import { nusseltElSherbinyWithSlope, nusseltHollandsWithSlope } from '#solver/correlations/gaps.ts';
import { limitedHeatWithSlope, thawedWithSlope } from '#solver/correlations/heat-pipe.ts';
import { hazenWilliamsResistance, hazenWilliamsWithSlope } from '#solver/correlations/hazen-williams.ts';
import { lossWithSlope, porousWithSlope } from '#solver/correlations/minor-losses.ts';
import { enthalpyWithSlope } from '#solver/correlations/melting.ts';
import { evaluateCurveInto, fitCurve, fitMonotoneCubic } from '#solver/correlations/monotone-cubic.ts';
import {
  type BuoyantFluid,
  naturalPlateWithSlope,
  nusseltHorizontalDownWithSlope,
  nusseltHorizontalUpWithSlope,
  nusseltVerticalWithSlope,
} from '#solver/correlations/natural.ts';
import { perforatedPlateLoss, perforatedPlateWithSlope } from '#solver/correlations/perforated-plate.ts';
import {
  pinFinConductanceWithSlope,
  pinFinGeometry,
  pinFinPressureWithSlope,
} from '#solver/correlations/pin-fin.ts';
import {
  plateFinConductanceWithSlope,
  plateFinGeometry,
  plateFinPressureWithSlope,
} from '#solver/correlations/plate-fin.ts';
import { radiationWithSlope } from '#solver/correlations/radiation.ts';
import { verticalFinsWithSlope } from '#solver/correlations/vertical-fins.ts';
import * as air from '#solver/properties/air.ts';
import { Liquid } from '#solver/properties/liquids.ts';

/**
 * A function of several variables that writes its value and slopes. `slot[i]` is where the slope to variable i stands;
 * `logarithmic` ones write x ∂f/∂x.
 */
interface Sloped {
  readonly name: string;
  readonly at: readonly (readonly number[])[];
  readonly slot: readonly number[];
  readonly logarithmic?: boolean;
  readonly write: (out: Float64Array, x: readonly number[]) => void;
}

/** Both signs of a list of speeds or flows, and points on either side of every change of regime. */
const signed = (values: readonly number[], ...rest: readonly number[]): number[][] =>
  [...values, ...values.map((v) => -v)].map((v) => [v, ...rest]);
const each = (values: readonly number[], ...rest: readonly number[]): number[][] =>
  values.map((v) => [v, ...rest]);

/** Film temperatures of the tests lie between the rows of the liquids' tables. */
const buoyant: readonly (readonly [string, BuoyantFluid])[] = [
  ['air', { buoyancy: (out, film) => air.airBuoyancy(out, film, 101325) }],
  ['oil', new Liquid({ type: 'liquid', name: 'paratherm-nf' })],
  ['water', new Liquid({ type: 'liquid', name: 'water' })],
];

const fanCurve = fitMonotoneCubic([
  [0, 400],
  [0.01, 330],
  [0.02, 300],
  [0.03, 160],
  [0.038, 0],
]);
const straightFan = fitCurve(
  [
    [0, 400],
    [0.02, 300],
    [0.038, 0],
  ],
  'linear',
);
const efficiency = fitMonotoneCubic([
  [0.1, 0.9],
  [0.2, 0.94],
  [0.5, 0.96],
  [1, 0.91],
]);
const plateFins = plateFinGeometry({
  width: 0.08,
  length: 0.08,
  count: 30,
  thickness: 0.0008,
  height: 0.025,
  base: 0.005,
  conductivity: 167,
  frontalArea: 0.003,
});
const pins = (staggered: boolean) =>
  pinFinGeometry({
    width: 0.06,
    length: 0.06,
    diameter: 0.002,
    height: 0.02,
    pitchAcross: 0.005,
    pitchAlong: 0.004,
    staggered,
    base: 0.003,
    conductivity: 200,
  });
const fins = {
  width: 0.1,
  height: 0.15,
  spacing: 0.008,
  finHeight: 0.03,
  thickness: 0.001,
  conductivity: 180,
};
const speeds = [1e-3, 0.05, 0.4, 2, 9];

const functions: readonly Sloped[] = [
  {
    name: 'friction number (round and square)',
    at: [...signed([1, 99, 101, 1500, 2300, 3000, 5000, 1e5, 1e7])],
    slot: [1],
    write: (o, [re]) => frictionNumberWithSlope(o, re, 1e-3, re > 0 ? 64 : 56.9),
  },
  {
    name: 'general loss',
    at: signed(speeds, 1.2, 1.8e-5),
    slot: [1, 2, 3],
    write: (o, [u, rho, mu]) => lossWithSlope(o, u, rho, mu, 1.5, 2.5, 60, 0.004),
  },
  {
    name: 'porous block',
    at: signed(speeds, 1.2, 1.8e-5),
    slot: [1, 2, 3],
    write: (o, [u, rho, mu]) => porousWithSlope(o, u, rho, mu, 1e-8, 40, 0.05),
  },
  {
    name: 'perforated plate',
    at: signed(speeds, 1.2, 1.8e-5),
    slot: [1, 2, 3],
    write: (o, [u, rho, mu]) => perforatedPlateWithSlope(o, u, rho, mu, perforatedPlateLoss(0.5), 0.5, 0.004),
  },
  {
    name: 'filter',
    at: signed(speeds, 1.2, 1.8e-5),
    slot: [1, 2, 3],
    write: (o, [u, rho, mu]) => filterWithSlope(o, u, rho, mu, 20, 10, 1.2, 1.8e-5, 0.3),
  },
  {
    name: 'Hazen–Williams',
    at: signed([1e-5, 1e-3, 0.1]),
    slot: [1],
    write: (o, [q]) => hazenWilliamsWithSlope(o, q, hazenWilliamsResistance(1000, 0.25, 130)),
  },
  {
    name: 'fan curve, monotone cubic, inside, overblown and back-flowing',
    at: [-0.02, -1e-4, 0.005, 0.013, 0.029, 0.0601, 0.09].flatMap((q) => [
      [q, 1, 1.2],
      [q, 0.6, 1.0],
    ]),
    slot: [1, 2, 3],
    write: (o, [q, n, rho]) => fanPressureWithSlope(o, fanCurve, 1.18, q, n, rho, 2, 2),
  },
  {
    name: 'fan curve, linear',
    at: [-0.02, 0.005, 0.013, 0.03, 0.09].map((q) => [q, 0.8, 1.2]),
    slot: [1, 2, 3],
    write: (o, [q, n, rho]) => fanPressureWithSlope(o, straightFan, 1.18, q, n, rho, 1, 1),
  },
  {
    name: 'pump',
    at: [
      [0.01, 1],
      [-0.01, 0.8],
      [0.1, 0.5],
    ],
    slot: [1, 2],
    write: (o, [q, n]) => pumpHeadWithSlope(o, q, n, 60, 900, 1.8),
  },
  {
    name: 'plate-fin pressure drop',
    at: signed(speeds, 1.2, 1.6e-5),
    slot: [1, 2, 3],
    write: (o, [u, rho, nu]) => plateFinPressureWithSlope(o, plateFins, u, rho, nu),
  },
  ...[true, false].map((staggered) => ({
    name: `pin-fin pressure drop, ${staggered ? 'staggered' : 'in line'}`,
    at: signed(speeds, 1.2, 1.6e-5),
    slot: [1, 2, 3],
    write: (o: Float64Array, [u, rho, nu]: readonly number[]) =>
      pinFinPressureWithSlope(o, pins(staggered), u, rho, nu),
  })),
  {
    name: 'plate-fin conductance',
    at: each([1e-4, 0.1, 1, 5, 20], 1.6e-5, 0.026, 0.71),
    slot: [1, 2, 3, 4],
    write: (o, [u, nu, k, pr]) => plateFinConductanceWithSlope(o, plateFins, u, nu, k, pr),
  },
  ...[true, false].map((staggered) => ({
    name: `pin-fin conductance, ${staggered ? 'staggered' : 'in line'}`,
    at: each([1e-3, 0.1, 1, 5], 1.6e-5, 0.026, 0.71),
    slot: [1, 2, 3, 4],
    write: (o: Float64Array, [u, nu, k, pr]: readonly number[]) =>
      pinFinConductanceWithSlope(o, pins(staggered), u, nu, k, pr),
  })),
  {
    name: 'duct Nusselt number, round',
    at: each([0.5, 10, 2200, 2400, 3900, 4100, 1e6], 0.71),
    slot: [1, 2],
    write: (o, [re, pr]) => nusseltDuctWithSlope(o, re, pr, 0.02),
  },
  {
    name: 'duct Nusselt number, between plates, water',
    at: each([0.5, 200, 2400, 1e4], 6),
    slot: [1, 2],
    write: (o, [re, pr]) => nusseltDuctWithSlope(o, re, pr, 0.02, rectangularSection(0)),
  },
  {
    name: 'flat plate',
    at: each([10, 4.9e5, 5.1e5, 1e7], 0.71),
    slot: [1, 2],
    write: (o, [re, pr]) => nusseltPlateWithSlope(o, re, pr),
  },
  {
    name: 'forced and natural blend',
    at: [
      [3, 4],
      [0.1, 20],
    ],
    slot: [1, 2],
    write: (o, [a, b]) => blendChurchillWithSlope(o, a, b),
  },
  {
    name: 'vertical plate Nusselt number',
    at: each([1, 1e5, 1e9]),
    slot: [1],
    logarithmic: true,
    write: (o, [ra]) => nusseltVerticalWithSlope(o, ra, 0.71),
  },
  {
    name: 'vertical plate Nusselt number against Pr',
    at: each([0.71, 6]),
    slot: [2],
    write: (o, [pr]) => nusseltVerticalWithSlope(o, 1e6, pr),
  },
  {
    name: 'horizontal plates',
    at: each([1e4, 4e6, 6e6, 1e10]),
    slot: [1],
    logarithmic: true,
    write: (o, [ra]) => nusseltHorizontalUpWithSlope(o, ra),
  },
  {
    name: 'horizontal plates, warm side down',
    at: each([1e5, 1e9]),
    slot: [1],
    logarithmic: true,
    write: (o, [ra]) => nusseltHorizontalDownWithSlope(o, ra),
  },
  {
    name: 'Hollands, level and inclined',
    at: each([1000, 1800, 5000, 6500, 1e5]),
    slot: [1],
    logarithmic: true,
    write: (o, [ra]) => nusseltHollandsWithSlope(o, ra, ra > 6000 ? 0.7 : 0),
  },
  {
    name: 'ElSherbiny',
    at: each([500, 5000, 1e5, 1e7]),
    slot: [1],
    logarithmic: true,
    write: (o, [ra]) => nusseltElSherbinyWithSlope(o, ra, 20),
  },
  ...(['vertical', 'up', 'down'] as const).flatMap((way) =>
    buoyant.map(([within, fluid]) => ({
      name: `natural convection from a plate in ${within}, ${way}`,
      at: [
        [350, 298],
        [280, 310],
        [300.5, 300],
      ],
      slot: [1, 2],
      write: (o: Float64Array, [surface, ambient]: readonly number[]) =>
        naturalPlateWithSlope(o, way, 0.2, surface, ambient, fluid, 9.80665),
    })),
  ),
  ...buoyant.map(([within, fluid]) => ({
    name: `vertical fins in ${within}`,
    at: [
      [350, 298],
      [280, 310],
      [300.5, 300],
    ],
    slot: [1, 2],
    write: (o: Float64Array, [base, ambient]: readonly number[]) =>
      verticalFinsWithSlope(o, fins, base, ambient, fluid, 9.80665),
  })),
  {
    name: 'heat pipe below, at and beyond its limit',
    at: signed([1e-3, 30, 45, 50, 70, 5000], 50),
    slot: [1, 2],
    write: (o, [wish, limit]) => limitedHeatWithSlope(o, wish, limit),
  },
  {
    name: 'enthalpy while melting',
    at: each([-3, -0.9, 0.1, 0.8, 3]),
    slot: [1],
    write: (o, [t]) => enthalpyWithSlope(o, 5, { melting: 0, width: 2, heat: 300 }, t),
  },
  {
    name: 'thawing',
    at: each([-2, -0.4, 0.1, 0.45, 3], 273.15),
    slot: [1],
    write: (o, [above, freezing]) => thawedWithSlope(o, freezing + above, freezing),
  },
  {
    name: 'radiation',
    at: [
      [360, 300],
      [4, 300],
    ],
    slot: [1, 2],
    write: (o, [hot, cold]) => radiationWithSlope(o, 0.5, hot, cold),
  },
  {
    name: 'converter input',
    at: each([30, 299, 301, 900, 1500.1, 2900, 3300]),
    slot: [1],
    write: (o, [p]) => converterInputWithSlope(o, efficiency, 3000, p),
  },
  {
    name: 'loss of a conductor, within its largest load and beyond',
    at: each([1e-3, 0.05, 0.2, 0.24, 0.3, 2]),
    slot: [1],
    write: (o, [y]) => conductorLossWithSlope(o, y, 1),
  },
  {
    name: 'loss of a conductor with a lagging load',
    at: each([1e-3, 0.05, 0.2, 0.3]),
    slot: [1],
    write: (o, [y]) => conductorLossWithSlope(o, y, 0.8),
  },
  {
    name: 'resistance of a warm conductor',
    at: each([10, 250, 400]),
    slot: [1],
    write: (o, [t]) => resistanceRatioWithSlope(o, t, 0.00393, 293.15),
  },
  {
    name: 'monotone cubic, inside and beyond',
    at: each([-1, 0.05, 0.15, 0.3, 0.7, 1.4]),
    slot: [1],
    write: (o, [x]) => evaluateCurveInto(o, efficiency, x),
  },
  ...(
    [
      ['viscosity', air.airViscosity, air.airViscositySlope],
      ['conductivity', air.airConductivity, air.airConductivitySlope],
      ['specific heat', air.airSpecificHeat, air.airSpecificHeatSlope],
      ['Prandtl number', air.airPrandtl, air.airPrandtlSlope],
    ] as const
  ).map(([name, value, slope]) => ({
    name: `air, ${name}`,
    at: each([230, 300, 370]),
    slot: [1],
    write: (o: Float64Array, [t]: readonly number[]) => {
      o[0] = value(t);
      o[1] = slope(t);
    },
  })),
];

test.each(functions)('slopes agree with differences: $name', ({ at, slot, logarithmic, write }) => {
  const out = new Float64Array(6);
  const value = (x: readonly number[]): number => {
    const o = new Float64Array(6);
    write(o, x);
    return o[0];
  };
  for (const point of at) {
    write(out, point);
    slot.forEach((place, i) => {
      const step = 1e-5 * Math.abs(point[i]);
      const shifted = (by: number): number[] => point.map((x, j) => (j === i ? x + by : x));
      const difference = (value(shifted(step)) - value(shifted(-step))) / (2 * step);
      const slope = logarithmic ? out[place] / point[i] : out[place];
      // Rounding of the difference: 1e-16 of the value over a step of 1e-5.
      const scale = Math.max(Math.abs(difference), 1e-6 * Math.abs(out[0] / point[i]));
      expect(Math.abs(slope - difference), `at ${point.join(', ')} to ${i}`).toBeLessThan(
        2e-5 * scale + 1e-300,
      );
    });
  }
});

test('element drops are odd, and have a finite slope at rest, so that a solver can start there', () => {
  const out = new Float64Array(6);
  const atRest: readonly [string, (u: number) => void][] = [
    ['friction', (u) => frictionNumberWithSlope(out, u, 1e-3, 64)],
    ['loss', (u) => lossWithSlope(out, u, 1.2, 1.8e-5, 1, 1, 60, 0.004)],
    ['plate', (u) => perforatedPlateWithSlope(out, u, 1.2, 1.8e-5, 4.4, 0.5, 0.004)],
    ['plate-fin', (u) => plateFinPressureWithSlope(out, plateFins, u, 1.2, 1.6e-5)],
    ['pin-fin', (u) => pinFinPressureWithSlope(out, pins(true), u, 1.2, 1.6e-5)],
    ['filter', (u) => filterWithSlope(out, u, 1.2, 1.8e-5, 20, 10, 1.2, 1.8e-5, 0)],
  ];
  for (const [name, write] of atRest) {
    write(0);
    expect(out[0], name).toBeCloseTo(0, 15);
    expect(out[1], name).toBeGreaterThan(0);
    expect(Number.isFinite(out[1]), name).toBe(true);
    write(0.7);
    const forward = out[0];
    write(-0.7);
    expect(out[0], name).toBeCloseTo(-forward, 12);
  }
});
