/*
 * An enclosure condensed to what hangs on the air that it is given: solved whole at few inlet temperatures, read off
 * curves between them.
 */
import type { InletSample } from '#models/results/site.ts';
import { type Curve, curveValue, fitMonotoneCubic } from '#solver/correlations/monotone-cubic.ts';

export interface CondensedByInlet {
  /** By rising inlet temperature: solved whole. */
  readonly samples: readonly InletSample[];
  /**
   * The largest difference between the curves and a whole solve half-way between two of their points, each of which was
   * then made a point as well: power as a share of it, margin in K.
   */
  readonly error: { readonly power: number; readonly margin: number };
  /** Between the coldest and the warmest sample; null beyond. */
  at(inlet: number): Pick<InletSample, 'power' | 'fanPower' | 'margin'> | null;
  /** The part nearest to its limit at the sample nearest to an inlet. */
  hottestAt(inlet: number): string | null;
}

/** Intervals to begin with, and the most whole solves. */
const firstIntervals = 4;
export const mostSolves = 33;
/** How far curves may be off half-way: power as a share, margin in K. */
const near = { power: 1e-3, margin: 0.1 } as const;
/** Closest that two samples are put, K: a step of a law is not followed further. */
const closest = 0.1;

interface Curves {
  readonly power: Curve;
  readonly fanPower: Curve;
  readonly margin: Curve | null;
}

/**
 * @param from coldest and `to` warmest inlet that will be asked for, K
 * @param solve the enclosure at an inlet temperature; null where it has no answer
 * @throws Error in words where it has an answer at fewer than two of the first inlets
 */
export async function condenseByInlet(
  from: number,
  to: number,
  solve: (inlet: number) => Promise<InletSample | null>,
): Promise<CondensedByInlet> {
  const first: (InletSample | null)[] = [];
  const middle = (from + to) / 2;
  // A place of one temperature still gets a curve.
  const half = Math.max((to - from) / 2, closest);
  for (let n = 0; n <= firstIntervals; n++)
    first.push(await solve(middle + half * ((2 * n) / firstIntervals - 1)));
  let samples = first.filter((sample) => sample !== null);
  if (samples.length < 2)
    throw new Error(`it has no answer between ${celsius(from)} and ${celsius(to)}: see "boxwright solve"`);
  let solves = first.length;
  let open = gaps(samples);
  let error = { power: 0, margin: 0 };
  let unsettled = error;
  while (open.length > 0) {
    const curves = curvesThrough(samples);
    const found: InletSample[] = [];
    const split: number[] = [];
    unsettled = { power: 0, margin: 0 };
    for (const { low, high } of open) {
      if (solves >= mostSolves) break;
      const inlet = (low + high) / 2;
      solves++;
      const sample = await solve(inlet);
      if (!sample) continue;
      found.push(sample);
      const off = offBy(curves, sample);
      if ((off.power > near.power || off.margin > near.margin) && high - low > 2 * closest) {
        split.push(inlet);
        unsettled = largerOf(unsettled, off);
      } else error = largerOf(error, off);
    }
    samples = [...samples, ...found].toSorted((a, b) => a.inlet - b.inlet);
    open =
      solves >= mostSolves
        ? []
        : gaps(samples).filter(({ low, high }) => split.some((at) => at === low || at === high));
  }
  const curves = curvesThrough(samples);
  const coldest = samples[0].inlet;
  const warmest = samples[samples.length - 1].inlet;
  return {
    samples,
    error: solves >= mostSolves ? largerOf(error, unsettled) : error,
    at(inlet) {
      if (inlet < coldest - rounding || inlet > warmest + rounding) return null;
      return {
        power: curveValue(curves.power, inlet),
        fanPower: curveValue(curves.fanPower, inlet),
        margin: curves.margin && curveValue(curves.margin, inlet),
      };
    },
    hottestAt(inlet) {
      const nearest = samples.reduce((a, b) =>
        Math.abs(b.inlet - inlet) < Math.abs(a.inlet - inlet) ? b : a,
      );
      return nearest.hottest;
    },
  };
}

/** Of inlets that are the ends of the range, K. */
const rounding = 1e-6;

function gaps(samples: readonly InletSample[]): { readonly low: number; readonly high: number }[] {
  return samples.slice(1).map(({ inlet }, i) => ({ low: samples[i].inlet, high: inlet }));
}

function curvesThrough(samples: readonly InletSample[]): Curves {
  const through = (value: (sample: InletSample) => number): Curve =>
    fitMonotoneCubic(samples.map((sample) => [sample.inlet, value(sample)] as const));
  return {
    power: through(({ power }) => power),
    fanPower: through(({ fanPower }) => fanPower),
    margin: samples.every(({ margin }) => margin !== null) ? through(({ margin }) => margin ?? 0) : null,
  };
}

function largerOf(a: CondensedByInlet['error'], b: CondensedByInlet['error']): CondensedByInlet['error'] {
  return { power: Math.max(a.power, b.power), margin: Math.max(a.margin, b.margin) };
}

function offBy(curves: Curves, { inlet, power, margin }: InletSample): { power: number; margin: number } {
  return {
    power: Math.abs(curveValue(curves.power, inlet) - power) / Math.max(power, 1e-9),
    margin: curves.margin && margin !== null ? Math.abs(curveValue(curves.margin, inlet) - margin) : 0,
  };
}

const celsius = (kelvin: number): string => `${(kelvin - 273.15).toFixed(1)} °C`;
