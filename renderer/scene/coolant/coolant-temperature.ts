import type { PlacementId } from '#models/project/records.ts';
import type { DesignResult } from '#models/results/design-result.ts';

/** Of the coolant that enters or leaves a plate or radiator, K; null where no answer says. */
export function coolantTemperature(
  result: DesignResult | null,
  id: PlacementId,
  at: 'inlet' | 'outlet',
): number | null {
  for (const { plates, radiators } of result?.coolant ?? []) {
    const stream = [...plates, ...radiators].find((part) => part.id === id);
    if (stream) return at === 'inlet' ? stream.inletTemperature : stream.outletTemperature;
  }
  return null;
}

/** Of the coolant to or from all plates of a loop, K; null where no answer says. */
export function loopTemperature(
  result: DesignResult | null,
  name: string,
  at: 'supply' | 'return',
): number | null {
  const loop = result?.coolant.find((one) => one.name === name);
  if (!loop) return null;
  return at === 'supply' ? loop.supplyTemperature : loop.returnTemperature;
}
