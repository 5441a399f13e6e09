/*
 * What a run keeps of the power: charges of batteries, feeds that fall short, energy and fuel of feeds with a limit.
 */
import type { Equations } from '#solver/solve/equations.ts';
import { shortConverters } from '#solver/solve/power-report.ts';
import { Batteries } from '#solver/transient/batteries.ts';
import type { TransientSolution } from '#solver/transient/contract.ts';
import { FeedMeters } from '#solver/transient/feed-meters.ts';
import type { Outages } from '#solver/transient/outages.ts';
import { Shortages } from '#solver/transient/shortages.ts';

export class PowerWatch {
  readonly #batteries: Batteries;
  readonly #shortages: Shortages;
  readonly #meters: FeedMeters;

  constructor(equations: Equations) {
    this.#batteries = new Batteries(equations);
    this.#shortages = new Shortages(equations);
    this.#meters = new FeedMeters(equations);
  }

  /** Reads a stage that was just evaluated. */
  read(stage: number, equations: Equations): void {
    this.#batteries.read(stage, equations);
    this.#shortages.read(stage, equations);
    this.#meters.read(stage, equations);
  }

  /** A step was made: from `time`, of `length` [s]. */
  spend(time: number, length: number): void {
    this.#batteries.spend(time, length);
    this.#meters.add(length);
  }

  /** Share of a step of `length` [s], its stages read, after which a battery is empty or full, or feeds fall short; 1 where none. */
  shareToEnd(length: number): number {
    return Math.min(this.#batteries.shareToEnd(length), this.#shortages.shareToShort());
  }

  /** When the first battery is empty or full if all goes on as now, s. */
  nextEnd(time: number): number {
    return this.#batteries.nextEnd(time);
  }

  /** Tells what has ended by `time` [s]. @returns whether anything has */
  tellEnds(time: number, outages: Pick<Outages, 'setCharge' | 'trip'>): boolean {
    const charges = this.#batteries.takeEnds(time);
    for (const { id, state } of charges) outages.setCharge(id, state);
    const short = this.#shortages.take();
    for (const id of short) outages.trip(id);
    return charges.length > 0 || short.length > 0;
  }

  /** Keeps the charges at a time within the last step. */
  keep(time: number): void {
    this.#batteries.keep(time);
  }

  result(): Pick<TransientSolution, 'batteries' | 'feeds'> {
    return { ...this.#batteries.result(), ...this.#meters.result() };
  }
}

/** Trips what asks more of its feeds than these have, at a state that is in balance. @returns whether anything does */
export function tripShort(
  equations: Equations,
  state: Float64Array,
  outages: Pick<Outages, 'trip'>,
): boolean {
  if (!equations.isAt(state)) equations.evaluate(state);
  const short = shortConverters(equations);
  for (const c of short) outages.trip(equations.network.parts.converters[c].id);
  return short.length > 0;
}
