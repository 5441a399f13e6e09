import type { Design } from '#models/project/design.ts';
import type { PlacementId } from '#models/project/records.ts';
import type { Bands } from '#models/results/design-result.ts';
import type { Calibration, FieldAnswer } from '#solver/field-design/contract.ts';
import type { Regime } from '#solver/field-design/regime.ts';
import type { Steadiness } from '#solver/field/standstill.ts';
import type { Leftover } from '#solver/field/contract.ts';
import type { OpenTeam } from '#solver/field/team.ts';
import type { FieldPicture } from '#solver/field/picture.ts';
import type { CaseProblem } from '#solver/solve/contract.ts';

/*
 * A field run of a design as the workbench sees it: in this thread and behind a worker alike.
 */

export type { Calibration };

/** Why a calibration leaves the factor of a part or opening as it was. */
export const whyLeft: Readonly<Record<Calibration['left'][number]['why'], string>> = {
  'no-film': 'the network has no film of it alone',
  'little-through-film': 'most of its heat leaves another way than through its film',
  'little-rise': 'hardly warmer than its air, in the network or the field',
  'little-flow': 'passes hardly any air',
  'other-way': 'the air goes the other way in the field',
};

/** The most cells by the names of sizes, and between which a number may be asked for. */
export const fieldSizes = { draft: 50_000, standard: 250_000, fine: 1_000_000 } as const;
export const fewestCells = 1000;
export const mostCells = 4_000_000;

/** What runs go on. */
export interface Machine {
  /** Bytes; null where it does not tell. */
  readonly memory: number | null;
  /** Opens the threads that share a run; this one alone where left out. */
  readonly openTeam?: OpenTeam;
}

/** What a run will be, before it begins. */
export interface FieldPlan {
  /** The most that were allowed. */
  readonly budget: number;
  readonly cells: number;
  readonly counts: readonly [number, number, number];
  /** About what it will hold, bytes, and what it may; null where the machine does not tell. */
  readonly bytes: number;
  readonly memory: number | null;
  /** Roughly what it will take, s. */
  readonly seconds: number;
  /** The most that faces on one line are apart, m, and cells that each gap between parts has at least. */
  readonly tolerance: number;
  readonly gapCells: number;
  readonly flow: Regime;
  /** What is simplified, in words. */
  readonly notes: readonly string[];
  /** Parts whose temperatures are told on the way: of each kind the one nearest to its limit, or hottest. */
  readonly monitors: readonly Monitor[];
  /** Why it is not run, in words; null where it may be. */
  readonly refusal: string | null;
}

export interface Monitor {
  readonly id: PlacementId;
  readonly name: string;
  readonly limit: number | null; // K
  readonly network: number | null; // K
}

/** How far a run is. */
export interface FieldProgress {
  /** Of the grid at hand. */
  readonly turn: number;
  /** Cells of that grid while it is a coarser one, which the flow begins on; else null. */
  readonly coarser: number | null;
  /** That it has run, pauses left out, s. */
  readonly seconds: number;
  /** Until it has converged, as it goes now, s; null while that cannot be told. */
  readonly secondsLeft: number | null;
  /** The largest share that is left over, and that at which it has converged. */
  readonly residual: number;
  readonly target: number;
  /** What temperatures, K, and flows, of the largest, are still off by, about; infinite while that cannot be told. */
  readonly off: Steadiness | null;
  /** Null where nothing flows. */
  readonly leftover: Leftover | null;
  /** Shares of what passes that are missing. */
  readonly imbalance: { readonly heat: number; readonly mass: number };
  /** Of the plan's monitors, K; null where the field does not have one. */
  readonly monitors: readonly (number | null)[];
}

/** What a run came to. */
export interface FieldReport {
  readonly plan: FieldPlan;
  readonly answer: FieldAnswer;
  /** How sure the network is of the temperatures that have a limit. */
  readonly bands: Bands['parts'];
  readonly heat: {
    /** Given to the air and the parts, and out with the air and through the walls, W. */
    readonly in: number;
    readonly out: number;
    /** Taken by coolant before it comes there, W. */
    readonly coolant: number;
  };
  readonly last: FieldProgress;
  /** Held in the end, bytes. */
  readonly bytes: number;
  /** That shared the work. */
  readonly threads: number;
}

export interface FieldEnd {
  readonly status: 'converged' | 'not-converged' | 'refused' | 'cancelled';
  /** What it noticed, or why it has no answer. */
  readonly problems: readonly CaseProblem[];
  /** Null where refused or cancelled. */
  readonly report: FieldReport | null;
  readonly picture: FieldPicture | null;
}

export interface FieldWatch {
  /** Once, before the first turn; not of a run that is refused. */
  onPlan(plan: FieldPlan): void;
  /** At most four times a second, and when it is paused. */
  onProgress(progress: FieldProgress): void;
  /** After the first turn, on the lines of a coarser grid while that is solved; then every second at most, and when it is paused. */
  onPicture(picture: FieldPicture): void;
}

export interface FieldRun {
  /** Never rejects. */
  readonly ended: Promise<FieldEnd>;
  pause(): void;
  resume(): void;
  /** Good enough: ends after the turn at hand with what is there, said as not converged. */
  finish(): void;
  cancel(): void;
}

/** One run at a time: a new one cancels that before it. */
export interface FieldRunner {
  /**
   * What a run on at most so many cells will be; solves the network first.
   * Rejects with an Error in words where there is nothing to run.
   */
  plan(design: Design, budget: number): Promise<FieldPlan>;
  run(design: Design, budget: number, watch: FieldWatch): FieldRun;
  /**
   * The factors with which the network says what a field of the design said; not while a run goes on.
   * Rejects with an Error in words where the network has no answer with some of them.
   */
  calibrate(design: Design, answer: FieldAnswer): Promise<Calibration>;
  dispose(): void;
}
