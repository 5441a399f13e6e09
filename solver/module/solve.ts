import type { SealedModule } from '#models/module/module.ts';
import type { ModuleResult } from '#solver/module/contract.ts';
import { coldStartOf, cycleOf, hotSoakOf } from '#solver/module/starts.ts';
import { pointOf } from '#solver/module/steady.ts';
import { supplyOf } from '#solver/module/supply.ts';

/** Each operating point as if it lasted, the duty cycle that repeats itself, hot and cold starts, and the supply. */
export function solveModule(module: SealedModule): ModuleResult {
  const points = module.points.map((point) => pointOf(module, point));
  const margins = points.map(({ margin }) => margin);
  const cycle = cycleOf(module);
  return {
    status: cycle.isPeriodic ? 'converged' : 'not-converged',
    points,
    worst: margins.indexOf(Math.min(...margins)),
    cycle,
    hotSoak: module.hotSoak && hotSoakOf(module, module.hotSoak),
    coldStart: module.coldStart && coldStartOf(module, module.coldStart),
    supply: supplyOf(module, cycle),
  };
}
