/*
 * Ways of bringing the power to a row: chains, bars at a temperature, three phases, metal against voltage.
 */
import type {
  ChainConductor,
  ChainConverter,
  ChainStage,
  Distribution,
} from '#models/distribution/distribution.ts';
import type { ArchitectureResult } from '#solver/distribution/contract.ts';
import { solveDistribution } from '#solver/distribution/solve.ts';
import { type Check, relative, type VerificationCase } from '#solver/verification/row.ts';

const unsaid = { source: '', confidence: 'low' } as const;
const exact = relative(1e-8);
const hourOfYear = 8760;

const converter = (name: string, efficiency: number): ChainConverter => ({
  kind: 'converter',
  name,
  place: 'elsewhere',
  per: 'row',
  units: 1,
  redundancy: 'n',
  rating: 200e3,
  efficiency: [
    [0.1, efficiency],
    [1, efficiency],
  ],
  mass: null,
  price: null,
  ...unsaid,
});

/** 1 mΩ each at 20 °C: 5.8 m of 100 mm² of copper, 1/58 Ω mm²/m. */
const conductor: ChainConductor = {
  kind: 'conductor',
  name: 'bar',
  place: 'rack',
  per: 'rack',
  system: 'dc',
  voltage: 48,
  powerFactor: 1,
  material: 'copper',
  length: 5.8,
  area: 100e-6,
  runs: 1,
  taps: 'end',
  temperature: 293.15,
  ampacity: null,
  price: null,
  ...unsaid,
};

const full: Distribution['load']['duty'] = [
  [0.5, 0.25],
  [1, 0.75],
];

/** Chains with the same load. @param power of each rack, W */
async function solvedChains(
  racks: number,
  power: number,
  ...chains: readonly (readonly ChainStage[])[]
): Promise<readonly ArchitectureResult[]> {
  const architectures = chains.map((stages, index) => ({ name: `${index}`, notes: '', stages }));
  const load = { racks, power, duty: full, ...unsaid };
  return (await solveDistribution({ name: '', notes: '', load, architectures }, null)).architectures;
}

const atFull = ({ points }: ArchitectureResult) => points[points.length - 1];

const check = (quantity: string, unit: string, reference: number, value: number | null): Check => ({
  quantity,
  unit,
  reference,
  value: value ?? Number.NaN,
  tolerance: exact,
});

export const distributionCases: readonly VerificationCase[] = [
  {
    id: 'G15',
    family: 'power',
    title: 'Four racks of 23.5 kW behind bars of 48 V, shelves, UPS and transformer',
    source:
      'Hand sum: V_end = ½ (V + √(V² − 4 R P)) = 47 V at full load, so 24 kW into each bar; 24/(0.975 · 0.96 · 0.99) kW from the utility',
    through: 'network',
    run: async () => {
      const shelf = { ...converter('shelf', 0.975), per: 'rack', place: 'rack' } as const;
      const [found] = await solvedChains(4, 23.5e3, [
        converter('transformer', 0.99),
        converter('UPS', 0.96),
        shelf,
        conductor,
      ]);
      const point = atFull(found);
      const bar = point.stages[3];
      const chain = 0.975 * 0.96 * 0.99;
      const half = (48 + Math.sqrt(48 ** 2 - 4 * 2e-3 * 11.75e3)) / 2;
      const atHalf = (11.75e3 * 48) / half;
      const lost = 0.25 * (atHalf / chain - 11.75e3) + 0.75 * (24e3 / chain - 23.5e3);
      return [
        check('from the utility', 'W', (4 * 24e3) / chain, point.utility),
        check('from end to end', '1', (23.5 / 24) * chain, point.efficiency),
        check('lost in the bars', 'W', 4 * 500, bar.loss),
        check('current of a bar', 'A', 500, bar.current),
        check('voltage drop', 'V', 1, bar.drop),
        check('heat in a rack', 'W', 24e3 / 0.975, point.heat.rack),
        check('heat elsewhere, for a rack', 'W', 24e3 / chain - 24e3 / 0.975, point.heat.elsewhere),
        check('lost in a year', 'kWh', (4 * lost * hourOfYear) / 1000, found.year.loss / 3.6e6),
      ];
    },
  },
  {
    id: 'G16',
    family: 'power',
    title: 'Bars of copper and aluminium at 70 °C with 100 A, 48 V at their end',
    source:
      'I² R by hand: IEC 60028 (1/58 Ω mm²/m, 0.00393/K, 8.89 g/cm³), IEC 60889 (0.028264 Ω mm²/m, 0.00403/K, 2.703 g/cm³)',
    through: 'network',
    run: async () => {
      const ohms = { copper: (0.2 / 58) * 1.1965, aluminium: 0.2 * 0.028264 * 1.2015 };
      const barOf = (material: 'copper' | 'aluminium'): ChainConductor => ({
        ...conductor,
        material,
        length: 10,
        area: 50e-6,
        temperature: 343.15,
        voltage: 48 + 200 * ohms[material],
      });
      const [copper, aluminium] = await solvedChains(1, 4800, [barOf('copper')], [barOf('aluminium')]);
      return [
        check('loss, copper', 'W', 2e4 * ohms.copper, atFull(copper).loss),
        check('loss, aluminium', 'W', 2e4 * ohms.aluminium, atFull(aluminium).loss),
        check('mass, copper', 'kg', 2 * 10 * 50e-6 * 8890, copper.copper),
        check('mass, aluminium', 'kg', 2 * 10 * 50e-6 * 2703, aluminium.aluminium),
      ];
    },
  },
  {
    id: 'G17',
    family: 'power',
    title: 'Two runs of three phases, 400 V and 100 A of each at their end, power factor 0.9',
    source:
      'Phasors: P = √3 V I cos φ, V₁ = √3 √((V₂/√3 + I R cos φ)² + (I R sin φ)²), 3 I² R; Grainger & Stevenson (1994), ch. 2 and 6',
    through: 'network',
    run: async () => {
      const drop = 100 * 10e-3;
      const phase = Math.hypot(400 / Math.sqrt(3) + drop * 0.9, drop * Math.sqrt(1 - 0.81));
      const feeder: ChainConductor = {
        ...conductor,
        system: 'ac-3',
        voltage: Math.sqrt(3) * phase,
        powerFactor: 0.9,
        length: 29,
        area: 50e-6,
        runs: 2,
      };
      const [found] = await solvedChains(1, 2 * Math.sqrt(3) * 400 * 100 * 0.9, [feeder]);
      const [stage] = atFull(found).stages;
      return [
        check('current of a line', 'A', 100, stage.current),
        check('loss', 'W', 2 * 3 * 100 ** 2 * 10e-3, stage.loss),
        check('voltage drop', 'V', Math.sqrt(3) * phase - 400, stage.drop),
        check('copper', 'kg', 2 * 3 * 29 * 50e-6 * 8890, found.copper),
      ];
    },
  },
  {
    id: 'G18',
    family: 'power',
    title: 'Bars of 50 V and 800 V with the same power and loss: metal goes with 1/V²',
    source: 'Closed form: the loss is P f(P R/V²), so that R/V² alike is loss alike; A ~ 1/R',
    through: 'network',
    run: async () => {
      const ratio = (800 / 50) ** 2;
      const thick: ChainConductor = { ...conductor, voltage: 50, area: 2e-3 };
      const thin: ChainConductor = { ...thick, voltage: 800, area: 2e-3 / ratio };
      const [low, high] = await solvedChains(1, 100e3, [thick], [thin]);
      return [
        check('loss at 800 V over that at 50 V', '1', 1, atFull(high).loss / atFull(low).loss),
        check('copper at 50 V over that at 800 V', '1', 256, low.copper / high.copper),
        check('current at 50 V over that at 800 V', '1', 16, currentOf(low) / currentOf(high)),
      ];
    },
  },
  {
    id: 'G19',
    family: 'power',
    title: 'Bar with 100 A that leave it evenly along its length',
    source: 'Closed form: 2 R I² ∫ (1 − x)² dx = 2 R I²/3; the mean load has a third of 2 R I less',
    through: 'network',
    note: 'The reference has constant currents, ours constant power: apart by the voltage drop, 0.01 %. Eight taps, each in the middle of its eighth, lose 0.8 % more than a third.',
    run: async () => {
      const [found] = await solvedChains(1, 80e3, [{ ...conductor, voltage: 800, taps: 'along' }]);
      const [stage] = atFull(found).stages;
      const near = relative(5e-4);
      return [
        { ...check('loss', 'W', (2 * 1e-3 * 100 ** 2) / 3, stage.loss), tolerance: near },
        { ...check('voltage drop to the mean load', 'V', (2 * 1e-3 * 100) / 3, stage.drop), tolerance: near },
      ];
    },
  },
];

const currentOf = (found: ArchitectureResult): number => atFull(found).stages[0].current ?? Number.NaN;
