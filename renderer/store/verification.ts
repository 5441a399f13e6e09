import type { WorkbenchActions, WorkbenchState } from '#renderer/store/contract.ts';
import type { Services } from '#renderer/store/services.ts';
import type { VerificationRow } from '#solver/verification/row.ts';

type VerificationState = WorkbenchState['verification'];

export const noVerification: VerificationState = {
  running: false,
  done: 0,
  cases: 0,
  current: null,
  rows: [],
  seconds: 0,
  fault: null,
};

/** Rows are shown at most this often while they come in, ms: a case takes some 10. */
const showInterval = 100;

/**
 * The verification on demand, case by case: between two of them the solver answers to the design, and the run can end.
 */
export function verificationActions(
  services: Services,
): Pick<WorkbenchActions, 'runVerification' | 'cancelVerification'> {
  const { solver, set, get } = services;
  let running: object | null = null;

  const show = (changes: Partial<VerificationState>) =>
    set({ verification: { ...get().verification, ...changes } });

  return {
    async runVerification() {
      const mine = {};
      running = mine;
      const start = performance.now();
      const rows: VerificationRow[] = [];
      const secondsSoFar = () => (performance.now() - start) / 1000;
      set({ verification: { ...noVerification, running: true } });
      try {
        const cases = await solver.verificationCases();
        let shown = -Infinity;
        for (let place = 0; place < cases.length; place++) {
          if (running !== mine) return;
          const now = performance.now();
          if (now - shown >= showInterval) {
            const { id, title } = cases[place];
            const current = `${id} ${title}`;
            show({ rows: [...rows], done: place, cases: cases.length, current, seconds: secondsSoFar() });
            shown = now;
          }
          rows.push(...(await solver.verifyCase(place)));
        }
        if (running !== mine) return;
        show({ rows, done: cases.length, cases: cases.length, seconds: secondsSoFar() });
      } catch (error) {
        if (running !== mine) return;
        show({ rows, fault: error instanceof Error ? error.message : String(error) });
      }
      running = null;
      show({ running: false, current: null });
    },
    cancelVerification() {
      running = null;
      if (get().verification.running) show({ running: false, current: null });
    },
  };
}
