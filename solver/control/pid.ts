/*
 * PID control with saturation: continuous, or as a program that looks every few seconds.
 */
import type { PidControl } from '#solver/case/controls.ts';
import { type Advance, clip, type ControlLaw, limitRate, wholeRange } from '#solver/control/law.ts';

/** The derivative is filtered with this share of kd/kp: N = 10, within the 2…20 of Åström & Murray. */
const filterShare = 0.1;

/**
 * output = kp e + z + kd de_f/dt between `least` and `most`; z' = ki e + (output − unlimited)/T_t, e_f' = (e − e_f)/T_f.
 * Anti-windup by back-calculation with T_t = kp/ki (1 s without kp). Sampled, the integral stands still while the output
 * is held and e drives it further. With `ki` the steady state has e = 0 or an output at its end.
 *
 * Source: Åström & Murray (2021), Feedback Systems, 2nd ed., ch. 11: filtered derivative, windup.
 */
export class Pid implements ControlLaw {
  readonly least: number;
  readonly most: number;
  readonly sample: number | null;
  readonly isContinuous: boolean;
  readonly states: ControlLaw['states'];
  readonly switches = [];
  readonly #setpoint: number; // warmth
  readonly #kp: number;
  readonly #ki: number;
  readonly #kd: number;
  readonly #filter: number;
  /** 1/T_t, 1/s. */
  readonly #tracking: number;
  readonly #rate: number | undefined;

  constructor(control: PidControl) {
    const { kp, ki = 0, kd = 0 } = control;
    this.least = control.minimum;
    this.most = control.maximum;
    this.sample = control.sample ?? null;
    this.isContinuous = control.sample === undefined;
    this.#rate = control.rate;
    this.#setpoint = 'margin' in control.measures ? -control.setpoint : control.setpoint;
    this.#kp = kp;
    this.#ki = ki;
    this.#kd = kd;
    this.#filter = control.filter ?? (kp === 0 ? 1 : (filterShare * kd) / kp);
    this.#tracking = ki === 0 ? 0 : kp === 0 ? 1 : ki / kp;
    this.states = [
      { decay: this.#tracking, kelvin: (this.most - this.least) / wholeRange },
      { decay: kd === 0 ? 0 : 1 / this.#filter, kelvin: 1 },
    ];
  }

  follow(out: Float64Array, states: Float64Array, { from, share }: Advance, measured: number): void {
    const error = measured - this.#setpoint;
    let direct = this.#kp * error;
    let directSlope = this.#kp;
    if (this.#kd !== 0) {
      const ratio = share / this.#filter;
      states[1] = (from[1] + ratio * measured) / (1 + ratio);
      direct += (this.#kd / this.#filter) * (measured - states[1]);
      directSlope += this.#kd / this.#filter / (1 + ratio);
    } else states[1] = measured;
    const free = from[0] + share * this.#ki * error;
    const unlimited = direct + free;
    const limited = clip(unlimited, this.least, this.most);
    out[0] = limited;
    out[1] = limited === unlimited ? directSlope + share * this.#ki : 0;
    out[2] = 0;
    const tracked = share * this.#tracking;
    states[0] = limited === unlimited ? free : (free + tracked * (limited - direct)) / (1 + tracked);
  }

  rest(out: Float64Array, measured: number, output: number, gain: number): void {
    const error = measured - this.#setpoint;
    const isIntegrating = this.#ki !== 0;
    const slope = isIntegrating ? Math.sign(this.#ki) * gain : this.#kp;
    const unlimited = slope * error + (isIntegrating ? output : 0);
    out[0] = clip(unlimited, this.least, this.most);
    out[1] = out[0] === unlimited ? slope : 0;
    out[2] = out[0] === unlimited && isIntegrating ? 1 : 0;
  }

  hold(states: Float64Array, measured: number, output: number): void {
    const error = measured - this.#setpoint;
    // At an end z' = 0 = ki e + (output − unlimited)/T_t.
    const beyond = this.sample !== null || this.#ki === 0 ? 0 : (this.#ki * error) / this.#tracking;
    states[0] = this.#ki === 0 ? 0 : output + beyond - this.#kp * error;
    states[1] = measured;
  }

  /** The integral begins at 0. */
  begin(states: Float64Array, measured: number): number {
    states[0] = 0;
    states[1] = measured;
    return clip(this.#kp * (measured - this.#setpoint), this.least, this.most);
  }

  rates(out: Float64Array, states: Float64Array, measured: number): void {
    const error = measured - this.#setpoint;
    const slope = this.#kd === 0 ? 0 : (measured - states[1]) / this.#filter;
    const unlimited = this.#kp * error + states[0] + this.#kd * slope;
    out[0] = this.#ki * error + this.#tracking * (clip(unlimited, this.least, this.most) - unlimited);
    out[1] = slope;
  }

  act(states: Float64Array, measured: number, output: number): number {
    const sample = this.sample ?? 0;
    const error = measured - this.#setpoint;
    const direct = this.#kp * error + (this.#kd * (measured - states[1])) / sample;
    const step = sample * this.#ki * error;
    const unlimited = direct + states[0] + step;
    const wanted = limitRate(clip(unlimited, this.least, this.most), output, this.#rate, this.sample);
    if (!((unlimited > wanted && step > 0) || (unlimited < wanted && step < 0))) states[0] += step;
    states[1] = measured;
    return wanted;
  }
}
