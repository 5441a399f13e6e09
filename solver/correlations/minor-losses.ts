/*
 * Sudden changes of section, and the general loss element (K + A/Re) ½ρu|u|.
 */

/**
 * K = (1 − β)² on the velocity in the smaller section, β = smaller/larger area.
 * Validity: turbulent, sharp edge, uniform profiles. Source: Borda–Carnot (momentum balance).
 * Example: β = 0.5 gives 0.25.
 */
export function expansionLossBordaCarnot(areaRatio: number): number {
  return (1 - areaRatio) ** 2;
}

/**
 * K = 0.5 (1 − β)^0.75 on the velocity in the smaller section.
 * Validity: sharp edge, Re > 1e4. Source: Idelchik, Handbook of Hydraulic Resistance, diagram 4-9.
 * Example: β = 0.5 gives 0.2973.
 */
export function contractionLossIdelchik(areaRatio: number): number {
  const root = Math.sqrt(1 - areaRatio);
  return 0.5 * root * Math.sqrt(root);
}

/**
 * K = 0.5 (1 − β): the older straight-line fit, on the smaller section. Source: Weisbach; White, Fluid Mechanics.
 * Example: β = 0.5 gives 0.25.
 */
export function contractionLossWeisbach(areaRatio: number): number {
  return 0.5 * (1 - areaRatio);
}

/** K on the smaller section for flow from one area into another: an expansion or a contraction by direction. */
export function areaChangeLoss(areaFrom: number, areaTo: number, forward: boolean): number {
  const [before, after] = forward ? [areaFrom, areaTo] : [areaTo, areaFrom];
  return after >= before ? expansionLossBordaCarnot(before / after) : contractionLossIdelchik(after / before);
}

/**
 * Writes [Δp, ∂Δp/∂u, ∂Δp/∂ρ, ∂Δp/∂μ] of Δp = K ½ρu|u| + A μu/(2D): (K + A/Re) ½ρu|u| with Re = ρ|u|D/μ.
 * Continuous with its slope through u = 0, also where `k` differs from `reverse`.
 *
 * @param velocity signed [m/s]; k for u ≥ 0, reverse for u < 0 [1]; laminar A [1]; diameter D [m], used only when A ≠ 0
 */
export function lossWithSlope(
  out: Float64Array,
  velocity: number,
  density: number,
  viscosity: number,
  k: number,
  reverse: number,
  laminar: number,
  diameter: number,
): void {
  const speed = Math.abs(velocity);
  const inertial = 0.5 * (velocity < 0 ? reverse : k) * speed;
  const viscous = laminar === 0 ? 0 : laminar / (2 * diameter);
  out[0] = velocity * (inertial * density + viscous * viscosity);
  out[1] = 2 * inertial * density + viscous * viscosity;
  out[2] = velocity * inertial;
  out[3] = velocity * viscous;
}

/**
 * Writes [Δp, ∂Δp/∂u, ∂Δp/∂ρ, ∂Δp/∂μ] of a porous block: Δp = (μ u/permeability + ½ρ·inertia·u|u|) · length.
 *
 * @param permeability [m²]; inertia C₂ [1/m]; length [m]; velocity superficial [m/s]
 * Validity: isotropic, incompressible. Source: Darcy–Forchheimer.
 * Example: κ 1e-8, C₂ 40, 50 mm, 2 m/s, ρ 1.2, μ 1.8e-5 gives 184.8 Pa.
 */
export function porousWithSlope(
  out: Float64Array,
  velocity: number,
  density: number,
  viscosity: number,
  permeability: number,
  inertia: number,
  length: number,
): void {
  const viscous = length / permeability;
  const inertial = 0.5 * inertia * length * Math.abs(velocity);
  out[0] = velocity * (viscous * viscosity + inertial * density);
  out[1] = viscous * viscosity + 2 * inertial * density;
  out[2] = velocity * inertial;
  out[3] = velocity * viscous;
}
