/*
 * Controls of a run in time: what is measured, what is set, and by which law.
 */
import type { Point } from '#solver/case/curve.ts';

/** What a temperature control looks at: the warmest of some nodes, or the smallest margin of some heat nodes to their limits, K. */
export type Sensed = { readonly temperature: readonly string[] } | { readonly margin: readonly string[] };

/** What a power cap looks at, W: inputs or outputs of converters, or what the sources at heat nodes release, added up. */
export type Metered =
  | { readonly input: readonly string[] }
  | { readonly output: readonly string[] }
  | { readonly heat: readonly string[] };

interface Common {
  readonly id: string;
  /** Places of the numbers that it sets, as in a change: `circuits[air].branches[fan].elements[0].speed`. */
  readonly sets: readonly string[];
}

/** A control that may look only every `sample` s, and then moves no faster than `rate` per second. */
interface Sampling {
  readonly sample?: number;
  readonly rate?: number;
}

/** Scales powers: P = nominal (idle + (1 − idle) share^exponent); idle is a share of the nominal power. */
export interface Scaling {
  readonly idle?: number; // default 0
  readonly exponent?: number; // default 1.82, docs/workload.md
  /** The least share. */
  readonly floor: number;
}

/**
 * output = kp e + ki ∫e dt + kd de/dt between `minimum` and `maximum`, e = measured − setpoint; of a margin
 * setpoint − measured, so that positive gains call for more cooling either way.
 */
export interface PidControl extends Common, Sampling {
  readonly type: 'pid';
  readonly measures: Sensed;
  readonly setpoint: number; // K
  readonly kp: number; // 1/K
  readonly ki?: number; // 1/(K s)
  readonly kd?: number; // s/K
  /** Time constant of the filter before the derivative, s; default kd/(10 kp). Not where it is sampled. */
  readonly filter?: number;
  readonly minimum: number;
  readonly maximum: number;
}

/** Output against temperature or margin, straight between points. */
export interface TableControl extends Common, Sampling {
  readonly type: 'table';
  readonly measures: Sensed;
  readonly points: readonly Point[]; // [K, output]
  /** What it must cool down before the output falls, K; with `sample`. */
  readonly hysteresis?: number;
}

/** On where `on` K is reached, off again at `off` K; with `on` below `off` it heats. */
export interface ThermostatControl extends Common {
  readonly type: 'thermostat';
  readonly measures: Sensed;
  readonly on: number; // K
  readonly off: number; // K
  readonly onValue?: number; // default 1
  readonly offValue?: number; // default 0
  readonly initially?: 'on' | 'off';
  /** Shortest time in one position, s; default a ten-thousandth of the duration. */
  readonly hold?: number;
}

/**
 * Share of powers against temperature: from 1 at `from` straight to `floor` at `to`, or the floor from `at` on until it
 * has cooled to `release`.
 */
export interface ThrottleControl extends Common, Scaling {
  readonly type: 'throttle';
  readonly measures: Sensed;
  readonly from?: number; // K
  readonly to?: number;
  readonly at?: number;
  readonly release?: number;
  /** The share follows with this time constant, s; absent: at once. */
  readonly timeConstant?: number;
  /** From this temperature on there is no power at all, to the end of the run, K. */
  readonly shutdown?: number;
}

/** The largest share with which a sum of powers stays at or below `limit` W. */
export interface CapControl extends Common, Scaling {
  readonly type: 'cap';
  readonly measures: Metered;
  readonly limit: number; // W
}

export type TimeControl = PidControl | TableControl | ThermostatControl | ThrottleControl | CapControl;
