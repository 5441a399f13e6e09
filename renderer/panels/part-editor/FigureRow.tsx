import { RotateCcw } from 'lucide-react';
import { kinds } from '#models/components/kinds.ts';
import type { DraftFault } from '#models/library/finish-draft.ts';
import { draftValue, type PartDraft } from '#models/library/part-draft.ts';
import { defaultOf } from '#models/schema/fields.ts';
import { FieldControl } from '#renderer/panels/fields/FieldControl.tsx';
import { valueText } from '#renderer/panels/inspector/value-text.ts';
import { placeOf } from '#renderer/panels/part-editor/focus-place.ts';
import { SourceFields } from '#renderer/panels/part-editor/SourceFields.tsx';
import type { DraftEdits } from '#renderer/panels/part-editor/use-draft.ts';

/** One figure: its value, how sure it is and where it is from. */
export function FigureRow({
  draft,
  edits,
  at,
  faults,
}: {
  readonly draft: PartDraft;
  readonly edits: DraftEdits;
  readonly at: string;
  readonly faults: readonly DraftFault[];
}) {
  const field = kinds[draft.kind].fields[at];
  if (!field) return null;
  const value = draftValue(draft, at);
  const usual = defaultOf(field);
  const isShown = field.type === 'choice' || field.type === 'flag';
  const isNeeded = usual === null && field.optional !== true;
  const placeholder =
    usual === null || usual === ''
      ? isNeeded
        ? 'needed'
        : 'unknown'
      : `${valueText(field, usual)}, default`;
  // What is only missing is told at the foot of the form, and by "needed".
  const wrong = faults.filter((fault) => fault.at === at && !fault.message.endsWith('missing'));
  return (
    <div className="bw-part-figure" id={placeOf(at)} data-needed={(isNeeded && value === null) || undefined}>
      <FieldControl
        field={field}
        value={value ?? (isShown ? usual : null)}
        placeholder={placeholder}
        onCommit={(next) => edits.setValue(at, next)}
        mark={
          value !== null && (
            <button
              type="button"
              className="bw-reset"
              aria-label={`Clear ${field.label}`}
              title={usual === null ? 'Back to unknown' : `Back to the default: ${valueText(field, usual)}`}
              onClick={() => edits.setValue(at, null)}
            >
              <RotateCcw size={11} aria-hidden />
            </button>
          )
        }
      />
      <SourceFields draft={draft} edits={edits} at={at} label={field.label} disabled={value === null} />
      {wrong.map(({ message, remedy }) => (
        <p key={message} className="bw-field-error">
          {field.label} {message}; {remedy}.
        </p>
      ))}
    </div>
  );
}
