import { Button } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import type { Fields, FieldValue } from '#models/schema/field.ts';
import { FieldControl } from '#renderer/panels/fields/FieldControl.tsx';
import { Section } from '#renderer/panels/inspector/Section.tsx';

/** Controls for declared fields, in their order. Where figures must have a source, it cannot be emptied. */
export function Controls({
  fields,
  values,
  onChange,
}: {
  readonly fields: Fields;
  readonly values: object;
  readonly onChange: (key: string, value: FieldValue) => void;
}) {
  const known = values as Readonly<Record<string, FieldValue>>;
  return Object.entries(fields).map(([key, field]) => (
    <FieldControl
      key={key}
      field={field}
      value={known[key] ?? null}
      onCommit={(value) => {
        if (key !== 'source' || value !== '') onChange(key, value);
      }}
    />
  ));
}

/** A group that a rack may be without. */
export function OptionalGroup({
  title,
  absent,
  fields,
  values,
  onChange,
  onAdd,
  onRemove,
}: {
  readonly title: string;
  /** What it means to be without. */
  readonly absent: string;
  readonly fields: Fields;
  readonly values: object | null;
  readonly onChange: (key: string, value: FieldValue) => void;
  readonly onAdd: () => void;
  readonly onRemove: () => void;
}) {
  return (
    <Section title={title} startsClosed aside={<span className="bw-faint">{values ? '' : absent}</span>}>
      {values ? (
        <>
          <Controls fields={fields} values={values} onChange={onChange} />
          <div className="bw-buttons bw-buttons-left">
            <Button variant="default" leftSection={<Trash2 size={13} aria-hidden />} onClick={onRemove}>
              Remove
            </Button>
          </div>
        </>
      ) : (
        <div className="bw-buttons bw-buttons-left">
          <Button variant="default" leftSection={<Plus size={13} aria-hidden />} onClick={onAdd}>
            Add
          </Button>
        </div>
      )}
    </Section>
  );
}
