/*
 * Hazen–Williams head loss of water pipes.
 */

/** SI coefficient for Q in m³/s, lengths in m. Source: EPANET 2.2 manual (4.727 in ft, ft³/s). */
export const hazenWilliamsCoefficient = 10.667;
const flowExponent = 1.852;
const diameterExponent = 4.871;

/**
 * Writes [h, ∂h/∂Q]: head loss h = c L (|Q|/C)^1.852/D^4.871 with the sign of Q, in m of the fluid.
 *
 * @param flow Q [m³/s]; length L [m]; diameter D [m]; roughness C [1]; coefficient in the units of Q and D
 * Validity: water near 15 °C, turbulent, D > 50 mm. Source: Williams & Hazen (1920); EPANET 2.2 manual.
 * Example: 0.11774 m³/s through 3209.5 m of 457.2 mm, C 100 loses 5.827 m.
 */
export function hazenWilliamsWithSlope(
  out: Float64Array,
  flow: number,
  length: number,
  diameter: number,
  roughness: number,
  coefficient = hazenWilliamsCoefficient,
): void {
  const size = Math.abs(flow);
  const slope =
    (coefficient * length * size ** (flowExponent - 1)) /
    (roughness ** flowExponent * diameter ** diameterExponent);
  out[0] = slope * flow;
  out[1] = flowExponent * slope;
}
