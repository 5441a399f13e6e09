/*
 * Converters: N equal units that share a load.
 */
import type { Converter } from '#solver/case/case.ts';
import { converterInputWithSlope } from '#solver/correlations/converter-efficiency.ts';
import { fitMonotoneCubic } from '#solver/correlations/monotone-cubic.ts';

export interface ConverterLaw {
  /** W of all units together. */
  readonly rating: number;
  /** Writes [input, ∂input/∂output], W. @param output [W]; below 0 it counts as 0 (no power flows back) */
  evaluate(out: Float64Array, output: number): void;
}

/** One efficiency point is a constant efficiency. Relation 'converter-efficiency'. */
export function compileConverter(converter: Converter): ConverterLaw {
  const rating = converter.rating * converter.units;
  const [first] = converter.efficiency;
  if (converter.efficiency.length === 1) {
    return {
      rating,
      evaluate(out, output) {
        out[0] = Math.max(output, 0) / first[1];
        out[1] = output < 0 ? 0 : 1 / first[1];
      },
    };
  }
  const curve = fitMonotoneCubic(converter.efficiency);
  return {
    rating,
    evaluate(out, output) {
      converterInputWithSlope(out, curve, rating, Math.max(output, 0));
      if (output < 0) out[1] = 0;
    },
  };
}
