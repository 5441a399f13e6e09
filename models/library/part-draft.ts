import { curveKeys } from '#models/components/figure-groups.ts';
import { kinds } from '#models/components/kinds.ts';
import type { Confidence, Part, PartId, PartKind } from '#models/components/part.ts';
import { curveTable, readCurveTable, type CurveTable } from '#models/schema/curve-table.ts';
import type { Field, FieldValue } from '#models/schema/field.ts';
import { isCurve, validateValue, type Values } from '#models/schema/fields.ts';

/** What is said of one figure's source; empty is as the part. An estimate is `low`, with a source or without. */
export interface DraftSource {
  readonly source: string;
  readonly confidence: Confidence | '';
}

/** A part while it is made: it may be unfinished or wrong, and keeps all that was typed. */
export interface PartDraft {
  readonly kind: PartKind;
  /** The part of one's own that it takes the place of; null makes a new one. */
  readonly replaces: PartId | null;
  /** The part that it is a changed copy of. */
  readonly copyOf: Part | null;
  readonly vendor: string;
  readonly model: string;
  readonly notes: string;
  /** One source a line. */
  readonly source: string;
  /** Empty until it is said. */
  readonly confidence: Confidence | '';
  /** Figures that are not curves; each fits its field. What is not here is unknown, or has its kind's default. */
  readonly values: Values;
  /** Curves as they are entered, by their keys. */
  readonly tables: Readonly<Record<string, CurveTable>>;
  readonly sources: Readonly<Record<string, DraftSource>>;
}

export const asThePart: DraftSource = { source: '', confidence: '' };

export function newDraft(kind: PartKind): PartDraft {
  const none = { vendor: '', model: '', notes: '', source: '', confidence: '' } as const;
  return { kind, replaces: null, copyOf: null, ...none, values: {}, tables: {}, sources: {} };
}

/** A part of one's own, to be changed. */
export function draftOf(part: Part): PartDraft {
  const curves = new Set(curveKeys(part.kind));
  const own = Object.entries(part.values).filter(([, value]) => value !== null);
  const { vendor, model, notes, confidence } = part;
  return {
    kind: part.kind,
    replaces: part.id,
    copyOf: null,
    vendor,
    model,
    notes,
    source: part.source.join('\n'),
    confidence,
    values: Object.fromEntries(own.filter(([key]) => !curves.has(key))),
    tables: tablesOf(part, own),
    sources: sourcesOf(part),
  };
}

/** A new part that begins with all figures of another. */
export function copyDraft(part: Part): PartDraft {
  return { ...draftOf(part), replaces: null, copyOf: part, model: `${part.model} (copy)` };
}

/** The draft as one of another kind: figures that both kinds have stay. */
export function withKind(draft: PartDraft, kind: PartKind): PartDraft {
  const [before, after] = [kinds[draft.kind].fields, kinds[kind].fields];
  const isKept = (key: string) => isLike(before[key], after[key]);
  const kept = <T>(of: Readonly<Record<string, T>>) =>
    Object.fromEntries(Object.entries(of).filter(([key]) => isKept(key)));
  const values = Object.entries(kept(draft.values)).filter(([key, value]) => {
    const field = after[key];
    return field !== undefined && validateValue(field, value) === null;
  });
  return {
    ...draft,
    kind,
    values: Object.fromEntries(values),
    tables: kept(draft.tables),
    sources: kept(draft.sources),
  };
}

/** The figure of a draft, null where it is unknown or left to the kind; of a curve, what its table says. */
export function draftValue(draft: PartDraft, key: string): FieldValue {
  const field = kinds[draft.kind].fields[key];
  const table = draft.tables[key];
  if (field?.type === 'curve') return table ? readCurveTable(field, table).curve : null;
  return draft.values[key] ?? null;
}

function tablesOf(part: Part, values: readonly (readonly [string, FieldValue])[]) {
  return Object.fromEntries(
    values.flatMap(([key, value]) => {
      const field = kinds[part.kind].fields[key];
      return field?.type === 'curve' && isCurve(value) ? [[key, curveTable(field, value)] as const] : [];
    }),
  );
}

function sourcesOf(part: Part): Record<string, DraftSource> {
  const estimates = part.estimates.map((key) => [key, { source: '', confidence: 'low' }] as const);
  return { ...Object.fromEntries(estimates), ...part.provenance };
}

/** Whether a value of the one may stand in the other. */
function isLike(a: Field | undefined, b: Field | undefined): boolean {
  if (!a || !b || a.type !== b.type) return false;
  if (a.type === 'curve' && b.type === 'curve')
    return a.x.quantity === b.x.quantity && a.y.quantity === b.y.quantity;
  return !('quantity' in a && 'quantity' in b) || a.quantity === b.quantity;
}
