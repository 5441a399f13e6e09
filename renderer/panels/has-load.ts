import type { Design } from '#models/project/design.ts';

/** Whether anything in the design draws power, so that there is heat to speak of. */
export function hasLoad(design: Design): boolean {
  return design.items.some(
    (item) =>
      item.kind !== 'psu' && (Number(item.part.values['maximumPower'] ?? 0) > 0 || item.kind === 'fan'),
  );
}
