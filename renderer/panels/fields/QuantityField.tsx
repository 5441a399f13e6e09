import { Hint } from '#renderer/panels/hint/Hint.tsx';
import { useId, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import type { QuantityField as Declaration } from '#models/schema/field.ts';
import { formatQuantity } from '#models/units/units.ts';
import { readTyped, stepped, typedText } from '#renderer/panels/fields/quantity-edit.ts';

export interface QuantityFieldProps {
  readonly field: Declaration;
  /** SI; null is unknown. */
  readonly value: number | null;
  readonly onCommit: (value: number | null) => void;
  /** Called while the value is stepped or scrubbed and not committed yet; null ends it without effect. */
  readonly onPreview?: (value: number | null) => void;
  /** Shown instead of the field's label. */
  readonly label?: string;
  /** Shown in the empty input: what an unknown value means here. */
  readonly placeholder?: string;
  /** Further lines of the tooltip: the source, the catalogue value. */
  readonly hint?: ReactNode;
  /** `row`: label left, input right. `inline`: both in one line, as narrow as they can be. */
  readonly layout?: 'row' | 'inline';
  /** Drawn after the label: reset button, estimate mark. */
  readonly mark?: ReactNode;
  readonly disabled?: boolean;
}

/** Pixels of the pointer for one step while scrubbing. */
const scrubPixels = 6;
/** Pixels before a press on the label counts as scrubbing. */
const scrubThreshold = 3;

/** A typed quantity: units and expressions, arrow-key steps, scrubbing on the label, a reason when it is wrong. */
export function QuantityField(props: QuantityFieldProps) {
  const { field, value, onCommit, onPreview, layout = 'row', disabled = false } = props;
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const scrub = useRef<{ x: number; from: number | null; moved: boolean } | null>(null);
  const before = useRef<number | null>(value);
  const input = useRef<HTMLInputElement>(null);
  const label = props.label ?? field.label;
  const reading = draft === null ? null : readTyped(field, draft);
  const error = reading && !reading.ok ? reading.error : null;

  const edit = (text: string) => {
    // While previewing, `value` already is the preview: what to compare with is the value before.
    if (draft === null) before.current = value;
    setDraft(text);
  };
  const settle = () => {
    if (draft === null || !reading?.ok) return;
    setDraft(null);
    const isChanged = reading.value !== before.current && draft !== typedText(field, before.current);
    if (isChanged) onCommit(reading.value);
    else onPreview?.(null);
  };
  const revert = () => {
    setDraft(null);
    onPreview?.(null);
  };
  const selectAll = () => requestAnimationFrame(() => input.current?.select());
  const step = (steps: number) => {
    const from = reading?.ok ? reading.value : value;
    const next = stepped(field, from, steps);
    edit(typedText(field, next));
    onPreview?.(next);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') {
      settle();
      if (error === null) selectAll();
    } else if (event.key === 'Escape' && draft !== null) {
      event.stopPropagation();
      revert();
      selectAll();
    } else if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
      event.preventDefault();
      step((event.key === 'ArrowUp' ? 1 : -1) * (event.shiftKey ? 10 : 1));
    }
  };

  const startScrub = (event: PointerEvent<HTMLLabelElement>) => {
    if (disabled || event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    scrub.current = { x: event.clientX, from: value, moved: false };
  };
  const moveScrub = (event: PointerEvent<HTMLLabelElement>) => {
    const start = scrub.current;
    if (!start) return;
    const way = event.clientX - start.x;
    if (!start.moved && Math.abs(way) < scrubThreshold) return;
    start.moved = true;
    const next = stepped(field, start.from, Math.round(way / scrubPixels) * (event.shiftKey ? 10 : 1));
    edit(typedText(field, next));
    onPreview?.(next);
  };
  const endScrub = (cancelled: boolean) => {
    const start = scrub.current;
    scrub.current = null;
    if (!start?.moved) return;
    if (cancelled) revert();
    else settle();
  };

  const shown = draft ?? typedText(field, value);
  const hasDefault = field.default !== undefined && field.default !== null;
  const tip = () => (
    <>
      {field.note && <div>{field.note}</div>}
      {hasDefault && <div>Default {formatQuantity(field.default ?? 0, field.quantity, field.unit)}.</div>}
      {rangeText(field) && <div>{rangeText(field)}</div>}
      {props.hint}
      <div className="bw-tip-faint">Units and sums work; drag the label to change it.</div>
    </>
  );
  return (
    <div className={`bw-field bw-field-${layout}`}>
      <span className="bw-field-label">
        <Hint renderLabel={tip} side={layout === 'row' ? 'left' : 'bottom'}>
          <label
            htmlFor={id}
            className="bw-scrub"
            onPointerDown={startScrub}
            onPointerMove={moveScrub}
            onPointerUp={() => endScrub(false)}
            onPointerCancel={() => endScrub(true)}
          >
            {label}
          </label>
        </Hint>
        {props.mark}
      </span>
      <input
        ref={input}
        id={id}
        className="bw-input bw-number"
        value={shown}
        placeholder={props.placeholder ?? (field.optional ? 'unknown' : '')}
        disabled={disabled}
        spellCheck={false}
        autoComplete="off"
        aria-invalid={error !== null}
        aria-describedby={error === null ? undefined : `${id}-error`}
        onChange={(event) => edit(event.currentTarget.value)}
        onFocus={(event) => event.currentTarget.select()}
        onBlur={() => (error === null ? settle() : revert())}
        onKeyDown={onKeyDown}
      />
      {error !== null && (
        <span id={`${id}-error`} role="alert" className="bw-field-error">
          {error}
        </span>
      )}
    </div>
  );
}

function rangeText(field: Declaration): string | null {
  const shown = (limit: number) => formatQuantity(limit, field.quantity, field.unit);
  const low = field.min !== undefined ? `from ${shown(field.min)}` : null;
  const above = field.exclusiveMin !== undefined ? `above ${shown(field.exclusiveMin)}` : null;
  const high = field.max !== undefined ? `up to ${shown(field.max)}` : null;
  const text = [low ?? above, high].filter((part) => part !== null).join(' ');
  return text === '' ? null : `Range: ${text}.`;
}
