import type { Interpolation, Point } from '#solver/case/curve.ts';

/** H = shutoff − b Q^exponent as head of the fluid, m, or a table [m3/s, m]; `speed` by the affinity laws. */
export interface PumpElement {
  readonly type: 'pump';
  readonly shutoff?: number;
  readonly b?: number;
  readonly exponent?: number;
  readonly points?: readonly Point[]; // in place of shutoff, b and exponent
  readonly interpolation?: Interpolation;
  readonly speed?: number;
}
