/*
 * What every control is to a run in time.
 *
 * Temperatures reach a law as “warmth”: a temperature as it is, a margin with its sign turned, so that more is warmer.
 */
import type { Switch } from '#solver/control/switch.ts';

/** How a law's states come from those at the beginning: z = from + share · dz/dt; 0 keeps them. */
export interface Advance {
  readonly from: Float64Array;
  readonly share: number; // s
}

export interface ControlLaw {
  /** The outputs that it can have. */
  readonly least: number;
  readonly most: number;
  /** Its states: how fast each decays [1/s], and the change of it that counts like one of a kelvin. */
  readonly states: readonly { readonly decay: number; readonly kelvin: number }[];
  /** Interval at which it acts, s; null: it acts at every moment. */
  readonly sample: number | null;
  /** Whether its output follows what it measures at every moment. */
  readonly isContinuous: boolean;
  readonly switches: readonly Switch[];
  /**
   * Writes [output, ∂/∂measured, ∂/∂(output there)], and its states into `states`.
   * @param output that stands now, which some laws adjust rather than compute, and by how much (`gain`, more than 0) for
   * each unit of what is measured
   */
  follow(
    out: Float64Array,
    states: Float64Array,
    advance: Advance,
    measured: number,
    output: number,
    gain: number,
  ): void;
  /** The same where nothing changes any more. */
  rest(out: Float64Array, measured: number, output: number, gain: number): void;
  /** States that go with a steady output; absent where it has none. */
  hold?(states: Float64Array, measured: number, output: number): void;
  /** States of a run that does not begin at rest, where they are others than at rest. @returns the output */
  begin?(states: Float64Array, measured: number): number;
  /** dz/dt of its states; absent where they do not move by themselves. */
  rates?(out: Float64Array, states: Float64Array, measured: number): void;
  /** The output from a sample on, for a law that samples. */
  act?(states: Float64Array, measured: number, output: number): number;
}

/** Warming that counts like a change of an output over its whole range, K: a scale of errors. */
export const wholeRange = 10;

/** Between `least` and `most`. */
export function clip(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

/** The output after one sample, no further from the one before than the rate allows [1/s]. */
export function limitRate(
  wanted: number,
  before: number,
  rate: number | undefined,
  sample: number | null,
): number {
  const reach = (rate ?? Infinity) * (sample ?? 0);
  return sample === null || rate === undefined ? wanted : clip(wanted, before - reach, before + reach);
}
