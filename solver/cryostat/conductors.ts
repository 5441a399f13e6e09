/*
 * What conducts heat and current into the cold: conductivities and resistivities over temperature.
 */
import type { Support } from '#models/cryostat/cryostat.ts';
import { copperConductivity, copperResistivity } from '#solver/cryostat/copper.ts';
import { erf } from '#solver/cryostat/erf.ts';
import { type RunningIntegral, runningIntegral } from '#solver/cryostat/running-integral.ts';

type Material = Support['material'];
type Points = readonly (readonly [number, number])[];

/** log₁₀ k = Σ aᵢ (log₁₀ T)ⁱ between two temperatures; below k ~ T, above it stays. */
interface LogPolynomial {
  readonly from: number;
  readonly coefficients: readonly number[];
}

/** K, of all fits. */
const warmest = 300;

/**
 * W/(m K). Fits and their ranges are NIST's; stated errors: 304 2 %, 6061-T6 0.5 %, 1100 2 %, G-10 CR 5 %.
 * Source: NIST Cryogenic Material Properties, trc.nist.gov/cryogenics/materials (Marquardt, Le & Radebaugh 2000,
 * Cryocoolers 11, 681–687). G-10's fits begin at 10 and 12 K; below they are used as they are, as is usual.
 */
const polynomials = {
  'stainless-304': {
    from: 1,
    coefficients: [-1.4087, 1.3982, 0.2543, -0.626, 0.2334, 0.4256, -0.4658, 0.165, -0.0199],
  },
  'aluminium-6061': {
    from: 1,
    coefficients: [0.07918, 1.0957, -0.07277, 0.08084, 0.02803, -0.09464, 0.04179, -0.00571],
  },
  'aluminium-1100': {
    from: 4,
    coefficients: [
      23.39172, -148.5733, 422.1917, -653.6664, 607.0402, -346.152, 118.4276, -22.2781, 1.770187,
    ],
  },
  'g10-normal': {
    from: 4,
    coefficients: [-4.1236, 13.788, -26.068, 26.272, -14.663, 4.4954, -0.6905, 0.0397],
  },
  'g10-warp': {
    from: 4,
    coefficients: [-2.64827, 8.80228, -24.8998, 41.1625, -39.8754, 23.1778, -7.95635, 1.48806, -0.11701],
  },
} as const satisfies Readonly<Record<string, LogPolynomial>>;

/**
 * Wires, points of T and k; straight in log–log between them.
 * Manganin: read off the fit of CMB-S4's Cryogenic Material Properties (github.com/CMB-S4, 9 %).
 * Phosphor bronze: handbook values rounded, no page opened; samples differ by a third at 300 K.
 */
const tables = {
  manganin: [
    [4.2, 0.485],
    [10, 1.728],
    [20, 4.554],
    [50, 9.658],
    [80, 13.01],
    [150, 15.91],
    [300, 22.05],
  ],
  'phosphor-bronze': [
    [4, 1.6],
    [20, 8.5],
    [77, 25],
    [300, 70],
  ],
} as const satisfies Readonly<Record<string, Points>>;

/**
 * Ω m at 0 K and at 300 K, straight between. Handbook values rounded, no page opened; within a few percent of samples.
 */
const alloys: Partial<Record<Material, readonly [number, number]>> = {
  'stainless-304': [4.95e-7, 7.2e-7],
  manganin: [4.3e-7, 4.8e-7],
  'phosphor-bronze': [9.5e-8, 1.15e-7],
};

/**
 * Kevlar 49 fibre, W/(m K), 0.1 to 291 K within 3 %. Source: NIST Cryogenic Material Properties.
 * Validity: along the fibre. Example: 4 K: 0.0504.
 */
function kevlar(t: number): number {
  const log = Math.log10(t);
  const bend = erf(2 * (log - 1.257441));
  const cold = -2.4219 + 1.986637 * log;
  const warm = 0.961209 - 9.6106 * Math.exp(-log / 0.777857);
  return 10 ** ((cold * (1 - bend) + warm * (1 + bend)) / 2);
}

function polynomial({ from, coefficients }: LogPolynomial, t: number): number {
  const held = Math.min(warmest, Math.max(from, t));
  const log = Math.log10(held);
  const value = 10 ** coefficients.reduceRight<number>((sum, a) => sum * log + a, 0);
  return t < from ? (value * t) / from : value;
}

/** Straight in log–log between points; below the first one in proportion to T, above the last one it stays. */
function throughPoints(points: Points, t: number): number {
  const [first] = points;
  const last = points[points.length - 1];
  if (t <= first[0]) return (first[1] * t) / first[0];
  if (t >= last[0]) return last[1];
  const next = points.findIndex(([x]) => x >= t);
  const [[x0, y0], [x1, y1]] = [points[next - 1], points[next]];
  return y0 * (y1 / y0) ** (Math.log(t / x0) / Math.log(x1 / x0));
}

/** Thermal conductivity, W/(m K). @param rrr of copper */
export function conductivityOf(material: Material, rrr: number, t: number): number {
  if (material === 'copper') return copperConductivity(t, rrr);
  if (material === 'kevlar-49') return kevlar(Math.min(t, warmest));
  if (material === 'manganin' || material === 'phosphor-bronze') return throughPoints(tables[material], t);
  return polynomial(polynomials[material], t);
}

/** Electrical resistivity, Ω m; null of what carries no current here. @param rrr of copper */
export function resistivityOf(material: Material, rrr: number, t: number): number | null {
  if (material === 'copper') return copperResistivity(t, rrr);
  const ends = alloys[material];
  return ends ? ends[0] + ((ends[1] - ends[0]) * t) / 300 : null;
}

/** A conductor as leads are solved with: ∫ k dT, and ∫ k ρ dT where it carries current. */
export interface Conductor {
  readonly heat: RunningIntegral;
  readonly joule: RunningIntegral | null;
}

const made = new Map<string, Conductor>();

/** Running integrals of a material, made once. @param rrr of copper */
export function conductorOf(material: Material, rrr: number): Conductor {
  const key = material === 'copper' ? `${material} ${rrr}` : material;
  const known = made.get(key);
  if (known) return known;
  const conductivity = (t: number): number => conductivityOf(material, rrr, t);
  const carries = resistivityOf(material, rrr, 300) !== null;
  const conductor: Conductor = {
    heat: runningIntegral(conductivity),
    joule: carries ? runningIntegral((t) => conductivity(t) * (resistivityOf(material, rrr, t) ?? 0)) : null,
  };
  made.set(key, conductor);
  return conductor;
}
