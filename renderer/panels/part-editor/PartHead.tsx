import { useId, type ReactNode } from 'react';
import { isPartKind, kinds } from '#models/components/kinds.ts';
import { withKind, type PartDraft } from '#models/library/part-draft.ts';
import { confidences } from '#models/library/entry.ts';
import { CommittedInput } from '#renderer/panels/part-editor/CommittedInput.tsx';
import { placeOf } from '#renderer/panels/part-editor/focus-place.ts';
import type { DraftEdits } from '#renderer/panels/part-editor/use-draft.ts';
import { confidenceTexts } from '#renderer/panels/library/part-list.ts';

/** What every part has: what it is, and where its figures are from. */
export function PartHead({ draft, edits }: { readonly draft: PartDraft; readonly edits: DraftEdits }) {
  const id = useId();
  const isNew = draft.replaces === null && draft.copyOf === null;
  const text = (key: 'vendor' | 'model' | 'notes' | 'source', label: string, name: string, rows = 1) => (
    <HeadField at={key} id={`${id}-${key}`} label={label}>
      <CommittedInput
        id={`${id}-${key}`}
        value={draft[key]}
        rows={rows}
        required={key === 'model' || key === 'source'}
        placeholder={key === 'source' ? 'Data sheet with its revision, test with its date; one a line' : ''}
        onCommit={(value) => edits.change(name, { [key]: value })}
      />
    </HeadField>
  );
  return (
    <div className="bw-part-head">
      <HeadField at="kind" id={`${id}-kind`} label="Kind">
        <select
          id={`${id}-kind`}
          className="bw-input"
          value={draft.kind}
          disabled={!isNew}
          onChange={(event) => {
            const kind = event.currentTarget.value;
            if (isPartKind(kind)) edits.change('Change the kind', withKind(draft, kind));
          }}
        >
          {Object.values(kinds).map(({ kind, label }) => (
            <option key={kind} value={kind}>
              {label}
            </option>
          ))}
        </select>
      </HeadField>
      {text('vendor', 'Maker', 'Name the maker')}
      {text('model', 'Model', 'Name the model')}
      <HeadField at="confidence" id={`${id}-confidence`} label="Confidence">
        <select
          id={`${id}-confidence`}
          className="bw-input"
          value={draft.confidence}
          aria-required
          onChange={(event) => {
            const confidence = confidences.find((known) => known === event.currentTarget.value) ?? '';
            edits.change('Say the confidence', { confidence });
          }}
        >
          <option value="">How well are they known?</option>
          {confidences.map((known) => (
            <option key={known} value={known}>
              {known[0]?.toUpperCase()}
              {known.slice(1)}: {confidenceTexts[known].replace('Sourced: ', '')}
            </option>
          ))}
        </select>
      </HeadField>
      {text('source', 'Source', 'Name the sources', 2)}
      {text('notes', 'Notes', 'Write notes', 2)}
    </div>
  );
}

function HeadField({
  at,
  id,
  label,
  children,
}: {
  readonly at: string;
  readonly id: string;
  readonly label: string;
  readonly children: ReactNode;
}) {
  return (
    <div className="bw-part-head-field" id={placeOf(at)}>
      <label htmlFor={id} className="bw-field-label">
        {label}
      </label>
      {children}
    </div>
  );
}
