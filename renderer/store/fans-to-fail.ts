import type { Design, DesignItem } from '#models/project/design.ts';
import type { PlacementId } from '#models/project/records.ts';
import type { WorkbenchState } from '#renderer/store/contract.ts';

const collator = new Intl.Collator('en', { numeric: true });

/** The fans of a design by name. */
export function fansOf(design: Design): readonly DesignItem[] {
  return design.items.filter((item) => item.kind === 'fan').sort((a, b) => collator.compare(a.name, b.name));
}

export function hasFailed(fan: DesignItem): boolean {
  return fan.part.values['failed'] === true;
}

/** Selected fans that turn and so may fail. */
export function selectedFans({
  design,
  selection,
}: Pick<WorkbenchState, 'design' | 'selection'>): readonly PlacementId[] {
  return fansOf(design)
    .filter((fan) => !hasFailed(fan) && selection.includes(fan.id))
    .map((fan) => fan.id);
}

/**
 * The fans that a ride-through fails: those chosen by hand, and until a choice is made the selected ones, or one
 * where none is selected. Never one that is gone or does not turn.
 */
export function fansToFail(
  state: Pick<WorkbenchState, 'design' | 'selection' | 'ride'>,
): readonly PlacementId[] {
  const turning = fansOf(state.design)
    .filter((fan) => !hasFailed(fan))
    .map((fan) => fan.id);
  const { failed } = state.ride;
  if (failed) return turning.filter((id) => failed.includes(id));
  const selected = selectedFans(state);
  return selected.length > 0 ? selected : turning.slice(0, 1);
}
