import { type DocumentKind, openDocument, readTitle } from '#models/file/document.ts';
import { readWhole } from '#models/file/read-shape.ts';
import type { Report } from '#models/file/report.ts';
import type { Problem } from '#models/schema/problem.ts';
import type { DocumentOf, GroupShape } from '#models/schema/shape.ts';

/** A kind of document that a shape declares. */
export interface ShapedKind<S extends GroupShape> extends Omit<DocumentKind, 'keys'> {
  readonly shape: S;
}

export interface LoadedDocument<T> {
  /** Null where any problem is an error. */
  readonly document: T | null;
  readonly problems: readonly Problem[];
}

/**
 * Reads the text of a document. Never throws, whatever the text is.
 * @param name of the file, for the messages
 * @param check what no group can tell by itself; asked where each group is right
 */
export function loadDocument<S extends GroupShape>(
  kind: ShapedKind<S>,
  text: string,
  name: string,
  check: (document: DocumentOf<S>, report: Report) => void,
): LoadedDocument<DocumentOf<S>> {
  const { shape } = kind;
  const head = ['format', 'version', 'name', 'notes'];
  const keys = [...head, ...Object.keys(shape.fields), ...Object.keys(shape.parts)];
  const { json, report, problems } = openDocument(text, name, { ...kind, keys });
  if (!json) return { document: null, problems };
  const body = Object.fromEntries(Object.entries(json).filter(([key]) => keys.includes(key)));
  // The shape that was read by is the one that `DocumentOf` reads; what is missing is an error of the report.
  const document = {
    ...readTitle(json, name, report),
    ...readWhole(shape, body, '$', report, head),
  } as unknown as DocumentOf<S>;
  if (!report.failed) check(document, report);
  return { document: report.failed ? null : document, problems: report.problems };
}
