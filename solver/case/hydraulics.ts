import type { Interpolation, Point } from '#solver/case/curve.ts';

/** H = shutoff − b Q^exponent as head of the fluid, m, or a table [m3/s, m] of one pump; by the affinity laws at `speed`. */
export interface PumpElement {
  readonly type: 'pump';
  readonly shutoff?: number;
  readonly b?: number;
  readonly exponent?: number;
  readonly points?: readonly Point[]; // in place of shutoff, b and exponent
  readonly interpolation?: Interpolation;
  readonly speed?: number;
  /** Identical pumps side by side in this branch, and behind one another. */
  readonly parallel?: number;
  readonly series?: number;
  /** A failed pump stands still behind a check valve: it lets fluid through forwards, hardly any backwards. */
  readonly failed?: boolean;
  /** Electrical input of one pump at full speed in cold water, W (~ n³ ρ); heats the stream, and loads `supply`. */
  readonly power?: number;
  /** In place of `power`: hydraulic over electrical power, constant. */
  readonly efficiency?: number;
  /** Converter that feeds it. */
  readonly supply?: string;
  /** Net positive suction head below which it cavitates, m; the solution warns. */
  readonly npshRequired?: number;
}

/** Valve or quick disconnect: Q = Av x √(Δp/ρ), x by its opening. Av = 2.778e-5 Kv = 2.403e-5 Cv. */
export interface ValveElement {
  readonly type: 'valve';
  readonly flowCoefficient: number; // Av fully open, m2
  /** Relative travel, 0…1; default 1. */
  readonly opening?: number;
  readonly characteristic?: 'linear' | 'equal-percentage';
  /** Largest over smallest flow coefficient of an equal-percentage valve; default 50. */
  readonly rangeability?: number;
}
