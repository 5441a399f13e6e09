import { useId } from 'react';
import type { FigureGroup } from '#models/components/figure-groups.ts';
import type { DraftFault } from '#models/library/finish-draft.ts';
import type { PartDraft } from '#models/library/part-draft.ts';
import { FigureRow } from '#renderer/panels/part-editor/FigureRow.tsx';
import type { DraftEdits } from '#renderer/panels/part-editor/use-draft.ts';

/** Figures that belong together, one a line, each with its source. */
export function FigureSection({
  group,
  draft,
  edits,
  faults,
}: {
  readonly group: FigureGroup;
  readonly draft: PartDraft;
  readonly edits: DraftEdits;
  readonly faults: readonly DraftFault[];
}) {
  const id = useId();
  return (
    <section className="bw-part-section" aria-labelledby={id}>
      <div className="bw-part-columns">
        <h3 id={id}>{group.label}</h3>
        <span aria-hidden className="bw-faint">
          Confidence
        </span>
        <span aria-hidden className="bw-faint">
          Source
        </span>
      </div>
      {group.keys.map((key) => (
        <FigureRow key={key} at={key} draft={draft} edits={edits} faults={faults} />
      ))}
    </section>
  );
}
