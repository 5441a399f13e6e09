import type { PlacementId } from '#models/project/records.ts';

/** An accelerator that would be too hot at its full rate, at the rate that it could hold for good. */
export interface HeldRate {
  readonly id: PlacementId;
  /** Share of its full rate, 0…1. 0: not even idle is it below its throttle temperature. */
  readonly rate: number;
  /** At that rate, W. */
  readonly power: number;
  readonly temperature: number; // K
  /** Above which it would slow down, K. */
  readonly throttleTemperature: number;
}

/** The steady state in which no accelerator is above its throttle temperature. */
export interface HeldRates {
  /** The slowest first. */
  readonly parts: readonly HeldRate[];
  /** Power into the supplies, W. */
  readonly powerAc: number;
  /** The whole box, 1/s; null unless the workload is a language model. */
  readonly tokensPerSecond: number | null;
}
