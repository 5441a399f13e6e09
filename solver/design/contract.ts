import type { PlacementId } from '#models/project/records.ts';
import type { Design } from '#models/project/design.ts';
import type { Bands, DesignResult, Drivers, Explanation, Fidelity } from '#models/results/design-result.ts';
import type { HeldRates } from '#models/results/held-rates.ts';
import type { Ride } from '#models/results/ride.ts';
import type { PlaceAnswer, PlaceQuestion } from '#models/results/site.ts';
import type { Place } from '#models/site/place.ts';
import type { Case } from '#solver/case/case.ts';
import type { Calibration, DesignField, FieldAnswer } from '#solver/field-design/contract.ts';
import type { FieldSolution } from '#solver/field/contract.ts';
import type { FieldPicture } from '#solver/field/picture.ts';
import type { FieldCase } from '#solver/field/schema.ts';
import type { RideQuestion } from '#solver/design/ride.ts';
import type { Asked, Progress, Sensitivity, Solution } from '#solver/solve/contract.ts';
import type { TransientSolution } from '#solver/transient/contract.ts';
import type { VerificationRow, VerificationTitle } from '#solver/verification/row.ts';

export interface PicturedField {
  readonly solution: FieldSolution;
  readonly picture: FieldPicture | null;
}

export interface DesignSolveOptions {
  readonly fidelity: Fidelity;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

export interface PlaceOptions {
  readonly signal?: AbortSignal;
  /** Told how often the design has been solved whole: nine times or more, 33 at most. */
  readonly onSolve?: (solves: number) => void;
}

/**
 * The solver as the workbench and the CLI see it: in-process and behind a worker alike.
 * It warm-starts from the last solution of the same configuration by itself.
 * A newer `solve` of the same configuration supersedes an older one that still runs: the older
 * one resolves with status "cancelled" and never overwrites the newer.
 */
export interface DesignSolver {
  solve(design: Design, options: DesignSolveOptions): Promise<DesignResult>;
  /** Explains a placement's temperature in the last converged network solution of that configuration. */
  explain(design: Design, id: PlacementId): Promise<Explanation | null>;
  /** What moves a placement's temperature in that solution. */
  drivers(design: Design, id: PlacementId): Promise<Drivers | null>;
  /**
   * Bands of that solution's flows and powers, and of the temperatures nearest to their limits, eight or at most so many;
   * of no use after a failed solve.
   */
  bands(design: Design, most?: number): Promise<Bands>;
  /**
   * What rate the accelerators could hold that are above their throttle temperature in that solution, found by a few
   * more solves; null where none is, or nothing was found.
   */
  heldRates(design: Design): Promise<HeldRates | null>;
  /** The Case of a design, for bug reports and `boxwright case`. */
  buildCase(design: Design): Promise<Case>;
  /** A short name for the content of that Case. */
  caseHash(design: Design): Promise<string>;
  solveCase(input: Case, signal?: AbortSignal): Promise<Solution>;
  /** Air and heat on a grid, steady or in time, with every cell; without a picture where it was refused or cancelled. */
  solveField(
    input: FieldCase,
    signal?: AbortSignal,
    onProgress?: (progress: Progress) => void,
  ): Promise<PicturedField>;
  /**
   * The field case of a design on at most so many cells, with what the network's answer gives it: solves the network first.
   * Rejects with an Error in words where the network has no answer, or the layout is nothing for the field solver.
   */
  fieldOfDesign(design: Design, cells: number, signal?: AbortSignal): Promise<DesignField>;
  /**
   * The factors with which the network says what the field says.
   * Rejects with an Error in words where the network has no answer with some of them.
   */
  calibrationOf(design: Design, answer: FieldAnswer): Promise<Calibration>;
  /** A case in time, as its `transient` says. */
  solveTransient(input: Case, signal?: AbortSignal): Promise<TransientSolution>;
  /**
   * How one result of a case answers to each of its numbers, the strongest first.
   * Rejects with an Error in words where there is no such result, or the case does not converge.
   */
  sensitivities(input: Case, asked: Asked): Promise<readonly Sensitivity[]>;
  /**
   * What a design in its steady state goes through when fans, pumps or connections fail.
   * Rejects with an Error in words where the design does not solve, or one of them cannot fail.
   */
  ride(design: Design, question: RideQuestion, signal?: AbortSignal): Promise<Ride>;
  /**
   * A year at a place, and a design through it (null: the climate alone). Nothing of other solves is
   * used or changed.
   * Rejects with an Error in words where the design has no answer there, and with the signal's reason once that is raised.
   */
  answerPlace(
    place: Place,
    question: PlaceQuestion,
    design: Design | null,
    options?: PlaceOptions,
  ): Promise<PlaceAnswer>;
  /** The cases of the verification, in the order of the collection. */
  verificationCases(): Promise<readonly VerificationTitle[]>;
  /** Runs one of them, by its place in that list. A case that cannot run is a failed row that says why. */
  verifyCase(place: number): Promise<readonly VerificationRow[]>;
  dispose(): void;
}
