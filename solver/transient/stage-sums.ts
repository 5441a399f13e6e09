/*
 * Sums over the stages of a step.
 */
import { differences, stages } from '#solver/transient/esdirk.ts';
import type { StageEquations } from '#solver/transient/stage-equations.ts';
import type { MeltingStep } from '#solver/transient/step.ts';

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

/** Rates of the temperatures [K/s] where the heat `intake` [W] flows in; NaN where nothing is stored. */
export function slopesOf(equations: StageEquations, intake: Float64Array, state: Float64Array): Float64Array {
  const at = equations.topology.temperatureAt;
  return intake.map((heat, place) =>
    equations.capacity[place] > 0 ? heat / equations.effectiveCapacity(place, state[at + place]) : NaN,
  );
}

const nothingMelts: ReadonlyMap<number, MeltingStep> = new Map();

/**
 * What the places that melt took up from `start` to `end`.
 * @param intake heat into each capacity at each stage [W]
 */
export function meltingIn(
  equations: StageEquations,
  intake: readonly Float64Array[],
  start: Float64Array,
  end: Float64Array,
): ReadonlyMap<number, MeltingStep> {
  const at = equations.topology.temperatureAt;
  if (equations.melting.length === 0) return nothingMelts;
  return new Map(
    equations.melting.map((place) => [
      place,
      {
        stored: equations.stored(place, start[at + place], end[at + place]),
        startIntake: intake[0][place],
        endIntake: intake[stages - 1][place],
        temperatureAfter: (heat) => equations.temperatureAfter(place, start[at + place], heat),
      },
    ]),
  );
}
