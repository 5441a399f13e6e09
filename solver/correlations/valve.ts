/*
 * Valves by their flow coefficient Av [m²]: Q = Av x √(Δp/ρ).
 * Av = 2.778e-5 Kv (m³/h of water at 1 bar) = 2.403e-5 Cv (US gal/min of water at 1 psi). Source: IEC 60534-1, Kv = 0.865 Cv.
 */

export type ValveCharacteristic = 'linear' | 'equal-percentage';

/** What a shut seat lets through, as a share of the open valve. Source: IEC 60534-4, seat leakage class IV. */
const seatLeakage = 1e-4;

/** Reynolds number of a valve below which its flow coefficient falls. Source: IEC 60534-2-1. */
const turbulentFrom = 1e4;

/**
 * Relative flow coefficient x at a relative travel h: linear x = h, not below the leakage of a shut seat (1e-4);
 * equal-percentage x = R^(h − 1), which ends at 1/R.
 * Source: IEC 60534-2-4, inherent flow characteristics. Example: equal-percentage, half open, R = 50 gives 0.1414.
 */
export function relativeFlowCoefficient(
  characteristic: ValveCharacteristic,
  travel: number,
  rangeability: number,
): number {
  return characteristic === 'linear' ? Math.max(travel, seatLeakage) : rangeability ** (travel - 1);
}

/**
 * Re = N₄ F_d Q/(ν √(C F_L)) in SI: 1.413 Q/(ν √Av), for F_d = 1 and F_L = 0.9; what approaches through a wide pipe
 * adds nothing. Source: IEC 60534-2-1, N₄ = 0.0707 with Kv. Example: 0.1 m³/s, ν 3.26e-7 m²/s, Kv 165 gives 6.40e6.
 */
export function valveReynolds(
  volumeFlow: number,
  kinematicViscosity: number,
  flowCoefficient: number,
): number {
  return (1.413 * Math.abs(volumeFlow)) / (kinematicViscosity * Math.sqrt(flowCoefficient));
}

/** Whether a flow through a valve is turbulent, or none. */
export function valveInRange(reynolds: number): boolean {
  return reynolds === 0 || reynolds >= turbulentFrom;
}
