/*
 * Natural convection from plates and from arrays of vertical fins, in any fluid. Ra = g β |ΔT| L³/(ν α).
 */

/** A fluid that rises where it is warm: air, or a liquid that expands. */
export interface BuoyantFluid {
  /**
   * Writes [k, Pr, B, ∂ln k/∂T, ∂ln Pr/∂T, ∂ln B/∂T] at a film temperature [K]: conductivity [W/(m K)], Prandtl number
   * and B = |β|/(ν α) = |β| ρ² Pr/μ² [s²/(m⁴ K)], of which Ra = g B |ΔT| L³. B is 0 where nothing rises.
   */
  buoyancy(out: Float64Array, film: number): void;
}

/**
 * Nu = 0.68 + 0.670 Ra^¼/[1 + (0.492/Pr)^(9/16)]^(4/9), vertical plate of height L.
 * Validity: laminar, Ra < 1e9. Source: Churchill & Chu (1975), Int. J. Heat Mass Transfer 18, 1323–1329.
 * Example: Ra 1e6, Pr 0.71 gives 16.94.
 */
export function nusseltVerticalLaminar(ra: number, pr: number): number {
  return 0.68 + (0.67 * ra ** 0.25) / (1 + (0.492 / pr) ** (9 / 16)) ** (4 / 9);
}

/**
 * Writes [Nu, Ra ∂Nu/∂Ra, ∂Nu/∂Pr]: Nu = {0.825 + 0.387 Ra^(1/6)/[1 + (0.492/Pr)^(9/16)]^(8/27)}², vertical plate.
 * Validity: Ra < 1e12, all Pr. Source: Churchill & Chu (1975). Example: Ra 1e6, Pr 0.71 gives 16.56.
 */
export function nusseltVerticalWithSlope(out: Float64Array, ra: number, pr: number): void {
  // Roots, exponential and logarithm: a general power takes two to four times as long.
  const x = 0.492 / pr;
  const x4 = x * x * (x * x);
  const ratio = Math.sqrt(Math.sqrt(Math.sqrt(Math.sqrt(x4 * x4 * x))));
  const part = 0.387 * Math.sqrt(Math.cbrt(ra)) * Math.exp((-8 / 27) * Math.log(1 + ratio));
  const root = 0.825 + part;
  out[0] = root * root;
  out[1] = (root * part) / 3;
  // d ln part/d ln Pr = (8/27)(9/16) ratio/(1 + ratio)
  out[2] = (2 * root * part * ratio) / (6 * (1 + ratio) * pr);
}

export function nusseltVertical(ra: number, pr: number): number {
  nusseltVerticalWithSlope(scratch, ra, pr);
  return scratch[0];
}

/**
 * Writes [Nu, Ra ∂Nu/∂Ra, 0], warm side up (or cold side down), L = area/perimeter: the larger of 0.54 Ra^¼ and
 * 0.15 Ra^⅓, which meet at Ra 4.7e6 (McAdams changes over at 1e7 with a jump of 6 %).
 * Validity: 1e4 < Ra < 1e11. Source: McAdams (1954); Lloyd & Moran (1974), J. Heat Transfer 96, 443–447.
 * Example: Ra 1e6 gives 17.08.
 */
export function nusseltHorizontalUpWithSlope(out: Float64Array, ra: number): void {
  const laminar = 0.54 * Math.sqrt(Math.sqrt(ra));
  const turbulent = 0.15 * Math.cbrt(ra);
  out[0] = Math.max(laminar, turbulent);
  out[1] = laminar >= turbulent ? laminar / 4 : turbulent / 3;
  out[2] = 0;
}

/**
 * Writes [Nu, Ra ∂Nu/∂Ra, 0], warm side down (or cold side up): 0.27 Ra^¼, L = area/perimeter.
 * Validity: 1e5 < Ra < 1e10. Source: McAdams (1954), Heat Transmission.
 * Example: Ra 1e6 gives 8.54.
 */
export function nusseltHorizontalDownWithSlope(out: Float64Array, ra: number): void {
  out[0] = 0.27 * Math.sqrt(Math.sqrt(ra));
  out[1] = out[0] / 4;
  out[2] = 0;
}

export type Orientation = 'vertical' | 'up' | 'down';

export function naturalPlateInRange(orientation: Orientation, ra: number): boolean {
  if (orientation === 'vertical') return ra <= 1e12;
  return orientation === 'up' ? ra >= 1e4 && ra <= 1e11 : ra >= 1e5 && ra <= 1e10;
}

/**
 * Writes [q, ∂q/∂T_s, ∂q/∂T_f, h, Ra], q [W/m²] from a plate to still fluid, properties at the film temperature.
 * q is odd and once differentiable through T_s = T_f, though h alone is not: the solver takes q. A plate colder than
 * the fluid swaps `up` and `down`.
 *
 * @param length height, or area/perimeter of a horizontal plate [m]; gravity [m/s²]
 * Validity and source: the relation of the orientation.
 */
export function naturalPlateWithSlope(
  out: Float64Array,
  orientation: Orientation,
  length: number,
  surface: number,
  ambient: number,
  fluid: BuoyantFluid,
  gravity: number,
): void {
  const rise = surface - ambient;
  fluid.buoyancy(properties, 0.5 * (surface + ambient));
  const k = properties[0];
  const pr = properties[1];
  const ra = rayleigh(properties[2], Math.abs(rise), length, gravity);
  const faces = rise >= 0 || orientation === 'vertical' ? orientation : orientation === 'up' ? 'down' : 'up';
  if (faces === 'vertical') nusseltVerticalWithSlope(scratch, ra, pr);
  else if (faces === 'up') nusseltHorizontalUpWithSlope(scratch, ra);
  else nusseltHorizontalDownWithSlope(scratch, ra);
  const h = (scratch[0] * k) / length;
  const toRise = ((scratch[0] + scratch[1]) * k) / length;
  // Half of each temperature's change reaches the film.
  const film2 =
    (0.5 *
      rise *
      k *
      (properties[3] * scratch[0] + scratch[1] * properties[5] + scratch[2] * pr * properties[4])) /
    length;
  out[0] = h * rise;
  out[1] = toRise + film2;
  out[2] = -toRise + film2;
  out[3] = h;
  out[4] = ra;
}

/** Ra = g B ΔT L³, B as in `BuoyantFluid`. */
export function rayleigh(buoyancy: number, rise: number, length: number, gravity: number): number {
  return gravity * buoyancy * rise * length * length * length;
}

/**
 * Nu_b = (576/El² + 2.873/√El)^−½, El = g β ΔT b⁴/(ν α L): isothermal vertical plates, h on wall minus ambient.
 * Validity: air, all El; 1 % at the limits, about 5 % between. Narrow channels (Nu = El/24) know no Pr; at Pr → ∞ wide ones
 * give up to 14 % more (0.670 El^¼ of Churchill & Chu against 0.590). Source: Bar-Cohen & Rohsenow (1984), J. Heat Transfer 106, 116–123.
 * Example: El 54.25 gives 1.307.
 */
export function nusseltBarCohenRohsenow(el: number): number {
  return el <= 0 ? 0 : 1 / Math.sqrt(576 / (el * el) + 2.873 / Math.sqrt(el));
}

/**
 * Spacing with the most heat per volume: b = 2.714 (El/b⁴)^−¼, m. Source: Bar-Cohen & Rohsenow (1984).
 * Example: El/b⁴ 1.831e10 gives 7.378 mm.
 */
export function optimumSpacingBarCohen(elPerSpacing4: number): number {
  return 2.714 * elPerSpacing4 ** -0.25;
}

/** El up to which `nusseltBarCohenRohsenow` holds in a liquid: there the wide limit counts for 2 % at most. */
export const mostElenbaasInLiquid = 10;

const scratch = new Float64Array(3);
const properties = new Float64Array(6);
