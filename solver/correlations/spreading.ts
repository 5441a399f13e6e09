/*
 * Constriction of heat from a small source on a larger plate whose far face is cooled.
 */

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
 * Validity: uniform flux, central source, ε ≤ 1; within 10 % of the exact series. Never negative.
 * Source: Song, Lee & Au (1994), IEPS; Lee, Song, Au & Moran (1995), ASME/JSME Thermal Eng. Conf. 4, 199–206.
 */
export function spreadingResistance(plate: Spreading, of: 'mean' | 'maximum' = 'mean'): number {
  const a = Math.sqrt(plate.sourceArea / Math.PI);
  const b = Math.sqrt(plate.plateArea / Math.PI);
  const ratio = Math.min(1, a / b);
  const inverseBiot = plate.conductivity / (plate.heatTransferCoefficient * b);
  const lambda = Math.PI + 1 / (ratio * Math.sqrt(Math.PI));
  const t = Math.tanh((lambda * plate.thickness) / b);
  const phi = (t + lambda * inverseBiot) / (1 + lambda * inverseBiot * t);
  const psi = of === 'mean' ? 0.5 * (1 - ratio) ** 1.5 * phi : ((1 - ratio) * phi) / Math.sqrt(Math.PI);
  return psi / (plate.conductivity * a * Math.sqrt(Math.PI));
}

/** t/(kA) + 1/(hA): what the plate would have with the source all over it, K/W. */
export function plateAndFilmResistance(plate: Spreading): number {
  return (plate.thickness / plate.conductivity + 1 / plate.heatTransferCoefficient) / plate.plateArea;
}

export interface RectangleSpreading {
  readonly plate: readonly [number, number]; // full sides, m
  readonly source: readonly [number, number]; // full sides of the centred source, m
  readonly thickness: number;
  readonly conductivity: number;
  readonly heatTransferCoefficient: number;
}

/**
 * Rise over ambient per watt on the heated face, K/W, of a centred rectangular source: the double cosine series.
 * `at` 'source-mean', or a point measured from the plate's centre, m. Edges adiabatic, uniform flux.
 *
 * Exact as `terms` grows: the tail of a mean falls as terms^−3, of a point in the source as terms^−1. Cost O(terms²).
 * Source: Muzychka, Culham & Yovanovich (2003), J. Electron. Packag. 125, 178–185.
 */
export function rectangleRise(
  problem: RectangleSpreading,
  at: 'source-mean' | readonly [number, number],
  terms = 400,
): number {
  const [width, depth] = problem.plate;
  const { conductivity, thickness, heatTransferCoefficient } = problem;
  const inverseBiot = conductivity / heatTransferCoefficient;
  const flux = 1 / (width * depth);
  let rise = (thickness / conductivity + 1 / heatTransferCoefficient) * flux;
  const x = symmetricCosines(width, problem.source[0], at === 'source-mean' ? null : at[0], terms);
  const y = symmetricCosines(depth, problem.source[1], at === 'source-mean' ? null : at[1], terms);
  for (let m = 0; m < terms; m++) {
    for (let n = m === 0 ? 1 : 0; n < terms; n++) {
      const beta = Math.hypot((2 * Math.PI * m) / width, (2 * Math.PI * n) / depth);
      const t = Math.tanh(beta * thickness);
      const phi = (t + beta * inverseBiot) / (1 + beta * inverseBiot * t);
      rise += (flux * x[m] * y[n] * phi) / (conductivity * beta);
    }
  }
  return rise;
}

/** For each even mode: (norm) × (mean of the cosine over the source) × (cosine at the point, or its mean again). */
function symmetricCosines(side: number, source: number, point: number | null, terms: number): Float64Array {
  const out = new Float64Array(terms);
  out[0] = 1;
  for (let m = 1; m < terms; m++) {
    const wave = (2 * Math.PI * m) / side;
    const mean = Math.sin((wave * source) / 2) / ((wave * source) / 2);
    out[m] = 2 * mean * (point === null ? mean : Math.cos(wave * point));
  }
  return out;
}
