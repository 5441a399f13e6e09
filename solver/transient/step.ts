/*
 * One accepted step between two times, and what lies in between.
 */
import type { Topology } from '#solver/solve/topology.ts';

/** What a place that melts took up in a step: its heat goes smoothly where its temperature does not. */
export interface MeltingStep {
  /** J, and W at both ends. */
  readonly stored: number;
  readonly startIntake: number;
  readonly endIntake: number;
  /** Its temperature when it has taken up `heat` J since the beginning of the step. */
  readonly temperatureAfter: (heat: number) => number;
}

/** What the controls did in a step. */
export interface ControlStep {
  readonly start: { readonly outputs: Float64Array; readonly states: Float64Array };
  readonly end: { readonly outputs: Float64Array; readonly states: Float64Array };
  /** dz/dt of their states at both ends. */
  readonly startRates: Float64Array;
  readonly endRates: Float64Array;
}

/** Values of unknowns of all kinds; shapes are those of the state and of the places. */
export interface Step {
  readonly time: number;
  readonly length: number;
  /** State at the beginning, at half the step and at its end. */
  readonly start: Float64Array;
  readonly middle: Float64Array;
  readonly end: Float64Array;
  /** dT/dt of each place at both ends, K/s; NaN where it has no capacity. */
  readonly startSlope: Float64Array;
  readonly endSlope: Float64Array;
  /** Of the places that melt. */
  readonly melting: ReadonlyMap<number, MeltingStep>;
  readonly control: ControlStep | null;
}

/**
 * A value of the state inside the step: the cubic through both ends with their slopes where there is a capacity, else
 * the parabola through beginning, middle and end. Where something melts the cubic is that of its heat.
 * @param s place in the state; `place` that of a temperature, −1 for others
 * @param share of the step, 0…1
 */
export function within(step: Step, s: number, place: number, share: number): number {
  const y0 = step.start[s];
  const y1 = step.end[s];
  const slope = place < 0 ? NaN : step.startSlope[place];
  if (Number.isNaN(slope)) {
    const half = step.middle[s] - y0;
    return y0 + share * (4 * half - (y1 - y0) + 2 * share * (y1 - y0 - 2 * half));
  }
  const melting = step.melting.get(place);
  if (melting) {
    const { stored, startIntake, endIntake } = melting;
    return melting.temperatureAfter(
      cubic(0, stored, step.length * startIntake, step.length * endIntake, share),
    );
  }
  return cubic(y0, y1, step.length * slope, step.length * step.endSlope[place], share);
}

/** The whole state inside the step, each value for itself. */
export function stateWithin(step: Step, { temperatureAt, outputAt }: Topology, share: number): Float64Array {
  return step.end.map((_, s) =>
    within(step, s, s >= temperatureAt && s < outputAt ? s - temperatureAt : -1, share),
  );
}

/** Between two values with their rises over the whole step. */
export function cubic(y0: number, y1: number, rise0: number, rise1: number, share: number): number {
  const left = 1 - share;
  return y0 + share * share * (1 + 2 * left) * (y1 - y0) + share * left * (left * rise0 - share * rise1);
}

/** Share of the step at which a temperature turns around, where it does inside; NaN elsewhere. */
export function turningPoint(step: Step, s: number, place: number): number {
  const melting = step.melting.get(place);
  const a = step.length * (melting ? melting.startIntake : step.startSlope[place]);
  const b = step.length * (melting ? melting.endIntake : step.endSlope[place]);
  if (!(a * b < 0)) return NaN;
  // The cubic's slope: a + 2 p x + q x² with the rise between both ends.
  const rise = melting ? melting.stored : step.end[s] - step.start[s];
  const q = 3 * (a + b - 2 * rise);
  const p = 3 * rise - 2 * a - b;
  const root = Math.sqrt(Math.max(0, p * p - q * a));
  const candidates = Math.abs(q) < 1e-30 ? [-a / (2 * p)] : [(-p + root) / q, (-p - root) / q];
  return candidates.find((share) => share > 0 && share < 1) ?? NaN;
}
