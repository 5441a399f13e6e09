/*
 * The Graetz problem: developed laminar velocity, wall stepped to one temperature. Exact series.
 */

interface Series {
  readonly eigenvalues: readonly number[];
  readonly coefficients: readonly number[];
  readonly offset: number; // λ_n → 4n + offset
  readonly decay: number; // θ ~ exp(−decay λ² x⁺)
  readonly weight: number; // θ_m = weight Σ G/λ² exp
}

/** Source: Shah & London (1978), tables 15 and 26 (first terms) and the asymptotes beyond them. */
const tube: Series = {
  eigenvalues: [2.70436443, 6.67903145, 10.67337954, 14.67107846, 18.66987186],
  coefficients: [0.74877456, 0.54382796, 0.46286106, 0.41541846, 0.38291919],
  offset: 8 / 3,
  decay: 2,
  weight: 8,
};
const plates: Series = {
  eigenvalues: [1.6815953222, 5.6698573459, 9.6682424625, 13.6676614426, 17.6673735653],
  coefficients: [0.8580867, 0.5694628, 0.4760655, 0.4239737, 0.3891087],
  offset: 5 / 3,
  decay: 32 / 3,
  weight: 3,
};

/** G_n → 1.01276 λ_n^(−1/3). Source: Shah & London (1978). */
const asymptote = 1.01276;
const terms = 60;

/**
 * Local and mean Nusselt number at x⁺ = x/(D_h Re Pr) for a round tube or between plates (both walls held).
 * Validity: laminar, x⁺ ≥ 1e-4; 0.1 %. Source: Graetz (1883), Nusselt (1910); constants Shah & London (1978).
 * Example: tube at x⁺ 0.01: 4.916 and 7.155.
 */
export function nusseltGraetz(
  shape: 'tube' | 'plates',
  x: number,
): { readonly local: number; readonly mean: number } {
  const series = shape === 'tube' ? tube : plates;
  let flux = 0;
  let bulk = 0;
  for (let n = 0; n < terms; n++) {
    const lambda = series.eigenvalues[n] ?? 4 * n + series.offset;
    const g = series.coefficients[n] ?? asymptote / Math.cbrt(lambda);
    const term = g * Math.exp(-series.decay * lambda * lambda * x);
    flux += term;
    bulk += term / (lambda * lambda);
  }
  return {
    local: (series.decay * flux) / (4 * bulk),
    mean: -Math.log(series.weight * bulk) / (4 * x),
  };
}
