/*
 * Printed boards as one material, and fields of vias.
 */

export interface BoardLayer {
  readonly thickness: number; // m
  /** Share of the layer that is copper, 0…1. */
  readonly copper: number;
}

/**
 * In-plane (arithmetic) and through (harmonic) conductivity, W/(m K), each layer k = c k_Cu + (1 − c) k_d.
 * Validity: copper spread evenly over its layer; through-plane without vias. Source: parallel and series rule (JESD51-7 boards).
 * Example: 1.6 mm, four 35 µm copper layers of 30/95/95/30 %, k 385 and 0.3 give 21.34 and 0.3287.
 */
export function boardConductivity(
  layers: readonly BoardLayer[],
  copper: number,
  dielectric: number,
): { readonly inPlane: number; readonly through: number } {
  let thickness = 0;
  let along = 0;
  let across = 0;
  for (const layer of layers) {
    const k = layer.copper * copper + (1 - layer.copper) * dielectric;
    thickness += layer.thickness;
    along += k * layer.thickness;
    across += layer.thickness / k;
  }
  return { inPlane: along / thickness, through: thickness / across };
}

export interface ViaField {
  readonly area: number; // pad, m²
  readonly thickness: number; // board, m
  readonly count: number;
  readonly drill: number; // barrel's outer diameter, m
  readonly plating: number; // m
  readonly copper: number; // W/(m K)
  readonly dielectric: number;
  /** What fills the bore, W/(m K); 0 when empty. */
  readonly fill?: number;
}

/**
 * R = t/(k π/4 (D² − (D − 2p)²)) of one barrel, K/W. Source: Fourier's law, exact.
 * Example: 0.30 mm drill, 25 µm plating, 1.6 mm board, k 385 give 192.4.
 */
export function viaBarrelResistance(via: ViaField): number {
  return via.thickness / (via.copper * barrelArea(via));
}

/**
 * Barrels, bores and the dielectric left over, side by side, K/W. Source: parallel conductances.
 * Example: 25 of those in 10 × 10 mm of 0.3 give 6.741.
 */
export function viaFieldResistance(via: ViaField): number {
  const drilled = (Math.PI / 4) * via.drill ** 2;
  const barrel = barrelArea(via);
  const conductance =
    via.count * (via.copper * barrel + (via.fill ?? 0) * (drilled - barrel)) +
    via.dielectric * (via.area - via.count * drilled);
  return via.thickness / conductance;
}

function barrelArea(via: ViaField): number {
  return (Math.PI / 4) * (via.drill ** 2 - (via.drill - 2 * via.plating) ** 2);
}
