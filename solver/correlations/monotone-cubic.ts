/*
 * Curves through measured points: one fit, then evaluation without allocation.
 */

/** A fitted curve: knots ascending in x, value and slope at each. `linear` curves keep no knot slopes. */
export interface Curve {
  readonly kind: 'linear' | 'monotone-cubic';
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly slope: Float64Array;
}

/** A cubic stays monotone in an interval when its end slopes, in units of the secant, lie in a disc of this radius. */
const monotoneRadius = 3;

/**
 * Monotone piecewise cubic Hermite curve through the points.
 *
 * Knot slopes start from the parabola through three neighbours (so a quadratic is met exactly), are zero at a
 * local extremum of the data, and are then pulled into α² + β² ≤ 9 in each interval, with α, β the end slopes
 * over the secant. The curve is C¹, never leaves the range of two neighbouring points, and rises or falls
 * wherever the data do.
 *
 * @param points [x, y], strictly ascending in x, at least two
 * @throws RangeError when x does not ascend, a number is not finite, or there are fewer than two points
 * Source: Fritsch & Carlson (1980), SIAM J. Numer. Anal. 17, 238–246. Cost: O(n); the very same points are fitted once.
 */
export function fitMonotoneCubic(points: readonly (readonly [number, number])[]): Curve {
  const known = fitted.get(points);
  if (known) return known;
  const curve = fit(points);
  fitted.set(points, curve);
  return curve;
}

const fitted = new WeakMap<readonly (readonly [number, number])[], Curve>();

function fit(points: readonly (readonly [number, number])[]): Curve {
  const { x, y } = knots(points);
  const n = x.length;
  const slope = new Float64Array(n);
  const secant = (i: number): number => (y[i + 1] - y[i]) / (x[i + 1] - x[i]);
  if (n === 2) {
    slope.fill(secant(0));
    return { kind: 'monotone-cubic', x, y, slope };
  }
  for (let i = 1; i < n - 1; i++) {
    const before = secant(i - 1);
    const after = secant(i);
    const left = x[i] - x[i - 1];
    const right = x[i + 1] - x[i];
    slope[i] = before * after > 0 ? (right * before + left * after) / (left + right) : 0;
  }
  slope[0] = endSlope(x[1] - x[0], x[2] - x[1], secant(0), secant(1));
  slope[n - 1] = endSlope(x[n - 1] - x[n - 2], x[n - 2] - x[n - 3], secant(n - 2), secant(n - 3));
  for (let i = 0; i < n - 1; i++) {
    const d = secant(i);
    if (d === 0) {
      slope[i] = 0;
      slope[i + 1] = 0;
      continue;
    }
    const radius = Math.hypot(slope[i] / d, slope[i + 1] / d);
    if (radius > monotoneRadius) {
      slope[i] = (slope[i] * monotoneRadius) / radius;
      slope[i + 1] = (slope[i + 1] * monotoneRadius) / radius;
    }
  }
  return { kind: 'monotone-cubic', x, y, slope };
}

/** Straight lines through the points. Same demands as `fitMonotoneCubic`. */
export function fitLinear(points: readonly (readonly [number, number])[]): Curve {
  const { x, y } = knots(points);
  return { kind: 'linear', x, y, slope: new Float64Array(0) };
}

export function fitCurve(points: readonly (readonly [number, number])[], kind: Curve['kind']): Curve {
  return kind === 'linear' ? fitLinear(points) : fitMonotoneCubic(points);
}

/**
 * Writes [value, slope] of the curve at x. Beyond the ends it goes on straight with the end slope, so value
 * and (for a cubic) slope are continuous everywhere. Allocates nothing; O(log n).
 */
export function evaluateCurveInto(out: Float64Array, curve: Curve, at: number): void {
  const { x, y } = curve;
  const last = x.length - 1;
  const i = intervalOf(x, at);
  const h = x[i + 1] - x[i];
  const secant = (y[i + 1] - y[i]) / h;
  if (curve.kind === 'linear') {
    out[0] = y[i] + secant * (at - x[i]);
    out[1] = secant;
    return;
  }
  if (at <= x[0] || at >= x[last]) {
    const end = at <= x[0] ? 0 : last;
    out[0] = y[end] + curve.slope[end] * (at - x[end]);
    out[1] = curve.slope[end];
    return;
  }
  const s = at - x[i];
  const c2 = (3 * secant - 2 * curve.slope[i] - curve.slope[i + 1]) / h;
  const c3 = (curve.slope[i] + curve.slope[i + 1] - 2 * secant) / (h * h);
  out[0] = y[i] + s * (curve.slope[i] + s * (c2 + s * c3));
  out[1] = curve.slope[i] + s * (2 * c2 + 3 * s * c3);
}

const scratch = new Float64Array(2);

/** The curve's value at x; see `evaluateCurveInto`. */
export function curveValue(curve: Curve, at: number): number {
  evaluateCurveInto(scratch, curve, at);
  return scratch[0];
}

function intervalOf(x: Float64Array, at: number): number {
  let low = 0;
  let high = x.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (x[middle] <= at) low = middle;
    else high = middle;
  }
  return low;
}

/** Slope at an end of the parabola through the last three points; zero where it would turn against the data. */
function endSlope(near: number, next: number, secantNear: number, secantNext: number): number {
  const slope = ((2 * near + next) * secantNear - near * secantNext) / (near + next);
  return slope * secantNear > 0 ? slope : 0;
}

function knots(points: readonly (readonly [number, number])[]): { x: Float64Array; y: Float64Array } {
  if (points.length < 2) throw new RangeError(`a curve needs at least two points, got ${points.length}`);
  const x = Float64Array.from(points, (p) => p[0]);
  const y = Float64Array.from(points, (p) => p[1]);
  for (let i = 0; i < x.length; i++) {
    if (!Number.isFinite(x[i]) || !Number.isFinite(y[i])) throw new RangeError(`point ${i} is not finite`);
    if (i > 0 && x[i] <= x[i - 1]) throw new RangeError(`points must ascend in x: point ${i} does not`);
  }
  return { x, y };
}
