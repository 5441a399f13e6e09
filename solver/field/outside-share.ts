import { stefanBoltzmann } from '#solver/correlations/radiation.ts';
import type { FieldBoundary } from '#solver/field/schema.ts';

export type Film = Extract<FieldBoundary, { type: 'convection' }>;

/**
 * Film and radiation as one conductance [W/K] to one temperature [K], and what is absorbed, W: σT⁴ on its tangent.
 * @param star surface temperature that the tangent is taken at, K
 */
export function outsideShare(
  { coefficient, ambient, outside = {} }: Film,
  area: number,
  star: number,
): { readonly outer: number; readonly held: number; readonly given: number } {
  const { emissivity = 0, surroundings = 0, absorptivity = 0, irradiance = 0 } = outside;
  const slope = 4 * emissivity * stefanBoltzmann * star ** 3;
  const whole = coefficient + slope;
  const emitted = emissivity * stefanBoltzmann * (surroundings ** 4 - star ** 4);
  return {
    outer: whole * area,
    held: whole > 0 ? (coefficient * ambient + slope * star + emitted) / whole : ambient,
    given: absorptivity * irradiance * area,
  };
}
