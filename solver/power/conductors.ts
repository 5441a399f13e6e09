/*
 * Conductors: what they draw, by their load, the voltage at their beginning and their temperature.
 */
import type { Conductor } from '#solver/case/power.ts';
import {
  conductorLossWithSlope,
  largestConductorLoad,
  resistanceRatioWithSlope,
} from '#solver/correlations/conductor.ts';

/** The conductor's place in the state, and of the temperature that it follows; −1: none. */
export interface ConductorPlaces {
  readonly output: number;
  readonly temperature: number;
}

/** Relation 'conductor'. What it found at the last evaluation stays with it. */
export class ConductorLaw {
  /** Places of the state that loss and voltages depend on: its own first, then those of the conductor above. */
  readonly columns: Int32Array;
  readonly lossSlopes: Float64Array;
  readonly endSlopes: Float64Array;
  /** W; V at its beginning and at its end. */
  loss = 0;
  begin = 0;
  end = 0;
  /** Load over the largest that it can carry. */
  share = 0;
  readonly #places: ConductorPlaces;
  readonly #above: ConductorLaw | null;
  #record: Conductor;
  #voltage: number;

  /**
   * @param above the conductor at whose end it begins; it must be evaluated first
   * @param voltage at the beginning where there is none above [V]
   */
  constructor(record: Conductor, places: ConductorPlaces, above: ConductorLaw | null, voltage: number) {
    this.#record = record;
    this.#places = places;
    this.#above = above;
    this.#voltage = voltage;
    this.columns = Int32Array.from([
      places.output,
      ...(places.temperature < 0 ? [] : [places.temperature]),
      ...(above?.columns ?? []),
    ]);
    this.lossSlopes = new Float64Array(this.columns.length);
    this.endSlopes = new Float64Array(this.columns.length);
  }

  /** Other figures in the same place. */
  take(record: Conductor): void {
    this.#record = record;
    if (record.voltage !== undefined) this.#voltage = record.voltage;
  }

  evaluate(state: Float64Array): void {
    const { powerFactor = 1, temperature } = this.#record;
    const output = Math.max(0, state[this.#places.output]);
    const factor = conductorsOf(this.#record) * resistanceOf(this.#record);
    let warm = 1;
    let warmSlope = 0;
    if (temperature && this.#places.temperature >= 0) {
      const { coefficient, reference } = temperature;
      resistanceRatioWithSlope(ratio, state[this.#places.temperature], coefficient, reference);
      warm = ratio[0];
      warmSlope = ratio[1];
    }
    const voltage = (this.begin = this.#above?.end ?? this.#voltage);
    const resistance = factor * warm; // m R
    const load = (output * resistance) / voltage ** 2;
    conductorLossWithSlope(four, load, powerFactor);
    const scale = voltage ** 2 / resistance;
    this.loss = scale * four[0];
    this.end = voltage * four[2];
    this.share = load / largestConductorLoad(powerFactor);
    let k = 0;
    const isForwards = state[this.#places.output] >= 0;
    this.lossSlopes[k] = isForwards ? four[1] : 0;
    this.endSlopes[k++] = isForwards ? (four[3] * resistance) / voltage : 0;
    if (this.#places.temperature >= 0) {
      const relative = warmSlope / warm; // of the resistance, 1/K
      this.lossSlopes[k] = relative * scale * (load * four[1] - four[0]);
      this.endSlopes[k++] = relative * voltage * four[3] * load;
    }
    if (!this.#above) return;
    const lossByVoltage = ((2 * scale) / voltage) * (four[0] - load * four[1]);
    const endByVoltage = four[2] - 2 * load * four[3];
    for (let j = 0; k < this.columns.length; j++, k++) {
      this.lossSlopes[k] = lossByVoltage * this.#above.endSlopes[j];
      this.endSlopes[k] = endByVoltage * this.#above.endSlopes[j];
    }
  }

  /** A in each line, at its last evaluation. */
  current(output: number): number {
    const { system, powerFactor = 1 } = this.#record;
    return Math.max(0, output) / (powerFactor * this.end * (system === 'ac-3' ? Math.sqrt(3) : 1));
  }
}

/** Conductors whose resistance counts: out and return, or one of each phase with its third of the power. */
function conductorsOf({ system }: Conductor): number {
  return system === 'ac-3' ? 1 : 2;
}

/** Ω of each. The reader sees to it that one or the other is given. */
function resistanceOf({ resistance, resistivity = NaN, length = NaN, area = NaN }: Conductor): number {
  return resistance ?? (resistivity * length) / area;
}

const four = new Float64Array(4);
const ratio = new Float64Array(2);
