/*
 * Orbits: eclipse, what falls on faces, temperatures that repeat themselves, cooling in the dark, array and battery.
 */
import type { Face, OrbitalNode } from '#models/orbit/orbital-node.ts';
import { stefanBoltzmann } from '#solver/correlations/radiation.ts';
import { viewFactorToSphere } from '#solver/correlations/sphere-view.ts';
import { cells, fluxesOn, meanOf } from '#solver/orbit/environment.ts';
import {
  criticalBeta,
  distanceRatio,
  dot,
  earthRadius,
  eclipseFraction,
  orbitPeriod,
  radial,
  toSun,
} from '#solver/orbit/geometry.ts';
import { stateAt } from '#solver/orbit/state.ts';
import { courseFrom } from '#solver/orbit/thermal.ts';
import { absolute, type Check, relative, type VerificationCase } from '#solver/verification/row.ts';

const unsaid = { source: '', confidence: 'low' } as const;
const degree = Math.PI / 180;
const altitude = 550e3;
const surroundings = { solarFlux: 1361, albedo: 0, planetInfrared: 0, power: 0, eclipsePower: null };

const plate: Face = {
  name: 'plate',
  orientation: 'orbit-normal',
  area: 1,
  emissivity: 0.9,
  absorptivity: 0.3,
  absorptivityEnd: 0.3,
  finEfficiency: 1,
  conductance: 1e7,
  heatCapacity: 1e4,
  isRadiator: false,
  ...unsaid,
};

const lone: OrbitalNode = {
  name: '',
  notes: '',
  orbit: { altitude, betaFrom: 0, betaTo: 0 },
  hot: surroundings,
  cold: surroundings,
  electronics: { heatCapacity: 1e4, highest: 330, lowest: 250, ...unsaid },
  faces: [plate],
  supply: null,
};

const cube: readonly Face[] = (
  ['nadir', 'zenith', 'velocity', 'anti-velocity', 'orbit-normal', 'anti-normal'] as const
).map((orientation) => ({ ...plate, name: orientation, orientation }));

function check(quantity: string, unit: string, reference: number, value: number, tolerance: number): Check {
  return { quantity, unit, reference, value, tolerance: relative(tolerance) };
}

const kelvin = (quantity: string, reference: number, value: number): Check => ({
  quantity,
  unit: 'K',
  reference,
  value,
  tolerance: absolute(0.01),
});

/** Share of so many places of the orbit that lie behind the Earth, by vectors. */
function countedShadow(beta: number, places: number): number {
  const sun = toSun(beta);
  const ratio = distanceRatio(altitude);
  let dark = 0;
  for (let k = 0; k < places; k++) {
    const along = ratio * dot(radial((2 * Math.PI * (k + 0.5)) / places), sun);
    if (along < 0 && ratio * ratio - along * along < 1) dark++;
  }
  return dark / places;
}

/** ∫ cos θ dω/π over the sphere's disc, by the midpoint rule. */
function integratedView(ratio: number, tilt: number): number {
  const rings = 2000;
  const sectors = 720;
  const widest = Math.asin(1 / ratio);
  let sum = 0;
  for (let i = 0; i < rings; i++) {
    const off = ((i + 0.5) * widest) / rings;
    for (let j = 0; j < sectors; j++) {
      const around = ((j + 0.5) * 2 * Math.PI) / sectors;
      const cosine = Math.cos(off) * Math.cos(tilt) + Math.sin(off) * Math.sin(tilt) * Math.cos(around);
      if (cosine > 0) sum += cosine * Math.sin(off);
    }
  }
  return (sum * widest * 2) / (rings * sectors);
}

/** Mean view factor of plates that look everywhere alike. */
function meanView(ratio: number): number {
  const steps = 4000;
  let sum = 0;
  for (let i = 0; i < steps; i++) {
    const tilt = ((i + 0.5) * Math.PI) / steps;
    sum += viewFactorToSphere(ratio, tilt) * Math.sin(tilt);
  }
  return (sum * Math.PI) / (2 * steps);
}

function meanDirect(orientation: Face['orientation'], beta: number): number {
  return meanOf(fluxesOn(orientation, altitude, beta, surroundings).direct);
}

export const orbitCases: readonly VerificationCase[] = [
  {
    id: 'E09',
    family: 'radiation',
    title: 'Period and eclipse of circular orbits',
    source:
      'Closed forms: at beta 0 asin(R/(R + h))/π, a sixth of the orbit at h = R; sidereal day 86 164.1 s (IERS) at 35 786 km; places counted behind a sphere',
    through: 'relation',
    run: () => [
      check('period at 35 786 km', 's', 86_164.1, orbitPeriod(35_786e3), 2e-5),
      check('eclipse at h = R, beta 0', '1', 1 / 6, eclipseFraction(earthRadius, 0), 1e-9),
      check(
        'eclipse at 550 km, beta 0',
        '1',
        Math.asin(1 / distanceRatio(altitude)) / Math.PI,
        eclipseFraction(altitude, 0),
        1e-9,
      ),
      check(
        'eclipse at 550 km, beta 50°',
        '1',
        countedShadow(50 * degree, 400_000),
        eclipseFraction(altitude, 50 * degree),
        1e-4,
      ),
      {
        quantity: 'eclipse at the critical beta',
        unit: '1',
        reference: 0,
        value: eclipseFraction(altitude, criticalBeta(altitude)),
        tolerance: absolute(1e-7),
      },
    ],
  },
  {
    id: 'E11',
    family: 'radiation',
    title: 'View factors of a plate to the Earth',
    source:
      'Closed forms: 1/H² towards it, (asin(1/H) − √(H² − 1)/H²)/π beside it; the mean over all directions is that of a small sphere, ½ (1 − √(1 − 1/H²)); integrals of cos θ/π over the disc',
    through: 'relation',
    run: () => {
      const h = distanceRatio(altitude);
      const root = Math.sqrt(h * h - 1);
      return [
        check(
          'nadir, 550 km',
          '1',
          (earthRadius / (earthRadius + altitude)) ** 2,
          viewFactorToSphere(h, 0),
          1e-9,
        ),
        check(
          'beside, 550 km',
          '1',
          (Math.asin(1 / h) - root / (h * h)) / Math.PI,
          viewFactorToSphere(h, Math.PI / 2),
          1e-9,
        ),
        check(
          '60° off, H = 1.1',
          '1',
          integratedView(1.1, 60 * degree),
          viewFactorToSphere(1.1, 60 * degree),
          1e-4,
        ),
        check(
          '110° off, H = 1.5',
          '1',
          integratedView(1.5, 110 * degree),
          viewFactorToSphere(1.5, 110 * degree),
          1e-4,
        ),
        check('mean of all directions, 550 km', '1', 0.5 * (1 - root / h), meanView(h), 1e-5),
      ];
    },
  },
  {
    id: 'E13',
    family: 'radiation',
    title: 'Faces around an orbit: sunlight, albedo and infrared of an orbit, and bodies at rest',
    source:
      'Closed forms: S cos β/π on zenith, S cos β (1 + cos πf)/(2π) on velocity, S (1 − f) on a face that follows the sun, a S cos β/(π H²) of albedo on nadir; (q/(n ε σ))^¼',
    through: 'network',
    note: 'Albedo is that of the model itself: the whole Earth before a face as bright as the place under the node.',
    run: () => {
      const beta = 40 * degree;
      const f = eclipseFraction(altitude, beta);
      const h = distanceRatio(altitude);
      const sun = 1361 * Math.cos(beta);
      const shining = { ...surroundings, albedo: 0.3 };
      const infrared = { ...surroundings, solarFlux: 0, planetInfrared: 240 };
      const watts = { ...surroundings, solarFlux: 0, power: 400 };
      return [
        check('sunlight on zenith', 'W/m²', sun / Math.PI, meanDirect('zenith', beta), 1e-4),
        check(
          'sunlight on velocity',
          'W/m²',
          (sun * (1 + Math.cos(Math.PI * f))) / (2 * Math.PI),
          meanDirect('velocity', beta),
          1e-4,
        ),
        check('sunlight that is followed', 'W/m²', 1361 * (1 - f), meanDirect('sun', beta), 1e-9),
        check(
          'albedo on nadir',
          'W/m²',
          (0.3 * sun) / (Math.PI * h * h),
          meanOf(fluxesOn('nadir', altitude, beta, shining).albedo),
          1e-4,
        ),
        kelvin(
          'cube with the sun on one face, always',
          ((0.3 * 1361) / (6 * 0.9 * stefanBoltzmann)) ** 0.25,
          stateAt({ ...lone, faces: cube }, 'hot', Math.PI / 2).electronics.mean,
        ),
        kelvin(
          'nadir plate in infrared alone',
          (240 / (h * h * stefanBoltzmann)) ** 0.25,
          stateAt({ ...lone, hot: infrared, faces: [{ ...plate, orientation: 'nadir' }] }, 'hot', 0)
            .electronics.mean,
        ),
        kelvin(
          'plate of 80 % fin efficiency with 400 W, 20 W/K away',
          (400 / (0.8 * 0.9 * stefanBoltzmann)) ** 0.25 + 400 / 20,
          stateAt(
            { ...lone, hot: watts, faces: [{ ...plate, finEfficiency: 0.8, conductance: 20 }] },
            'hot',
            0,
          ).electronics.mean,
        ),
      ];
    },
  },
  {
    id: 'E15',
    family: 'radiation',
    title: 'An orbit that repeats itself, and cooling in the dark',
    source: 'Conservation of energy over an orbit; dT/dt = −ε σ A T⁴/C: T = (T₀⁻³ + 3 ε σ A t/C)^(−1/3)',
    through: 'network',
    run: () => {
      const warm = { ...surroundings, albedo: 0.3, planetInfrared: 240, power: 500, eclipsePower: 300 };
      const state = stateAt(
        { ...lone, hot: warm, faces: cube.map((face) => ({ ...face, conductance: 15 })) },
        'hot',
        20 * degree,
      );
      const emitted = state.faces.reduce((sum, face) => sum + face.emitted, 0);
      const absorbed = state.faces.reduce((sum, face) => sum + face.direct + face.albedo + face.planet, 0);
      const length = eclipseFraction(altitude, 0) * orbitPeriod(altitude);
      const dark = {
        capacity: 1,
        faces: [{ capacity: 5000, emission: 0.9, conductance: 0, absorbed: new Float64Array(cells) }],
        heat: new Float64Array(cells),
        step: length / cells,
      };
      const states = courseFrom(dark, Float64Array.of(320, 320));
      const after = (time: number): number =>
        (320 ** -3 + (3 * 0.9 * stefanBoltzmann * time) / 5000) ** (-1 / 3);
      return [
        check('emitted, for what is absorbed and given off', 'W', state.heat + absorbed, emitted, 1e-8),
        check(
          'conducted to the faces',
          'W',
          state.heat,
          state.faces.reduce((sum, face) => sum + face.conducted, 0),
          1e-8,
        ),
        kelvin('half an eclipse later', after(length / 2), states[cells / 2][1]),
        kelvin('at the end of an eclipse at 550 km', after(length), states[cells][1]),
      ];
    },
  },
  {
    id: 'E16',
    family: 'radiation',
    title: 'Electronics that follow the load of sunlight and eclipse, beside a face too heavy to follow',
    source:
      'Closed form of C dT/dt = P(t) − G (T − T_face) with P in two steps that repeat: exponentials of C/G; the face at (P̄/(ε σ A))^¼',
    through: 'network',
    note: 'Temperatures are those at the middles of 360 cells of an orbit.',
    run: () => {
      const [high, low] = [900, 300];
      const [capacity, conductance] = [40e3, 20];
      const period = orbitPeriod(altitude);
      const dark = eclipseFraction(altitude, 0) * period;
      const sunlit = Math.exp((-(period - dark) * conductance) / capacity);
      const shaded = Math.exp((-dark * conductance) / capacity);
      const peak = (high * (1 - sunlit) + low * (1 - shaded) * sunlit) / (1 - sunlit * shaded);
      const valley = (low * (1 - shaded) + high * (1 - sunlit) * shaded) / (1 - sunlit * shaded);
      const mean = (high * (period - dark) + low * dark) / period;
      const face = (mean / (0.9 * 2 * stefanBoltzmann)) ** 0.25;
      const { electronics } = stateAt(
        {
          ...lone,
          hot: { ...surroundings, solarFlux: 0, power: high, eclipsePower: low },
          electronics: { ...lone.electronics, heatCapacity: capacity },
          faces: [{ ...plate, area: 2, conductance, heatCapacity: 1e9 }],
        },
        'hot',
        0,
      );
      const near = (quantity: string, reference: number, value: number): Check => ({
        ...kelvin(quantity, reference, value),
        // Half a cell at the change of slope: the kink lies between the middles of two cells.
        tolerance: absolute((((high - low) / capacity) * period) / cells / 2),
      });
      return [
        kelvin('mean', face + mean / conductance, electronics.mean),
        near('when the eclipse begins', face + peak / conductance, electronics.highest),
        near('when it ends', face + valley / conductance, electronics.lowest),
      ];
    },
  },
  {
    id: 'E17',
    family: 'power',
    title: 'Array and battery over an orbit',
    source: 'Hand sums: P f T/η out of the battery, (P_array − P)(1 − f) T η into it',
    through: 'network',
    run: () => {
      const f = eclipseFraction(altitude, 0);
      const period = orbitPeriod(altitude);
      const drawn = 1000;
      const array = {
        orientation: 'sun',
        area: 8,
        efficiency: 0.3,
        degradation: 0.2,
        conversion: 0.95,
        ...unsaid,
      } as const;
      const battery = {
        capacity: 2e7,
        depthOfDischarge: 0.3,
        chargeEfficiency: 0.95,
        dischargeEfficiency: 0.96,
        ...unsaid,
      };
      const node = { ...lone, hot: { ...surroundings, power: drawn }, supply: { array, battery } };
      const { supply, heat } = stateAt(node, 'hot', 0);
      const given = 1361 * 8 * 0.3 * 0.8 * 0.95;
      const wanted = (drawn * f * period) / 0.96;
      const number = Number.NaN;
      return [
        check('out of the battery', 'J', wanted, supply?.wanted ?? number, 1e-9),
        check(
          'could be stored',
          'J',
          (given - drawn) * (1 - f) * period * 0.95,
          supply?.chargeable ?? number,
          1e-9,
        ),
        check('depth of discharge', '1', wanted / 2e7, supply?.depthOfDischarge ?? number, 1e-9),
        check(
          'heat of the node',
          'W',
          // What the array gives to the bus for it, with all losses: load in sunlight and what refills the battery.
          (drawn * (1 - f) + wanted / period / 0.95) / 0.95,
          heat,
          1e-9,
        ),
      ];
    },
  },
];
