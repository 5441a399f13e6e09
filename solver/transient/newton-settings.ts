/*
 * How Newton's method is run on the stages of a step.
 */
import type { NewtonOptions } from '#solver/solve/newton.ts';
import { required } from '#solver/solve/settle.ts';

/** Norm at which Newton's method stops, for each kelvin of tolerance, and the least: differences go with some 100 K. */
const normPerKelvin = 1e-5;
const leastNorm = 1e-9;
/** Iterations on a stage, and where everything may have changed. */
export const stageIterations = 30;
const jumpIterations = 120;

/**
 * Where everything may have changed.
 * @param tolerance of a temperature in one step [K]; Infinity: the steps are given, each is solved as well as can be
 */
export function jumpSettingsFor(tolerance: number): NewtonOptions {
  const norm = tolerance === Infinity ? leastNorm : Math.max(leastNorm, normPerKelvin * tolerance);
  return {
    tolerance: Math.min(required, norm),
    maxIterations: jumpIterations,
    budget: Infinity,
    reuseFactors: false,
    stage: 'coupled',
  };
}
