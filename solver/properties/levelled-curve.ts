/*
 * Properties against temperature through measured points, in a form that stays finite and positive at any temperature
 * an iterate may have.
 */
import { type Curve, evaluateCurveInto, fitMonotoneCubic } from '#solver/correlations/monotone-cubic.ts';

/** Kelvin beyond the table over which a property levels off. */
const reachOfTail = 100;
/** Share of its end value by which a property may still change beyond the table; nepers of a viscosity. */
const mostChange = 0.5;
const mostNepers = 20;

/**
 * What goes on beyond an end of the table: y + s w (1 − e^(−|x|/w)) sign(x), x kelvin beyond. It begins with the
 * curve's value y and slope s and levels off.
 */
interface Tail {
  readonly at: number;
  readonly value: number;
  readonly slope: number;
  readonly reach: number;
}

function tailOf(at: number, value: number, slope: number, most: number): Tail {
  return { at, value, slope, reach: Math.min(reachOfTail, most / Math.abs(slope)) };
}

function tailValue({ at, value, slope, reach }: Tail, t: number): number {
  return value - slope * reach * Math.sign(t - at) * Math.expm1(-Math.abs(t - at) / reach);
}

function tailSlope({ at, slope, reach }: Tail, t: number): number {
  return slope * Math.exp(-Math.abs(t - at) / reach);
}

/** From the end of the table to t. */
function tailIntegral({ at, value, slope, reach }: Tail, t: number): number {
  const size = Math.abs(t - at);
  return value * (t - at) + slope * reach * (size + reach * Math.expm1(-size / reach));
}

/**
 * Monotone cubic through points [T, y > 0]; beyond the ends it levels off between half and one and a half of the end
 * value. Once differentiable everywhere, and so is its integral twice. One point is a constant.
 */
export class LevelledCurve {
  readonly #curve: Curve;
  readonly #low: Tail;
  readonly #high: Tail;
  /** ∫ from the first knot to each knot. */
  readonly #sums: Float64Array;

  constructor(points: readonly (readonly [number, number])[]) {
    const curve = fitMonotoneCubic(atLeastTwo(points));
    const { x, y, slope } = curve;
    const last = x.length - 1;
    this.#curve = curve;
    this.#low = tailOf(x[0], y[0], slope[0], mostChange * y[0]);
    this.#high = tailOf(x[last], y[last], slope[last], mostChange * y[last]);
    this.#sums = new Float64Array(x.length);
    for (let i = 0; i < last; i++)
      this.#sums[i + 1] = this.#sums[i] + pieceIntegral(curve, i, x[i + 1] - x[i]);
  }

  value(t: number): number {
    const tail = this.#tailAt(t);
    if (tail) return tailValue(tail, t);
    evaluateCurveInto(pair, this.#curve, t);
    return pair[0];
  }

  slope(t: number): number {
    const tail = this.#tailAt(t);
    if (tail) return tailSlope(tail, t);
    evaluateCurveInto(pair, this.#curve, t);
    return pair[1];
  }

  /** Second derivative; at a point that of the piece above it. */
  curvature(t: number): number {
    const tail = this.#tailAt(t);
    if (tail) return (-Math.sign(t - tail.at) * tailSlope(tail, t)) / tail.reach;
    const { x, y, slope } = this.#curve;
    const i = this.#pieceAt(t);
    const h = x[i + 1] - x[i];
    const secant = (y[i + 1] - y[i]) / h;
    const share = (t - x[i]) / h;
    return (
      (2 * (3 * secant - 2 * slope[i] - slope[i + 1]) + 6 * share * (slope[i] + slope[i + 1] - 2 * secant)) /
      h
    );
  }

  /** ∫ y dT from the first point, exact. */
  integral(t: number): number {
    const { x } = this.#curve;
    const tail = this.#tailAt(t);
    if (tail) return (tail === this.#high ? this.#sums[x.length - 1] : 0) + tailIntegral(tail, t);
    const i = this.#pieceAt(t);
    return this.#sums[i] + pieceIntegral(this.#curve, i, t - x[i]);
  }

  #pieceAt(t: number): number {
    const { x } = this.#curve;
    let i = 0;
    while (i < x.length - 2 && x[i + 1] <= t) i++;
    return i;
  }

  #tailAt(t: number): Tail | null {
    return t < this.#low.at ? this.#low : t > this.#high.at ? this.#high : null;
  }
}

/**
 * Viscosity through points [T, μ]: ln μ is a monotone cubic in 1/T (Andrade's law, ln μ = A + B/T, is met exactly);
 * beyond the ends ln μ levels off in T. Source: Andrade, E. N. da C. (1930), Nature 125, 309–310.
 */
export class LevelledViscosity {
  readonly #curve: Curve;
  readonly #low: Tail;
  readonly #high: Tail;

  constructor(points: readonly (readonly [number, number])[]) {
    const curve = fitMonotoneCubic(
      atLeastTwo(points)
        .map(([t, viscosity]) => [1 / t, Math.log(viscosity)] as const)
        .reverse(),
    );
    const { x, y, slope } = curve;
    const last = x.length - 1;
    const tail = (end: number): Tail => tailOf(1 / x[end], y[end], -slope[end] * x[end] * x[end], mostNepers);
    this.#curve = curve;
    this.#low = tail(last);
    this.#high = tail(0);
  }

  value(t: number): number {
    return Math.exp(this.#evaluate(t));
  }

  slope(t: number): number {
    const value = this.value(t);
    return value * pair[1];
  }

  /** Leaves ∂ln μ/∂T in `pair`. @returns ln μ */
  #evaluate(t: number): number {
    const tail = t < this.#low.at ? this.#low : t > this.#high.at ? this.#high : null;
    if (tail) {
      pair[1] = tailSlope(tail, t);
      return tailValue(tail, t);
    }
    evaluateCurveInto(pair, this.#curve, 1 / t);
    pair[1] /= -t * t;
    return pair[0];
  }
}

/** ∫ of piece i over its first s kelvin. */
function pieceIntegral({ x, y, slope }: Curve, i: number, s: number): number {
  const h = x[i + 1] - x[i];
  const secant = (y[i + 1] - y[i]) / h;
  const c2 = (3 * secant - 2 * slope[i] - slope[i + 1]) / h;
  const c3 = (slope[i] + slope[i + 1] - 2 * secant) / (h * h);
  return s * (y[i] + s * (slope[i] / 2 + s * (c2 / 3 + (s * c3) / 4)));
}

function atLeastTwo(points: readonly (readonly [number, number])[]): readonly (readonly [number, number])[] {
  return points.length === 1 ? [points[0], [points[0][0] + 1, points[0][1]]] : points;
}

const pair = new Float64Array(2);
