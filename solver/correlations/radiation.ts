/*
 * Grey diffuse radiation: view factors of rectangles and exchange between two surfaces.
 */

/** Stefan–Boltzmann constant, W/(m² K⁴). Source: CODATA 2018. */
export const stefanBoltzmann = 5.670374419e-8;

/**
 * View factor between equal, opposite, parallel rectangles a × b at distance c, any one unit of length.
 * Validity: exact. Source: Howell, A Catalog of Radiation Heat Transfer Configuration Factors, C-11. Example: cube 0.1998.
 */
export function viewFactorParallel(a: number, b: number, c: number): number {
  const x = a / c;
  const y = b / c;
  const rx = Math.sqrt(1 + x * x);
  const ry = Math.sqrt(1 + y * y);
  const sum =
    Math.log((rx * ry) / Math.sqrt(1 + x * x + y * y)) +
    x * ry * Math.atan(x / ry) +
    y * rx * Math.atan(y / rx) -
    x * Math.atan(x) -
    y * Math.atan(y);
  return (2 * sum) / (Math.PI * x * y);
}

/**
 * View factor from a rectangle w × l to a perpendicular one h × l on the common edge l.
 * Validity: exact. Source: Howell's catalogue, C-14. Example: cube 0.2000.
 */
export function viewFactorPerpendicular(w: number, h: number, l: number): number {
  const x = w / l;
  const y = h / l;
  const x2 = x * x;
  const y2 = y * y;
  const s = x2 + y2;
  const angles = x * Math.atan(1 / x) + y * Math.atan(1 / y) - Math.sqrt(s) * Math.atan(1 / Math.sqrt(s));
  const logs =
    Math.log(((1 + x2) * (1 + y2)) / (1 + s)) +
    x2 * Math.log((x2 * (1 + s)) / ((1 + x2) * s)) +
    y2 * Math.log((y2 * (1 + s)) / ((1 + y2) * s));
  return (angles + logs / 4) / (Math.PI * x);
}

/**
 * Grey exchange factor 𝓕 on surface 1, Q = σ A₁ 𝓕 (T₁⁴ − T₂⁴): 1/𝓕 = (1 − ε₁)/ε₁ + 1/F₁₂ + (A₁/A₂)(1 − ε₂)/ε₂.
 *
 * @param areaRatio A₁/A₂: 1 for plates, (r₁/r₂)² for spheres, 0 for a small body in a large room
 * Validity: two grey diffuse surfaces. Source: Oppenheim (1956), Trans. ASME 78, 725–735.
 * Example: plates of 0.8 and 0.6 give 0.5217.
 */
export function exchangeFactor(
  emissivity1: number,
  emissivity2: number,
  areaRatio: number,
  view = 1,
): number {
  return 1 / ((1 - emissivity1) / emissivity1 + 1 / view + (areaRatio * (1 - emissivity2)) / emissivity2);
}

/**
 * The same between parallel plates with `count` thin shields of emissivity `shield` on both sides between them:
 * 1/𝓕 = 1/𝓕₀ + n (2/ε_s − 1). Source: Oppenheim (1956). Example: 0.8 and 0.6 with one shield of 0.05 give 0.02444.
 */
export function exchangeFactorShielded(
  emissivity1: number,
  emissivity2: number,
  shield: number,
  count: number,
): number {
  return 1 / (1 / exchangeFactor(emissivity1, emissivity2, 1) + count * (2 / shield - 1));
}

/**
 * Exchange factor of surfaces 1 and 2 joined by an adiabatic (reradiating) third:
 * the space resistance 1/F₁₂ becomes 1/(F₁₂ + 1/(1/F₁₃ + (A₁/A₂)/F₂₃)). Source: Oppenheim (1956).
 * Example: 0.8 and 0.6 in an equilateral duct give 0.4444.
 */
export function exchangeFactorReradiating(
  emissivity1: number,
  emissivity2: number,
  areaRatio: number,
  view12: number,
  view13: number,
  view23: number,
): number {
  const view = view12 + 1 / (1 / view13 + areaRatio / view23);
  return exchangeFactor(emissivity1, emissivity2, areaRatio, view);
}

/** Writes [q, ∂q/∂T₁, ∂q/∂T₂] of q = σ 𝓕 (T₁⁴ − T₂⁴), W/m². */
export function radiationWithSlope(out: Float64Array, exchange: number, hot: number, cold: number): void {
  const scale = stefanBoltzmann * exchange;
  const hot3 = hot * hot * hot;
  const cold3 = cold * cold * cold;
  out[0] = scale * (hot3 * hot - cold3 * cold);
  out[1] = 4 * scale * hot3;
  out[2] = -4 * scale * cold3;
}
