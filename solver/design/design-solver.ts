import type { Design } from '#models/project/design.ts';
import type { HeldRates } from '#models/results/held-rates.ts';
import type { DesignResult, Explanation } from '#models/results/design-result.ts';
import type { Case } from '#solver/case/case.ts';
import { hashCase } from '#solver/case/hash.ts';
import { shareRecords } from '#solver/case/share.ts';
import { budgetOf } from '#solver/design/budget.ts';
import { buildCase, type BuiltCase } from '#solver/design/build.ts';
import type { DesignSolveOptions, DesignSolver } from '#solver/design/contract.ts';
import { bandsOf, driversOf } from '#solver/design/drivers.ts';
import { explanationOf } from '#solver/design/explain.ts';
import { heldRates } from '#solver/design/held-rates.ts';
import { answeredNetwork } from '#solver/design/network-answer.ts';
import { reportOf } from '#solver/design/report.ts';
import { refusedResult } from '#solver/design/refused.ts';
import { warmStartOf } from '#solver/design/warm-start.ts';
import type { OpenTeam } from '#solver/field/team.ts';
import type { Solution } from '#solver/solve/contract.ts';
import { sensitivities } from '#solver/solve/adjoint.ts';
import { solveCase } from '#solver/solve/solve.ts';
import { rideCase, rideOf } from '#solver/design/ride.ts';
import { solveTransient } from '#solver/transient/solve.ts';

/** The last answer of a configuration, for warm starts and explanations. */
interface Kept {
  readonly built: BuiltCase;
  readonly solution: Solution;
  readonly design: Design;
  /** Worked out when first asked for; given up when the design is solved anew. */
  held: { readonly answer: Promise<HeldRates | null>; readonly stop: AbortController } | null;
}
/** Configurations whose answers are kept; the oldest goes first. */
const mostKept = 16;

/** Temperatures whose bands a spec sheet shows, unless more are asked for. */
const mostBands = 8;

const noBands = { parts: [], figures: [] };

/** The cost of an answer that is known already: the part moved, but nothing that the air or the heat sees. */
const noWork = { iterations: 0, seconds: { assemble: 0, factor: 0, total: 0 } };

/** Builds, solves and reports in this thread. @param openTeam opens the threads that share a field with it */
export function createDesignSolver(openTeam?: OpenTeam): DesignSolver {
  const kept = new Map<string, Kept>();
  const running = new Map<string, AbortController>();

  async function solve(design: Design, options: DesignSolveOptions): Promise<DesignResult> {
    const start = performance.now();
    const key = keyOf(design);
    running.get(key)?.abort();
    const own = new AbortController();
    running.set(key, own);
    const forward = () => own.abort();
    if (options.signal?.aborted) own.abort();
    options.signal?.addEventListener('abort', forward, { once: true });
    try {
      if (options.fidelity === 'budget') return budgetOf(design, start);
      const last = kept.get(key);
      last?.held?.stop.abort();
      const fresh = buildCase(design);
      const built = last ? { ...fresh, case: shareRecords(fresh.case, last.built.case) } : fresh;
      const buildTime = (performance.now() - start) / 1000;
      const solution =
        last?.built.case === built.case
          ? { ...last.solution, ...noWork }
          : await solveCase(built.case, {
              signal: own.signal,
              ...(options.onProgress ? { onProgress: options.onProgress } : {}),
              ...(last ? { warmStart: warmStartOf(last.built, last.solution, built) } : {}),
            });
      const reported = performance.now();
      // A newer solve of this configuration may have begun while this one ran its last step.
      const status = own.signal.aborted ? 'cancelled' : solution.status;
      if (status === 'converged') {
        kept.delete(key);
        kept.set(key, { built, solution, design, held: null });
        const oldest = kept.keys().next();
        if (kept.size > mostKept && !oldest.done) kept.delete(oldest.value);
      }
      const timing = { build: buildTime, start, reported };
      return reportOf(design, built, { ...solution, status }, timing);
    } catch (error) {
      return refusedResult(design, options.fidelity, error, start);
    } finally {
      options.signal?.removeEventListener('abort', forward);
      if (running.get(key) === own) running.delete(key);
    }
  }

  return {
    solve,
    explain(design, id): Promise<Explanation | null> {
      const last = kept.get(keyOf(design));
      return Promise.resolve(last ? explanationOf(last.design, last.built, last.solution, id) : null);
    },
    drivers(design, id) {
      const last = kept.get(keyOf(design));
      return Promise.resolve(last ? driversOf(last.design, last.built, last.solution, id) : null);
    },
    bands(design, most = mostBands) {
      const last = kept.get(keyOf(design));
      return Promise.resolve(last ? bandsOf(last.design, last.built, last.solution, most) : noBands);
    },
    heldRates(design) {
      const last = kept.get(keyOf(design));
      if (!last) return Promise.resolve(null);
      if (!last.held) {
        const stop = new AbortController();
        last.held = { answer: heldRates(last.design, last.built, last.solution, stop.signal), stop };
      }
      return last.held.answer;
    },
    buildCase: (design): Promise<Case> => Promise.resolve(buildCase(design).case),
    caseHash: (design) => Promise.resolve(hashCase(buildCase(design).case)),
    solveCase: (input, signal) => solveCase(input, signal ? { signal } : {}),
    solveTransient: (input, signal) => solveTransient(input, signal ? { signal } : {}),
    // Loaded when asked for: most work needs no grid.
    async solveField(input, signal, onProgress) {
      const [{ FieldSession }, { runSession }] = await Promise.all([
        import('#solver/field/session.ts'),
        import('#solver/field/solve.ts'),
      ]);
      const session = new FieldSession(input);
      const solution = await runSession(session, {
        ...(openTeam ? { openTeam } : {}),
        ...(signal ? { signal } : {}),
        ...(onProgress ? { onProgress } : {}),
      });
      const isEnded = solution.status === 'converged' || solution.status === 'not-converged';
      return { solution, picture: isEnded ? session.picture() : null };
    },
    async fieldOfDesign(design, cells, signal) {
      const network = await answeredNetwork(design, signal);
      const { fieldOfDesign } = await import('#solver/field-design/build.ts');
      return fieldOfDesign(design, network, cells);
    },
    async calibrationOf(design, answer) {
      const { calibrationOf } = await import('#solver/field-design/calibrate.ts');
      return calibrationOf(design, answer);
    },
    sensitivities: async (input, asked) => sensitivities(input, await solveCase(input), [asked])[0],
    async ride(design, question, signal) {
      const options = signal ? { signal } : {};
      const built = buildCase(design);
      const solution = await solveCase(built.case, options);
      if (solution.status !== 'converged') {
        throw new RangeError(solution.problems[0]?.message ?? `the design is ${solution.status}`);
      }
      return rideOf(built, question, await solveTransient(rideCase(design, built, question), options));
    },
    async answerPlace(place, question, design, options) {
      const { answerPlace } = await import('#solver/site/place.ts');
      // Solves of a year warm-start from one another, and are not the design's answer.
      return answerPlace(place, question, design, createDesignSolver(), options);
    },
    // Loaded when asked for: no design needs the collection.
    verificationCases: async () => {
      const { verificationCases } = await import('#solver/verification/verify.ts');
      return verificationCases.map(({ id, title }) => ({ id, title }));
    },
    verifyCase: async (place) => {
      const { verificationCases, verifyCase } = await import('#solver/verification/verify.ts');
      const one = verificationCases[place];
      if (one === undefined) throw new RangeError(`the verification has no case number ${place}`);
      return verifyCase(one);
    },
    dispose() {
      for (const controller of running.values()) controller.abort();
      kept.clear();
    },
  };
}

/** Configurations of different projects must not share an answer. */
function keyOf(design: Design): string {
  return `${design.project}/${design.configuration.id}`;
}
