/*
 * Converters: N equal units that share a load.
 */
import type { Battery, Converter } from '#solver/case/power.ts';
import { converterInputWithSlope } from '#solver/correlations/converter-efficiency.ts';
import { fitMonotoneCubic } from '#solver/correlations/monotone-cubic.ts';

export interface ConverterLaw {
  /** W of all units together. */
  readonly rating: number;
  /** Writes [input, ∂input/∂output], W. @param output [W]; below 0 it counts as 0 (no power flows back) */
  evaluate(out: Float64Array, output: number): void;
  /** Where the input is shared between feeds and a battery: what each feed has, W, in their order. */
  readonly capacities?: readonly number[];
  /** The law as if the feeds had enough, and what the battery may take, W. */
  readonly whole?: ConverterLaw;
  readonly mayTake?: number;
  /** The share, where there is one: [drawn from the feeds, its slope, given by the battery (taken: below 0), stored, its slope], W. */
  divide?(out: Float64Array, output: number): void;
}

/** What may be drawn: what each feed in order has, and what the battery may give and take, W. */
export interface Sharing {
  readonly capacities: readonly number[];
  readonly mayGive: boolean;
  readonly mayTake: number;
}

/**
 * One efficiency point is a constant efficiency, and so are those of a battery and a bypass. Relation
 * 'converter-efficiency'.
 * @param units that carry the output; where none does there is no output, and the law is that of all
 * @param sharing where feeds have a limit, or a battery is charged
 */
export function compileConverter(
  converter: Converter,
  units = converter.units,
  onBattery = false,
  sharing: Sharing | null = null,
): ConverterLaw {
  const { battery } = converter;
  const rating = converter.rating * (units > 0 ? units : converter.units);
  if (onBattery && battery) return constant(rating, battery.efficiency);
  const law = wholeLaw(converter, rating);
  return sharing ? shared(law, sharing, battery) : law;
}

function wholeLaw({ bypass, efficiency }: Converter, rating: number): ConverterLaw {
  if (bypass?.active === true) return constant(rating, bypass.efficiency);
  if (efficiency.length === 1) return constant(rating, efficiency[0][1]);
  const curve = fitMonotoneCubic(efficiency);
  return {
    rating,
    evaluate(out, output) {
      converterInputWithSlope(out, curve, rating, Math.max(output, 0));
      if (output < 0) out[1] = 0;
    },
  };
}

function constant(rating: number, efficiency: number): ConverterLaw {
  return {
    rating,
    evaluate(out, output) {
      out[0] = Math.max(output, 0) / efficiency;
      out[1] = output < 0 ? 0 : 1 / efficiency;
    },
  };
}

/**
 * Of an input P of which the feeds have A: up to A they give it, and charge the battery with what is left, at most
 * `mayTake`. Beyond A the battery carries the share 1 − A/P of the output by its own efficiency, so that nothing jumps
 * where the feeds fade; without one the feeds are asked for P, more than they have.
 */
function shared(law: ConverterLaw, sharing: Sharing, battery: Battery | undefined): ConverterLaw {
  const { capacities, mayGive, mayTake } = sharing;
  const most = capacities.reduce((sum, capacity) => sum + capacity, 0);
  const { efficiency = 1, chargeEfficiency = 1 } = battery ?? {};
  const two = new Float64Array(2);
  const five = new Float64Array(5);
  const divide = (out: Float64Array, output: number): void => {
    law.evaluate(two, output);
    const [need, slope] = two;
    out.fill(0, 0, 5);
    if (need <= most || !mayGive) {
      const left = Math.max(0, most - need);
      const taken = Math.min(mayTake, left);
      const takenSlope = taken > 0 && taken < mayTake ? -slope : 0;
      out[0] = need + taken;
      out[1] = slope + takenSlope;
      out[2] = -taken;
      out[3] = taken * chargeEfficiency;
      out[4] = takenSlope * chargeEfficiency;
      return;
    }
    out[0] = most;
    out[2] = ((1 - most / need) * Math.max(0, output)) / efficiency;
  };
  return {
    rating: law.rating,
    capacities,
    whole: law,
    mayTake,
    divide,
    evaluate(out, output) {
      divide(five, output);
      out[0] = five[0] + Math.max(0, five[2]);
      if (five[2] <= 0) {
        out[1] = five[1];
        return;
      }
      const [need, slope] = two;
      out[1] = (1 - most / need + (Math.max(0, output) * most * slope) / (need * need)) / efficiency;
    },
  };
}

/** What one feed of an order gives of `drawn` W, `before` of which come from those before it. */
export function givenBy(capacity: number, drawn: number, before: number): number {
  return Math.min(capacity, Math.max(0, drawn - before));
}
