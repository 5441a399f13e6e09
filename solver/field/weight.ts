import type { Room } from '#solver/field/room.ts';

/** Share of a temperature that is rounding: air that is so little warmer does not rise. */
const lost = 1e-12;

/**
 * Weight by Boussinesq: what is warmer than the reference has less of it.
 * @param factor ρ β g, N/(m³ K) @param out over the volumes of the cells, N
 */
export function weighRise(
  { volume, isFluid }: Room,
  factor: number,
  reference: number,
  t: Float64Array,
  out: Float64Array,
): void {
  for (let c = 0; c < t.length; c++) {
    if (!isFluid[c]) continue;
    const rise = t[c] - reference;
    out[c] = Math.abs(rise) > lost * Math.abs(t[c]) ? factor * rise * volume[c] : 0;
  }
}
