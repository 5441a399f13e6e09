/*
 * Melting in time: the heat that a material stores around its melting point.
 */

/** What melts at a place: the heat of melting, J, is taken up evenly rising and falling over `width` [K] around `melting` [K]. */
export interface Latent {
  readonly melting: number;
  readonly width: number;
  readonly heat: number;
}

/**
 * Writes [share molten, its slope, 1/K]: s³ (10 − 15 s + 6 s²) over melting ± width/2, 0 below and 1 above.
 *
 * Validity: melting and freezing the same way, no supercooling, one temperature a place. Source: enthalpy method with a
 * smoothed step: Voller & Prakash (1987), Int. J. Heat Mass Transfer 30, 1709–1719. Example: a quarter of the width
 * above the melting point 0.8965 is molten.
 */
export function moltenWithSlope(out: Float64Array, { melting, width }: Latent, temperature: number): void {
  const s = Math.min(1, Math.max(0, (temperature - melting) / width + 0.5));
  out[0] = s * s * s * (10 - s * (15 - 6 * s));
  out[1] = (30 * s * s * (1 - s) * (1 - s)) / width;
}

/** Writes [H, ∂H/∂T], J and J/K, of H = C T + share molten · heat of melting. */
export function enthalpyWithSlope(
  out: Float64Array,
  capacity: number,
  latent: Latent | null,
  temperature: number,
): void {
  if (latent === null) {
    out[0] = capacity * temperature;
    out[1] = capacity;
    return;
  }
  moltenWithSlope(out, latent, temperature);
  out[0] = capacity * temperature + latent.heat * out[0];
  out[1] = capacity + latent.heat * out[1];
}
