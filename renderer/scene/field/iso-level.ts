import type { FieldScale } from '#renderer/scene/field/field-scale.ts';
import type { FieldLayers } from '#renderer/store/contract.ts';

/** The value of the iso-surface, SI: the chosen one, else in the middle of the legend. */
export function isoLevelOf(layers: FieldLayers, { quantity, range: [low, high] }: FieldScale): number {
  return layers.isoAt[quantity] ?? (low + high) / 2;
}
