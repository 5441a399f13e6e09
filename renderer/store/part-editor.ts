import type { Part, PartId } from '#models/components/part.ts';
import { finishDraft } from '#models/library/finish-draft.ts';
import { copyDraft, draftOf, newDraft, type PartDraft } from '#models/library/part-draft.ts';
import { applyDiff, isEmptyDiff, squashDiffs } from '#models/project/diff.ts';
import { addParts, removePart } from '#models/project/edits/parts.ts';
import { addPlacement } from '#models/project/edits/placements.ts';
import { projectLibrary } from '#models/project/resolve.ts';
import type { DocumentModel } from '#renderer/store/document.ts';
import { freePlaceFor } from '#renderer/store/free-place.ts';
import { DocumentHistory } from '#renderer/store/history.ts';
import type { PartActions } from '#renderer/store/part-contract.ts';
import type { Services } from '#renderer/store/services.ts';

type EditorActions = Omit<PartActions, 'importParts' | 'takePartFiles' | 'savePartLibrary'>;

/** A draft has no file. */
const noFile = { handle: null, name: '', unsaved: false } as const;

/** Making parts. `refresh` shows the document as it is now. */
export function partEditorActions(
  services: Services,
  document: DocumentModel,
  refresh: (another: boolean) => void,
): EditorActions {
  const { set, get } = services;
  let history: DocumentHistory<PartDraft> | null = null;

  function show(shown: DocumentHistory<PartDraft> | null): void {
    history = shown;
    if (!shown) {
      set({ partEditing: null });
      return;
    }
    const { undoName, redoName } = shown.view();
    set({ partEditing: { draft: shown.value, undoName, redoName } });
  }

  function open(shown: DocumentHistory<PartDraft>): void {
    show(shown);
    set({ dialog: 'part-editor' });
  }

  function refuse(title: string, line: string): void {
    set({ notice: { severity: 'error', title, lines: [line] } });
  }

  function partOf(id: PartId): Part | null {
    const part = projectLibrary(get().project).get(id);
    if (!part) refuse('There is no such part', `"${id}" is in neither the library nor this design.`);
    return part ?? null;
  }

  function begin(draft: PartDraft): void {
    const left = history;
    const isLeft = left !== null && left.view().undoName !== null;
    open(new DocumentHistory(draft, noFile));
    if (!left || !isLeft) return;
    const name = nameOf(left.value);
    const run = () => {
      set({ notice: null });
      open(left);
    };
    const lines = ['It is kept until the next one is begun.'];
    const actions = [{ label: `Go back to ${name}`, run }];
    set({ notice: { severity: 'info', title: `${name} is not finished`, lines, actions } });
  }

  return {
    beginPart(how) {
      if ('kind' in how) {
        begin(newDraft(how.kind));
        return;
      }
      const part = partOf('copyOf' in how ? how.copyOf : how.change);
      if (part) begin('copyOf' in how ? copyDraft(part) : draftOf(part));
    },
    editDraft(name, draft) {
      history?.apply(name, draft);
      show(history);
    },
    undoDraft() {
      history?.undo();
      show(history);
    },
    redoDraft() {
      history?.redo();
      show(history);
    },
    finishPart(isPlaced) {
      if (!history) return;
      const { project, configuration } = get();
      const { part } = finishDraft(history.value, projectLibrary(project));
      // The editor shows what is missing beside the place.
      if (!part) return;
      const added = addParts(project, [part]);
      const withPart = applyDiff(project, added);
      if (projectLibrary(withPart).get(part.id)?.kind !== part.kind) {
        refuse(
          `${part.model} could not be put into the library; it is still in the editor`,
          `"${part.id}" is placed as another kind of part.`,
        );
        return;
      }
      const placed = isPlaced
        ? addPlacement(withPart, configuration, part.id, freePlaceFor(get().design, part))
        : null;
      const name = placed ? `${added.name} and place it` : added.name;
      const diff = placed ? squashDiffs(name, [added, placed]) : added;
      if (!isEmptyDiff(diff)) document.apply(diff);
      refresh(false);
      show(null);
      const ids = (placed?.added ?? []).flatMap((record) => (record.type === 'placement' ? [record.id] : []));
      set({ dialog: null, ...(placed ? { selection: ids } : {}) });
      const { actions } = get();
      const title = `${part.model} is in the library of this design`;
      const lines = ['The design carries it. A library file takes it to other designs.'];
      const save = () => {
        set({ notice: null });
        void actions.savePartLibrary();
      };
      set({ notice: { severity: 'info', title, lines, actions: [{ label: 'Save my parts…', run: save }] } });
    },
    removePart(id) {
      const { project } = get();
      const diff = removePart(project, id);
      if (isEmptyDiff(diff)) {
        refuse('The part is placed', 'Take it out of all configurations first, or replace it.');
        return;
      }
      document.apply(diff);
      refresh(false);
    },
  };
}

/** What an unfinished part is called. */
export const nameOf = ({ vendor, model }: PartDraft): string => `${vendor} ${model}`.trim() || 'The new part';
