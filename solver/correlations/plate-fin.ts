/*
 * Ducted plate-fin heat sink: heat to the stream (on its inlet temperature) and pressure drop.
 */
import type { PlateFins } from '#solver/case/fins.ts';
import { laminarFanningProductRectangular } from '#solver/correlations/friction.ts';

/** What follows from the shape alone; made once for a sink. */
export interface PlateFinGeometry {
  readonly gap: number; // between fins, m
  readonly flowArea: number; // of all channels, m2
  readonly hydraulicDiameter: number; // 2 b H/(b + H), m
  readonly floorArea: number; // base between the fins, m2
  readonly finArea: number; // both sides of the fins that face channels, m2
  readonly fanningProduct: number; // laminar f·Re
  readonly entranceLoss: number; // Kc
  readonly exitLoss: number; // Ke
  readonly baseResistance: number; // t/(k W L), K/W
  readonly length: number;
  readonly height: number;
  readonly finRoot: number; // m = √(h · finRoot): 2 (t + L)/(k t L)
}

/**
 * N fins make N − 1 channels. The outer sides of the outer fins do not count (ducted sink, walls close by).
 * Kc = 0.42 (1 − σ²), Ke = (1 − σ²)², σ = open over frontal area. Source: Simons (2003), Electronics Cooling.
 * Example: 30 fins of 0.8 mm on 80 mm leave gaps of 1.931 mm.
 */
export function plateFinGeometry(fins: PlateFins): PlateFinGeometry {
  const channels = fins.count - 1;
  const gap = (fins.width - fins.count * fins.thickness) / channels;
  const flowArea = channels * gap * fins.height;
  const sigma = Math.min(1, flowArea / (fins.frontalArea ?? fins.width * fins.height));
  const closed = 1 - sigma * sigma;
  return {
    gap,
    flowArea,
    hydraulicDiameter: (2 * gap * fins.height) / (gap + fins.height),
    floorArea: channels * gap * fins.length,
    finArea: 2 * channels * fins.height * fins.length,
    fanningProduct: laminarFanningProductRectangular(gap, fins.height),
    entranceLoss: 0.42 * closed,
    exitLoss: closed * closed,
    baseResistance: fins.base / (fins.conductivity * fins.width * fins.length),
    length: fins.length,
    height: fins.height,
    finRoot: (2 * (fins.thickness + fins.length)) / (fins.conductivity * fins.thickness * fins.length),
  };
}

/**
 * Nu_b = [(Re* Pr/2)^−3 + (0.664 √Re* Pr^⅓ √(1 + 3.65/√Re*))^−3]^(−⅓), Re* = (U b/ν)(b/L):
 * mean Nusselt number on the gap, heat transfer coefficient on the INLET temperature of the stream.
 *
 * Validity: laminar, 0.1 < Re* < 100, Pr near 0.7; 2.1 % rms, 6 % at most against measurement.
 * Source: Teertstra, Yovanovich, Culham & Lemczyk (2000), J. Electron. Manuf. 10, 169–187.
 * Example: Re* 21.22, Pr 0.712 gives 3.528.
 */
export function nusseltTeertstra(reStar: number, pr: number): number {
  nusseltWithSlope(scratch, reStar, pr);
  return scratch[0];
}

/** Range that the authors state. Source: Teertstra et al. (2000), abstract. */
const reStarLow = 0.1;
const reStarHigh = 100;

export function teertstraInRange(reStar: number): boolean {
  return reStar >= reStarLow && reStar <= reStarHigh;
}

/** Re* = (U b/ν)(b/L) of a sink at channel velocity U [m/s] and kinematic viscosity ν [m²/s]. */
export function plateFinReynolds(
  geometry: PlateFinGeometry,
  velocity: number,
  kinematicViscosity: number,
): number {
  return (velocity * geometry.gap * geometry.gap) / (kinematicViscosity * geometry.length);
}

/**
 * Writes [G, ∂G/∂U, ∂G/∂ν, ∂G/∂k, ∂G/∂Pr]: conductance from the middle of the base's underside to the inlet air, W/K,
 * 1/G = t_base/(k W L) + 1/(h (A_floor + η A_fin)), h = Nu_b k/b, η = tanh(mH)/(mH), m = √(2h(t + L)/(k t L)).
 * G is 0 at U = 0 (no stream, no inlet temperature), with the finite slope of Re* Pr/2.
 *
 * @param velocity mean channel velocity [m/s] ≥ 0
 * @param kinematicViscosity ν [m²/s], conductivity k of the fluid [W/(m K)], pr Prandtl number
 * Validity and source: `nusseltTeertstra`. Allocates nothing.
 */
export function plateFinConductanceWithSlope(
  out: Float64Array,
  geometry: PlateFinGeometry,
  velocity: number,
  kinematicViscosity: number,
  conductivity: number,
  pr: number,
): void {
  const reStar = plateFinReynolds(geometry, velocity, kinematicViscosity);
  nusseltWithSlope(scratch, reStar, pr);
  const perNusselt = conductivity / geometry.gap;
  const h = scratch[0] * perNusselt;
  const root = Math.sqrt(h * geometry.finRoot) * geometry.height;
  const efficiency = finEfficiencyTanh(root);
  const film = h * (geometry.floorArea + efficiency * geometry.finArea);
  const filmSlope =
    geometry.floorArea + geometry.finArea * (efficiency + finEfficiencyHalfSlope(root, efficiency));
  const total = 1 + film * geometry.baseResistance;
  const toCoefficient = filmSlope / (total * total);
  const toReStar = toCoefficient * perNusselt * scratch[1];
  out[0] = film / total;
  out[1] = (toReStar * geometry.gap * geometry.gap) / (kinematicViscosity * geometry.length);
  out[2] = (-toReStar * reStar) / kinematicViscosity;
  out[3] = (toCoefficient * h) / conductivity;
  out[4] = toCoefficient * perNusselt * scratch[2];
}

/** Entrance constant of the apparent friction: f_app Re → 3.44/√x⁺ at the inlet. Source: Shah & London (1978). */
const entranceSquared = 3.44 * 3.44;

/**
 * Writes [Δp, ∂Δp/∂U, ∂Δp/∂ρ, ∂Δp/∂ν], Pa:
 * Δp = (4 f_app L/D_h + Kc + Ke) ½ρU|U|, f_app Re = √((3.44/√x⁺)² + (f Re)²), x⁺ = L/(D_h Re).
 * Odd in U; at U = 0 the slope is that of developed laminar flow.
 *
 * @param velocity signed mean channel velocity [m/s]
 * Validity: laminar channels, Re < 2300. Source: Muzychka & Yovanovich (1998) apparent friction; Simons (2003).
 * Example: 80 × 80 mm, 30 fins of 0.8 × 25 mm, 10 L/s of air at 27 °C: 74.3 Pa.
 */
export function plateFinPressureWithSlope(
  out: Float64Array,
  geometry: PlateFinGeometry,
  velocity: number,
  density: number,
  kinematicViscosity: number,
): void {
  const { length, hydraulicDiameter } = geometry;
  const speed = Math.abs(velocity);
  const sign = velocity < 0 ? -1 : 1;
  const entrance = (entranceSquared * kinematicViscosity * speed) / length;
  const developed = ((geometry.fanningProduct * kinematicViscosity) / hydraulicDiameter) ** 2;
  const root = Math.sqrt(entrance + developed);
  const scale = (2 * density * length) / hydraulicDiameter;
  const loss = 0.5 * density * (geometry.entranceLoss + geometry.exitLoss);
  const drop = scale * speed * root + loss * speed * speed;
  out[0] = sign * drop;
  out[1] = scale * (root + (0.5 * entrance) / root) + 2 * loss * speed;
  out[2] = (sign * drop) / density;
  out[3] = (sign * scale * speed * (0.5 * entrance + developed)) / (root * kinematicViscosity);
}

/** Channel Re up to which `plateFinPressureWithSlope` holds. Source: end of laminar duct flow, Shah & London (1978). */
const laminarEnd = 2300;

export function plateFinFrictionInRange(
  geometry: PlateFinGeometry,
  velocity: number,
  kinematicViscosity: number,
): boolean {
  return (Math.abs(velocity) * geometry.hydraulicDiameter) / kinematicViscosity <= laminarEnd;
}

/** η = tanh(mL)/(mL), 1 at mL = 0. */
export function finEfficiencyTanh(mL: number): number {
  return mL < 1e-4 ? 1 - (mL * mL) / 3 : Math.tanh(mL) / mL;
}

/** h ∂η/∂h when mL ~ √h: ½ (sech²(mL) − η). */
export function finEfficiencyHalfSlope(mL: number, efficiency: number): number {
  const t = Math.tanh(mL);
  return mL < 1e-4 ? (-mL * mL) / 3 : 0.5 * (1 - t * t - efficiency);
}

/** Writes [Nu_b, ∂/∂Re*, ∂/∂Pr] in a form that is finite and exact at Re* = 0. */
function nusseltWithSlope(out: Float64Array, reStar: number, pr: number): void {
  if (reStar <= 0) {
    out[0] = 0;
    out[1] = pr / 2;
    out[2] = 0;
    return;
  }
  const filled = (reStar * pr) / 2;
  const root = Math.sqrt(reStar);
  const bracket = 1 + 3.65 / root;
  const developing = 0.664 * root * Math.cbrt(pr) * Math.sqrt(bracket);
  const ratio = filled / developing;
  const cube = ratio * ratio * ratio;
  const nu = filled / Math.cbrt(1 + cube);
  // Weights of the two limits in d ln Nu: each limit's own logarithmic slope enters with its share.
  const filledShare = 1 / (1 + cube);
  const developingShare = cube / (1 + cube);
  const developingSlope = 0.5 - (0.25 * 3.65) / (root * bracket);
  out[0] = nu;
  out[1] = (nu / reStar) * (filledShare + developingShare * developingSlope);
  out[2] = (nu / pr) * (filledShare + developingShare / 3);
}

const scratch = new Float64Array(3);
