/** Steps at most; three of them halve what is left at the least. */
const most = 150;

/**
 * Where a rising function is nought between two places; the nearer end where it is not nought between them.
 *
 * @param tolerance of the place
 * Source: regula falsi with the Illinois rule, Dowell & Jarratt (1971), BIT 11, 168–174; where three steps have not
 * halved what is left, the middle is taken.
 */
export function rootOfRising(f: (x: number) => number, from: number, to: number, tolerance: number): number {
  let low = from;
  let high = to;
  let below = f(low);
  let above = f(high);
  if (below >= 0) return low;
  if (above <= 0) return high;
  let side = 0;
  let width = high - low;
  for (let step = 1; step < most && high - low > tolerance; step++) {
    const isSlow = step % 3 === 0 && high - low > width / 2;
    const secant = (low * above - high * below) / (above - below);
    // Half a tolerance off the ends, so that the other end follows once one is at the root.
    const x = isSlow
      ? (low + high) / 2
      : Math.min(high - tolerance / 2, Math.max(low + tolerance / 2, secant));
    if (step % 3 === 0) width = high - low;
    const value = f(x);
    if (value === 0) return x;
    if (value < 0) {
      low = x;
      below = value;
      if (side < 0) above /= 2;
      side = -1;
    } else {
      high = x;
      above = value;
      if (side > 0) below /= 2;
      side = 1;
    }
  }
  return (low + high) / 2;
}
