import { checkDesign } from '#models/rules/rules.ts';
import { configurationOf } from '#models/project/query.ts';
import { resolveDesign } from '#models/project/resolve.ts';
import type { WorkbenchActions, WorkbenchState } from '#renderer/store/contract.ts';
import { orNotify, type Services } from '#renderer/store/services.ts';

/** Configurations at once: more columns do not fit a screen, and no head. */
export const mostCompared = 6;

type Compared = WorkbenchState['comparison'];

/** Solves configurations for comparison, one after the other; the one on screen takes the answer it has. */
export function compareActions(services: Services): Pick<WorkbenchActions, 'compare' | 'setSideBySide'> {
  const { solver, set, get } = services;
  let run = 0;
  return {
    async compare(ids) {
      const mine = ++run;
      // What is known of the others stays on screen while they are solved anew: an edit changes but one.
      const known = get().comparison;
      const compared = new Map([...known].filter(([id]) => ids.includes(id)));
      await orNotify(services, 'The comparison could not be solved', async () => {
        for (const id of ids) {
          const { project, configuration, design: shown, result: answer, stale } = get();
          if (!configurationOf(project, id)) continue;
          const current = id === configuration && answer && !stale;
          const design = current ? shown : resolveDesign(project, id);
          const result = current ? answer : await solver.solve(design, { fidelity: 'network' });
          if (mine !== run) return;
          if (result.status === 'cancelled') continue;
          compared.set(id, { design, result, violations: checkDesign(design, result) });
          set({ comparison: new Map(compared) });
        }
        if (ids.length === 0) set({ comparison: new Map() });
      });
    },
    setSideBySide: (sideBySide) => set({ sideBySide }),
  };
}

/** The comparison with what became of the configuration on screen; the same map where it is not compared. */
export function withCurrent(state: WorkbenchState): Compared {
  const { comparison, configuration, design, result, violations } = state;
  if (!result || !comparison.has(configuration)) return comparison;
  return new Map(comparison).set(configuration, { design, result, violations });
}
