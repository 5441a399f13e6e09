/*
 * Output against temperature by a table, as most fan controllers have it.
 */
import type { TableControl } from '#solver/case/controls.ts';
import type { Point } from '#solver/case/curve.ts';
import { type Advance, clip, type ControlLaw, limitRate } from '#solver/control/law.ts';

/**
 * Straight between points [K, output], level beyond. With a hysteresis h the table is read at a temperature that is
 * dragged along: at least what is measured, at most h above it.
 */
export class SpeedTable implements ControlLaw {
  readonly least: number;
  readonly most: number;
  readonly sample: number | null;
  readonly isContinuous: boolean;
  readonly states = [{ decay: 0, kelvin: 1 }];
  readonly switches = [];
  readonly #points: readonly Point[]; // by warmth
  readonly #hysteresis: number;
  readonly #rate: number | undefined;

  constructor(control: TableControl) {
    const isMargin = 'margin' in control.measures;
    this.#points = isMargin
      ? control.points.map(([margin, output]): Point => [-margin, output]).toReversed()
      : control.points;
    const outputs = this.#points.map(([, output]) => output);
    this.least = outputs.reduce((a, b) => Math.min(a, b));
    this.most = outputs.reduce((a, b) => Math.max(a, b));
    this.sample = control.sample ?? null;
    this.isContinuous = control.sample === undefined;
    this.#hysteresis = control.hysteresis ?? 0;
    this.#rate = control.rate;
  }

  follow(out: Float64Array, states: Float64Array, _: Advance, measured: number): void {
    this.rest(out, measured);
    states[0] = measured;
  }

  rest(out: Float64Array, measured: number): void {
    const points = this.#points;
    const next = points.findIndex(([at]) => at > measured);
    out[2] = 0;
    if (next <= 0) {
      out[0] = points[next === 0 ? 0 : points.length - 1][1];
      out[1] = 0;
      return;
    }
    const [x0, y0] = points[next - 1];
    const [x1, y1] = points[next];
    out[1] = (y1 - y0) / (x1 - x0);
    out[0] = y0 + out[1] * (measured - x0);
  }

  hold(states: Float64Array, measured: number): void {
    states[0] = measured;
  }

  act(states: Float64Array, measured: number, output: number): number {
    states[0] = clip(states[0], measured, measured + this.#hysteresis);
    this.rest(three, states[0]);
    return limitRate(three[0], output, this.#rate, this.sample);
  }
}

const three = new Float64Array(3);
