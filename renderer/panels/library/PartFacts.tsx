import { kinds } from '#models/components/kinds.ts';
import type { Part } from '#models/components/part.ts';
import { confidenceTexts } from '#renderer/panels/library/part-list.ts';

/** Vendor, confidence, sources and notes of a part, as a tooltip; figures that are from elsewhere with their own. */
export function PartFacts({ part }: { readonly part: Part }) {
  const labelOf = (key: string) => kinds[part.kind].fields[key]?.label ?? key;
  return (
    <div className="bw-facts">
      <strong>
        {part.vendor} {part.model}
      </strong>
      <div>{confidenceTexts[part.confidence]}.</div>
      {part.estimates.length > 0 && <div>Estimated: {part.estimates.map(labelOf).join(', ')}.</div>}
      {part.notes !== '' && <div>{part.notes}</div>}
      {part.source.map((source) => (
        <div key={source} className="bw-tip-faint">
          {source}
        </div>
      ))}
      {Object.entries(part.provenance ?? {}).map(([key, { source, confidence }]) => (
        <div key={key} className="bw-tip-faint">
          {labelOf(key)}: {source} ({confidence})
        </div>
      ))}
    </div>
  );
}
