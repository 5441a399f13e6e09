import type { FilledRack } from '#models/rack/standing.ts';
import type { DesignSolver } from '#solver/design/contract.ts';
import { condenseRack, type KeptKinds } from '#solver/rack/condense.ts';
import type { RackSolver } from '#solver/rack/contract.ts';
import { solveRack } from '#solver/rack/solve.ts';
import { supplyCurve } from '#solver/rack/supply-curve.ts';

/** Racks whose enclosures `solver` solves whole; it is left to whoever made it. */
export function createRackSolver(solver: Pick<DesignSolver, 'solve'>): RackSolver {
  const kept: KeptKinds = new WeakMap();
  return {
    async answer(filled, supplies, { signal = new AbortController().signal, onProgress } = {}) {
      const range = supplies && widened(supplies, filled);
      const kinds = await condenseRack(filled, solver, range, {
        signal,
        kept,
        ...(onProgress && { onProgress }),
      });
      return {
        kinds: [...kinds.values()].map(({ name, count, condensed: { solves, range: over, error } }) => ({
          name,
          count,
          solves,
          range: over,
          error,
        })),
        result: await solveRack(filled, kinds, signal),
        supplyCurve: supplies && (await supplyCurve(filled, kinds, supplies, signal)),
      };
    },
    dispose: () => undefined,
  };
}

/** So that what the rack itself says lies within. */
function widened(supplies: readonly number[], { rack: { coolant } }: FilledRack): readonly [number, number] {
  const low = Math.min(...supplies);
  const high = Math.max(...supplies);
  const own = coolant?.cdu?.facilityTemperature ?? coolant?.supplyTemperature ?? low;
  const most = coolant?.cdu ? own + coolant.cdu.approach * 2 : own;
  return [Math.min(low, own), Math.max(high, most)];
}
