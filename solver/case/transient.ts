/*
 * How a case goes on in time: what changes, how long, how finely.
 */

import type { TimeControl } from '#solver/case/controls.ts';

/** [time s, value in SI] */
export type Moment = readonly [number, number];

/**
 * A value against time. Before its first moment it is that of the first; `steps` holds each value until the next moment,
 * `linear` goes straight from one to the next. With a `period` it repeats, the first moment at 0.
 */
export type Course =
  | { readonly type: 'steps'; readonly points: readonly Moment[]; readonly period?: number }
  | { readonly type: 'linear'; readonly points: readonly Moment[]; readonly period?: number }
  /** mean + amplitude · sin(2π t/period + phase) */
  | {
      readonly type: 'sine';
      readonly mean: number;
      readonly amplitude: number;
      readonly period: number;
      readonly phase?: number; // rad
    };

export interface Change {
  /** Place of a number in the case: `heat.nodes[chip].sources[0].power`, `circuits[air].branches[fan].elements[0].speed`. */
  readonly path: string;
  /** For a switch such as `failed`: 0 is false, everything else true. */
  readonly course: Course;
}

export interface Transient {
  readonly duration: number; // s
  /**
   * `steady` (default): from the steady state of what holds at time 0; `given`: heat nodes and flow nodes with a
   * capacity from their `initial` temperature, or ambient.
   */
  readonly start?: 'steady' | 'given';
  /** Interval of the results, s; default a two-hundredth of the duration. */
  readonly every?: number;
  /** Error of a temperature that one step may add, K; default 1e-5. */
  readonly tolerance?: number;
  readonly changes?: readonly Change[];
  readonly controls?: readonly TimeControl[];
}
