import type { Design } from '#models/project/design.ts';
import type { InletSample } from '#models/results/site.ts';
import { solvedWhole } from '#solver/condense/solved-whole.ts';
import type { DesignSolver } from '#solver/design/contract.ts';

/**
 * A design solved whole at one inlet temperature after another, all else as its conditions say.
 *
 * @param altitude of the place, m
 * @returns what solves it at an inlet, K; null where it does not converge.
 * It rejects with the solver's words where the design is refused, and with the signal's reason when that was raised.
 */
export function samplesOfDesign(
  solver: Pick<DesignSolver, 'solve'>,
  design: Design,
  altitude: number,
  signal?: AbortSignal,
): (inlet: number) => Promise<InletSample | null> {
  return async (inlet) => {
    const conditions = { ...design.conditions, ambientTemperature: inlet, altitude };
    const result = await solvedWhole(solver, { ...design, conditions }, signal);
    if (!result) return null;
    const nearest = result.parts.find(({ id }) => id === result.hottest);
    return {
      inlet,
      power: result.powerAc,
      fanPower: result.fanPower,
      airflow: result.requirements.airflow,
      margin: nearest?.margin ?? null,
      hottest: design.items.find(({ id }) => id === nearest?.id)?.name ?? null,
    };
  };
}
