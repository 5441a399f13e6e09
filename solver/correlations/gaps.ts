/*
 * Closed layers of air between two faces. Ra on the gap and the difference of the faces; Nu = 1 is still air.
 */

/** Onset of convection between rigid horizontal plates. Source: Pellew & Southwell (1940). */
const onset = 1708;

/**
 * Writes [Nu, Ra ∂Nu/∂Ra]: Nu = 1 + 1.44 [1 − 1708/R]⁺ [1 − 1708 (sin 1.8θ)^1.6/R] + [(R/5830)^⅓ − 1]⁺, R = Ra cos θ.
 *
 * @param tilt θ from the horizontal, heated from below [rad]
 * Validity: air, θ ≤ 60°, R < 1e5, wide layer (height/gap > 12). Continuous at the onset.
 * Source: Hollands, Unny, Raithby & Konicek (1976), J. Heat Transfer 98, 189–193.
 * Example: Ra 1e4 gives 2.391; at 45° 1.900.
 */
export function nusseltHollandsWithSlope(out: Float64Array, ra: number, tilt = 0): void {
  const r = ra * Math.cos(tilt);
  let nu = 1;
  let slope = 0;
  if (r > onset) {
    const inclined = Math.max(0, Math.sin(1.8 * tilt)) ** 1.6;
    const first = 1 - onset / r;
    const second = 1 - (onset * inclined) / r;
    nu += 1.44 * first * second;
    slope += (1.44 * onset * (second + inclined * first)) / r;
  }
  const turbulent = Math.cbrt(r / 5830);
  if (turbulent > 1) {
    nu += turbulent - 1;
    slope += turbulent / 3;
  }
  out[0] = nu;
  out[1] = slope;
}

/**
 * Writes [Nu, Ra ∂Nu/∂Ra]: the largest of 0.0605 Ra^⅓, {1 + [0.104 Ra^0.293/(1 + (6310/Ra)^1.36)]³}^⅓ and
 * 0.242 (Ra/A)^0.272. Continuous; at least 1.
 *
 * @param aspect A = height/gap [1]
 * Validity: vertical, air, 5 ≤ A ≤ 110, Ra < 2e7. Source: ElSherbiny, Raithby & Hollands (1982), J. Heat Transfer 104, 96–102.
 * Example: Ra 1e5, A = 20 gives 3.002.
 */
export function nusseltElSherbinyWithSlope(out: Float64Array, ra: number, aspect: number): void {
  if (ra <= 0) {
    out[0] = 1;
    out[1] = 0;
    return;
  }
  const turbulent = 0.0605 * Math.cbrt(ra);
  const fade = (6310 / ra) ** 1.36;
  const middle = (0.104 * ra ** 0.293) / (1 + fade);
  const transition = Math.cbrt(1 + middle ** 3);
  const boundary = 0.242 * (ra / aspect) ** 0.272;
  if (turbulent >= transition && turbulent >= boundary) {
    out[0] = turbulent;
    out[1] = turbulent / 3;
  } else if (boundary >= transition) {
    out[0] = boundary;
    out[1] = 0.272 * boundary;
  } else {
    out[0] = transition;
    out[1] = (middle ** 3 * (0.293 + (1.36 * fade) / (1 + fade))) / transition ** 2;
  }
}

/** Steepest layer that `nusseltHollandsWithSlope` covers, rad. */
const steepest = Math.PI / 3;

/**
 * Whether the relation of a gap's orientation holds at Ra and aspect A = height/gap. A horizontal layer counts as wide
 * from A = 12; `tilt` [rad] is that of the horizontal relation.
 */
export function gapInRange(
  orientation: 'vertical' | 'horizontal',
  ra: number,
  aspect: number,
  tilt = 0,
): boolean {
  return orientation === 'horizontal'
    ? ra * Math.cos(tilt) <= 1e5 && tilt <= steepest && aspect >= 12
    : ra <= 2e7 && aspect >= 5 && aspect <= 110;
}
