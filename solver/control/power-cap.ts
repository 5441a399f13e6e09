import type { CapControl } from '#solver/case/controls.ts';
import { type Advance, clip, type ControlLaw } from '#solver/control/law.ts';

/** The largest share with which the power measured is at most the limit: share = clip(share + gain (limit − P)). */
export class PowerCap implements ControlLaw {
  readonly least: number;
  readonly most = 1;
  readonly sample = null;
  readonly isContinuous = true;
  readonly states = [];
  readonly switches = [];
  readonly #limit: number;

  constructor({ floor, limit }: CapControl) {
    this.least = floor;
    this.#limit = limit;
  }

  follow(
    out: Float64Array,
    _: Float64Array,
    __: Advance,
    measured: number,
    output: number,
    gain: number,
  ): void {
    this.rest(out, measured, output, gain);
  }

  rest(out: Float64Array, measured: number, output: number, gain: number): void {
    const free = output + gain * (this.#limit - measured);
    out[0] = clip(free, this.least, this.most);
    out[1] = out[0] === free ? -gain : 0;
    out[2] = out[0] === free ? 1 : 0;
  }
}
