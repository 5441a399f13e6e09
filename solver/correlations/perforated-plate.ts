/*
 * Perforated plates, grilles and woven screens across a stream; loss coefficients on the approach velocity.
 */

/**
 * ζ = [0.707 (1 − f)^0.375 + 1 − f]²/f².
 *
 * @param open f, free over total area [1], 0 < f ≤ 1
 * Validity: thin (thickness < 0.015 hole diameters), sharp edges, hole Re > 1e5.
 * Source: Idelchik, Handbook of Hydraulic Resistance, diagram 8-1. Example: f = 0.5 gives 4.37.
 */
export function perforatedPlateLoss(open: number): number {
  const closed = 1 - open;
  return ((0.707 * closed ** 0.375 + closed) / open) ** 2;
}

/** Hole friction of the thick plate when turbulent. Source: Idelchik (typical of short rough holes). */
const holeFriction = 0.02;
/** Thickness in hole diameters up to which a plate counts as thin. Source: Idelchik, section 8. */
const thinLimit = 0.015;

/**
 * Thick plate: ζ = [0.5 (1 − f)^0.75 + τ (1 − f)^1.375 + (1 − f)² + λ l/d]/f²,
 * τ = (2.4 − l/d) 10^−φ, φ = 0.25 + 0.535 (l/d)⁸/(0.05 + (l/d)⁷), λ = 0.02; the thin plate up to l/d = 0.015.
 *
 * @param slenderness l/d, plate thickness over hole diameter [1]
 * Validity: hole Re > 1e5, l/d < 2.4 in τ (0 beyond). Source: Idelchik, diagram 8-2.
 * Example: f = 0.5, l/d = 1 gives 2.645.
 */
export function perforatedPlateLossThick(open: number, slenderness: number): number {
  if (slenderness <= thinLimit) return perforatedPlateLoss(open);
  const closed = 1 - open;
  const phi = 0.25 + (0.535 * slenderness ** 8) / (0.05 + slenderness ** 7);
  const tau = slenderness < 2.4 ? (2.4 - slenderness) * 10 ** -phi : 0;
  return (
    (0.5 * closed ** 0.75 + tau * closed ** 1.375 + closed * closed + holeFriction * slenderness) /
    (open * open)
  );
}

/** Laminar part of a perforated plate: ζ = 30/(f² Re), Re on hole velocity and diameter. Source: Electronics Cooling, May 1998. */
const perforatedPlateLaminar = 30;

/**
 * Writes [Δp, ∂Δp/∂u, ∂Δp/∂ρ, ∂Δp/∂μ], Δp = (ζ + 30/(f² Re)) ½ρu|u|, u on the whole area: the creeping and the
 * turbulent limit added, as in Forchheimer's law, so that it is smooth from standstill to full speed. The sum's
 * extra at Re 1e5 is below 0.1 % of ζ for f ≤ 0.6. Without a hole diameter the turbulent part stands alone.
 *
 * @param loss ζ from `perforatedPlateLoss…`; open f; holeDiameter [m] or 0 for turbulent only
 */
export function perforatedPlateWithSlope(
  out: Float64Array,
  velocity: number,
  density: number,
  viscosity: number,
  loss: number,
  open: number,
  holeDiameter: number,
): void {
  // Re = ρ (u/f) d/μ, so 30/(f² Re) ½ρu² = 15 μ u/(f d).
  const viscous = holeDiameter > 0 ? perforatedPlateLaminar / (2 * open * holeDiameter) : 0;
  const inertial = 0.5 * loss * Math.abs(velocity);
  out[0] = velocity * (inertial * density + viscous * viscosity);
  out[1] = 2 * inertial * density + viscous * viscosity;
  out[2] = velocity * inertial;
  out[3] = velocity * viscous;
}

/**
 * ζ = 1.3 (1 − f) + (1/f − 1)² + 22/Re: woven wire screen, on the approach velocity.
 *
 * @param open f [1]; re Reynolds number on wire diameter and velocity in the openings, Infinity for the turbulent limit
 * Validity: 0.05 < f < 0.96; wire Re below 50 or above 1000, a smooth sum between (within 15 %).
 * Source: Idelchik, Handbook of Hydraulic Resistance, diagram 8-6.
 * Example: f = 0.6, Re → ∞ gives 0.964.
 */
export function screenLoss(open: number, re: number): number {
  return 1.3 * (1 - open) + (1 / open - 1) ** 2 + 22 / re;
}
