import type { Report } from '#models/results/report.ts';
import type { FieldValue, Fields } from '#models/schema/field.ts';
import type { Values } from '#models/schema/fields.ts';
import type { Problem } from '#models/schema/problem.ts';
import type { StudyKind } from '#models/study/study-kind.ts';
import type { Path } from '#models/study/tree.ts';
import type { FileHandle } from '#renderer/host/host.ts';

/** An answer that was kept, to be compared with. */
export interface KeptAnswer {
  readonly name: string;
  readonly report: Report;
}

/** A study that is open: a document that its shape declares, and what is solved of it. */
export interface StudySession {
  /** False while something else is looked at; the study stays open behind it. */
  readonly isShown: boolean;
  readonly kind: StudyKind;
  /** The document as in its file. */
  readonly json: unknown;
  readonly file: { readonly handle: FileHandle | null; readonly name: string; readonly unsaved: boolean };
  readonly undoName: string | null;
  readonly redoName: string | null;
  /** What is wrong with the document, or is not kept of it. */
  readonly problems: readonly Problem[];
  /** The group or list that is selected. */
  readonly selection: Path;
  /** What the solve is told beside the document. */
  readonly options: Values;
  /** The last answer, and of what it is. */
  readonly answer: null | { readonly json: unknown; readonly options: Values; readonly report: Report };
  readonly kept: readonly KeptAnswer[];
  readonly isSolving: boolean;
  /** Why the last run has no answer. */
  readonly refusal: string | null;
  readonly actions: StudyActions;
}

export interface StudyActions {
  show(isShown: boolean): void;
  select(path: Path): void;
  /** A declared field of the group at a place; one step that can be undone. */
  setField(path: Path, fields: Fields, key: string, value: FieldValue): void;
  /** Name or notes of the document. */
  setTitle(key: 'name' | 'notes', text: string): void;
  /** Another kind of a variant; fields that both have stay. */
  setKind(path: Path, kind: string): void;
  /** Puts in a part that may be left out, or an entry at the end of a list; selects it. */
  add(path: Path): void;
  /** The selected entry again, behind it. */
  duplicate(): void;
  /** Takes the selected entry or part out. */
  remove(): void;
  /** The selected entry up or down in its list. */
  move(by: 1 | -1): void;
  setOption(key: string, value: FieldValue): void;
  /** Keeps the answer on screen to compare others with. */
  keep(): void;
  forget(index: number): void;
  undo(): void;
  redo(): void;
  save(saveAs?: boolean): Promise<void>;
  /** What the answer says, as a file. */
  exportReport(format: 'pdf' | 'md'): Promise<void>;
  solve(): void;
  cancel(): void;
  dispose(): void;
}
