import type { Design } from '#models/project/design.ts';
import type { PlacementId } from '#models/project/records.ts';
import type { SolveStatus } from '#models/results/design-result.ts';
import type { Tried } from '#solver/design/size-edge.ts';

/** What is to be best: the number that is sought, or a figure of the design over the choices of its parts. */
export type SizeGoal =
  | { readonly of: 'number'; readonly towards: 'low' | 'high' }
  | { readonly of: SizeFigure };
export type SizeFigure = 'price' | 'mass' | 'noise' | 'power';

/** A reverse question. `C` names a choice of parts; the solver does not look into it. */
export interface SizeQuestion<C> {
  readonly goal: SizeGoal;
  /** The design as it stands, for the figures before. */
  readonly current: Design;
  readonly combinations: readonly C[];
  /** Values that the number may take, counted from the lowest; null where no number is sought. */
  readonly places: number | null;
  /** Pure; `place` is 0 where no number is sought. */
  readonly designOf: (combination: C, place: number) => Design;
  /** Placements whose parts are chosen: their prices and masses are what differs. */
  readonly chosen: readonly PlacementId[];
  /** Wanted of every temperature limit, K. */
  readonly margin: number;
  readonly ignoreRules: boolean;
  /** Sets of units with each of which failed the answer must hold, besides with none. */
  readonly failures: readonly (readonly PlacementId[])[];
}

/** Key figures of a design as it was solved; null is unknown. */
export interface SizeFigures {
  readonly heat: number; // W
  readonly powerAc: number; // W
  readonly fanPower: number; // W
  readonly airflow: number; // m3/s
  readonly fanSpeedRatio: number;
  /** dB(A) at 1 m; null too where a running fan's is not known. */
  readonly noise: number | null;
  readonly exhaustTemperature: number | null; // K
  readonly mass: number; // kg, of the parts whose mass is known
  readonly withoutMass: number; // pieces
  readonly price: number; // USD, of the parts whose price is known
  readonly withoutPrice: number; // pieces
}

/** What one solve says. */
export interface Outcome {
  readonly failed: readonly PlacementId[];
  /** 'ruled-out': a rule that needs no solve is violated. */
  readonly status: SolveStatus | 'ruled-out';
  readonly holds: boolean;
  /** Smallest margin less what is wanted, K; null without a solution, or without any limit. */
  readonly excess: number | null;
  readonly tightest: {
    readonly id: PlacementId;
    readonly margin: number; // K
    readonly temperature: number; // K
    readonly limit: number; // K
  } | null;
  /** A violated rule, or why there is no solution. */
  readonly rule: { readonly id: string; readonly message: string } | null;
  readonly figures: SizeFigures | null;
}

/** A value with its failures: holds only where all of them do. */
export interface Verdict extends Tried {
  /** The first that does not hold, else the one with the smallest margin. */
  readonly worst: Outcome;
  /** Nothing failed; null where another outcome decided before it. */
  readonly healthy: Outcome | null;
}

/** What came of one choice of parts. */
export interface Candidate<C> {
  readonly combination: C;
  /** Of the goal, where it is one of the design; null where it is unknown or was not found out. */
  readonly figure: number | null;
  readonly answer: Verdict | null;
  /** The next value that was found not to hold. Null at an end of the range, and without a number. */
  readonly beyond: Verdict | null;
  /** Both ends of what was searched, the low one first; one entry where there is but one value. */
  readonly ends: readonly Verdict[];
  /** Margins do not go one way all along the range. */
  readonly uneven: boolean;
}

export interface Sized<C> {
  /** 'unfinished': what was tried does not hold, and there is more than is tried. */
  readonly status: 'found' | 'none' | 'unfinished';
  readonly before: Outcome;
  readonly best: Candidate<C> | null;
  /** In the order in which they were tried, the best included. */
  readonly candidates: readonly Candidate<C>[];
  /** Choices whose figure is not known; they cannot win. */
  readonly leftOut: readonly C[];
  /** Not tried, as they could not be better, or were too many. */
  readonly untried: number;
  readonly solves: number;
}
