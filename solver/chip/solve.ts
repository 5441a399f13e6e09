import type { Chip } from '#models/chip/chip.ts';
import type { ChipResult, TemperatureMap } from '#solver/chip/contract.ts';
import { solvePackage } from '#solver/chip/package.ts';
import { mapOf, resultOf } from '#solver/chip/result.ts';
import type { TurnOptions } from '#solver/solve/turns.ts';

export interface SolvedChip {
  readonly result: ChipResult;
  /** One a package. */
  readonly maps: readonly TemperatureMap[];
}

/**
 * The chip in each of its packages: heat by conduction in three dimensions on two grids, the rate that temperatures and
 * power leave, and what that comes to in tokens. Throws where it is cancelled.
 */
export async function solveChip(chip: Chip, options: TurnOptions = {}): Promise<SolvedChip> {
  const solved = [];
  for (const one of chip.packages) solved.push(await solvePackage(chip, one, options));
  const packages = solved.map((one) => resultOf(chip, one));
  return {
    result: {
      status: packages.every(({ status }) => status === 'converged') ? 'converged' : 'not-converged',
      packages,
    },
    maps: solved.map(mapOf),
  };
}
