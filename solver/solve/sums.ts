/*
 * Sums over what belongs to one branch or link, without allocation.
 */
import type { MachineLaw } from '#solver/flow/law.ts';
import type { VelocityTerm } from '#solver/solve/network.ts';

/** Σ weight · ṁ/area, signs kept, kg/(m² s). */
export function massVelocity(terms: readonly VelocityTerm[], state: Float64Array): number {
  let sum = 0;
  for (const term of terms) sum += term.weightOverArea * state[term.branch];
  return sum;
}

/** Σ (weight · ṁ/area)², kg²/(m⁴ s²). */
export function massVelocitySquared(terms: readonly VelocityTerm[], state: Float64Array): number {
  let sum = 0;
  for (const term of terms) sum += (term.weightOverArea * state[term.branch]) ** 2;
  return sum;
}

/** Writes [ΣP/ρ, Σ∂(P/ρ)/∂Q] of fans behind one another at the volume flow Q [m³/s]. */
export function machinePower(out: Float64Array, machines: readonly MachineLaw[], volumeFlow: number): void {
  let power = 0;
  let slope = 0;
  for (const machine of machines) {
    machine.powerPerDensity(out, volumeFlow);
    power += out[0];
    slope += out[1];
  }
  out[0] = power;
  out[1] = slope;
}
