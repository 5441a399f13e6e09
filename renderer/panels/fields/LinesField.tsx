import { Hint } from '#renderer/panels/hint/Hint.tsx';
import { Button, Popover } from '@mantine/core';
import { useId, useState, type ReactNode } from 'react';
import type { Field } from '#models/schema/field.ts';
import type { Reading } from '#renderer/panels/fields/lines-text.ts';

export interface LinesFieldProps<T> {
  readonly field: Field;
  readonly value: T | null;
  /** What the lines are, above them. */
  readonly columns: string;
  readonly textOf: (value: T | null) => string;
  readonly read: (text: string) => Reading<T>;
  /** The value in small, on the button. */
  readonly shown: ReactNode;
  readonly onCommit: (value: T | null) => void;
  readonly hint?: ReactNode;
  readonly mark?: ReactNode;
  /** What stands there without a value. */
  readonly placeholder?: string;
}

/** A value of many lines as a button; opens to its lines as text, so that a data sheet's table can be pasted. */
export function LinesField<T>(props: LinesFieldProps<T>) {
  const { field, value, columns, textOf, read, shown, onCommit, hint, mark, placeholder = 'none' } = props;
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const reading = draft === null ? null : read(draft);
  const close = () => setDraft(null);
  const label = <span>{field.label}</span>;
  const tip = () => (
    <>
      {field.note && <div>{field.note}</div>}
      {hint}
    </>
  );
  return (
    <div className="bw-field bw-field-row">
      <span className="bw-field-label">
        {field.note || hint ? <Hint renderLabel={tip}>{label}</Hint> : label}
        {mark}
      </span>
      <Popover
        opened={draft !== null}
        onChange={(opened) => !opened && close()}
        width={280}
        position="left"
        trapFocus
      >
        <Popover.Target>
          <button
            type="button"
            className="bw-input bw-curve-button"
            aria-label={`${value ? '' : `${placeholder}, `}edit ${field.label}`}
            onClick={() => setDraft(draft === null ? textOf(value) : null)}
          >
            {value ? shown : <span className="bw-faint">{placeholder}</span>}
          </button>
        </Popover.Target>
        <Popover.Dropdown>
          <label htmlFor={id} className="bw-field-label">
            {columns}
          </label>
          <textarea
            id={id}
            className="bw-input bw-curve-text"
            rows={10}
            spellCheck={false}
            // Escape closes this, not a dialog around it.
            data-mantine-stop-propagation
            value={draft ?? ''}
            aria-invalid={reading?.ok === false}
            onChange={(event) => setDraft(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') close();
            }}
          />
          {reading?.ok === false && (
            <div role="alert" className="bw-field-error">
              {reading.error}
            </div>
          )}
          <div className="bw-buttons">
            <Button variant="default" onClick={close}>
              Cancel
            </Button>
            <Button
              disabled={!reading?.ok}
              onClick={() => {
                if (!reading?.ok) return;
                close();
                onCommit(reading.value);
              }}
            >
              Apply
            </Button>
          </div>
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}
