/*
 * What leads heat and current into the cold, and what has to be cooled: conductivity integrals, leads, lattices.
 */
import { conductivityOf, conductorOf } from '#solver/cryostat/conductors.ts';
import { debyeShare, specificHeatOf } from '#solver/cryostat/heat-capacity.ts';
import { bestLead, leadHeat } from '#solver/cryostat/lead.ts';
import { integrate, runningIntegral } from '#solver/cryostat/running-integral.ts';
import { type Check, relative, type VerificationCase } from '#solver/verification/row.ts';

function check(quantity: string, unit: string, reference: number, value: number, tolerance: number): Check {
  return { quantity, unit, reference, value, tolerance: relative(tolerance) };
}

type Material = Parameters<typeof conductivityOf>[0];

const between = (material: Material, rrr: number, cold: number, warm: number): number => {
  const { heat } = conductorOf(material, rrr);
  return heat.upTo(warm) - heat.upTo(cold);
};

/** NIST's other fit of copper, at two ratios alone: log₁₀ k = (a + c √T + e T + …)/(1 + b √T + d T + …). */
const rational: Readonly<Record<50 | 100, readonly number[]>> = {
  50: [1.8743, -0.41538, -0.6018, 0.13294, 0.26426, -0.0219, -0.051276, 0.0014871, 0.003723],
  100: [2.2154, -0.47461, -0.88068, 0.13871, 0.29505, -0.02043, -0.04831, 0.001281, 0.003207],
};
function rationalIntegral(rrr: 50 | 100, cold: number, warm: number): number {
  const [a, b, c, d, e, f, g, h, i] = rational[rrr];
  return integrate(
    (t) => {
      const root = Math.sqrt(t);
      const above = a + c * root + e * t + g * t * root + i * t * t;
      return 10 ** (above / (1 + b * root + d * t + f * t * root + h * t * t));
    },
    cold,
    warm,
    400,
  );
}

/** V²/K². Sommerfeld's value π²/3 (k/e)². */
const lorenz = 2.443e-8;
/** A metal that obeys Wiedemann and Franz, with the conductivity of copper. */
const obedient = {
  heat: conductorOf('copper', 100).heat,
  joule: runningIntegral((t) => lorenz * t),
};
/** The same with one conductivity at all temperatures, W/(m K). */
const flat = 400;
const even = { heat: runningIntegral(() => flat), joule: runningIntegral((t) => lorenz * t) };
/** The same with one resistivity too, Ω m. */
const resistivity = 2e-8;
const plain = { heat: runningIntegral(() => flat), joule: runningIntegral(() => flat * resistivity) };

/** J/K and C. Source: SI, exact. */
const boltzmann = 1.380649e-23;
const charge = 1.602176634e-19;

export const cryogenicConductorCases: readonly VerificationCase[] = [
  {
    id: 'T01',
    family: 'conduction',
    title: 'Copper at low temperature, by its residual resistance ratio',
    source:
      'Values tabulated after NIST Monograph 177 (Simon, Drexler & Reed 1992) and the integrals of NIST’s rational fits (trc.nist.gov/cryogenics)',
    through: 'relation',
    note: 'Ours is the formula of the monograph for any ratio; both fits follow the same measurements within a few percent.',
    run: () => [
      check('k, RRR 50, 10 K', 'W/(m K)', 778.1, conductivityOf('copper', 50, 10), 0.03),
      check('k, RRR 50, 20 K', 'W/(m K)', 1368, conductivityOf('copper', 50, 20), 0.03),
      check('k, RRR 50, 80 K', 'W/(m K)', 500.3, conductivityOf('copper', 50, 80), 0.03),
      check('k, RRR 50, 300 K', 'W/(m K)', 392.4, conductivityOf('copper', 50, 300), 0.03),
      check('k, RRR 100, 10 K', 'W/(m K)', 1540, conductivityOf('copper', 100, 10), 0.03),
      check(
        '∫ k dT, RRR 50, 4 to 77 K',
        'W/m',
        rationalIntegral(50, 4, 77),
        between('copper', 50, 4, 77),
        0.01,
      ),
      check(
        '∫ k dT, RRR 50, 77 to 300 K',
        'W/m',
        rationalIntegral(50, 77, 300),
        between('copper', 50, 77, 300),
        0.01,
      ),
      check(
        '∫ k dT, RRR 100, 4 to 300 K',
        'W/m',
        rationalIntegral(100, 4, 300),
        between('copper', 100, 4, 300),
        0.01,
      ),
    ],
  },
  {
    id: 'T02',
    family: 'conduction',
    title: 'Conductivity integrals of supports',
    source:
      'Handbook integrals of 304, 1100 and G-10 as in Lebrun (2006), CERN Accelerator School, and White & Meeson (2002); k of 304 at 123.15 K by NIST’s fit as worked out at scribd.com/document/713844077',
    through: 'relation',
    note: 'The integrals are recalled, their pages were not opened. Samples differ by several percent, G-10 below 80 K by more.',
    run: () => [
      check('k, 304, 123.15 K', 'W/(m K)', 10.22, conductivityOf('stainless-304', 1, 123.15), 1e-3),
      check('∫ k dT, 304, 4 to 300 K', 'W/m', 3060, between('stainless-304', 1, 4, 300), 0.04),
      check('∫ k dT, 304, 4 to 77 K', 'W/m', 317, between('stainless-304', 1, 4, 77), 0.04),
      check('∫ k dT, 1100, 4 to 80 K', 'W/m', 23_300, between('aluminium-1100', 1, 4, 80), 0.04),
      check('∫ k dT, 1100, 4 to 290 K', 'W/m', 72_100, between('aluminium-1100', 1, 4, 290), 0.04),
      check('∫ k dT, G-10 along, 4 to 290 K', 'W/m', 153, between('g10-warp', 1, 4, 290), 0.04),
    ],
  },
  {
    id: 'T03',
    family: 'conduction',
    title: 'Least heat of a current lead',
    source:
      'Closed form by Wiedemann and Franz: I √(L (T_w² − T_c²)); Kadin (2005), arXiv:cond-mat/0508697: 3.6 k T/e for a pair with a far colder end',
    through: 'relation',
    run: () => {
      const least = (warm: number, cold: number): number =>
        bestLead(obedient, 1000, warm, cold)?.heat ?? Number.NaN;
      const form = (warm: number, cold: number): number => 1000 * Math.sqrt(lorenz * (warm ** 2 - cold ** 2));
      return [
        check('1 kA, 300 K to 77 K', 'W', form(300, 77), least(300, 77), 1e-6),
        check('1 kA, 300 K to 4 K', 'W', form(300, 4), least(300, 4), 1e-6),
        check('1 kA, 77 K to 4 K', 'W', form(77, 4), least(77, 4), 1e-6),
        check(
          'a pair of 1 kA, 300 K to 4 K',
          'W',
          (3.6 * boltzmann * 300 * 1000) / charge,
          2 * least(300, 4),
          0.01,
        ),
      ];
    },
  },
  {
    id: 'T04',
    family: 'conduction',
    title: 'Leads thicker and thinner than the best one',
    source:
      'Closed forms: k A ω (T_w − T_c cos ω l)/sin ω l with ω = I √L/(k A) where ρ = L T/k; k A ΔT/l + I² ρ l/(2 A) with one ρ',
    through: 'relation',
    run: () => {
      const current = 100;
      // ω l of the best lead is arccos(T_c/T_w), 1.31 here; runaway is at π.
      const heats = [0.3, 1, 1.31, 2, 2.2].map((turn) => {
        const shape = (turn * flat) / (current * Math.sqrt(lorenz));
        const reference = (current * Math.sqrt(lorenz) * (300 - 77 * Math.cos(turn))) / Math.sin(turn);
        const { cold } = leadHeat(even, shape, current, 300, 77);
        return check(`ω l ${turn}, heat of the cold end`, 'W', reference, cold, 1e-6);
      });
      const shape = 50_000;
      const joule = current ** 2 * resistivity * shape;
      const straight = (flat * 223) / shape;
      const one = leadHeat(plain, shape, current, 300, 77);
      return [
        ...heats,
        check('one ρ, cold end', 'W', straight + joule / 2, one.cold, 1e-6),
        check('one ρ, warm end', 'W', straight - joule / 2, one.warm, 1e-5),
        check(
          'one ρ, hottest',
          'K',
          300 + one.warm ** 2 / (2 * flat * resistivity * current ** 2),
          one.peak,
          1e-6,
        ),
      ];
    },
  },
  {
    id: 'T05',
    family: 'conduction',
    title: 'Heat capacity of a Debye lattice',
    source:
      'Closed forms: 4 π⁴/5 (T/Θ)³ far below Θ, 1 − (Θ/T)²/20 far above (Dulong and Petit); 0.9517 at Θ, 0.5031 at Θ/4 (tables of the Debye function)',
    through: 'relation',
    run: () => [
      check('at Θ/50, over 3 R', '1', (0.8 * Math.PI ** 4) / 50 ** 3, debyeShare(1, 50), 1e-6),
      check('at Θ/4, over 3 R', '1', 0.5031, debyeShare(25, 100), 2e-4),
      check('at Θ, over 3 R', '1', 0.9517, debyeShare(100, 100), 1e-4),
      check('at 20 Θ, over 3 R', '1', 1 - 1 / 8000, debyeShare(2000, 100), 1e-6),
    ],
  },
  {
    id: 'T06',
    family: 'conduction',
    title: 'Enthalpy of metals from 0 K to 298.15 K',
    source:
      'CODATA Key Values for Thermodynamics (Cox, Wagman & Medvedev 1989): copper 5.004 kJ/mol, aluminium 4.540 kJ/mol',
    through: 'relation',
    note: 'Ours are NIST’s fits of the specific heat, within 5 % of their data; 6061 has 2 % of other elements.',
    run: () => {
      const heat = (material: 'copper' | 'aluminium'): number => {
        const mass = { material, mass: 1, debyeTemperature: null, molarMass: null };
        return integrate((t) => specificHeatOf(mass, t), 0.01, 298.15, 200);
      };
      return [
        check('copper', 'J/kg', 5004 / 0.063546, heat('copper'), 0.03),
        check('aluminium', 'J/kg', 4540 / 0.0269815, heat('aluminium'), 0.05),
      ];
    },
  },
];
