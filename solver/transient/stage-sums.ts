/*
 * Sums over the stages of a step.
 */
import { differences, stages } from '#solver/transient/esdirk.ts';
import type { StageEquations } from '#solver/transient/stage-equations.ts';

/**
 * Largest difference of a temperature between both solutions [K]. The difference is passed through the stage's matrix:
 * what is stiff has long found its balance and is not to blame.
 * @param intake heat into each capacity at each stage [W]
 * @param correction numbers for all unknowns, to work with
 */
export function temperatureError(
  { capacity, topology, structure, rate }: StageEquations,
  intake: readonly Float64Array[],
  length: number,
  correction: Float64Array,
): number {
  correction.fill(0);
  for (let place = 0; place < capacity.length; place++) {
    if (capacity[place] === 0) continue;
    let heat = 0;
    for (let i = 0; i < stages; i++) heat += differences[i] * intake[i][place];
    correction[topology.unknownOf[topology.temperatureAt + place]] = -rate * length * heat;
  }
  structure.lu.solve(correction, correction);
  let largest = 0;
  for (let place = 0; place < capacity.length; place++) {
    if (capacity[place] === 0) continue;
    const size = Math.abs(correction[topology.unknownOf[topology.temperatureAt + place]]);
    if (!(size <= largest)) largest = size;
  }
  return largest;
}

export function addMultiple(sum: Float64Array, factor: number, list: Float64Array): void {
  if (factor === 0) return;
  for (let i = 0; i < sum.length; i++) sum[i] += factor * list[i];
}
