/*
 * Charge of the batteries: the integral of what they give and take, by the weights of the method's own stages.
 */
import type { Battery } from '#solver/case/power.ts';
import { drainOf } from '#solver/power/battery.ts';
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
  readonly battery: Battery;
  left: number; // J
  state: Charge;
  /** When it began to give power, and when it was empty, s. */
  begin: number | null;
  emptyAt: number | null;
  readonly draw: Float64Array; // W at each stage; below 0 it is charged
  /** J and W at the beginning of the last step. */
  before: number;
  drawBefore: number;
  readonly kept: number[];
}

export type Charge = 'empty' | 'full' | 'between';

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
          battery,
          left,
          state: left >= battery.energy ? 'full' : left > 0 ? 'between' : 'empty',
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

  /** Reads what each gives, and stores, at a stage that was just evaluated. */
  read(stage: number, { batteryPower }: Equations): void {
    for (const { converter, draw, battery } of this.#stores) {
      const power = batteryPower[converter];
      draw[stage] = power >= 0 ? drainOf(battery, power) : power * (battery.chargeEfficiency ?? 1);
    }
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

  /** Share of a step of `length` [s], its stages read, after which the first battery is empty or full; 1 where none is. */
  shareToEnd(length: number): number {
    let share = 1;
    for (const { left, draw, battery } of this.#stores) {
      const lost = given(draw, length);
      const room = nothing * battery.energy;
      const after = left - lost;
      const isEmpty = after < -room;
      if (!isEmpty && after <= battery.energy + room) continue;
      const end = isEmpty ? left : left - battery.energy;
      let low = 0;
      let high = 1;
      for (let k = 0; k < halvings; k++) {
        const middle = (low + high) / 2;
        const gone = givenUntil(middle, length, lost, draw[0], draw[stages - 1]);
        if (isEmpty ? gone > end : gone < end) high = middle;
        else low = middle;
      }
      share = Math.min(share, high);
    }
    return share;
  }

  /** When the first battery is empty or full if all goes on as now, s. */
  nextEnd(time: number): number {
    let next = Infinity;
    for (const { left, draw, battery } of this.#stores) {
      if (draw[0] > 0) next = Math.min(next, time + left / draw[0]);
      if (draw[0] < 0) next = Math.min(next, time + (battery.energy - left) / -draw[0]);
    }
    return next;
  }

  /** Those that have become empty or full by `time` [s], or are so no more. */
  takeEnds(time: number): { readonly id: string; readonly state: Charge }[] {
    return this.#stores.flatMap((store) => {
      const { battery, draw } = store;
      const before = store.state;
      const isNear = (amount: number): boolean =>
        amount <= nothing * battery.energy || amount < instant * Math.abs(draw[0]);
      if (draw[0] > 0 && isNear(store.left)) {
        store.left = 0;
        store.state = 'empty';
        store.emptyAt ??= time;
      } else if (draw[0] < 0 && isNear(battery.energy - store.left)) {
        store.left = battery.energy;
        store.state = 'full';
      } else if (draw[0] !== 0) store.state = 'between';
      const isTold = store.state === 'empty' || (battery.chargePower ?? 0) > 0;
      return store.state === before || !isTold ? [] : [{ id: store.id, state: store.state }];
    });
  }

  /** Keeps the charges at a time within the last step: a cubic through both ends, with what was given there. */
  keep(time: number): void {
    const share = this.#length > 0 ? (time - this.#time) / this.#length : 1;
    for (const { before, left, drawBefore, draw, battery, kept } of this.#stores) {
      const curve = givenUntil(
        Math.min(1, Math.max(0, share)),
        this.#length,
        before - left,
        drawBefore,
        draw[0],
      );
      kept.push(Math.min(1, Math.max(0, before - curve) / battery.energy));
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
export function given(draw: Float64Array, length: number): number {
  let sum = 0;
  for (let i = 0; i < stages; i++) sum += solution[i] * draw[i];
  return length * sum;
}

/** The same up to a share of the step: a cubic through both ends, with the power `first` and `last` [W] there. */
function givenUntil(share: number, length: number, whole: number, first: number, last: number): number {
  const rest = 1 - share;
  return share * share * (3 - 2 * share) * whole + length * share * rest * (rest * first - share * last);
}
