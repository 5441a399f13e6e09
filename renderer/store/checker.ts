import type { Design } from '#models/project/design.ts';
import type { DesignResult } from '#models/results/design-result.ts';
import type { Violation } from '#models/rules/rule.ts';
import { checkDesign } from '#models/rules/rules.ts';
import { violationsMeanwhile } from '#renderer/store/answers.ts';

export interface Checker {
  /** The answer to `design` came in; null: there is none (another project). */
  answered(design: Design, result: DesignResult | null): void;
  /**
   * Findings on `design`, with those of the last answer where its own is still out. `present` come back, and the
   * new ones later by `found`, where checking takes long.
   */
  check(design: Design, present: readonly Violation[]): readonly Violation[];
  dispose(): void;
}

/** Checks that take longer than this wait for a pause, ms: half a frame. */
const affordable = 8;
const pause = 120;

/**
 * Runs the design rules at once while they are quick, which they are for any usual enclosure; for designs of
 * thousands of parts, when the user pauses, so that dragging stays smooth.
 */
export function createChecker(found: (violations: readonly Violation[]) => void): Checker {
  let answer: { readonly design: Design; readonly result: DesignResult } | null = null;
  /** What the rules say of `answer`; null until they were asked. */
  let ofAnswer: readonly Violation[] | null = null;
  let cost = 0;
  let timer: ReturnType<typeof setTimeout> | null = null;

  function run(design: Design): readonly Violation[] {
    const begun = performance.now();
    if (answer) ofAnswer ??= checkDesign(answer.design, answer.result);
    const all = design === answer?.design ? (ofAnswer ?? []) : violationsMeanwhile(design, ofAnswer ?? []);
    cost = performance.now() - begun;
    return all;
  }

  function cancel(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  }

  return {
    answered(design, result) {
      answer = result && { design, result };
      ofAnswer = null;
    },
    check(design, present) {
      cancel();
      if (cost <= affordable) return run(design);
      timer = setTimeout(() => {
        timer = null;
        found(run(design));
      }, pause);
      return present;
    },
    dispose: cancel,
  };
}
