/*
 * Cryogenic assemblies: radiation and gas between surfaces, coolers with their straps and their loop, cooling down.
 */
import type { Cryostat, Insulation, OneStageCooler, Stage } from '#models/cryostat/cryostat.ts';
import { stefanBoltzmann } from '#solver/correlations/radiation.ts';
import { coolDownOf } from '#solver/cryostat/cool-down.ts';
import { gasConstant } from '#solver/cryostat/heat-capacity.ts';
import { gasFilm, layersFlux } from '#solver/cryostat/insulation.ts';
import { solveCryostat } from '#solver/cryostat/solve.ts';
import { Liquid } from '#solver/properties/liquids.ts';
import { type Check, relative, type VerificationCase } from '#solver/verification/row.ts';

const unsaid = { source: '', confidence: 'low' } as const;

function check(quantity: string, unit: string, reference: number, value: number, tolerance: number): Check {
  return { quantity, unit, reference, value, tolerance: relative(tolerance) };
}

const stage = (name: string, changes: Partial<Stage>): Stage => ({
  name,
  cooling: 'none',
  dissipation: 0,
  hold: null,
  highest: null,
  strap: null,
  masses: [],
  ...unsaid,
  ...changes,
});

const anyCooler = {
  name: 'cooler',
  units: 1,
  inputPower: 100,
  ratedReject: 300,
  rejectEffect: 'none',
  rejectSlope: 0,
  highestReject: null,
  mass: null,
  ...unsaid,
} as const;

const cooler: OneStageCooler = {
  ...anyCooler,
  kind: 'one-stage',
  lift: [
    [20, 0],
    [300, 280],
  ],
  control: 'heater',
};

const assembly = (changes: Partial<Cryostat>): Cryostat => ({
  name: '',
  notes: '',
  vessel: { temperature: 300, pressure: null, gas: 'nitrogen', accommodation: 1, gap: 0.02 },
  stages: [stage('cold', { cooling: 'first', hold: 77 })],
  supports: [],
  wires: [],
  insulation: [],
  cooler,
  warmSide: {
    coolant: 'water',
    inlet: 300,
    flow: 1e-4,
    conductance: null,
    highestOutlet: null,
    ...unsaid,
  },
  coolDown: { isPowered: false },
  logic: null,
  ...changes,
});

const bare = (from: string, to: string, cold: number, warm: number): Insulation => ({
  kind: 'bare',
  name: `${from} ${to}`,
  from,
  to,
  area: 1,
  warmArea: null,
  coldEmissivity: cold,
  warmEmissivity: warm,
  ...unsaid,
});

/** Debye temperature, K, so high that its lattice is at T³ up to 200 K within 0.1 %. */
const stiff = 3000;
/** kg/mol. */
const molarMass = 0.012;

export const cryostatCases: readonly VerificationCase[] = [
  {
    id: 'T07',
    family: 'radiation',
    title: 'A shield that floats between 300 K and 77 K',
    source: 'Closed form: T_s⁴ = (T_w⁴ + T_c⁴)/2 with surfaces alike, σ (T_w⁴ − T_c⁴)/(2/ε − 1)/2 through it',
    through: 'network',
    run: () => {
      const stages = [stage('cold', { cooling: 'first', hold: 77 }), stage('shield', {})];
      const insulation = [bare('vessel', 'shield', 0.1, 0.1), bare('shield', 'cold', 0.1, 0.1)];
      const { stages: found } = solveCryostat(assembly({ stages, insulation }));
      const fourth = 300 ** 4 + 77 ** 4;
      const flux = (stefanBoltzmann * (300 ** 4 - 77 ** 4)) / 19;
      return [
        check('shield', 'K', (fourth / 2) ** 0.25, found[1].temperature, 1e-8),
        check('heat to the cold stage', 'W', flux / 2, found[0].leak, 1e-8),
      ];
    },
  },
  {
    id: 'T08',
    family: 'radiation',
    title: 'Residual gas whose molecules meet the walls alone',
    source:
      'Corruccini (1959), constants of nitrogen 1.2, helium 2.1 and hydrogen 4.4 W/(m² K) a Pa with α 1 at 300 K, as in handbooks of cryogenics',
    through: 'relation',
    note: 'Recalled, with two digits.',
    run: () => {
      const film = (gas: 'nitrogen' | 'helium' | 'hydrogen'): number =>
        gasFilm({ gas, pressure: 1, accommodation: 1, temperature: 300 });
      return [
        check('nitrogen', 'W/(m² K)', 1.2, film('nitrogen'), 0.02),
        check('helium', 'W/(m² K)', 2.1, film('helium'), 0.02),
        check('hydrogen', 'W/(m² K)', 4.4, film('hydrogen'), 0.02),
      ];
    },
  },
  {
    id: 'T09',
    family: 'radiation',
    title: 'Multi-layer insulation, 30 layers at 20 a centimetre',
    source: 'Keller, Cunnington & Glassford (1974), NASA CR-134477, worked out by hand',
    through: 'relation',
    note: 'Of a calorimeter; a made blanket of 30 layers lets through 1 to 1.5 W/m² below 290 K in large cryostats.',
    run: () => {
      const solid = (2.14157e3 * 8.95e-8 * 377 * 223) / 2 / 31;
      const radiant = (5.39e-10 * 0.031 * (3.69955e11 - 6.454e8)) / 30;
      return [check('300 K to 77 K', 'W/m²', solid + radiant, layersFlux(300, 77, 30, 2000, 0.031), 1e-3)];
    },
  },
  {
    id: 'T10',
    family: 'devices',
    title: 'Stage behind a strap, and a cooler against Carnot',
    source:
      'Hand sums: T = T_head + q/G; Wilson, Fralick & Gedeon: 2 W at 60 K with 100 W at 310 K, 8.3 % of Carnot (scribd.com/document/529411331)',
    through: 'network',
    run: () => {
      const pulseTube = solveCryostat(
        assembly({
          stages: [stage('cold', { cooling: 'first', dissipation: 2 })],
          cooler: {
            ...cooler,
            lift: [
              [55, 1],
              [65, 3],
            ],
          },
          warmSide: { ...assembly({}).warmSide, inlet: 310, flow: 1 },
        }),
      );
      const strapped = solveCryostat(
        assembly({ stages: [stage('cold', { cooling: 'first', dissipation: 40, strap: 8 })] }),
      );
      return [
        check('head', 'K', 60, strapped.stages[0].head?.temperature ?? Number.NaN, 1e-8),
        check('stage', 'K', 65, strapped.stages[0].temperature, 1e-8),
        check('share of Carnot, 60 K', '1', 0.083, pulseTube.carnotShare, 0.01),
      ];
    },
  },
  {
    id: 'T11',
    family: 'devices',
    title: 'A cooler that rejects 15 K warmer than it was rated',
    source:
      'Hand sums: Q (T_r0 − T)/(T_r − T) at the same share of Carnot; q/(ρ c V̇) of the coolant, q/G to it',
    through: 'network',
    run: () => {
      const liquid = new Liquid({ type: 'liquid', name: 'water' });
      const found = solveCryostat(
        assembly({
          cooler: {
            ...cooler,
            inputPower: 240,
            ratedReject: 308,
            rejectEffect: 'carnot',
            lift: [
              [60, 9],
              [77, 16],
            ],
          },
          warmSide: { ...assembly({}).warmSide, inlet: 310, flow: 1e-5, conductance: 20 },
        }),
      );
      const { heat, outlet, reject } = found.warmSide;
      const rise = heat / (liquid.density(310) * liquid.specificHeat(313) * 1e-5);
      return [
        check('lift', 'W', (16 * 231) / (reject - 77), found.stages[0].head?.lift ?? Number.NaN, 1e-8),
        check('into the loop', 'W', 240 + (16 * 231) / (reject - 77), heat, 1e-8),
        check('coolant warms by', 'K', rise, outlet - 310, 1e-4),
        check('reject over inlet', 'K', rise / 2 + heat / 20, reject - 310, 1e-4),
      ];
    },
  },
  {
    id: 'T12',
    family: 'devices',
    title: 'Two stages of a cooler that act on each other, in the middle of four measured points',
    source: 'Hand sum: straight both ways, the mean of the four points of the load map',
    through: 'network',
    run: () => {
      const point = (firstLift: number, secondLift: number, first: number, second: number) => ({
        firstLift,
        secondLift,
        first,
        second,
      });
      const found = solveCryostat(
        assembly({
          stages: [
            stage('warm', { cooling: 'first', dissipation: 25 }),
            stage('cold', { cooling: 'second', dissipation: 0.4 }),
          ],
          cooler: {
            ...anyCooler,
            kind: 'two-stage',
            firstWarm: null,
            secondWarm: null,
            map: [
              point(20, 0.3, 45, 3.4),
              point(20, 0.5, 45.5, 3.8),
              point(30, 0.3, 55, 3.3),
              point(30, 0.5, 56, 3.75),
            ],
          },
        }),
      );
      return [
        check('first stage', 'K', (45 + 45.5 + 55 + 56) / 4, found.stages[0].temperature, 1e-8),
        check('second stage', 'K', (3.4 + 3.8 + 3.3 + 3.75) / 4, found.stages[1].temperature, 1e-8),
        check('what a heaterless pair lifts', 'W', 25.4, liftsOf(found), 1e-8),
      ];
    },
  },
  {
    id: 'T13',
    family: 'devices',
    title: 'Lumps that cool down',
    source:
      'Closed forms: n (3 π⁴/5) R (T₀⁴ − T⁴)/(Θ³ Q) of a T³ lattice with one lift; ∫ C dT/(a (T − T₀)) with C = 3 n R (1 − Θ²/(20 T²)) with a lift in proportion',
    through: 'network',
    note: 'To 20 K from 200 K, and to 100 K from 300 K.',
    run: () => {
      const lump = (debyeTemperature: number, hold: number) => [
        stage('cold', {
          cooling: 'first',
          hold,
          masses: [{ material: 'lattice' as const, mass: 1, debyeTemperature, molarMass }],
        }),
      ];
      const even = coolDownOf(
        assembly({
          vessel: { ...assembly({}).vessel, temperature: 200 },
          stages: lump(stiff, 20),
          cooler: {
            ...cooler,
            lift: [
              [10, 9.9999],
              [11, 10],
            ],
          },
        }),
      );
      const moles = 1 / molarMass;
      const cubic = (moles * 0.6 * Math.PI ** 4 * gasConstant * (200 ** 4 - 20 ** 4)) / stiff ** 3 / 10;
      const theta = 30;
      const straight = coolDownOf(assembly({ stages: lump(theta, 100) }));
      // ∫ (1 − Θ²/(20 T²))/(T − 20) dT by partial fractions.
      const part = (t: number): number =>
        Math.log(t - 20) - (theta ** 2 / 20) * (1 / (20 * t) + Math.log((t - 20) / t) / 400);
      const linear = 3 * moles * gasConstant * (part(300) - part(100));
      return [
        check('T³ lattice, one lift', 's', cubic, even.time ?? Number.NaN, 2e-3),
        check('warm lattice, lift in proportion', 's', linear, straight.time ?? Number.NaN, 2e-3),
      ];
    },
  },
];

function liftsOf({ stages }: ReturnType<typeof solveCryostat>): number {
  return stages.reduce((sum, { head }) => sum + (head?.lift ?? Number.NaN), 0);
}
