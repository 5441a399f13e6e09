/*
 * Friction of fully developed flow in straight pipes and ducts. Friction factors are Darcy's
 * (Δp = f L/D ½ρu²) unless a name says Fanning (a quarter of it).
 */

/** Darcy f·Re of laminar flow in a round pipe (Hagen–Poiseuille, exact). */
export const laminarProductRound = 64;

/**
 * Fanning f·Re on the hydraulic diameter, fully developed laminar flow in a rectangular duct:
 * 24 (1 − 1.3553α + 1.9467α² − 1.7012α³ + 0.9564α⁴ − 0.2537α⁵).
 *
 * @param width, height sides of the duct, in any order and unit; α = shorter/longer, 0 for parallel plates
 * Validity: all aspect ratios, laminar; within 0.06 % of the series solution.
 * Source: Shah & London (1978), Laminar Flow Forced Convection in Ducts, eq. 341.
 * Example: a square duct gives 14.23.
 */
export function laminarFanningProductRectangular(width: number, height: number): number {
  const longer = Math.max(width, height);
  const a = longer === Infinity ? 0 : Math.min(width, height) / longer;
  return 24 * (1 + a * (-1.3553 + a * (1.9467 + a * (-1.7012 + a * (0.9564 - a * 0.2537)))));
}

/** f = 64/Re. Validity: Re < 2000, round. Source: Hagen–Poiseuille. Example: Re 1000 gives 0.064. */
export function frictionFactorLaminarRound(re: number): number {
  return laminarProductRound / re;
}

/**
 * 1/√f = −2 log₁₀(ε/3.7 + 2.51/(Re √f)), solved by Newton to the last digits.
 *
 * @param roughness ε = sand roughness over diameter [1]
 * Validity: turbulent, 4000 < Re < 1e8, ε ≤ 0.05. Source: Colebrook (1939), J. ICE 11, 133–156.
 * Example: Re 1e5, ε 1e-4 gives 0.018514.
 */
export function frictionFactorColebrook(re: number, roughness: number): number {
  const b = 2.51 / re;
  const a = roughness / 3.7;
  const scale = 2 / Math.LN10;
  let x = 1 / Math.sqrt(frictionFactorHaaland(re, roughness));
  for (let i = 0; i < 20; i++) {
    const argument = a + b * x;
    const step = (x + scale * Math.log(argument)) / (1 + (scale * b) / argument);
    x -= step;
    if (Math.abs(step) < 1e-14 * x) break;
  }
  return 1 / (x * x);
}

/**
 * 1/√f = −1.8 log₁₀((ε/3.7)^1.11 + 6.9/Re).
 * Validity: 4000 < Re < 1e8, ε ≤ 0.05; within 1.5 % of Colebrook. Source: Haaland (1983), J. Fluids Eng. 105, 89–90.
 * Example: Re 1e5, ε 1e-4 gives 0.018265.
 */
export function frictionFactorHaaland(re: number, roughness: number): number {
  return (-1.8 * Math.log10((roughness / 3.7) ** 1.11 + 6.9 / re)) ** -2;
}

/**
 * f = 0.25 / log₁₀(ε/3.7 + 5.74/Re^0.9)².
 * Validity: 5000 < Re < 1e8, 1e-6 < ε < 0.01. Source: Swamee & Jain (1976), J. Hydraul. Div. 102, 657–664.
 * Example: Re 1e5, ε 1e-4 gives 0.018452.
 */
export function frictionFactorSwameeJain(re: number, roughness: number): number {
  return 0.25 / Math.log10(roughness / 3.7 + 5.74 / re ** 0.9) ** 2;
}

/**
 * f = 8 [(8/Re)¹² + (A + B)^−1.5]^(1/12), A = (2.457 ln(1/((7/Re)^0.9 + 0.27ε)))¹⁶, B = (37530/Re)¹⁶:
 * laminar, transition and turbulent in one smooth expression.
 *
 * Validity: all Re > 0, ε ≤ 0.05. Source: Churchill (1977), Chem. Eng. 84(24), 91–92.
 * Example: Re 1e5, ε 1e-4 gives 0.018463.
 */
export function frictionFactorChurchill(re: number, roughness: number): number {
  frictionNumberWithSlope(scratch, re, roughness, laminarProductRound);
  return scratch[0] / (re * re);
}

function toThe12th(x: number): number {
  const x2 = x * x;
  const x4 = x2 * x2;
  return x4 * x4 * x4;
}

function toThe16th(x: number): number {
  const x2 = x * x;
  const x4 = x2 * x2;
  const x8 = x4 * x4;
  return x8 * x8;
}

/** Below this Reynolds number Churchill's turbulent term is lost in rounding (1e-35 of the laminar one). */
const purelyLaminar = 100;

/**
 * Writes [f Re|Re|, its derivative to Re] of Churchill's friction factor, with the laminar constant of the
 * duct's shape in place of 64: the dimensionless pressure gradient Δp · 2 ρ D³/(L μ²). It is odd and smooth
 * through Re = 0 (there `laminarProduct`·Re), which f itself is not: use this one in a solver.
 *
 * @param re signed Reynolds number on the hydraulic diameter
 * @param laminarProduct Darcy f·Re of the shape: 64 round, 4 × `laminarFanningProductRectangular`
 * Validity: as Churchill; for non-round ducts the hydraulic diameter rule adds ±10 % when turbulent.
 * Source: Churchill (1977); laminar constant Shah & London (1978).
 * Example: Re 1000 in a square duct gives 56 920.
 */
export function frictionNumberWithSlope(
  out: Float64Array,
  re: number,
  roughness: number,
  laminarProduct: number,
): void {
  const r = Math.abs(re);
  if (r < purelyLaminar) {
    out[0] = laminarProduct * re;
    out[1] = laminarProduct;
    return;
  }
  const laminar = toThe12th(laminarProduct / 8);
  const thin = (7 / r) ** 0.9;
  const g = thin + 0.27 * roughness;
  const theta = -2.457 * Math.log(g);
  const thetaSlope = (2.457 * 0.9 * thin) / (r * g);
  const a = toThe16th(theta);
  const b = toThe16th(37530 / r);
  const sum = a + b;
  const sumSlope = (16 * a * thetaSlope) / theta - (16 * b) / r;
  const turbulent = toThe12th(r) / (sum * Math.sqrt(sum));
  const turbulentSlope = turbulent * (12 / r - (1.5 * sumSlope) / sum);
  const total = laminar + turbulent;
  const root = 8 * Math.cbrt(Math.sqrt(Math.sqrt(total)));
  out[0] = root * r * Math.sign(re);
  out[1] = root * (1 + (r * turbulentSlope) / (12 * total));
}

const scratch = new Float64Array(2);
