/*
 * Heat transfer of internal flow: laminar, developing, turbulent, and one relation across all regimes.
 */
import { laminarFanningProductRectangular, laminarProductRound } from '#solver/correlations/friction.ts';

/**
 * Nu_T = 7.541 (1 − 2.610α + 4.970α² − 5.119α³ + 2.702α⁴ − 0.548α⁵), walls at one temperature, on D_h.
 * @param aspect α = shorter/longer side, 0 for parallel plates
 * Validity: laminar, developed. Source: Shah & London (1978), eq. 347. Example: α = 1 gives 2.98.
 */
export function nusseltRectangularTemperature(aspect: number): number {
  const a = aspect;
  return 7.541 * (1 + a * (-2.61 + a * (4.97 + a * (-5.119 + a * (2.702 - a * 0.548)))));
}

/**
 * Nu_H1 = 8.235 (1 − 2.0421α + 3.0853α² − 2.4765α³ + 1.0578α⁴ − 0.1861α⁵), axially uniform flux, one temperature
 * around the wall. Parameters, validity and source as `nusseltRectangularTemperature` (eq. 349).
 * Example: α = 1 gives 3.61.
 */
export function nusseltRectangularFlux(aspect: number): number {
  const a = aspect;
  return 8.235 * (1 + a * (-2.0421 + a * (3.0853 + a * (-2.4765 + a * (1.0578 - a * 0.1861)))));
}

/** Nu of developed laminar flow in a round tube at one wall temperature. Source: Shah & London (1978). */
const laminarTube = 3.66;

/**
 * Nu_m = 3.66 + 0.0668 Gz/(1 + 0.04 Gz^⅔), Gz = (D/L) Re Pr: mean over a tube with developed velocity.
 * Validity: laminar, wall at one temperature; 5 % above the Graetz series at Gz 200, 10 % at Gz 1000. Source: Hausen (1943).
 * Example: Gz 100 gives 7.248.
 */
export function nusseltHausen(graetz: number): number {
  return laminarTube + (0.0668 * graetz) / (1 + 0.04 * Math.cbrt(graetz) ** 2);
}

/** What the laminar heat transfer of a duct takes from its section. */
export interface DuctSection {
  /** Nu of developed flow at one wall temperature, on D_h. */
  readonly developed: number;
  /** Lévêque's constant: Nu_m → leveque · Gz^⅓ in a short duct. */
  readonly leveque: number;
}

/** Round tube. Source: Gnielinski (2013): 3.66 and 1.615. */
const roundSection: DuctSection = { developed: laminarTube, leveque: 1.615 };

/**
 * Rectangular duct, α = shorter/longer side (0: parallel plates). Lévêque's constant goes with the cube root of the
 * wall shear, 1.615 (f Re/64)^⅓: 1.849 between plates, against 1.841 in the VDI Heat Atlas.
 * Source: Shah & London (1978); generalised Lévêque equation: Martin (2002), Chem. Eng. Sci. 57, 3217–3223.
 * Example: α = 0 gives Nu 7.541.
 */
export function rectangularSection(aspect: number): DuctSection {
  const darcy = 4 * laminarFanningProductRectangular(aspect, 1);
  return {
    developed: nusseltRectangularTemperature(aspect),
    leveque: roundSection.leveque * Math.cbrt(darcy / laminarProductRound),
  };
}

/** Lévêque's limit starts to count from here, in Nu. Source: Gnielinski (2013). */
const levequeOffset = 0.7;

/**
 * Nu_m = {Nu_∞³ + ([c Gz^⅓ − 0.7]⁺)³}^⅓, Gz = (D_h/L) Re Pr: mean over a duct with developed velocity. Gnielinski adds
 * 0.7³ under the root, which at Gz → 0 only cancels the offset; with […]⁺ the limit is Nu_∞ itself and the slope finite.
 *
 * Validity: laminar, wall at one temperature, Gz < 1e4; within 1.5 % (tube) and 4 % (plates) of the Graetz series.
 * Source: Gnielinski (2013), Int. J. Heat Mass Transfer 63, 134–140; VDI Heat Atlas, G1. Example: round, Gz 100 gives 7.13.
 */
export function nusseltLaminarDuct(graetz: number, section: DuctSection = roundSection): number {
  const short = Math.max(0, section.leveque * Math.cbrt(graetz) - levequeOffset);
  return Math.cbrt(section.developed ** 3 + short ** 3);
}

/**
 * f = (0.79 ln Re − 1.64)^−2 (Darcy), smooth. Validity: 3000 < Re < 5e6. Source: Petukhov (1970).
 * Example: Re 1e5 gives 0.01799.
 */
export function frictionFactorPetukhov(re: number): number {
  return (0.79 * Math.log(re) - 1.64) ** -2;
}

/**
 * Nu = (f/8)(Re − 1000) Pr/[1 + 12.7 √(f/8) (Pr^⅔ − 1)], f Darcy.
 * Validity: 3000 < Re < 5e6, 0.5 < Pr < 2000; ±10 %. Source: Gnielinski (1976), Int. Chem. Eng. 16, 359–368.
 * Example: Re 1e5, Pr 0.71, f 0.01799 gives 180.2.
 */
export function nusseltGnielinski(re: number, pr: number, f: number): number {
  return ((f / 8) * (re - 1000) * pr) / (1 + 12.7 * Math.sqrt(f / 8) * (Math.cbrt(pr) ** 2 - 1));
}

/**
 * Nu = (f/8) Re Pr/[1.07 + 12.7 √(f/8) (Pr^⅔ − 1)].
 * Validity: 1e4 < Re < 5e6, 0.5 < Pr < 2000. Source: Petukhov (1970), Adv. Heat Transfer 6, 503–564.
 * Example: Re 1e5, Pr 0.71, f 0.01799 gives 168.6.
 */
export function nusseltPetukhov(re: number, pr: number, f: number): number {
  return ((f / 8) * re * pr) / (1.07 + 12.7 * Math.sqrt(f / 8) * (Math.cbrt(pr) ** 2 - 1));
}

/**
 * Nu = 0.023 Re^0.8 Pr^0.4 (heating). Validity: Re > 1e4, 0.7 < Pr < 160; ±25 %. Source: Dittus & Boelter (1930).
 * Example: Re 1e5, Pr 0.71 gives 200.6.
 */
export function nusseltDittusBoelter(re: number, pr: number): number {
  return 0.023 * re ** 0.8 * pr ** 0.4;
}

/** Ends of the transition. Source: Gnielinski (2013). */
const laminarEnd = 2300;
const turbulentStart = 4000;

/**
 * Writes [Nu, ∂Nu/∂Re, ∂Nu/∂Pr], mean over a smooth duct at one wall temperature, continuous for every Re ≥ 0:
 * `nusseltLaminarDuct` up to Re 2300, Gnielinski × [1 + (D/L)^⅔] from 4000, between them the straight line
 * (1 − γ) Nu(2300) + γ Nu(4000), γ = (Re − 2300)/1700. The slope has a kink at both ends.
 *
 * @param diameterOverLength D_h/L [1], section of the duct (round unless given)
 * Validity: 0 ≤ Re < 5e6, 0.5 < Pr < 2000, D/L ≤ 1; ±10 %. Source: Gnielinski (2013), Int. J. Heat Mass Transfer 63, 134–140.
 * Example: Re 1e5, Pr 0.71, D/L → 0 gives 180.2.
 */
export function nusseltDuctWithSlope(
  out: Float64Array,
  re: number,
  pr: number,
  diameterOverLength: number,
  section: DuctSection = roundSection,
): void {
  if (re <= laminarEnd) {
    laminarWithSlope(out, re, pr, diameterOverLength, section);
    return;
  }
  if (re >= turbulentStart) {
    turbulentWithSlope(out, re, pr, diameterOverLength);
    return;
  }
  laminarWithSlope(low, laminarEnd, pr, diameterOverLength, section);
  turbulentWithSlope(high, turbulentStart, pr, diameterOverLength);
  const share = (re - laminarEnd) / (turbulentStart - laminarEnd);
  out[0] = low[0] + share * (high[0] - low[0]);
  out[1] = (high[0] - low[0]) / (turbulentStart - laminarEnd);
  out[2] = low[2] + share * (high[2] - low[2]);
}

/** Whether `nusseltDuctWithSlope` is inside its sources, and outside the transition, where flow is not settled. */
export function ductNusseltInRange(re: number, pr: number, diameterOverLength: number): boolean {
  const settled = re <= laminarEnd || (re >= turbulentStart && re <= 5e6);
  return settled && pr >= 0.5 && pr <= 2000 && diameterOverLength <= 1;
}

function laminarWithSlope(
  out: Float64Array,
  re: number,
  pr: number,
  diameterOverLength: number,
  section: DuctSection,
): void {
  const graetz = re * pr * diameterOverLength;
  const limit = section.leveque * Math.cbrt(graetz);
  const nu = nusseltLaminarDuct(graetz, section);
  // Gz ∂Nu/∂Gz; 0 where the bracket is closed, so also at rest.
  const toGraetz = limit > levequeOffset ? ((limit - levequeOffset) ** 2 * limit) / (3 * nu * nu) : 0;
  out[0] = nu;
  out[1] = toGraetz === 0 ? 0 : toGraetz / re;
  out[2] = toGraetz / pr;
}

function turbulentWithSlope(out: Float64Array, re: number, pr: number, diameterOverLength: number): void {
  const f = frictionFactorPetukhov(re);
  const root = Math.sqrt(f / 8);
  const power = Math.cbrt(pr) ** 2;
  const denominator = 1 + 12.7 * root * (power - 1);
  const nu = nusseltGnielinski(re, pr, f) * (1 + Math.cbrt(diameterOverLength) ** 2);
  // d ln f/d Re = −2 · 0.79 √f/Re, and Nu ~ f/denominator(√f).
  const friction = (-2 * 0.79 * Math.sqrt(f)) / re;
  out[0] = nu;
  out[1] = nu * (friction * (1 - (0.5 * (denominator - 1)) / denominator) + 1 / (re - 1000));
  out[2] = (nu / pr) * (1 - (12.7 * root * power * 2) / (3 * denominator));
}

const low = new Float64Array(3);
const high = new Float64Array(3);
