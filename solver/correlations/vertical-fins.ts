/*
 * Vertical plate fins in still fluid: Bar-Cohen–Rohsenow channels with fin efficiency.
 */
import { type BuoyantFluid, nusseltBarCohenRohsenow, rayleigh } from '#solver/correlations/natural.ts';
import { finEfficiencyHalfSlope, finEfficiencyTanh } from '#solver/correlations/plate-fin.ts';

export interface VerticalFins {
  readonly width: number; // across the fins, m
  readonly height: number; // along gravity, m
  readonly spacing: number; // gap between fins, m
  readonly finHeight: number; // out of the base, m
  readonly thickness: number;
  readonly conductivity: number;
}

/**
 * Writes [Q, ∂Q/∂T_base, ∂Q/∂T_fluid, h, El], W: Q = h (A_base + η A_fin)(T_base − T_fluid) over the channels between the
 * fins that fit on the width, h = Nu_b k/b, η = tanh(mH)/(mH), m = √(2h/(k t)). Odd and smooth through equal temperatures.
 *
 * @param gravity [m/s²]; properties of the fluid at the film temperature
 * Validity: base and fins near one temperature, open top and bottom. Source: Bar-Cohen & Rohsenow (1984).
 */
export function verticalFinsWithSlope(
  out: Float64Array,
  fins: VerticalFins,
  base: number,
  ambient: number,
  fluid: BuoyantFluid,
  gravity: number,
): void {
  const channels = Math.max(
    1,
    Math.floor((fins.width - fins.thickness) / (fins.spacing + fins.thickness) + fits),
  );
  const floor = channels * fins.spacing * fins.height;
  const sides = 2 * channels * fins.finHeight * fins.height;
  const rise = base - ambient;
  fluid.buoyancy(properties, 0.5 * (base + ambient));
  // El = Ra_b b/L: the Rayleigh number on the gap times its slenderness.
  const slenderness = fins.spacing / fins.height;
  const el = rayleigh(properties[2], Math.abs(rise), fins.spacing, gravity) * slenderness;
  const k = properties[0];
  const nu = nusseltBarCohenRohsenow(el);
  const h = (nu * k) / fins.spacing;
  // d ln Nu/d ln El: both terms of the sum with their own exponents; 1 as El → 0.
  const narrow = el > 0 ? 576 / (el * el) : 1;
  const wide = el > 0 ? 2.873 / Math.sqrt(el) : 0;
  const exponent = (narrow + 0.25 * wide) / (narrow + wide);
  const root = Math.sqrt((2 * h) / (fins.conductivity * fins.thickness)) * fins.finHeight;
  const efficiency = finEfficiencyTanh(root);
  const conductance = h * (floor + efficiency * sides);
  const byH = h * (floor + sides * (efficiency + finEfficiencyHalfSlope(root, efficiency)));
  const toRise = conductance + byH * exponent;
  const toFilm = 0.5 * rise * byH * (properties[3] + exponent * properties[5]);
  out[0] = conductance * rise;
  out[1] = toRise + toFilm;
  out[2] = -toRise + toFilm;
  out[3] = h;
  out[4] = el;
}

/** A fin that fits exactly must not be lost to rounding. */
const fits = 1e-9;
const properties = new Float64Array(6);
