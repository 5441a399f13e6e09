import { Hint } from '#renderer/panels/hint/Hint.tsx';
import { Switch } from '@mantine/core';
import { useId, useState, type ReactNode } from 'react';
import type { Field, FieldValue, VectorField } from '#models/schema/field.ts';
import { isCurve, isNetwork, isVector, validateValue } from '#models/schema/fields.ts';
import { CurveField } from '#renderer/panels/fields/CurveField.tsx';
import { networkText, readNetworkText } from '#renderer/panels/fields/lines-text.ts';
import { LinesField } from '#renderer/panels/fields/LinesField.tsx';
import { QuantityField } from '#renderer/panels/fields/QuantityField.tsx';
import { valueText } from '#renderer/panels/inspector/value-text.ts';

export interface FieldControlProps {
  readonly field: Field;
  readonly value: FieldValue;
  readonly onCommit: (value: FieldValue) => void;
  readonly onPreview?: (value: FieldValue | undefined) => void;
  readonly hint?: ReactNode;
  readonly mark?: ReactNode;
  readonly placeholder?: string;
}

/** The control that a field's declaration asks for. */
export function FieldControl(props: FieldControlProps) {
  const { field, value, onCommit, onPreview, hint, mark } = props;
  switch (field.type) {
    case 'quantity':
      return (
        <QuantityField
          field={field}
          value={typeof value === 'number' ? value : null}
          onCommit={onCommit}
          onPreview={onPreview && ((next) => onPreview(next ?? undefined))}
          hint={hint}
          mark={mark}
          placeholder={props.placeholder}
        />
      );
    case 'vector':
      return <VectorControl {...props} field={field} />;
    case 'curve':
      return (
        <CurveField
          field={field}
          value={value !== null && isCurve(value) ? value : null}
          onCommit={onCommit}
          hint={hint}
          mark={mark}
          placeholder={props.placeholder}
        />
      );
    case 'network':
      return (
        <LinesField
          {...props}
          value={value !== null && isNetwork(value) ? value : null}
          columns={`End, end, resistance [${field.unit}]`}
          textOf={(network) => networkText(field, network)}
          read={(text) => readNetworkText(field, text)}
          shown={valueText(field, value)}
        />
      );
    case 'flag':
      return <FlagControl {...props} />;
    case 'choice':
      return <ChoiceControl {...props} options={field.options} />;
    default:
      return <TextControl {...props} />;
  }
}

function Label({ htmlFor, props }: { readonly htmlFor: string; readonly props: FieldControlProps }) {
  const { field, hint, mark } = props;
  const text = <label htmlFor={htmlFor}>{field.label}</label>;
  const tip = () => (
    <>
      {field.note && <div>{field.note}</div>}
      {hint}
    </>
  );
  return (
    <span className="bw-field-label">
      {field.note || hint ? <Hint renderLabel={tip}>{text}</Hint> : text}
      {mark}
    </span>
  );
}

function ChoiceControl({
  options,
  ...props
}: FieldControlProps & { readonly options: readonly { readonly value: string; readonly label: string }[] }) {
  const id = useId();
  return (
    <div className="bw-field bw-field-row">
      <Label htmlFor={id} props={props} />
      <select
        id={id}
        className="bw-input"
        value={typeof props.value === 'string' ? props.value : ''}
        onChange={(event) => props.onCommit(event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

function FlagControl(props: FieldControlProps) {
  const id = useId();
  return (
    <div className="bw-field bw-field-row">
      <Label htmlFor={id} props={props} />
      <Switch
        id={id}
        size="xs"
        checked={props.value === true}
        onChange={(event) => props.onCommit(event.currentTarget.checked)}
      />
    </div>
  );
}

/** Text and whole numbers: typed, committed by Enter or on leaving, reverted by Escape. */
function TextControl(props: FieldControlProps) {
  const { field, value, onCommit } = props;
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const written = typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
  const typed = draft ?? written;
  const next: FieldValue = field.type !== 'count' ? typed : typed.trim() === '' ? null : Number(typed.trim());
  const error = draft === null ? null : validateValue(field, next);
  const settle = () => {
    setDraft(null);
    if (draft !== null && error === null && next !== value) onCommit(next);
  };
  return (
    <div className="bw-field bw-field-row">
      <Label htmlFor={id} props={props} />
      <input
        id={id}
        className={field.type === 'count' ? 'bw-input bw-number' : 'bw-input'}
        value={typed}
        placeholder={props.placeholder ?? (field.optional ? 'unknown' : '')}
        inputMode={field.type === 'count' ? 'numeric' : 'text'}
        aria-invalid={error !== null}
        aria-describedby={error === null ? undefined : `${id}-error`}
        onChange={(event) => setDraft(event.currentTarget.value)}
        onBlur={settle}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && error === null) settle();
          if (event.key === 'Escape' && draft !== null) {
            event.stopPropagation();
            setDraft(null);
          }
        }}
      />
      {error !== null && (
        <span id={`${id}-error`} role="alert" className="bw-field-error">
          {error}
        </span>
      )}
    </div>
  );
}

const axes = ['x', 'y', 'z'] as const;

function VectorControl({
  field,
  value,
  onCommit,
  hint,
  mark,
  placeholder,
}: FieldControlProps & { readonly field: VectorField }) {
  const vector = value !== null && isVector(value) ? value : null;
  return (
    <fieldset className="bw-vector">
      <legend className="bw-field-label">
        {field.note || hint ? (
          <Hint
            renderLabel={() => (
              <>
                {field.note && <div>{field.note}</div>}
                {hint}
              </>
            )}
          >
            <span>{field.label}</span>
          </Hint>
        ) : (
          field.label
        )}
        {mark}
      </legend>
      <div className="bw-vector-parts">
        {axes.map((axis, index) => (
          <QuantityField
            key={axis}
            layout="inline"
            label={axis}
            field={{
              type: 'quantity',
              quantity: field.quantity,
              unit: field.unit,
              label: `${field.label} ${axis}`,
              ...(field.exclusiveMin === undefined ? {} : { exclusiveMin: field.exclusiveMin }),
            }}
            value={vector ? (vector[index] ?? null) : null}
            placeholder={placeholder}
            onCommit={(part) => {
              if (part === null) return;
              const [x, y, z] = (vector ?? [0, 0, 0]).map((old, at) => (at === index ? part : old));
              onCommit([x ?? 0, y ?? 0, z ?? 0]);
            }}
          />
        ))}
      </div>
    </fieldset>
  );
}
