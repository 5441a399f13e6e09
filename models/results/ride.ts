import type { PlacementId } from '#models/project/records.ts';

/** A temperature with a limit, in time. */
export interface RidePart {
  readonly id: PlacementId;
  readonly name: string;
  /** K, at the `times` of the ride. */
  readonly temperature: readonly number[];
  readonly highest: number; // K
  readonly limit: number | null; // K
  /** s after the failure; null where the limit is not reached. */
  readonly limitAt: number | null;
  /** Of an accelerator that slows down when it is hot, else null. */
  readonly throttle: RideThrottle | null;
}

export interface RideThrottle {
  /** s after the failure from which it has less than its rate; null where it keeps it. */
  readonly at: number | null;
  /** Share of its rate that is left at the end of the run. */
  readonly rate: number;
  /** s after the failure; null where it does not shut down. */
  readonly shutdownAt: number | null;
}

/** What a failure does to a design that was in its steady state. */
export interface Ride {
  readonly status: 'completed' | 'stopped' | 'refused' | 'cancelled';
  readonly problems: readonly { readonly severity: 'error' | 'warning'; readonly message: string }[];
  /** Fans and pumps that stopped, connections that lost their coolant. */
  readonly failed: readonly PlacementId[];
  /** s after the failure; the first is that of the steady state before it. */
  readonly times: readonly number[];
  /** The soonest at its limit first, then by what is left to the limit. */
  readonly parts: readonly RidePart[];
  /** m³/s through all openings that let air in. */
  readonly airflow: readonly number[];
  readonly seconds: number;
}
