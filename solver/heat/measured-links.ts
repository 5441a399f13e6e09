/*
 * Links into a stream by measurement: a regression, or points.
 */
import type { HeatLinkKind } from '#solver/case/heat-link.ts';
import { evaluateCurveInto, fitMonotoneCubic } from '#solver/correlations/monotone-cubic.ts';
import type { FluidLaw } from '#solver/flow/fluid.ts';
import type { StreamLaw } from '#solver/heat/law.ts';

type Kind<T extends HeatLinkKind['type']> = Extract<HeatLinkKind, { type: T }>;

/** Powers of Q have no value at rest; below this the stream's own limit rules by far, m³/s. */
const atRest = 1e-12;
/** Sharpness of the change from the measured law to the stream's limit: 1 % low where the sink takes 90 % of it. */
const sharpness = 16;

/** Writes [R, ∂R/∂ ln Q] at the volume flow Q > 0, K/W. */
type Resistance = (out: Float64Array, volumeFlow: number) => void;

/**
 * G = 1/R(Q), never above ṁ c: a stream leaves no warmer than the sink's base. Curves are measured at flows where that
 * limit is far; at a trickle it takes over from whatever they go on to, so that heat and slopes are finite at rest.
 */
function limitedLaw(
  relation: 'stream-resistance' | 'stream-table',
  fluid: FluidLaw,
  measuredAt: Resistance,
  [least, most]: readonly [number, number],
): StreamLaw {
  let resistance = Infinity;
  let volumeFlow = 0;
  return {
    kind: 'stream',
    relation: () => relation,
    inRange: () => volumeFlow >= least && volumeFlow <= most,
    detail: () => `R = ${resistance.toPrecision(3)} K/W`,
    evaluate(out, from, inlet, massFlow) {
      const density = fluid.density(inlet);
      const cp = fluid.specificHeat(inlet);
      const rise = from - inlet;
      volumeFlow = massFlow / density;
      if (volumeFlow <= atRest) {
        resistance = Infinity;
        out[0] = 0;
        out[1] = 0;
        out[2] = 0;
        out[3] = cp * rise;
        return;
      }
      measuredAt(pair, volumeFlow);
      const measured = 1 / pair[0];
      const limit = massFlow * cp;
      const ratio = measured / limit;
      const conductance =
        ratio < 1
          ? measured / (1 + ratio ** sharpness) ** (1 / sharpness)
          : limit / (1 + ratio ** -sharpness) ** (1 / sharpness);
      const toMeasured = (conductance / measured) ** (sharpness + 1);
      const toLimit = (conductance / limit) ** (sharpness + 1);
      const slope = (-toMeasured * measured * measured * pair[1]) / volumeFlow;
      resistance = 1 / conductance;
      out[0] = conductance * rise;
      out[1] = conductance;
      out[2] =
        -conductance +
        rise *
          (toLimit * massFlow * fluid.specificHeatSlope(inlet) -
            (slope * volumeFlow * fluid.densitySlope(inlet)) / density);
      out[3] = rise * (slope / density + toLimit * cp);
    },
  };
}

/** R = offset + coefficient Q^−exponent. */
export function measuredStream(link: Kind<'stream-resistance'>, fluid: FluidLaw): StreamLaw {
  const { offset, coefficient, exponent } = link;
  return limitedLaw(
    'stream-resistance',
    fluid,
    (out, q) => {
      const variable = coefficient * q ** -exponent;
      out[0] = offset + variable;
      out[1] = -exponent * variable;
    },
    [0, Infinity],
  );
}

/** ln R over ln Q as a monotone cubic, straight beyond the ends: a power law with the slope of the end. */
export function streamTable(link: Kind<'stream-table'>, fluid: FluidLaw): StreamLaw {
  const { points } = link;
  const curve = fitMonotoneCubic(points.map(([q, r]) => [Math.log(q), Math.log(r)] as const));
  return limitedLaw(
    'stream-table',
    fluid,
    (out, q) => {
      evaluateCurveInto(out, curve, Math.log(q));
      out[0] = Math.exp(out[0]);
      out[1] *= out[0];
    },
    [points[0][0] * (1 - edge), points[points.length - 1][0] * (1 + edge)],
  );
}

/** A flow that is that of the first or last point but for rounding is in range. */
const edge = 1e-9;

const pair = new Float64Array(2);
