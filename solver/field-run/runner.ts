/*
 * Field runs of designs in this thread, in turns: it answers to pauses and cancellations between them.
 */
import { bandsOf } from '#solver/design/drivers.ts';
import { answeredNetwork } from '#solver/design/network-answer.ts';
import { answerOf } from '#solver/field-design/answer.ts';
import { fieldOfDesign } from '#solver/field-design/build.ts';
import { calibrationOf } from '#solver/field-design/calibrate.ts';
import type { DesignField, FieldPart } from '#solver/field-design/contract.ts';
import type {
  FieldEnd,
  FieldPlan,
  FieldProgress,
  FieldReport,
  FieldRun,
  FieldRunner,
  FieldWatch,
  Machine,
} from '#solver/field-run/contract.ts';
import { monitoredParts, planOf } from '#solver/field-run/plan.ts';
import { TimeLeft } from '#solver/field-run/time-left.ts';
import type { FieldSolution } from '#solver/field/contract.ts';
import { FieldSession } from '#solver/field/session.ts';
import { runSession } from '#solver/field/solve.ts';
import type { OpenTeam } from '#solver/field/team.ts';
import type { CaseProblem, Progress } from '#solver/solve/contract.ts';

/** Shortest time between two reports and between two pictures, s; and how many times as long as a picture takes. */
const reportEvery = 0.25;
const pictureEvery = 1;
const pictureShare = 20;

export function createFieldRunner({ memory, openTeam }: Machine): FieldRunner {
  let current: FieldRun | null = null;
  return {
    async plan(design, budget) {
      const field = fieldOfDesign(design, await answeredNetwork(design), budget);
      return planOf(design, field, budget, memory);
    },
    run(design, budget, watch) {
      current?.cancel();
      const control = new Control();
      const planned = async (): Promise<Planned> => {
        const network = await answeredNetwork(design, control.signal);
        const field = fieldOfDesign(design, network, budget);
        return {
          field,
          plan: planOf(design, field, budget, memory),
          monitored: monitoredParts(design, field),
          bands: () => bandsOf(design, network.built, network.solution, Infinity).parts,
        };
      };
      const ended = runOf(planned, control, watch, openTeam)
        .catch((error: unknown) =>
          control.signal.aborted ? nothing('cancelled', []) : nothing('refused', [inWords(error)]),
        )
        .finally(() => control.end());
      const run: FieldRun = {
        ended,
        pause: () => control.pause(),
        resume: () => control.resume(),
        finish: () => control.finish(),
        cancel: () => control.cancel(),
      };
      current = run;
      return run;
    },
    calibrate: (design, answer) => new Promise((resolve) => resolve(calibrationOf(design, answer))),
    dispose() {
      current?.cancel();
    },
  };
}

interface Planned {
  readonly field: DesignField;
  readonly plan: FieldPlan;
  readonly monitored: readonly FieldPart[];
  /** Of the network's answer that the run begins with; a moment's work. */
  readonly bands: () => FieldReport['bands'];
}

/** What was asked of a run from outside, and the time that it ran. */
class Control {
  readonly #abort = new AbortController();
  #session: FieldSession | null = null;
  #isFinished = false;
  #release: (() => void) | null = null;
  #pause: Promise<void> | null = null;
  #began = performance.now();
  #stood = 0;

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  get held(): Promise<void> | null {
    return this.#pause;
  }

  /** s. */
  get seconds(): number {
    return (performance.now() - this.#began - this.#stood) / 1000;
  }

  begin(session: FieldSession): void {
    this.#session = session;
    this.#began = performance.now();
    this.#stood = 0;
    if (this.#isFinished) session.stop();
  }

  /** The session's memory is not held on to. */
  end(): void {
    this.#session = null;
  }

  pause(): void {
    if (this.#pause) return;
    const since = performance.now();
    this.#pause = new Promise((resolve) => {
      this.#release = () => {
        this.#stood += performance.now() - since;
        this.#pause = null;
        resolve();
      };
    });
  }

  resume(): void {
    this.#release?.();
    this.#release = null;
  }

  finish(): void {
    this.#isFinished = true;
    this.#session?.stop();
    this.resume();
  }

  cancel(): void {
    this.#abort.abort();
    this.resume();
  }
}

async function runOf(
  planned: () => Promise<Planned>,
  control: Control,
  watch: FieldWatch,
  openTeam: OpenTeam | undefined,
): Promise<FieldEnd> {
  const { field, plan, monitored, bands } = await planned();
  if (control.signal.aborted) return nothing('cancelled', []);
  if (plan.refusal !== null) return nothing('refused', [refused(plan.refusal)]);
  watch.onPlan(plan);
  const session = new FieldSession(field.case);
  const teller = new Teller(session, field, monitored, control, watch);
  control.begin(session);
  const solution = await runSession(session, {
    ...(openTeam ? { openTeam } : {}),
    signal: control.signal,
    onProgress: (progress) => teller.tell(progress),
    hold: () => {
      if (control.held) teller.tellAll();
      return control.held;
    },
  });
  const { status, problems, heat, bytes, threads, residual } = solution;
  // What ran away is no field.
  if (status === 'cancelled' || status === 'refused' || !Number.isFinite(residual))
    return nothing(status, problems);
  const last = teller.last(solution);
  const report: FieldReport = {
    plan,
    answer: answerOf(field, solution),
    bands: bands(),
    heat: { in: heat.in, out: heat.out, coolant: field.heat.coolant },
    last,
    bytes,
    threads,
  };
  return { status, problems, report, picture: session.picture() };
}

/** Tells a watch how far a session is, not too often. */
class Teller {
  readonly #session: FieldSession;
  readonly #field: DesignField;
  readonly #control: Control;
  readonly #watch: FieldWatch;
  readonly #outputs: ReadonlySet<string>;
  /** Of what is left over, and of what temperatures are off by: both come down to what they may be. */
  #timeLeft: readonly [TimeLeft, TimeLeft] | null = null;
  #now: Pick<Progress, 'iteration' | 'residual' | 'coarser'> = { iteration: 0, residual: Infinity };
  #told = -Infinity;
  #nextPicture = -Infinity;

  constructor(
    session: FieldSession,
    field: DesignField,
    monitored: readonly FieldPart[],
    control: Control,
    watch: FieldWatch,
  ) {
    this.#session = session;
    // Of the others nothing is worked out on the way.
    this.#field = { ...field, parts: monitored, fans: [], openings: [] };
    this.#control = control;
    this.#watch = watch;
    this.#outputs = new Set(monitored.flatMap(({ reading }) => outputsOf(reading)));
  }

  tell(progress: Progress): void {
    this.#now = progress;
    const { seconds } = this.#control;
    // How coarser grids come to rest says nothing of this one.
    if (progress.coarser === undefined) {
      const { target = 0, off = null } = this.#session.standing() ?? {};
      const allowed = this.#session.input.steady?.temperature ?? Infinity;
      this.#timeLeft ??= [new TimeLeft(target), new TimeLeft(allowed)];
      this.#timeLeft[0].note(seconds, progress.residual);
      this.#timeLeft[1].note(seconds, off?.temperature ?? 0);
    }
    if (seconds - this.#told >= reportEvery) this.#report();
    if (seconds >= this.#nextPicture) this.#show();
  }

  /** Where it stands, however lately it was told. */
  tellAll(): void {
    this.#report();
    this.#show();
  }

  last({ iterations, residual }: FieldSolution): FieldProgress {
    this.#now = { iteration: iterations, residual };
    return { ...this.#progress(), secondsLeft: 0 };
  }

  #report(): void {
    this.#told = this.#control.seconds;
    this.#watch.onProgress(this.#progress());
  }

  #show(): void {
    const before = this.#control.seconds;
    const picture = this.#session.picture();
    if (picture) this.#watch.onPicture(picture);
    const after = this.#control.seconds;
    this.#nextPicture = after + Math.max(pictureEvery, pictureShare * (after - before));
  }

  #progress(): FieldProgress {
    const { iteration, residual, coarser = null } = this.#now;
    const standing = this.#session.standing();
    const outputs = this.#session.figures(this.#outputs);
    return {
      turn: iteration,
      coarser,
      seconds: this.#control.seconds,
      secondsLeft: longest(this.#timeLeft?.map((one) => one.estimate()) ?? []),
      residual,
      target: standing?.target ?? 0,
      off: standing?.off ?? null,
      leftover: standing?.leftover ?? null,
      imbalance: standing?.imbalance ?? { heat: 0, mass: 0 },
      monitors: answerOf(this.#field, { outputs }).parts.map(({ field }) => field),
    };
  }
}

/** Null where none can be told. */
function longest(times: readonly (number | null)[]): number | null {
  const told = times.filter((one) => one !== null);
  return told.length > 0 ? Math.max(...told) : null;
}

function outputsOf(reading: FieldPart['reading']): string[] {
  switch (reading.by) {
    case 'block':
      return [...reading.outputs];
    case 'metal':
    case 'air':
      return [reading.output];
    default:
      return [];
  }
}

function nothing(status: FieldEnd['status'], problems: readonly CaseProblem[]): FieldEnd {
  return { status, problems, report: null, picture: null };
}

function refused(message: string): CaseProblem {
  return { severity: 'error', code: 'refused', message, ids: [] };
}

function inWords(error: unknown): CaseProblem {
  return refused(error instanceof Error ? error.message : String(error));
}
