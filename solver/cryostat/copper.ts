/*
 * Copper between 1 K and 1000 K by its residual resistance ratio RRR = ρ(273 K)/ρ(4 K).
 */

/** Of an ideal lattice: P₁ T^P₂/(1 + P₁ P₃ T^(P₂+P₄) exp(−(P₅/T)^P₆)). */
function lattice(t: number, [p1, p2, p3, p4, p5, p6]: readonly number[]): number {
  const power = p1 * t ** p2;
  return power / (1 + p1 * p3 * t ** (p2 + p4) * Math.exp(-((p5 / t) ** p6)));
}

const thermal = [1.754e-8, 2.763, 1102, -0.165, 70, 1.756];
const electric = [1.171e-17, 4.49, 3.841e10, -1.14, 50, 6.428];
const mixedElectric = 0.4531;
/** Ω m, of ideal copper at 273 K. */
const ice = 1.553e-8;

/**
 * Thermal conductivity of annealed copper, W/(m K): 1/(W₀ + W_i + W_i0), W₀ = β/T with β = 0.634/RRR,
 * W_i0 = P₇ W_i W₀/(W_i + W₀).
 *
 * Validity: RRR 30 to 1500 (within some 15 % of what was measured), no magnetic field.
 * Source: Simon, Drexler & Reed (1992), NIST Monograph 177, ch. 7. Example: RRR 100 at 20 K: 2412.
 */
export function copperConductivity(t: number, rrr: number): number {
  const beta = 0.634 / rrr;
  const residual = beta / t;
  const ideal = lattice(t, thermal);
  const mixed = ((0.838 / (beta / 0.0003) ** 0.1661) * ideal * residual) / (ideal + residual);
  return 1 / (residual + ideal + mixed);
}

/**
 * Electrical resistivity of annealed copper, Ω m: ρ₀ + ρ_i + ρ_i0 in the same way.
 * Validity and source: as above, ch. 8. Example: RRR 100 at 273 K: 1.56e-8.
 */
export function copperResistivity(t: number, rrr: number): number {
  const residual = ice / rrr;
  const ideal = lattice(t, electric);
  return residual + ideal + (mixedElectric * ideal * residual) / (ideal + residual);
}
