import type { PlacementId } from '#models/project/records.ts';
import type { Bands, Drivers, Explanation, Fidelity } from '#models/results/design-result.ts';
import type { Report } from '#models/results/report.ts';
import type { HeldRates } from '#models/results/held-rates.ts';
import type { Ride } from '#models/results/ride.ts';
import type { PlaceAnswer, PlaceQuestion } from '#models/results/site.ts';
import type { Place } from '#models/site/place.ts';
import type { Case } from '#solver/case/case.ts';
import type { PicturedField } from '#solver/design/contract.ts';
import { createDesignSolver } from '#solver/design/design-solver.ts';
import type { Calibration, DesignField, FieldAnswer } from '#solver/field-design/contract.ts';
import type { OpenTeam } from '#solver/field/team.ts';
import type { FieldCase } from '#solver/field/schema.ts';
import type { RideQuestion } from '#solver/design/ride.ts';
import type { Asked, Progress, Sensitivity, Solution } from '#solver/solve/contract.ts';
import type { StudyQuestion } from '#solver/study/contract.ts';
import type { TransientSolution } from '#solver/transient/contract.ts';
import type { VerificationRow, VerificationTitle } from '#solver/verification/row.ts';
import { byTransfer, createFieldApi, type FieldApi } from '#solver/worker/field-api.ts';
import { createRackApi, type RackApi } from '#solver/worker/rack-api.ts';
import {
  createDesignReceiver,
  packResult,
  type Crossing,
  type PackedResult,
} from '#solver/worker/crossing.ts';

/*
 * What the worker answers to. One file for the Web Worker and for worker_threads.
 * An AbortSignal does not cross: calls that may be cancelled carry a number, and `cancel` names it. The message is
 * heard while a solve runs because the solver yields to the event loop.
 */

export type ProgressListener = (call: number, progress: Progress) => void;

/** One program for both workers: that which answers to the design, and that which runs fields meanwhile. */
export interface WorkerApi extends FieldApi, RackApi {
  /** One listener for all calls: a callback for each solve would open a message port each time. */
  listen(listener: ProgressListener): void;
  solve(call: number, crossing: Crossing, fidelity: Fidelity): Promise<PackedResult>;
  explain(crossing: Crossing, id: PlacementId): Promise<Explanation | null>;
  drivers(crossing: Crossing, id: PlacementId): Promise<Drivers | null>;
  bands(crossing: Crossing, most?: number): Promise<Bands>;
  heldRates(crossing: Crossing): Promise<HeldRates | null>;
  buildCase(crossing: Crossing): Promise<Case>;
  caseHash(crossing: Crossing): Promise<string>;
  solveCase(call: number, input: Case): Promise<Solution>;
  solveTransient(call: number, input: Case): Promise<TransientSolution>;
  solveField(call: number, input: FieldCase): Promise<PicturedField>;
  fieldOfDesign(call: number, crossing: Crossing, cells: number): Promise<DesignField>;
  calibrationOf(crossing: Crossing, answer: FieldAnswer): Promise<Calibration>;
  sensitivities(input: Case, asked: Asked): Promise<readonly Sensitivity[]>;
  ride(call: number, crossing: Crossing, question: RideQuestion): Promise<Ride>;
  /** @param told how often the design has been solved whole; a run takes seconds, so that a port for it costs nothing */
  answerPlace(
    call: number,
    place: Place,
    question: PlaceQuestion,
    crossing: Crossing | null,
    told: (solves: number) => void,
  ): Promise<PlaceAnswer>;
  answerStudy(call: number, question: StudyQuestion): Promise<Report>;
  verificationCases(): Promise<readonly VerificationTitle[]>;
  verifyCase(place: number): Promise<readonly VerificationRow[]>;
  cancel(call: number): void;
}

/** Progress goes out at most ten times a second. */
const progressInterval = 100; // ms

/**
 * @param memory of the machine, bytes; null where it does not tell
 * @param openTeam opens the threads that share a field
 */
export function createWorkerApi(memory: number | null, openTeam: OpenTeam): WorkerApi {
  const solver = createDesignSolver(openTeam);
  const receive = createDesignReceiver();
  const running = new Map<number, AbortController>();
  let report: ProgressListener | null = null;
  let lastReport = 0;

  function tell(call: number, progress: Progress): void {
    const now = performance.now();
    if (!report || now - lastReport < progressInterval) return;
    lastReport = now;
    report(call, progress);
  }

  async function cancellable<T>(call: number, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const controller = new AbortController();
    running.set(call, controller);
    try {
      return await run(controller.signal);
    } finally {
      running.delete(call);
    }
  }

  return {
    listen(listener) {
      report = listener;
    },
    solve: (call, crossing, fidelity) => {
      const design = receive(crossing);
      return cancellable(call, async (signal) =>
        packResult(
          await solver.solve(design, { fidelity, signal, onProgress: (progress) => tell(call, progress) }),
        ),
      );
    },
    explain: (crossing, id) => solver.explain(receive(crossing), id),
    drivers: (crossing, id) => solver.drivers(receive(crossing), id),
    bands: (crossing, most) => solver.bands(receive(crossing), most),
    heldRates: (crossing) => solver.heldRates(receive(crossing)),
    buildCase: (crossing) => solver.buildCase(receive(crossing)),
    caseHash: (crossing) => solver.caseHash(receive(crossing)),
    solveCase: (call, input) => cancellable(call, (signal) => solver.solveCase(input, signal)),
    solveTransient: (call, input) => cancellable(call, (signal) => solver.solveTransient(input, signal)),
    solveField: (call, input) =>
      cancellable(call, async (signal) => {
        const answer = await solver.solveField(input, signal, (progress) => tell(call, progress));
        return answer.picture ? byTransfer(answer, answer.picture) : answer;
      }),
    fieldOfDesign: (call, crossing, cells) => {
      const design = receive(crossing);
      return cancellable(call, (signal) => solver.fieldOfDesign(design, cells, signal));
    },
    calibrationOf: (crossing, answer) => solver.calibrationOf(receive(crossing), answer),
    sensitivities: (input, asked) => solver.sensitivities(input, asked),
    ride: (call, crossing, question) => {
      const design = receive(crossing);
      return cancellable(call, (signal) => solver.ride(design, question, signal));
    },
    answerPlace: (call, place, question, crossing, onSolve) => {
      const design = crossing && receive(crossing);
      return cancellable(call, (signal) => solver.answerPlace(place, question, design, { signal, onSolve }));
    },
    // Its program is loaded with the first study.
    async answerStudy(call, question) {
      const { answerStudy } = await import('#solver/study/answer.ts');
      return cancellable(call, (signal) => answerStudy(question, solver, signal));
    },
    verificationCases: () => solver.verificationCases(),
    verifyCase: (place) => solver.verifyCase(place),
    cancel(call) {
      running.get(call)?.abort();
    },
    ...createFieldApi({ memory, openTeam }, receive),
    ...createRackApi(solver, cancellable),
  };
}
