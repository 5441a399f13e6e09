/*
 * Forced convection along a flat plate, and its blend with natural convection.
 */

/** Transition on a smooth plate. Source: Incropera & DeWitt, Fundamentals of Heat and Mass Transfer, ch. 7. */
const transition = 5e5;

/** c_f,x = 0.664/√Re_x. Validity: Re_x < 5e5. Source: Blasius (1908). Example: Re_x 1e4 gives 0.00664. */
export function frictionCoefficientPlate(reX: number): number {
  return 0.664 / Math.sqrt(reX);
}

/**
 * Nu_x = 0.332 Re_x^½ Pr^⅓. Validity: laminar, Pr ≥ 0.6; 2 % of the similarity solution. Source: Pohlhausen (1921).
 * Example: Re_x 1e4, Pr 0.71 gives 29.6.
 */
export function nusseltPlateLaminarLocal(reX: number, pr: number): number {
  return 0.332 * Math.sqrt(reX) * Math.cbrt(pr);
}

/**
 * Nu_x = 0.0296 Re_x^0.8 Pr^⅓. Validity: 5e5 < Re_x < 1e8, 0.6 < Pr < 60. Source: Incropera & DeWitt, eq. 7.36.
 * Example: Re_x 1e6, Pr 0.7 gives 1658.
 */
export function nusseltPlateTurbulentLocal(reX: number, pr: number): number {
  return 0.0296 * reX ** 0.8 * Math.cbrt(pr);
}

/**
 * Writes [Nu, ∂Nu/∂Re, ∂Nu/∂Pr], mean over the plate: 0.664 Re^½ Pr^⅓ up to 5e5, then (0.037 Re^0.8 − A) Pr^⅓ with
 * A = 871.3, the value that makes both meet exactly (rounded to 871 in the books).
 * Validity: Re < 1e8, 0.6 < Pr < 60, isothermal. Source: Incropera & DeWitt, eqs 7.30 and 7.38.
 * Example: Re 1e5, Pr 0.71 gives 187.3; Re 1e6, Pr 0.7 gives 1299.
 */
export function nusseltPlateWithSlope(out: Float64Array, re: number, pr: number): void {
  const root = Math.cbrt(pr);
  if (re <= transition) {
    const nu = 0.664 * Math.sqrt(re) * root;
    out[0] = nu;
    // At rest the slope is unbounded; the blend with natural convection multiplies it by a vanishing weight.
    out[1] = re > 0 ? (0.5 * nu) / re : 0;
    out[2] = nu / (3 * pr);
    return;
  }
  const turbulent = 0.037 * re ** 0.8;
  const offset = 0.037 * transition ** 0.8 - 0.664 * Math.sqrt(transition);
  out[0] = (turbulent - offset) * root;
  out[1] = (0.8 * turbulent * root) / re;
  out[2] = out[0] / (3 * pr);
}

/** Whether `nusseltPlateWithSlope` holds: laminar from Pr 0.6 on without an upper end, turbulent to Pr 60. */
export function plateInRange(re: number, pr: number): boolean {
  return re < 1e8 && pr >= 0.6 && (re <= transition || pr <= 60);
}

export function nusseltPlate(re: number, pr: number): number {
  nusseltPlateWithSlope(scratch, re, pr);
  return scratch[0];
}

/**
 * Writes [h, ∂h/∂a, ∂h/∂b] of h = (a³ + b³)^⅓: forced and natural convection that help one another.
 * Validity: assisting or transverse flow. Source: Churchill (1977), AIChE J. 23, 10–16 (n = 3).
 * Example: 3 and 4 give 4.498.
 */
export function blendChurchillWithSlope(out: Float64Array, a: number, b: number): void {
  const sum = Math.cbrt(a * a * a + b * b * b); // a ** 3 costs ten times as much
  out[0] = sum;
  out[1] = sum > 0 ? (a / sum) ** 2 : 0;
  out[2] = sum > 0 ? (b / sum) ** 2 : 0;
}

const scratch = new Float64Array(3);
