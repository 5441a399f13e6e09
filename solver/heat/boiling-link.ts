/*
 * From a surface into a stream that boils on it, by measured points, up to where it dries out.
 */
import type { HeatLinkKind } from '#solver/case/heat-link.ts';
import { limitedHeatWithSlope } from '#solver/correlations/heat-pipe.ts';
import { evaluateCurveInto, fitMonotoneCubic } from '#solver/correlations/monotone-cubic.ts';
import type { StreamLaw } from '#solver/heat/law.ts';

/** Below the first point the resistance is that of the first: points at these shares of its heat. */
const below = [0.01, 0.1] as const;
/** Of the two limits the lesser rules: at equal ones both give 92 %. */
const sharpness = 8;
/** Streams slower than this evaporate nothing, kg/s. */
const atRest = 1e-12;
/** Superheats smaller than this share of the first point's are carried on straight. */
const flat = 1e-3;

/**
 * Q [1 + (Q/L)³⁰] = W(ΔT), ln W over ln ΔT a monotone cubic through the points (ΔT = W R), straight beyond; odd in ΔT.
 * L is the lesser of the heat at which the surface dries out and of what the stream can evaporate.
 */
export function boilingTable(link: Extract<HeatLinkKind, { type: 'boiling-table' }>): StreamLaw {
  const { points, dryOut = Infinity, evaporated } = link;
  const [[first, resistance]] = points;
  const all = [...below.map((share) => [share * first, resistance] as const), ...points];
  const curve = fitMonotoneCubic(all.map(([heat, r]) => [Math.log(heat * r), Math.log(heat)] as const));
  const least = flat * first * resistance;
  const most = points[points.length - 1][0] * (1 + 1e-9);
  let heat = 0;
  let limit = Infinity;
  return {
    kind: 'stream',
    relation: () => 'boiling-table',
    inRange: () => heat <= most && heat <= limit,
    detail: () => `${Math.round((100 * heat) / limit)} % of dry-out`,
    values: () => ({ limit, load: limit > 0 ? heat / limit : 0 }),
    evaluate(out, from, inlet, massFlow) {
      const rise = from - inlet;
      const size = Math.max(least, Math.abs(rise));
      evaluateCurveInto(pair, curve, Math.log(size));
      const there = Math.exp(pair[0]);
      const isFlat = Math.abs(rise) < least;
      const wish = isFlat ? (there * rise) / least : Math.sign(rise) * there;
      const slope = isFlat ? there / least : (there * pair[1]) / size;
      const stream = massFlow * evaporated;
      limit = lesser(dryOut, stream);
      if (massFlow <= atRest) {
        heat = 0;
        limit = 0;
        out.fill(0, 0, 4);
        return;
      }
      limitedHeatWithSlope(three, wish, limit);
      heat = Math.abs(three[0]);
      out[0] = three[0];
      out[1] = three[1] * slope;
      out[2] = -out[1];
      out[3] = three[2] * (limit / stream) ** (sharpness + 1) * evaporated;
    },
  };
}

/** (a⁻⁸ + b⁻⁸)^(−1/8), without overflow. */
function lesser(a: number, b: number): number {
  const low = Math.min(a, b);
  return low * (1 + (low / Math.max(a, b)) ** sharpness) ** (-1 / sharpness);
}

const pair = new Float64Array(2);
const three = new Float64Array(3);
