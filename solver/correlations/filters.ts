/*
 * Air filters: a linear and a quadratic part from the maker's curve, scaled to the air at hand and to dust.
 */

/**
 * Writes [Δp, ∂Δp/∂u, ∂Δp/∂ρ, ∂Δp/∂μ] of Δp = a (μ/μ₀) w + b (ρ/ρ₀) w|w|, w = u/(1 − clogging).
 *
 * @param velocity u on the face [m/s]; linear a [Pa s/m], quadratic b [Pa s²/m²] at ρ₀, μ₀
 * @param clogging share of the face that dust has closed, 0 ≤ c < 1
 * Validity: media velocity within the maker's curve. Source: Darcy–Forchheimer form of filter curves (ISO 16890 tests).
 * Example: a 20, b 10, half closed, 1 m/s at ρ₀, μ₀ gives 80 Pa.
 */
export function filterWithSlope(
  out: Float64Array,
  velocity: number,
  density: number,
  viscosity: number,
  linear: number,
  quadratic: number,
  referenceDensity: number,
  referenceViscosity: number,
  clogging: number,
): void {
  const free = 1 - clogging;
  const viscous = linear / (referenceViscosity * free);
  const inertial = (quadratic * Math.abs(velocity)) / (referenceDensity * free * free);
  out[0] = velocity * (viscous * viscosity + inertial * density);
  out[1] = viscous * viscosity + 2 * inertial * density;
  out[2] = velocity * inertial;
  out[3] = velocity * viscous;
}
