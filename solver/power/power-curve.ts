/*
 * Measured power of a machine against its utilisation.
 */
import type { Interpolation, Point } from '#solver/case/curve.ts';
import { type Curve, curveValue, fitCurve } from '#solver/correlations/monotone-cubic.ts';

export interface PowerCurve {
  /** How busy the machine is now, 0…1. */
  readonly utilisation: number;
  /** [utilisation, power W], rising in utilisation. */
  readonly points: readonly Point[];
  readonly interpolation?: Interpolation; // default monotone-cubic
}

/** Fitted curves by their points, which are read-only. */
const fitted = { linear: new WeakMap<object, Curve>(), 'monotone-cubic': new WeakMap<object, Curve>() };

/**
 * P(u) through measured points, W: met exactly at each, a monotone cubic between (or straight lines), held beyond
 * the ends. Relation 'power-utilisation'.
 *
 * Validity: the machine and the workload of the measurement; whole-machine figures hold losses and fans already.
 * Source: the points of the measurement (SPECpower_ssj2008: eleven); Fritsch & Carlson (1980), SIAM J. Numer. Anal. 17, 238–246.
 * Example: 41.6, 73 and 113 W at 0, 0.5 and 1 give 56.225 W at 0.25.
 */
export function powerAtUtilisation({
  utilisation,
  points,
  interpolation = 'monotone-cubic',
}: PowerCurve): number {
  let curve = fitted[interpolation].get(points);
  if (!curve) {
    curve = fitCurve(points, interpolation);
    fitted[interpolation].set(points, curve);
  }
  const { x } = curve;
  return curveValue(curve, Math.max(x[0], Math.min(x[x.length - 1], utilisation)));
}
