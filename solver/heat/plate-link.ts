/*
 * A plate along a stream: forced convection blended with natural.
 */
import type { HeatLinkKind } from '#solver/case/heat-link.ts';
import {
  blendChurchillWithSlope,
  nusseltPlateWithSlope,
  plateInRange,
} from '#solver/correlations/flat-plate.ts';
import { naturalPlateWithSlope } from '#solver/correlations/natural.ts';
import type { FluidLaw } from '#solver/flow/fluid.ts';
import type { PlateLaw } from '#solver/heat/law.ts';

/** Developed laminar flow between parallel plates of one temperature. Source: Shah & London (1978). */
const nusseltSlot = 7.54;

/** Below this speed the stream counts as still: the square root in Re has no slope at rest, m/s. */
const still = 1e-6;

/**
 * q = [(h_f ΔT)³ + q_n³]^⅓ with h_f from the flat plate and q_n from a vertical plate of the same length,
 * all properties at the film temperature. In a slot between parts h_f is blended with developed laminar flow between
 * parallel plates, Nu = 7.54 on the hydraulic diameter (Shah & London 1978): boundary layers that meet grow no more.
 * Blending fluxes instead of coefficients keeps it smooth at ΔT = 0.
 */
export function forcedPlate(
  link: Extract<HeatLinkKind, { type: 'forced-plate' }>,
  fluid: FluidLaw,
  gravity: number,
): PlateLaw {
  const { area, length, slot } = link;
  const given = typeof link.velocity === 'number' ? link.velocity : null;
  let h = 0;
  let re = 0;
  let pr = 1;
  return {
    kind: 'plate',
    relation: () => 'forced-plate-blend',
    inRange: () => plateInRange(re, pr),
    detail: () => `h = ${h.toPrecision(3)} W/(m² K), Re = ${re.toExponential(1)}`,
    values: () => ({ h, re }),
    evaluate(out, surface, stream, massVelocitySquared) {
      const film = 0.5 * (surface + stream);
      const rise = surface - stream;
      const streamDensity = fluid.density(stream);
      const u = Math.max(given ?? Math.sqrt(massVelocitySquared) / streamDensity, still);
      const density = fluid.density(film);
      const viscosity = fluid.viscosity(film);
      const k = fluid.conductivity(film);
      re = (u * length * density) / viscosity;
      pr = fluid.prandtl(film);
      nusseltPlateWithSlope(nu, re, pr);
      let forced = (nu[0] * k) / length;
      // Slopes of h_f: with film temperature at held u, and with ln u.
      const reSlope = re * (fluid.densitySlope(film) / density - fluid.viscositySlope(film) / viscosity);
      let toFilm =
        (fluid.conductivitySlope(film) * nu[0] + k * (nu[1] * reSlope + nu[2] * fluid.prandtlSlope(film))) /
        length;
      let toLogVelocity = (nu[1] * re * k) / length;
      if (slot !== undefined) {
        blendChurchillWithSlope(blend, forced, (nusseltSlot * k) / slot);
        forced = blend[0];
        toFilm = blend[1] * toFilm + (blend[2] * nusseltSlot * fluid.conductivitySlope(film)) / slot;
        toLogVelocity *= blend[1];
      }
      if (fluid.expands) {
        naturalPlateWithSlope(natural, 'vertical', length, surface, stream, fluid, gravity);
      } else natural.fill(0);
      blendChurchillWithSlope(blend, forced, natural[3]);
      h = blend[0];
      const forcedShare = blend[1];
      const naturalShare = blend[2];
      const filmPart = 0.5 * rise * toFilm;
      const moving = given === null && u > still;
      const densityPart = moving ? (-rise * toLogVelocity * fluid.densitySlope(stream)) / streamDensity : 0;
      out[0] = area * h * rise;
      out[1] = area * (forcedShare * (forced + filmPart) + naturalShare * natural[1]);
      out[2] = area * (forcedShare * (-forced + filmPart + densityPart) + naturalShare * natural[2]);
      out[3] = moving ? (area * forcedShare * rise * toLogVelocity) / (2 * massVelocitySquared) : 0;
    },
  };
}

const nu = new Float64Array(3);
const blend = new Float64Array(3);
const natural = new Float64Array(5);
