import { useMemo } from 'react';
import type { ConfigurationId } from '#models/project/records.ts';
import type { ComparedField } from '#renderer/scene/compare/compared-state.ts';
import { commonRange, fieldScaleOf, type FieldScale } from '#renderer/scene/field/field-scale.ts';
import { sliceMiddle } from '#renderer/store/field-layers.ts';
import { fieldViewOf } from '#renderer/store/field-view.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';
import type { FieldView } from '#solver/field-view/view.ts';

/** A solved field among others. */
export interface FieldBeside extends ComparedField {
  readonly id: ConfigurationId;
  readonly name: string;
  readonly view: FieldView;
  readonly scale: FieldScale;
  readonly isConverged: boolean;
}

/** The fields of these configurations that were solved, the range of colours of all, SI, and the place of the slice, m. */
export function useComparedFields(ids: readonly ConfigurationId[]): {
  readonly fields: readonly FieldBeside[];
  readonly range: readonly [number, number];
  readonly at: number;
} {
  const solved = useWorkbench((state) => state.solvedFields);
  const comparison = useWorkbench((state) => state.comparison);
  const layers = useWorkbench((state) => state.view.field);
  // The same configurations are often another array.
  const key = ids.join('\n');
  return useMemo(() => {
    const fields = key.split('\n').flatMap((id) => {
      const field = solved.get(id);
      if (!field) return [];
      const { design, picture, isConverged } = field;
      const result = comparison.get(id)?.result ?? null;
      const view = fieldViewOf(picture);
      const scale = fieldScaleOf(view, layers, result);
      return [{ id, name: design.configuration.name, design, picture, result, view, scale, isConverged }];
    });
    const [first] = fields;
    const { axis, at } = layers.slice;
    return {
      fields,
      range: commonRange(fields.map(({ scale }) => scale)),
      at: at === null && first ? sliceMiddle(first.picture, axis) : (at ?? 0),
    };
  }, [key, solved, comparison, layers]);
}
