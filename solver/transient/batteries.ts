/*
 * Charge of the batteries: the integral of what they give, by the weights of the method's own stages.
 */
import type { Equations } from '#solver/solve/equations.ts';
import type { TransientSolution } from '#solver/transient/contract.ts';
import { solution, stages } from '#solver/transient/esdirk.ts';

/** Share of the energy, and time [s], that count as nothing. */
const nothing = 1e-8;
const instant = 1e-6;
/** Halvings in the search for the moment of emptiness. */
const halvings = 40;

interface Store {
  readonly id: string;
  /** Number of the converter. */
  readonly converter: number;
  readonly energy: number; // J
  left: number; // J
  /** When it began to give power, and when it was empty, s. */
  begin: number | null;
  emptyAt: number | null;
  readonly draw: Float64Array; // W at each stage
  /** J and W at the beginning of the last step. */
  before: number;
  drawBefore: number;
  readonly kept: number[];
}

export class Batteries {
  readonly #stores: Store[];
  #time = 0;
  #length = 0;

  constructor({ network }: Equations) {
    this.#stores = network.parts.converters.flatMap(({ id, battery }, converter): Store[] => {
      if (!battery) return [];
      const left = battery.energy * (battery.charge ?? 1);
      return [
        {
          id,
          converter,
          energy: battery.energy,
          left,
          begin: null,
          emptyAt: null,
          draw: new Float64Array(stages),
          before: left,
          drawBefore: 0,
          kept: [],
        },
      ];
    });
  }

  /** Reads what each gives at a stage that was just evaluated. */
  read(stage: number, { network, converterInput }: Equations): void {
    for (const { converter, draw } of this.#stores)
      draw[stage] = network.power.available.onBattery[converter] ? converterInput[converter] : 0;
  }

  /** A step was made: from `time`, of `length` [s]. */
  spend(time: number, length: number): void {
    this.#time = time;
    this.#length = length;
    for (const store of this.#stores) {
      const { draw } = store;
      store.before = store.left;
      store.drawBefore = draw[0];
      store.left -= given(draw, length);
      if (store.begin === null && draw[0] > 0) store.begin = time;
      draw[0] = draw[stages - 1];
    }
  }

  /** Share of a step of `length` [s], its stages read, after which the first battery is empty; 1 where none is. */
  shareToEmpty(length: number): number {
    let share = 1;
    for (const { left, draw, energy } of this.#stores) {
      const lost = given(draw, length);
      if (left - lost >= -nothing * energy) continue;
      let low = 0;
      let high = 1;
      for (let k = 0; k < halvings; k++) {
        const middle = (low + high) / 2;
        if (givenUntil(middle, length, lost, draw[0], draw[stages - 1]) > left) high = middle;
        else low = middle;
      }
      share = Math.min(share, high);
    }
    return share;
  }

  /** When the first battery is empty if all goes on as now, s. */
  nextEmpty(time: number): number {
    let next = Infinity;
    for (const { left, draw } of this.#stores) if (draw[0] > 0) next = Math.min(next, time + left / draw[0]);
    return next;
  }

  /** Ids of those that have become empty by `time` [s]. */
  takeEmpty(time: number): string[] {
    return this.#stores.flatMap((store) => {
      const isLow = store.left <= nothing * store.energy || store.left < instant * store.draw[0];
      if (!(store.draw[0] > 0) || !isLow) return [];
      store.left = 0;
      store.emptyAt ??= time;
      return [store.id];
    });
  }

  /** Keeps the charges at a time within the last step: a cubic through both ends, with what was given there. */
  keep(time: number): void {
    const share = this.#length > 0 ? (time - this.#time) / this.#length : 1;
    for (const { before, left, drawBefore, draw, energy, kept } of this.#stores) {
      const curve = givenUntil(
        Math.min(1, Math.max(0, share)),
        this.#length,
        before - left,
        drawBefore,
        draw[0],
      );
      kept.push(Math.max(0, before - curve) / energy);
    }
  }

  result(): Pick<TransientSolution, 'batteries'> {
    if (this.#stores.length === 0) return {};
    return {
      batteries: Object.fromEntries(
        this.#stores.map(({ id, kept, begin, emptyAt }) => [
          id,
          {
            charge: kept,
            emptyAt,
            autonomy: begin === null || emptyAt === null ? null : emptyAt - begin,
          },
        ]),
      ),
    };
  }
}

/** What a battery gives in a step, J. */
function given(draw: Float64Array, length: number): number {
  let sum = 0;
  for (let i = 0; i < stages; i++) sum += solution[i] * draw[i];
  return length * sum;
}

/** The same up to a share of the step: a cubic through both ends, with the power `first` and `last` [W] there. */
function givenUntil(share: number, length: number, whole: number, first: number, last: number): number {
  const rest = 1 - share;
  return share * share * (3 - 2 * share) * whole + length * share * rest * (rest * first - share * last);
}
