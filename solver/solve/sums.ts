/*
 * Sums over what belongs to one branch or link, without allocation; counted loops, since code that has not been
 * compiled yet allocates for every step of an iterator.
 */
import { bypassHeadWithSlope } from '#solver/correlations/bypass.ts';
import type { MachineLaw } from '#solver/flow/law.ts';
import type { NetworkBranch, VelocityTerm } from '#solver/solve/network.ts';

/** Σ weight · ṁ/area, signs kept, kg/(m² s). */
export function massVelocity(terms: readonly VelocityTerm[], state: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < terms.length; k++) sum += terms[k].weightOverArea * state[terms[k].branch];
  return sum;
}

/** Σ (weight · ṁ/area)², kg²/(m⁴ s²). */
export function massVelocitySquared(terms: readonly VelocityTerm[], state: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < terms.length; k++) {
    const velocity = terms[k].weightOverArea * state[terms[k].branch];
    sum += velocity * velocity;
  }
  return sum;
}

/**
 * Writes [Δp, ∂Δp/∂ṁ, ∂Δp/∂ρ, ∂Δp/∂μ, Σ|Δp|, 0] of a branch's elements.
 * @param scratch four numbers
 */
export function pressureDrop(
  drop: Float64Array,
  scratch: Float64Array,
  branch: NetworkBranch,
  flow: number,
  density: number,
  viscosity: number,
): void {
  let loss = 0;
  let byFlow = 0;
  let byDensity = 0;
  let byViscosity = 0;
  let gross = 0;
  const { laws } = branch;
  for (let k = 0; k < laws.length; k++) {
    laws[k].evaluate(scratch, flow, density, viscosity);
    loss += scratch[0];
    byFlow += scratch[1];
    byDensity += scratch[2];
    byViscosity += scratch[3];
    gross += Math.abs(scratch[0]);
  }
  drop[0] = loss;
  drop[1] = byFlow;
  drop[2] = byDensity;
  drop[3] = byViscosity;
  drop[4] = gross;
  drop[5] = 0;
}

/** Takes from `drop` the head of the stream that passes beside; its last number is ∂head/∂(mass velocity). */
export function addBypassHead(
  drop: Float64Array,
  scratch: Float64Array,
  branch: NetworkBranch,
  past: number,
  flow: number,
  density: number,
): void {
  bypassHeadWithSlope(scratch, past, flow / branch.face, density);
  drop[0] -= scratch[0];
  drop[4] += Math.abs(scratch[0]);
  drop[5] = scratch[1];
  drop[1] -= scratch[2] / branch.face;
  drop[2] -= scratch[3];
}

/** Writes [ΣP/ρ, Σ∂(P/ρ)/∂Q] of fans behind one another at the volume flow Q [m³/s]. */
export function machinePower(out: Float64Array, machines: readonly MachineLaw[], volumeFlow: number): void {
  let power = 0;
  let slope = 0;
  for (let k = 0; k < machines.length; k++) {
    machines[k].powerPerDensity(out, volumeFlow);
    power += out[0];
    slope += out[1];
  }
  out[0] = power;
  out[1] = slope;
}
