import { conditionFields } from '#models/project/conditions.ts';
import { setConditions } from '#models/project/edits/conditions.ts';
import type { Conditions } from '#models/project/records.ts';
import type { FieldValue } from '#models/schema/field.ts';
import { FieldControl } from '#renderer/panels/fields/FieldControl.tsx';
import { QuantityField } from '#renderer/panels/fields/QuantityField.tsx';
import { useWorkbench } from '#renderer/store/workbench.ts';

/** One condition; previews while it is scrubbed, one undo step at the end. */
export function ConditionField({
  name,
  layout = 'row',
  label,
}: {
  readonly name: keyof Conditions;
  readonly layout?: 'row' | 'inline';
  readonly label?: string;
}) {
  const field = conditionFields[name];
  const value: FieldValue = useWorkbench((state) => state.design.conditions[name]);
  const actions = useWorkbench((state) => state.actions);
  const onCommit = (next: FieldValue) => {
    actions.preview(null);
    // The control has validated the value against the field that declares this key.
    if (next !== null) actions.setConditions({ [name]: next });
  };
  const onPreview = (next: FieldValue | undefined) => {
    const { project, configuration } = useWorkbench.getState();
    const change = { [name]: next } as Partial<Conditions>;
    actions.preview(
      next === undefined || next === null ? null : setConditions(project, configuration, change),
    );
  };
  if (field.type === 'quantity') {
    return (
      <QuantityField
        field={field}
        value={typeof value === 'number' ? value : null}
        layout={layout}
        label={label}
        onPreview={onPreview}
        onCommit={onCommit}
      />
    );
  }
  return <FieldControl field={field} value={value} onCommit={onCommit} />;
}
