/*
 * Converters whose feeds have a limit: when these begin to have less than is asked, or less than the battery would take.
 */
import type { Equations } from '#solver/solve/equations.ts';
import { stages } from '#solver/transient/esdirk.ts';

/** Of the input: what counts as nothing. */
const nothing = 1e-7;
/** The shortest share of a step that is left of it. */
const shortestShare = 1e-6;

interface Watched {
  readonly id: string;
  readonly converter: number;
  /** Whether a battery adds what the feeds lack. */
  isCarried: boolean;
  /** Over the input, at each stage: input less what the feeds have, and the same with what the battery would take. */
  readonly lack: Float64Array;
  readonly narrow: Float64Array;
}

export class Shortages {
  readonly #watched: Watched[];
  #isAimed = false;

  constructor({ network }: Equations) {
    this.#watched = network.parts.converters.flatMap(({ id, order }, converter): Watched[] =>
      order ? [{ id, converter, isCarried: true, lack: far(), narrow: far() }] : [],
    );
  }

  /** Reads what each lacks at a stage that was just evaluated. */
  read(stage: number, { network, topology, state }: Equations): void {
    const { available, converters } = network.power;
    for (const watched of this.#watched) {
      const { converter, lack, narrow } = watched;
      const { whole, capacities, mayTake = 0 } = converters[converter];
      whole?.evaluate(two, state[topology.outputAt + converter]);
      const isWatched = whole !== undefined && available.units[converter] > 0 && two[0] > 0;
      const has = capacities?.reduce((sum, capacity) => sum + capacity, 0) ?? Infinity;
      watched.isCarried = available.mayGive[converter];
      lack[stage] = isWatched ? (two[0] - has) / two[0] : -Infinity;
      narrow[stage] = isWatched ? (two[0] + mayTake - has) / two[0] : -Infinity;
    }
  }

  /** Share of a step, its stages read, after which the first begins or ceases to lack, on a straight line; 1 where none does. */
  shareToShort(): number {
    let share = 1;
    for (const { lack, narrow, isCarried } of this.#watched) {
      if (isCarried) share = Math.min(share, crossing(lack));
      else if (lack[stages - 1] > nothing) {
        share = Math.min(share, crossing(lack), lack[0] < -nothing ? 1 : shortestShare);
        this.#isAimed = true;
      }
      share = Math.min(share, crossing(narrow));
    }
    return Math.max(share, shortestShare);
  }

  /** A step was made. @returns ids of those that nothing carries from now on */
  take(): string[] {
    const isAimed = this.#isAimed;
    this.#isAimed = false;
    return this.#watched.flatMap(({ id, lack, narrow, isCarried }) => {
      lack[0] = lack[stages - 1];
      narrow[0] = narrow[stages - 1];
      return isAimed && !isCarried && lack[0] >= -nothing ? [id] : [];
    });
  }
}

const two = new Float64Array(2);
const far = (): Float64Array => new Float64Array(stages).fill(-Infinity);

/** Share of a step after which a value passes through zero, on a straight line; 1 where it does not. */
function crossing(values: Float64Array): number {
  const [begin, end] = [values[0], values[stages - 1]];
  const passes = (begin < -nothing && end > nothing) || (begin > nothing && end < -nothing);
  return passes && Number.isFinite(begin) && Number.isFinite(end) ? begin / (begin - end) : 1;
}
