import { valuesOf } from '#models/components/values.ts';
import type { DesignItem } from '#models/project/design.ts';

/** Class value of the field note, for parts whose idle power is unknown: share of the maximum. */
export const idleShare = 0.15;

/** What an accelerator draws without work, W. */
export function idlePowerOf(item: DesignItem): number {
  const { idlePower, maximumPower } = valuesOf(item.part, 'accelerator');
  return idlePower ?? idleShare * finite(maximumPower);
}

export function finite(value: number | null): number {
  return value !== null && Number.isFinite(value) ? Math.max(0, value) : 0;
}
