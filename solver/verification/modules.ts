/*
 * Sealed modules: junctions behind a housing at rest and in time, throttling, cold starts, supply.
 */
import type { Component, SealedModule } from '#models/module/module.ts';
import { stefanBoltzmann } from '#solver/correlations/radiation.ts';
import { chainOf } from '#solver/module/chain.ts';
import { CourseSums } from '#solver/module/course-sums.ts';
import { marchThrough } from '#solver/module/course.ts';
import { solveModule } from '#solver/module/solve.ts';
import { coldStartOf, cycleOf, hotSoakOf } from '#solver/module/starts.ts';
import { inOperation, pointOf } from '#solver/module/steady.ts';
import { rejectionOf } from '#solver/module/surroundings.ts';
import { absolute, type Check, relative, type VerificationCase } from '#solver/verification/row.ts';

const unsaid = { source: '', confidence: 'low' } as const;

const chip: Component = {
  name: 'chip',
  isCompute: true,
  grade: 'none',
  highest: 1000,
  lowest: 233.15,
  package: 0.2,
  interface: 0.2,
  spreader: 0.1,
  heatCapacity: 50,
  throttled: null,
  draws: [
    { name: 'on', power: 80 },
    { name: 'off', power: 20 },
  ],
  ...unsaid,
};
/** K/W. */
const resistance = 0.5;

/** One chip with its housing on a structure at 300 K, and a converter without loss. */
const base: SealedModule = {
  name: '',
  notes: '',
  operation: { ambient: 300, sunlight: 0 },
  hotSoak: null,
  coldStart: null,
  housing: { heatCapacity: 2000, highest: null, heater: 0, ...unsaid },
  plate: null,
  structure: { temperature: 300, conductance: 4, ...unsaid },
  outside: null,
  components: [chip],
  points: [
    { name: 'on', duration: 30, others: 0 },
    { name: 'off', duration: 70, others: 0 },
  ],
  supply: {
    class: 'battery',
    lowest: 36,
    highest: 60,
    rating: 100,
    efficiency: [
      [0, 1],
      [1, 1],
    ],
    battery: { energy: 3.6e6, usable: 0.8, lowest: 40, highest: 54, ...unsaid },
    ...unsaid,
  },
  requirements: [],
};

/** The housing held at 300 K: what is left is one resistance and one capacity. */
const held: SealedModule = { ...base, structure: { temperature: 300, conductance: 1e9, ...unsaid } };

const lossy = {
  ...base.supply,
  efficiency: [
    [0, 0.9],
    [1, 0.9],
  ],
} as const;

function check(quantity: string, unit: string, reference: number, value: number, tolerance: number): Check {
  return { quantity, unit, reference, value, tolerance: relative(tolerance) };
}

const kelvin = (quantity: string, reference: number, value: number, within = 1e-3): Check => ({
  quantity,
  unit: 'K',
  reference,
  value,
  tolerance: absolute(within),
});

/** K over the structure of housing and chip a time after a step of power from rest: both exponentials of two stores. */
function twoStores(power: number, time: number): readonly [number, number] {
  const [c1, c2, g, k] = [2000, 50, 4, 1 / resistance];
  // d/dt [h, j] = A [h, j] + [0, P/c2]
  const [a, b, c, d] = [-(g + k) / c1, k / c1, k / c2, -k / c2];
  const middle = (a + d) / 2;
  const half = Math.sqrt(((a - d) / 2) ** 2 + b * c);
  const rest = [power / g, power / g + power * resistance];
  const [fast, slow] = [middle - half, middle + half];
  // −rest as a sum of the eigenvectors [b, λ − a].
  const determinant = b * (slow - a) - b * (fast - a);
  const ofFast = (-rest[0] * (slow - a) + rest[1] * b) / determinant;
  const ofSlow = (-rest[1] * b + rest[0] * (fast - a)) / determinant;
  const [eFast, eSlow] = [ofFast * Math.exp(fast * time), ofSlow * Math.exp(slow * time)];
  return [rest[0] + b * (eFast + eSlow), rest[1] + (fast - a) * eFast + (slow - a) * eSlow];
}

/** Temperatures after a step of the chip's power from rest at 300 K. */
function afterStep(module: SealedModule, duration: number): Float64Array {
  const chain = chainOf(module);
  const rejection = rejectionOf(module, inOperation(module));
  const start = new Float64Array(2).fill(300);
  const stretch = { duration, asked: Float64Array.of(80), heater: 0 };
  return marchThrough(chain, rejection, [stretch], start, new CourseSums(chain, rejection, start));
}

export const moduleCases: readonly VerificationCase[] = [
  {
    id: 'M01',
    family: 'devices',
    title: 'A sealed module at rest: chip, housing, and where its heat goes',
    source:
      'Closed forms: T_s + Q/G, T_h + P R; T_in + Q/(ε C) with ε = 1 − e^(−UA/C) and ρ c of water at 25 °C (997.05 kg/m³, 4181.3 J/(kg K), IAPWS); (T_a⁴ + Q/(ε σ A))^¼',
    through: 'network',
    run: () => {
      const [on] = base.points;
      const joint = pointOf({ ...base, supply: lossy }, on);
      const water = {
        coolant: 'water',
        inlet: 298.15,
        flow: 2 / 60_000,
        conductance: 50,
        ...unsaid,
      } as const;
      const plate = pointOf({ ...base, structure: null, plate: water }, on);
      const stream = (997.05 * 4181.3 * 2) / 60_000;
      const outside = {
        plain: 0,
        height: 0.1,
        radiating: 0.5,
        emissivity: 0.8,
        sunlit: 0.1,
        absorptivity: 0.9,
        fins: null,
        ...unsaid,
      };
      const alone = { ...base, structure: null, outside, operation: { ambient: 300, sunlight: 500 } };
      return [
        kelvin('housing on a structure, converter of 90 %', 300 + 80 / 0.9 / 4, joint.housing),
        kelvin('its chip', 300 + 80 / 0.9 / 4 + 80 * resistance, joint.components[0].junction),
        {
          ...check(
            'housing over the water of its plate',
            'K',
            80 / (stream * (1 - Math.exp(-50 / stream))),
            plate.housing - 298.15,
            2e-3,
          ),
        },
        kelvin(
          'housing that only radiates, in sunlight',
          (300 ** 4 + (80 + 0.1 * 0.9 * 500) / (0.8 * stefanBoltzmann * 0.5)) ** 0.25,
          pointOf(alone, on).housing,
        ),
      ];
    },
  },
  {
    id: 'M02',
    family: 'devices',
    title: 'A sealed module after a step of its power',
    source: 'Closed forms: P R (1 − e^(−t/RC)) on a housing that is held; both exponentials of two stores',
    through: 'network',
    run: () => {
      const [quick, slow] = [afterStep(held, 25), afterStep(base, 400)];
      const [housing, junction] = twoStores(80, 400);
      return [
        kelvin('chip after one time constant, housing held', 300 + 40 * (1 - Math.exp(-1)), quick[1], 0.01),
        kelvin('housing after 400 s', 300 + housing, slow[0], 0.01),
        kelvin('chip after 400 s', 300 + junction, slow[1], 0.01),
      ];
    },
  },
  {
    id: 'M03',
    family: 'devices',
    title: 'A duty cycle of two powers that repeats itself',
    source: 'Closed form of C dT/dt = P(t) − (T − T_h)/R with P in two steps; conservation of energy',
    through: 'network',
    run: () => {
      const cycle = cycleOf(held);
      const free = cycleOf(base);
      const [chipCourse] = cycle.components;
      const constant = resistance * chip.heatCapacity;
      const [e1, e2] = [Math.exp(-30 / constant), Math.exp(-70 / constant)];
      const peak = ((80 * (1 - e1) + 20 * (1 - e2) * e1) / (1 - e1 * e2)) * resistance;
      const valley = ((20 * (1 - e2) + 80 * (1 - e1) * e2) / (1 - e1 * e2)) * resistance;
      const quick = cycleOf({
        ...held,
        components: [{ ...chip, heatCapacity: 1 }],
        points: base.points.map((point) => ({ ...point, duration: 3600 })),
      }).components[0];
      const throttling = { ...chip, highest: 325, throttled: 10 };
      const throttled = cycleOf({ ...base, supply: lossy, components: [throttling] });
      return [
        kelvin('highest', 300 + peak, chipCourse.highest, 0.01),
        kelvin('lowest', 300 + valley, chipCourse.lowest, 0.01),
        kelvin('mean', 300 + 38 * resistance, chipCourse.mean, 0.01),
        kelvin('highest of a quick chip in hours', 300 + 80 * resistance, quick.highest),
        kelvin('lowest of a quick chip in hours', 300 + 20 * resistance, quick.lowest),
        check('heat, mean', 'W', 38, cycle.heat, 1e-9),
        {
          quantity: 'left over of the energy',
          unit: '1',
          reference: 0,
          value: free.balance,
          tolerance: absolute(1e-7),
        },
        {
          quantity: 'the same with throttling and losses',
          unit: '1',
          reference: 0,
          value: throttled.balance,
          tolerance: absolute(1e-7),
        },
      ];
    },
  },
  {
    id: 'M04',
    family: 'devices',
    title: 'A chip that throttles at its limit, and one that is too cold to start',
    source:
      'Closed forms: (T_max − T_s)/(R + 1/G) at rest; the limit after −RC ln(1 − ΔT/(P R)), held with ΔT/R from there on; warm after −(C/G) ln(1 − G ΔT/W)',
    through: 'network',
    note: 'The share of the time is counted in whole steps, of which there are 60.',
    run: () => {
      const throttling = { ...chip, highest: 325, throttled: 10 };
      const always = [{ name: 'on', duration: 200, others: 0 }];
      const soak = { start: 300, ambient: 300, sink: null, sunlight: 0, duration: 200 };
      const [course] = hotSoakOf({ ...held, components: [throttling], points: always }, soak).components;
      const reached = -resistance * chip.heatCapacity * Math.log(1 - 25 / (80 * resistance));
      const lasting = pointOf({ ...base, components: [throttling] }, base.points[0]);
      // So light a chip that the housing is the only store.
      const light = { ...chip, heatCapacity: 1e-3 };
      const cold = coldStartOf(
        { ...base, components: [light], housing: { ...base.housing, heater: 200 } },
        { ...soak, start: 213.15, sink: 213.15, duration: 60 },
      );
      return [
        check('share of the power at rest', '1', 25 / (resistance + 1 / 4) / 80, lasting.held[0], 1e-9),
        check('share of the time', '1', 1 - reached / 200, course.throttled, 0.01),
        check(
          'share of the energy',
          '1',
          (80 * reached + (25 / resistance) * (200 - reached)) / (80 * 200),
          course.held,
          0.002,
        ),
        check(
          'wait for the heater',
          's',
          -(2000 / 4) * Math.log(1 - (4 * 20) / 200),
          cold.wait ?? Number.NaN,
          1e-4,
        ),
      ];
    },
  },
  {
    id: 'M05',
    family: 'power',
    title: 'What a sealed module takes from its battery',
    source: 'Hand sums: P/η, over the lowest voltage, usable energy over all that is drawn',
    through: 'network',
    run: () => {
      const points = [
        { name: 'on', duration: 30, others: 200 },
        { name: 'off', duration: 70, others: 100 },
      ];
      const { supply } = solveModule({ ...base, points, supply: lossy });
      const input = 38 / 0.9;
      return [
        check('current at the lowest voltage', 'A', 80 / 0.9 / 40, supply.points[0].current, 1e-9),
        check('run time', 's', (3.6e6 * 0.8) / (input + 130), supply.runTime ?? Number.NaN, 1e-9),
        check('share of the compute', '1', 38 / (input + 130), supply.computeShare, 1e-9),
      ];
    },
  },
];
