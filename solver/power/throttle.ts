/*
 * Power and rate of an accelerator that is held back by its power limit or its temperature.
 */

/** Of dynamic power against rate, where nothing else is said: fitted to accelerators held at a power limit, docs/workload.md. */
export const usualExponent = 1.82;

/**
 * Writes [power, ∂power/∂share], W: idle + dynamic · share^exponent, `share` the rate as a share of the free rate.
 *
 * @param dynamic power above idle at the free rate [W]; share from 0 to 1
 * Validity: from the fit, shares of 0.6 to 1. Source: dynamic power f V² with voltage falling with the clock
 * (Burd & Brodersen 1995); exponent fitted in docs/workload.md.
 * Example: 70 W idle, 630 W dynamic, share 0.8, exponent 2: 473.2 W.
 */
export function throttledPowerWithSlope(
  out: Float64Array,
  idle: number,
  dynamic: number,
  share: number,
  exponent: number,
): void {
  out[0] = idle + dynamic * share ** exponent;
  out[1] = dynamic * exponent * share ** (exponent - 1);
}

/**
 * Writes [share, ∂share/∂limit]: the rate that a power limit leaves, ((limit − idle)/dynamic)^(1/exponent), at most 1.
 * A limit at or below idle leaves nothing.
 *
 * Validity and source as above. Example: 70 W idle, 630 W dynamic, limit 473.2 W, exponent 2: 0.8.
 */
export function shareUnderLimitWithSlope(
  out: Float64Array,
  idle: number,
  dynamic: number,
  limit: number,
  exponent: number,
): void {
  const room = limit - idle;
  if (room >= dynamic) {
    out[0] = 1;
    out[1] = 0;
  } else if (room <= 0) {
    out[0] = 0;
    out[1] = 0;
  } else {
    out[0] = (room / dynamic) ** (1 / exponent);
    out[1] = out[0] / (exponent * room);
  }
}
