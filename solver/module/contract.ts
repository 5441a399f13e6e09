/*
 * What is known of a sealed module once it is solved. SI.
 */

export interface Range {
  /** K. */
  readonly lowest: number;
  readonly mean: number;
  readonly highest: number;
}

/** W, or J where it is said of a time; from the housing to each place. */
export interface Paths {
  readonly plate: number;
  readonly structure: number;
  readonly convection: number;
  readonly fins: number;
  readonly radiation: number;
  /** Absorbed. */
  readonly sunlight: number;
}

/** An operating point that lasts. */
export interface PointResult {
  readonly name: string;
  /** K. */
  readonly housing: number;
  /** Without throttling. W to and from the parts of the chain. */
  readonly components: readonly {
    readonly name: string;
    readonly power: number;
    readonly junction: number;
  }[];
  readonly paths: Paths;
  /** K to the nearest limit of a junction; negative: beyond it. */
  readonly margin: number;
  /** Index of the component that is nearest to its limit. */
  readonly nearest: number;
  /** Share of its power that each component holds when it throttles at its limit; 1: all of it. */
  readonly held: readonly number[];
  /** K by which ambient, coolant and structure may all be warmer until a junction is at its limit; null: over 300. */
  readonly headroom: number | null;
}

export interface ComponentCourse extends Range {
  readonly name: string;
  /** K to its limit at the highest. */
  readonly margin: number;
  /** Share of the time. */
  readonly throttled: number;
  /** Share of the energy that was asked for. */
  readonly held: number;
}

/** A course in time. */
export interface CourseResult {
  /** s. */
  readonly duration: number;
  readonly housing: Range;
  readonly components: readonly ComponentCourse[];
  /** W, means of the time. */
  readonly heat: number;
  readonly loss: number;
  readonly paths: Paths;
  /** What comes in less what goes out and what is stored, as a share of all that moves. */
  readonly balance: number;
  /** s, from the begin until nothing is throttled any more; null where it still is at the end. */
  readonly throttledUntil: number | null;
  /** [s, K of the housing, K of each junction …] */
  readonly series: readonly (readonly number[])[];
}

export interface CycleResult extends CourseResult {
  readonly laps: number;
  readonly isPeriodic: boolean;
}

export interface ColdStartResult extends CourseResult {
  /** s that the heater takes until every component may start; null where it never can. */
  readonly wait: number | null;
}

export interface SupplyResult {
  /** V that the input must take. */
  readonly lowest: number;
  readonly highest: number;
  readonly points: readonly {
    readonly name: string;
    /** W, without throttling. */
    readonly output: number;
    readonly input: number;
    readonly loss: number;
    /** A at the lowest voltage. */
    readonly current: number;
  }[];
  /** W, means of the cycle with its throttling. */
  readonly input: number;
  readonly others: number;
  /** Shares of all that the battery gives. */
  readonly moduleShare: number;
  readonly computeShare: number;
  /** s; null without a battery. */
  readonly runTime: number | null;
}

export interface ModuleResult {
  readonly status: 'converged' | 'not-converged';
  readonly points: readonly PointResult[];
  /** Index of the operating point with the least margin. */
  readonly worst: number;
  readonly cycle: CycleResult;
  readonly hotSoak: CourseResult | null;
  readonly coldStart: ColdStartResult | null;
  readonly supply: SupplyResult;
}
