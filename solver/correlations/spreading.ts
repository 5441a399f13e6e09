/*
 * Constriction of heat from a small source on a larger plate whose far face is cooled.
 */
import { besselJ0, besselJ1, besselJ1Zero } from '#solver/correlations/bessel.ts';

export interface Spreading {
  readonly sourceArea: number; // m²
  readonly plateArea: number; // m²
  readonly thickness: number; // m
  readonly conductivity: number; // W/(m K)
  readonly heatTransferCoefficient: number; // far face, W/(m² K)
}

/**
 * Spreading resistance alone, K/W, of equal-area discs a in b: R = ψ/(k a √π), ψ_mean = ½ (1 − ε)^1.5 φ,
 * ψ_max = (1 − ε) φ/√π, φ = [tanh λτ + λ/Bi]/[1 + (λ/Bi) tanh λτ], λ = π + 1/(ε√π), ε = a/b, τ = t/b, Bi = hb/k.
 *
 * Validity: uniform flux, central source, ε ≤ 1; mostly within 10 % of the exact series. Never negative.
 * Source: Song, Lee & Au (1994), IEPS; Lee, Song, Au & Moran (1995), ASME/JSME Thermal Eng. Conf. 4, 199–206.
 * Example: discs 10 in 40 mm, 5 mm copper of 390, h 1000 give 0.0782.
 */
export function spreadingResistance(plate: Spreading, of: 'mean' | 'maximum' = 'mean'): number {
  const a = Math.sqrt(plate.sourceArea / Math.PI);
  const b = Math.sqrt(plate.plateArea / Math.PI);
  const ratio = Math.min(1, a / b);
  const biot = (plate.heatTransferCoefficient * b) / plate.conductivity;
  const lambda = Math.PI + 1 / (ratio * Math.sqrt(Math.PI));
  const phi = throughPlate(lambda, plate.thickness / b, biot);
  const psi = of === 'mean' ? 0.5 * (1 - ratio) ** 1.5 * phi : ((1 - ratio) * phi) / Math.sqrt(Math.PI);
  return psi / (plate.conductivity * a * Math.sqrt(Math.PI));
}

/** t/(kA) + 1/(hA): what the plate would have with the source all over it, K/W. */
export function plateAndFilmResistance(plate: Spreading): number {
  return (plate.thickness / plate.conductivity + 1 / plate.heatTransferCoefficient) / plate.plateArea;
}

/** φ = [tanh λτ + λ/Bi]/[1 + (λ/Bi) tanh λτ] of one mode: 1 in a thick plate; multiplied out so that Bi = 0 is no exception. */
function throughPlate(lambda: number, depth: number, biot: number): number {
  const t = Math.tanh(lambda * depth);
  return (biot * t + lambda) / (biot + lambda * t);
}

/**
 * Spreading resistance of the same discs, K/W, by the exact series over the zeros δ of J₁:
 * mean Σ 4 J₁²(δε) φ/(π ε² b k δ³ J₀²(δ)), centre Σ 2 J₁(δε) φ/(π ε b k δ² J₀²(δ)).
 *
 * Exact as `terms` grows: 1e-5 for a mean; the centre is summed by arithmetic means, 1e-3 at ε ≥ 0.05.
 * Source: Yovanovich, Culham & Teertstra (1998), IEEE Trans. CPMT A 21, 168–176.
 * Example: discs 10 in 40 mm, 5 mm copper of 390, h 1000 give 0.0832.
 */
export function spreadingResistanceSeries(
  plate: Spreading,
  of: 'mean' | 'maximum' = 'mean',
  terms = 2000,
): number {
  const b = Math.sqrt(plate.plateArea / Math.PI);
  const ratio = Math.sqrt(plate.sourceArea / plate.plateArea);
  if (ratio >= 1) return 0;
  const biot = (plate.heatTransferCoefficient * b) / plate.conductivity;
  let sum = 0;
  let partial = 0;
  for (let n = 1; n <= terms; n++) {
    const root = besselJ1Zero(n);
    const phi = throughPlate(root, plate.thickness / b, biot);
    const at = besselJ1(root * ratio);
    const norm = besselJ0(root) ** 2;
    if (of === 'mean') {
      sum += (4 * at * at * phi) / (ratio * ratio * root ** 3 * norm);
    } else {
      partial += (2 * at * phi) / (ratio * root * root * norm);
      // Fejér: the mean of the partial sums over the second half calms the ripple of the point value.
      if (2 * n > terms) sum += partial / (terms - Math.floor(terms / 2));
    }
  }
  return sum / (Math.PI * b * plate.conductivity);
}

export interface RectangleSpreading {
  readonly plate: readonly [number, number]; // full sides, m
  readonly source: readonly [number, number]; // full sides of the source, m
  /** The source's centre from the plate's centre, m; default [0, 0]. */
  readonly centre?: readonly [number, number];
  readonly thickness: number;
  readonly conductivity: number;
  readonly heatTransferCoefficient: number;
}

/**
 * Rise over ambient per watt on the heated face, K/W, of a rectangular source anywhere on a plate: double cosine series.
 * `at` 'source-mean', or a point measured from the plate's centre, m. Edges adiabatic, uniform flux.
 *
 * Exact as `terms` grows: the tail of a mean falls as terms^−3, of a point in the source as terms^−1. Cost O(terms²).
 * Source: Muzychka, Culham & Yovanovich (2003), J. Electron. Packag. 125, 178–185.
 * Example: 20 × 20 on 80 × 80 × 5 mm copper of 390, h 1000 gives 0.2378.
 */
export function rectangleRise(
  problem: RectangleSpreading,
  at: 'source-mean' | readonly [number, number],
  terms = 400,
): number {
  const { conductivity, thickness, heatTransferCoefficient } = problem;
  const flux = 1 / (problem.plate[0] * problem.plate[1]);
  const x = cosines(problem, 0, at, terms);
  const y = cosines(problem, 1, at, terms);
  let rise = (thickness / conductivity + 1 / heatTransferCoefficient) * flux;
  for (let m = 0; m < terms; m++) {
    for (let n = m === 0 ? 1 : 0; n < terms; n++) {
      const beta = Math.hypot(x.wave[m], y.wave[n]);
      const phi = throughPlate(beta, thickness, heatTransferCoefficient / conductivity);
      rise += (flux * x.weight[m] * y.weight[n] * phi) / (conductivity * beta);
    }
  }
  return rise;
}

/** For each mode: wave number, and (norm) × (mean of the cosine over the source) × (cosine at the point, or its mean again). */
function cosines(
  problem: RectangleSpreading,
  axis: 0 | 1,
  at: 'source-mean' | readonly [number, number],
  terms: number,
): { readonly wave: Float64Array; readonly weight: Float64Array } {
  const side = problem.plate[axis];
  const centre = side / 2 + (problem.centre?.[axis] ?? 0);
  // A central source wakes the even modes only.
  const step = centre === side / 2 ? 2 : 1;
  const wave = new Float64Array(terms);
  const weight = new Float64Array(terms);
  weight[0] = 1;
  for (let m = 1; m < terms; m++) {
    const w = (step * Math.PI * m) / side;
    const half = (w * problem.source[axis]) / 2;
    const mean = (Math.cos(w * centre) * Math.sin(half)) / half;
    wave[m] = w;
    weight[m] = 2 * mean * (at === 'source-mean' ? mean : Math.cos(w * (side / 2 + at[axis])));
  }
  return { wave, weight };
}
