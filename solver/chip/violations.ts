import { type Chip, fitsReticle, reticle } from '#models/chip/chip.ts';
import { formatQuantity } from '#models/units/units.ts';
import type { ChipResult, PackageResult } from '#solver/chip/contract.ts';

/** What is beyond a limit, in words. */
export function violationsOf(chip: Chip, { packages }: ChipResult): string[] {
  const millimetres = (length: number): string => formatQuantity(length, 'length', 'mm');
  const large = chip.dies.filter((die) => !fitsReticle(die));
  return [
    ...large.map(
      ({ name, width, depth }) =>
        `${name}: ${millimetres(width)} × ${millimetres(depth)} is more than one exposure prints (${millimetres(reticle.shorter)} × ${millimetres(reticle.longer)})`,
    ),
    ...packages.flatMap(ofPackage),
  ];
}

function ofPackage(one: PackageResult): string[] {
  const { name, status, freeMargin, workload, components } = one;
  const found: string[] = [];
  if (status !== 'converged') found.push(`${name}: the field of heat did not converge`);
  const beyond = formatQuantity(-freeMargin, 'temperature-difference', 'K');
  const isOver = components.some(({ margin }) => margin < -1e-3);
  if (isOver && workload)
    found.push(`${name}: too hot with what is drawn at all times; no rate is low enough`);
  else if (isOver) found.push(`${name}: ${beyond} above a limit`);
  else if (freeMargin < 0 && workload)
    found.push(
      `${name}: ${beyond} above a limit at the rate that its power leaves; it holds ${formatQuantity(workload.share, 'ratio', '%')} of the free rate`,
    );
  if (workload?.fits === false)
    found.push(
      `${name}: the model wants ${formatQuantity(workload.memoryNeeded, 'data', 'GB')} on each chip, more than there is`,
    );
  return found;
}
