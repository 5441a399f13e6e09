import { Hint } from '#renderer/panels/hint/Hint.tsx';
import { Button, Popover } from '@mantine/core';
import { useId, useState, type ReactNode } from 'react';
import type { Curve, CurveField as Declaration } from '#models/schema/field.ts';
import { findUnit } from '#models/units/units.ts';
import { curveText, readCurveText } from '#renderer/panels/fields/curve-text.ts';
import { Sparkline } from '#renderer/plots/Sparkline.tsx';

export interface CurveFieldProps {
  readonly field: Declaration;
  readonly value: Curve | null;
  readonly onCommit: (value: Curve | null) => void;
  readonly hint?: ReactNode;
  readonly mark?: ReactNode;
  /** What stands there without a curve. */
  readonly placeholder?: string;
}

/** A curve as a small picture; opens to its points as text, so that a data sheet's table can be pasted. */
export function CurveField({ field, value, onCommit, hint, mark, placeholder = 'none' }: CurveFieldProps) {
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const reading = draft === null ? null : readCurveText(field, draft);
  const unitText = (quantity: Declaration['x']['quantity'], symbol: string) => {
    const unit = findUnit(quantity, symbol);
    return unit?.shown ?? symbol;
  };
  const columns = `${field.x.label} [${unitText(field.x.quantity, field.x.unit) || '1'}], ${field.y.label} [${unitText(field.y.quantity, field.y.unit) || '1'}]`;
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
            onClick={() => setDraft(draft === null ? curveText(field, value) : null)}
          >
            {value ? <Sparkline points={value} /> : <span className="bw-faint">{placeholder}</span>}
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
