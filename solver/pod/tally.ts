/*
 * Sums over time of what flows.
 */
import type { Condensation, Energies, PodState } from '#solver/pod/contract.ts';
import { type AirMoisture, dewPointAt, type WetSurfaces } from '#solver/pod/moisture.ts';

const secondsOfHour = 3600;

/** Energy that is drawn and heat that flows, added up step by step. */
export class Tally {
  #payload = 0;
  #drawn = 0;
  #rectifier = 0;
  #cooling = 0;
  #heater = 0;
  #sun = 0;
  #in = 0;
  #out = 0;

  add({ flows }: Pick<PodState, 'flows'>, duration: number): void {
    this.#payload += flows.payload * duration;
    this.#drawn += flows.drawn * duration;
    this.#rectifier += flows.rectifierLoss * duration;
    this.#cooling += (flows.insideFans + flows.outsideCooling) * duration;
    this.#heater += flows.heater * duration;
    this.#sun += flows.sun * duration;
    const heats = [
      flows.contents,
      flows.sun,
      flows.walls,
      flows.leakage,
      flows.heater,
      flows.insideFans,
      -flows.cooling,
    ];
    for (const heat of heats)
      if (heat > 0) this.#in += heat * duration;
      else this.#out -= heat * duration;
  }

  get energies(): Energies {
    return {
      payload: this.#payload,
      contents: this.#drawn,
      rectifier: this.#rectifier,
      cooling: this.#cooling,
      heater: this.#heater,
      total: this.#drawn + this.#rectifier + this.#cooling + this.#heater,
    };
  }

  /** Share of the heat that comes in which is by sunlight. */
  get sunShare(): number {
    return this.#in > 0 ? this.#sun / this.#in : 0;
  }

  /** Heat in less heat out and what is stored, as a share of what came in. @param stored J more than at the begin */
  balance(stored: number): number {
    return this.#in > 0 ? (this.#in - this.#out - stored) / this.#in : 0;
  }
}

/** Hours below the dew point; nothing is told as soon as moisture is not known at one time. */
export class Wetness {
  #walls = 0;
  #exchanger: number | null = null;
  #evaporator: number | null = null;
  #drained = 0;
  /** Of the water in the air inside, Pa. */
  #highest = -Infinity;
  #isKnown = true;

  unknown(): void {
    this.#isKnown = false;
  }

  add(wet: WetSurfaces, vapour: number, { drained }: Pick<AirMoisture, 'drained'>, duration: number): void {
    const hours = duration / secondsOfHour;
    if (wet.walls) this.#walls += hours;
    if (wet.exchanger !== null) this.#exchanger = (this.#exchanger ?? 0) + (wet.exchanger ? hours : 0);
    if (wet.evaporator !== null) this.#evaporator = (this.#evaporator ?? 0) + (wet.evaporator ? hours : 0);
    this.#drained += drained * duration;
    this.#highest = Math.max(this.#highest, vapour);
  }

  get result(): Condensation | null {
    if (!this.#isKnown || this.#highest === -Infinity) return null;
    return {
      walls: this.#walls,
      exchanger: this.#exchanger,
      evaporator: this.#evaporator,
      drained: this.#drained,
      highestDewPoint: dewPointAt(this.#highest),
    };
  }
}
