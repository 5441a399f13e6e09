import { Button } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import { useId } from 'react';
import { curveTable, type CurveTable } from '#models/schema/curve-table.ts';
import type { CurveField } from '#models/schema/field.ts';
import { isCurve } from '#models/schema/fields.ts';
import type { DraftFault } from '#models/library/finish-draft.ts';
import type { PartDraft } from '#models/library/part-draft.ts';
import { CurveEntry } from '#renderer/panels/part-editor/CurveEntry.tsx';
import { focusPlace, placeOf } from '#renderer/panels/part-editor/focus-place.ts';
import { SourceFields } from '#renderer/panels/part-editor/SourceFields.tsx';
import type { DraftEdits } from '#renderer/panels/part-editor/use-draft.ts';

/** One curve of a part: table, plot and source; or the way to begin it. */
export function CurveSection({
  draft,
  edits,
  at,
  field,
  faults,
}: {
  readonly draft: PartDraft;
  readonly edits: DraftEdits;
  readonly at: string;
  readonly field: CurveField;
  readonly faults: readonly DraftFault[];
}) {
  const id = useId();
  const mayBeAway = field.optional === true || field.default != null;
  const table = draft.tables[at] ?? (mayBeAway ? null : curveTable(field, null));
  const copied = draft.copyOf?.values[at];
  const name = field.label.toLowerCase();
  const ofSource = faults.filter((fault) => fault.at === at && / source/.test(fault.message));
  /** The button that was pressed goes away: the cursor goes to what has come. */
  const setTable = (step: string, next: CurveTable | null) => {
    edits.setTable(at, step, next);
    requestAnimationFrame(() => focusPlace(at));
  };
  return (
    <section className="bw-part-section" aria-labelledby={id} id={placeOf(at)}>
      <div className="bw-part-curve-head">
        <h3 id={id}>
          {field.label}
          {field.note !== undefined && <span className="bw-faint">{field.note}</span>}
        </h3>
        <SourceFields draft={draft} edits={edits} at={at} label={field.label} disabled={table === null} />
      </div>
      {ofSource.map(({ message, remedy }) => (
        <p key={message} className="bw-field-error">
          {field.label} {message}; {remedy}.
        </p>
      ))}
      {table ? (
        <CurveEntry
          field={field}
          table={table}
          before={copied !== undefined && copied !== null && isCurve(copied) ? copied : null}
          onChange={(step, next) => edits.setTable(at, `${field.label}: ${step}`, next)}
        />
      ) : (
        <div className="bw-part-curve-none">
          <span className="bw-faint">
            {field.default == null
              ? 'Unknown.'
              : `The default of the kind, ${field.default.length} points, counts until there are others.`}
          </span>
          <Button
            variant="default"
            aria-label={`Enter points of ${name}`}
            leftSection={<Plus size={13} aria-hidden />}
            onClick={() => setTable(`Begin ${name}`, curveTable(field, null))}
          >
            Enter points
          </Button>
        </div>
      )}
      {mayBeAway && table && (
        <div className="bw-buttons bw-buttons-left">
          <Button
            variant="default"
            leftSection={<Trash2 size={13} aria-hidden />}
            onClick={() => setTable(`Remove ${name}`, null)}
          >
            Remove the curve
          </Button>
        </div>
      )}
    </section>
  );
}
