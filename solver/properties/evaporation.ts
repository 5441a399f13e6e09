/*
 * A liquid that evaporates at one pressure: its latent heat over a narrow range of temperature, so that the energy of a
 * stream of liquid and vapour is a matter of its temperature, as every other stream's is.
 */

/** Over which the latent heat is taken up, K. */
export const glide = 0.5;
/** Share of the glide over which the specific heat rises (before saturation) and falls (before dry vapour), 1. */
const edge = 0.05;

export class Evaporation {
  readonly #temperature: number;
  readonly #plateau: number; // J/(kg K)

  /** @param temperature of saturation [K]; latent heat from there to dry vapour [J/kg] */
  constructor(temperature: number, latentHeat: number) {
    this.#temperature = temperature;
    this.#plateau = latentHeat / (glide * (1 - edge / 2));
  }

  /** What evaporation adds to the specific heat of the liquid, J/(kg K). */
  specificHeat(t: number): number {
    const u = (t - this.#temperature) / glide;
    return this.#plateau * Math.max(0, Math.min(1, (u + edge) / edge, (1 - u) / edge));
  }

  specificHeatSlope(t: number): number {
    const u = (t - this.#temperature) / glide;
    const slope = this.#plateau / (edge * glide);
    return u > -edge && u < 0 ? slope : u > 1 - edge && u < 1 ? -slope : 0;
  }

  /** Its integral from saturation, J/kg. */
  enthalpy(t: number): number {
    const u = Math.min(1, Math.max(-edge, (t - this.#temperature) / glide));
    const rising = u < 0 ? (u + edge) ** 2 / (2 * edge) - edge / 2 : u;
    const past = Math.max(0, u - (1 - edge));
    return this.#plateau * glide * (rising - past ** 2 / (2 * edge));
  }
}
