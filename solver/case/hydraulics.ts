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
