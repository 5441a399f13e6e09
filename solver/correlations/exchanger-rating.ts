/**
 * UA that a counterflow exchanger needs to cool a stream to an approach: Q over the logarithmic mean of ΔT₁ = approach
 * and ΔT₂ = approach + Q/C₁ − Q/C₂, W/K. Null where ΔT₂ ≤ 0: the cooling stream would leave warmer than the cooled
 * one comes in.
 *
 * @param heat Q > 0 [W]; approach of the cooled stream's outlet to the other's inlet > 0 [K]
 * @param cooled, cooling capacity flows C₁, C₂ > 0 [W/K]
 * Validity: as lengthwiseExchangeWithSlope. Source: Incropera & DeWitt, eqs. 11.14–11.17.
 * Example: 10 kW, 5 K, 1000 and 2000 W/K: ΔT₂ 10 K, 1386.3 W/K.
 */
export function counterConductance(
  heat: number,
  approach: number,
  cooled: number,
  cooling: number,
): number | null {
  const excess = (heat / cooled - heat / cooling) / approach;
  if (!(excess > -1)) return null;
  // ln(1 + x)/x is 1 where both ends are alike.
  return (heat / approach) * (Math.abs(excess) < 1e-12 ? 1 : Math.log1p(excess) / excess);
}
