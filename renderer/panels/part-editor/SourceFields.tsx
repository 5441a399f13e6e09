import { confidences } from '#models/library/entry.ts';
import { asThePart, type PartDraft } from '#models/library/part-draft.ts';
import { CommittedInput } from '#renderer/panels/part-editor/CommittedInput.tsx';
import type { DraftEdits } from '#renderer/panels/part-editor/use-draft.ts';

const texts = { high: 'High', medium: 'Medium', low: 'Estimate' } as const;

/** Where one figure is from and how sure it is, where that is not as the part's other figures. */
export function SourceFields({
  draft,
  edits,
  at,
  label,
  disabled,
}: {
  readonly draft: PartDraft;
  readonly edits: DraftEdits;
  readonly at: string;
  readonly label: string;
  readonly disabled: boolean;
}) {
  const own = draft.sources[at] ?? asThePart;
  return (
    <>
      <select
        className="bw-input"
        aria-label={`Confidence of ${label}`}
        value={own.confidence}
        disabled={disabled}
        onChange={(event) => {
          const confidence = confidences.find((known) => known === event.currentTarget.value) ?? '';
          edits.setSource(at, { ...own, confidence });
        }}
      >
        <option value="">as the part</option>
        {confidences.map((known) => (
          <option key={known} value={known}>
            {texts[known]}
          </option>
        ))}
      </select>
      <CommittedInput
        label={`Source of ${label}`}
        value={own.source}
        placeholder={disabled ? '' : 'as the part'}
        disabled={disabled}
        onCommit={(source) => edits.setSource(at, { ...own, source })}
      />
    </>
  );
}
