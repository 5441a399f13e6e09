import type { Part, PartId, PartKind } from '#models/components/part.ts';
import type { System } from '#models/components/system.ts';
import type { PartDraft } from '#models/library/part-draft.ts';
import type { FileHandle, OpenedFile } from '#renderer/host/host.ts';

/** A part that is being made; it stays when its dialog is closed. */
export interface PartEditing {
  readonly draft: PartDraft;
  readonly undoName: string | null;
  readonly redoName: string | null;
}

/** The library file of one's own that was opened or saved last, with what it holds. */
export interface LibraryFile {
  readonly handle: FileHandle | null;
  readonly name: string;
  readonly parts: readonly Part[];
  readonly systems: readonly System[];
}

export interface PartState {
  readonly partEditing: PartEditing | null;
  readonly libraryFile: LibraryFile | null;
}

export interface PartActions {
  /** Opens the part editor. An unfinished part is one click away then, not lost. */
  beginPart(
    how: { readonly kind: PartKind } | { readonly copyOf: PartId } | { readonly change: PartId },
  ): void;
  /** One step that can be undone within the editor. @param name what undo shows */
  editDraft(name: string, draft: PartDraft): void;
  undoDraft(): void;
  redoDraft(): void;
  /** Puts the part into the design's library, and one of it into the design where `isPlaced`: one undo step. */
  finishPart(isPlaced: boolean): void;
  /** Takes a part of one's own out of the design's library. */
  removePart(id: PartId): void;
  /** Asks for library files and takes their parts into the design. */
  importParts(): Promise<void>;
  /** The same with files that are at hand. @param isOwn the file becomes the one that is saved to */
  takePartFiles(files: readonly OpenedFile[], isOwn: boolean): void;
  /** Writes the design's own parts into the library file, beside what it holds already. */
  savePartLibrary(saveAs?: boolean): Promise<void>;
}
