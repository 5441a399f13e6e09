import type { LoadedDocument, ShapedKind } from '#models/file/load-document.ts';
import type { Fields } from '#models/schema/field.ts';
import type { GroupShape } from '#models/schema/shape.ts';

/** Texts of the files that a study names, by their paths below its folder. */
export type FilesAtHand = ReadonlyMap<string, string>;

/** A kind of document beside enclosures and racks, as the workbench opens it: all of it follows from its shape. */
export interface StudyKind {
  /** As the command of the command line is called. */
  readonly id: string;
  readonly kind: ShapedKind<GroupShape>;
  /** What a solve may be told beside the document. */
  readonly options: Fields;
  load(text: string, name: string): LoadedDocument<object>;
  /** Paths of files that it names, or that those name, and that are not at hand. */
  missing(text: string, files: FilesAtHand): readonly string[];
}

/** The end of its files' names. */
export const endingOf = ({ kind }: StudyKind): string => `${kind.format}.json`;
