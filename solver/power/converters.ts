/*
 * Converters: N equal units that share a load.
 */
import type { Converter } from '#solver/case/power.ts';
import { converterInputWithSlope } from '#solver/correlations/converter-efficiency.ts';
import { fitMonotoneCubic } from '#solver/correlations/monotone-cubic.ts';

export interface ConverterLaw {
  /** W of all units together. */
  readonly rating: number;
  /** Writes [input, ∂input/∂output], W. @param output [W]; below 0 it counts as 0 (no power flows back) */
  evaluate(out: Float64Array, output: number): void;
}

/**
 * One efficiency point is a constant efficiency, and so are those of a battery and a bypass. Relation
 * 'converter-efficiency'.
 * @param units that carry the output; where none does there is no output, and the law is that of all
 */
export function compileConverter(
  converter: Converter,
  units = converter.units,
  onBattery = false,
): ConverterLaw {
  const { battery, bypass } = converter;
  const rating = converter.rating * (units > 0 ? units : converter.units);
  if (onBattery && battery) return constant(rating, battery.efficiency);
  if (bypass?.active === true) return constant(rating, bypass.efficiency);
  if (converter.efficiency.length === 1) return constant(rating, converter.efficiency[0][1]);
  const curve = fitMonotoneCubic(converter.efficiency);
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
