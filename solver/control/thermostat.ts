import type { ThermostatControl } from '#solver/case/controls.ts';
import type { ControlLaw } from '#solver/control/law.ts';
import { Switch } from '#solver/control/switch.ts';

/** One of two outputs. */
export class Thermostat implements ControlLaw {
  readonly least: number;
  readonly most: number;
  readonly sample = null;
  readonly isContinuous = false;
  readonly states = [];
  readonly switches: readonly Switch[];
  readonly #switch: Switch;
  readonly #onValue: number;
  readonly #offValue: number;

  /** @param usualHold shortest time in one position where the control gives none [s] */
  constructor(control: ThermostatControl, usualHold: number) {
    const warmer = 'margin' in control.measures ? -1 : 1;
    const { on, off, hold = usualHold } = control;
    this.#switch = new Switch(warmer * on, warmer * off, control.initially === 'on', hold);
    this.switches = [this.#switch];
    this.#onValue = control.onValue ?? 1;
    this.#offValue = control.offValue ?? 0;
    this.least = Math.min(this.#onValue, this.#offValue);
    this.most = Math.max(this.#onValue, this.#offValue);
  }

  follow(out: Float64Array): void {
    this.rest(out);
  }

  rest(out: Float64Array): void {
    out[0] = this.#switch.isOn ? this.#onValue : this.#offValue;
    out[1] = 0;
    out[2] = 0;
  }
}
