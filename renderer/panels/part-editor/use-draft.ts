import { kinds } from '#models/components/kinds.ts';
import type { DraftSource, PartDraft } from '#models/library/part-draft.ts';
import type { CurveTable } from '#models/schema/curve-table.ts';
import type { FieldValue } from '#models/schema/field.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

/** Edits of the part in the editor, each one step to undo. */
export interface DraftEdits {
  change(name: string, changes: Partial<PartDraft>): void;
  setValue(key: string, value: FieldValue): void;
  /** Null takes the curve away. */
  setTable(key: string, name: string, table: CurveTable | null): void;
  setSource(key: string, source: DraftSource): void;
}

/** The edits of a draft. */
export function useDraftEdits(draft: PartDraft): DraftEdits {
  const actions = useWorkbench((state) => state.actions);
  const labelOf = (key: string) => kinds[draft.kind].fields[key]?.label.toLowerCase() ?? key;
  const edits: DraftEdits = {
    change: (name, changes) => actions.editDraft(name, { ...draft, ...changes }),
    setValue(key, value) {
      const { [key]: _, ...rest } = draft.values;
      const values = value === null || value === '' ? rest : { ...rest, [key]: value };
      edits.change(`Set ${labelOf(key)}`, { values });
    },
    setTable(key, name, table) {
      const { [key]: _, ...rest } = draft.tables;
      edits.change(name, { tables: table ? { ...rest, [key]: table } : rest });
    },
    setSource(key, source) {
      const { [key]: _, ...rest } = draft.sources;
      const isOwn = source.source.trim() !== '' || source.confidence !== '';
      edits.change(`Set the source of ${labelOf(key)}`, {
        sources: isOwn ? { ...rest, [key]: source } : rest,
      });
    },
  };
  return edits;
}
