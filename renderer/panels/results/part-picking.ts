import type { PlacementId } from '#models/project/records.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

/** Rows of a table as parts: picked with the selection, seen in the scene under the pointer. */
export function usePartPicking<Row>(idOf: (row: Row) => PlacementId) {
  const selection = useWorkbench((state) => state.selection);
  const actions = useWorkbench((state) => state.actions);
  return {
    isPicked: (row: Row) => selection.includes(idOf(row)),
    onPick: (row: Row, toggle: boolean) => actions.select([idOf(row)], toggle ? 'toggle' : 'replace'),
    onHover: (row: Row | null) => actions.hover(row && idOf(row)),
  };
}

/** Of rows that are parts, and of rows that hold one. */
export const ownId = (row: { readonly id: PlacementId }): PlacementId => row.id;
export const itemId = (row: { readonly item: { readonly id: PlacementId } }): PlacementId => row.item.id;
