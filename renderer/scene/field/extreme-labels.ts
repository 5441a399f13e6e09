import { formatQuantity } from '#models/units/units.ts';
import { fieldScaleOf, quantityOf } from '#renderer/scene/field/field-scale.ts';
import { partOfSolid } from '#renderer/scene/field/part-of-solid.ts';
import type { Label } from '#renderer/scene/overlay/labels.ts';
import type { Workbench } from '#renderer/store/contract.ts';
import { showsField } from '#renderer/store/field-layers.ts';
import { fieldViewOf } from '#renderer/store/field-view.ts';

/** "▲ 78.2 °C GPU3" where the largest value is, "▼ 25.1 °C" where the least; where they are asked for. */
export function extremeLabels(state: Workbench): readonly Label[] {
  const { picture, isStale } = state.field;
  const layers = state.view.field;
  if (!picture || !layers.extremes || !showsField(state)) return [];
  const { extremes, quantity, unit } = fieldScaleOf(fieldViewOf(picture), layers, state.result);
  if (!extremes) return [];
  const { maximum, minimum } = extremes;
  return (
    [
      ['▲', maximum],
      ['▼', minimum],
    ] as const
  ).map(([mark, { value, at, solid }]) => {
    const name = solid === null ? '' : ` ${partOfSolid(state.design, solid)?.name ?? solid}`;
    const text = `${mark} ${isStale ? '≈ ' : ''}${formatQuantity(value, quantityOf[quantity], unit)}${name}`;
    return { id: `field-${mark}`, kind: 'extreme', text, at };
  });
}
