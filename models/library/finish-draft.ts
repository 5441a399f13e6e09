import { curveKeys } from '#models/components/figure-groups.ts';
import { kinds } from '#models/components/kinds.ts';
import type { Part, PartId } from '#models/components/part.ts';
import type { Library } from '#models/library/library.ts';
import { asThePart, draftValue, type PartDraft } from '#models/library/part-draft.ts';
import { readPart, writePart } from '#models/library/read.ts';
import { sameData } from '#models/project/same.ts';
import { readCurveTable } from '#models/schema/curve-table.ts';
import type { FieldValue } from '#models/schema/field.ts';
import { missingFields, validateValue } from '#models/schema/fields.ts';
import { isId } from '#models/schema/id.ts';

/** Something that a draft still lacks, or that is wrong with it: where in the form, what, and what to do. */
export interface DraftFault {
  /** Key of a figure, or of what all parts have. */
  readonly at: string;
  readonly label: string;
  readonly message: string;
  readonly remedy: string;
}

export interface FinishedDraft {
  /** Null while there is a fault. */
  readonly part: Part | null;
  readonly faults: readonly DraftFault[];
}

/** The part that a draft stands for, as reading it from a file would give it. */
export function finishDraft(draft: PartDraft, library: Library): FinishedDraft {
  const values = valuesOfDraft(draft);
  const faults = [
    ...headFaults(draft, library),
    ...figureFaults(draft, values),
    ...curveFaults(draft),
    ...sourceFaults(draft, values),
  ];
  const { confidence } = draft;
  if (faults.length > 0 || confidence === '') return { part: null, faults };
  const said = Object.keys(values).flatMap((key) => {
    const own = draft.sources[key];
    return own ? [{ key, ...own, source: own.source.trim() }] : [];
  });
  const own = said.flatMap((one) =>
    one.source === ''
      ? []
      : [[one.key, { source: one.source, confidence: one.confidence || confidence }] as const],
  );
  const part: Part = {
    id: draft.replaces ?? freeId(draft, library),
    kind: draft.kind,
    vendor: draft.vendor.trim(),
    model: draft.model.trim(),
    notes: draft.notes.trim(),
    source: sourceLines(draft.source),
    confidence,
    estimates: said.flatMap((one) => (one.confidence === 'low' ? [one.key] : [])),
    ...(own.length > 0 ? { provenance: Object.fromEntries(own) } : {}),
    values,
  };
  const read = readPart(writePart(part), '');
  if (read.part) return { part: read.part, faults: [] };
  return {
    part: null,
    faults: read.problems.map(({ path, message, remedy }) => {
      const at = path.slice(1);
      return { at, label: kinds[draft.kind].fields[at]?.label ?? at, message, remedy };
    }),
  };
}

/** An id that says maker and model, and that no part has. */
export function freeId(
  { vendor, model, kind }: Pick<PartDraft, 'vendor' | 'model' | 'kind'>,
  library: Library,
): PartId {
  const slug = `${vendor} ${model}`
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 70)
    .replaceAll(/-+$/g, '');
  const base = isId(slug) ? slug : `my-${kind}`;
  let id = base;
  for (let count = 2; library.get(id); count++) id = `${base}-${count}`;
  return id;
}

function valuesOfDraft(draft: PartDraft): Record<string, FieldValue> {
  const entries = Object.keys(kinds[draft.kind].fields).map((key) => [key, draftValue(draft, key)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== null));
}

const sourceLines = (text: string) => text.split('\n').flatMap((line) => line.trim() || []);

function headFaults(draft: PartDraft, library: Library): DraftFault[] {
  const faults: DraftFault[] = [];
  const [vendor, model] = [draft.vendor.trim().toLowerCase(), draft.model.trim().toLowerCase()];
  if (model === '') {
    const remedy = 'write what its maker calls it';
    faults.push({ at: 'model', label: 'Model', message: 'is missing', remedy });
  }
  const same = library
    .byKind(draft.kind)
    .find(
      (part) =>
        part.id !== draft.replaces &&
        part.vendor.trim().toLowerCase() === vendor &&
        part.model.trim().toLowerCase() === model,
    );
  if (same && model !== '') {
    const remedy = 'say in the model what differs';
    faults.push({
      at: 'model',
      label: 'Model',
      message: `is that of "${same.id}" by the same maker`,
      remedy,
    });
  }
  if (sourceLines(draft.source).length === 0) {
    const remedy = 'write where the figures are from: a data sheet with its revision, a test with its date';
    faults.push({ at: 'source', label: 'Source', message: 'is missing', remedy });
  }
  if (draft.confidence === '') {
    const remedy = 'say how well the figures are known';
    faults.push({ at: 'confidence', label: 'Confidence', message: 'is missing', remedy });
  }
  return faults;
}

function figureFaults(draft: PartDraft, values: Readonly<Record<string, FieldValue>>): DraftFault[] {
  const { fields } = kinds[draft.kind];
  // A curve that is wrong is told with its rows.
  const curves = new Set(curveKeys(draft.kind));
  const missing = missingFields(fields, values, '').flatMap(({ path, remedy }) => {
    const at = path.slice(1);
    return curves.has(at) ? [] : [{ at, label: fields[at]?.label ?? at, message: 'is missing', remedy }];
  });
  const wrong = Object.entries(values).flatMap(([at, value]) => {
    const field = fields[at];
    const message = field && !curves.has(at) ? validateValue(field, value) : null;
    if (!field || message === null) return [];
    return [{ at, label: field.label, message: `is wrong: ${message}`, remedy: 'type another' }];
  });
  return [...missing, ...wrong];
}

/** The first error of each curve; all of them stand at its rows. */
function curveFaults(draft: PartDraft): DraftFault[] {
  return curveKeys(draft.kind).flatMap((key) => {
    const field = kinds[draft.kind].fields[key];
    if (field?.type !== 'curve') return [];
    const table = draft.tables[key];
    if (!table && (field.optional === true || field.default != null)) return [];
    const { faults } = readCurveTable(
      field,
      table ?? { units: { x: field.x.unit, y: field.y.unit }, rows: [] },
    );
    const first = faults.find(({ severity }) => severity === 'error');
    if (!first) return [];
    const message = first.row === null ? first.message : `row ${first.row + 1}: ${first.message}`;
    return [{ at: key, label: field.label, message, remedy: 'type the points, or paste two columns' }];
  });
}

/** A figure that was changed in a copy is not from where the copied part is from. */
function sourceFaults(draft: PartDraft, values: Readonly<Record<string, FieldValue>>): DraftFault[] {
  const { fields } = kinds[draft.kind];
  return Object.keys(fields).flatMap((key) => {
    const { source, confidence } = draft.sources[key] ?? asThePart;
    const label = fields[key]?.label ?? key;
    const has = Object.hasOwn(values, key);
    if (has && source.trim() === '' && (confidence === 'high' || confidence === 'medium')) {
      const message = `has confidence ${confidence} of its own and no source of its own`;
      return [{ at: key, label, message, remedy: 'write where the figure is from, or take “as the part”' }];
    }
    if (
      !has ||
      !isChangedInCopy(draft, key, values[key] ?? null) ||
      source.trim() !== '' ||
      confidence === 'low'
    )
      return [];
    const message = 'was changed and still has the sources of the copied part';
    const remedy =
      'write where the new figure is from, or call it an estimate, or change the sources of the part';
    return [{ at: key, label, message, remedy }];
  });
}

/** Whether a figure is another than that of the part that was copied, whose sources are still those of the draft. */
function isChangedInCopy({ copyOf, source }: PartDraft, key: string, value: FieldValue): boolean {
  if (!copyOf || !sameData(sourceLines(source), copyOf.source)) return false;
  return !sameData(value, copyOf.values[key] ?? null);
}
