import type { Design } from '#models/project/design.ts';
import type { DesignResult } from '#models/results/design-result.ts';
import { sectionAt } from '#renderer/store/field-layers.ts';
import type { Workbench } from '#renderer/store/contract.ts';
import type { FieldPicture } from '#solver/field/picture.ts';

/** A field that stands beside others. */
export interface ComparedField {
  readonly design: Design;
  readonly picture: FieldPicture;
  readonly result: DesignResult | null;
}

/**
 * The workbench as if this field alone were in it: the same layers, the colours of one range, the slice at one place.
 *
 * @param range SI
 * @param at of the slice, m
 */
export function comparedState(
  state: Workbench,
  { design, picture, result }: ComparedField,
  range: readonly [number, number],
  at: number,
): Workbench {
  const { view, field } = state;
  const layers = view.field;
  const slice = { axis: layers.slice.axis, at };
  return {
    ...state,
    design,
    result,
    selection: [],
    hovered: null,
    interaction: { type: 'idle' },
    field: { ...field, picture, pictured: design, isStale: false, run: null },
    view: {
      ...view,
      showLabels: false,
      section: layers.hasSlice && layers.isCut ? sectionAt(slice.axis, at, view.section) : null,
      field: { ...layers, isShown: true, slice, ranges: { ...layers.ranges, [layers.quantity]: range } },
    },
  };
}
