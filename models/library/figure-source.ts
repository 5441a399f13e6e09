import type { Confidence, Entry } from '#models/components/part.ts';

/** Where a figure of an entry is from, for people. */
export interface SaidSource {
  readonly sources: readonly string[];
  readonly confidence: Confidence;
  /** From elsewhere than the rest of the entry. */
  readonly isOwn: boolean;
}

/** The source of one figure: its own, or those of the entry. An estimate has low confidence whatever the entry says. */
export function figureSource(entry: Entry, key: string): SaidSource {
  const own = entry.provenance && Object.hasOwn(entry.provenance, key) ? entry.provenance[key] : undefined;
  const isEstimate = entry.estimates.includes(key);
  return {
    sources: own ? [own.source] : entry.source,
    confidence: isEstimate ? 'low' : (own?.confidence ?? entry.confidence),
    isOwn: own !== undefined,
  };
}
