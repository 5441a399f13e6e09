import type { PartKind } from '#models/components/part.ts';
import type { Design, DesignItem } from '#models/project/design.ts';
import { failingPart } from '#models/project/failing.ts';
import type { PlacementId } from '#models/project/records.ts';
import type { WorkbenchState } from '#renderer/store/contract.ts';

const collator = new Intl.Collator('en', { numeric: true });

/** Kinds that a ride-through can fail, in the order in which they are shown. */
const kinds: readonly PartKind[] = ['fan', 'pump', 'cdu', 'coolant-port'];

/** Whether there is anything to fail. */
export function canFail({ items }: Design): boolean {
  return items.some(({ kind }) => kinds.includes(kind));
}

/** Fans, pumps, distribution units and coolant connections of a design, each kind by name. */
export function failable(design: Design): readonly DesignItem[] {
  return kinds.flatMap((kind) =>
    design.items.filter((item) => item.kind === kind).sort((a, b) => collator.compare(a.name, b.name)),
  );
}

export function hasFailed(part: DesignItem): boolean {
  return part.part.values['failed'] === true;
}

/** Fans and pumps turn; a connection does not. */
export function turns(part: DesignItem): boolean {
  return part.kind !== 'coolant-port' && !hasFailed(part);
}

/** Selected parts that may fail. */
export function selectedToFail({
  design,
  selection,
}: Pick<WorkbenchState, 'design' | 'selection'>): readonly PlacementId[] {
  return failable(design)
    .filter((part) => !hasFailed(part) && selection.includes(part.id))
    .map((part) => part.id);
}

/**
 * The parts that a ride-through fails: those chosen by hand, and until a choice is made the selected ones, or one
 * where none is selected. Never one that is gone or has failed already.
 */
export function partsToFail(
  state: Pick<WorkbenchState, 'design' | 'selection' | 'ride'>,
): readonly PlacementId[] {
  const working = failable(state.design)
    .filter((part) => !hasFailed(part))
    .map((part) => part.id);
  const { failed } = state.ride;
  const hasWater = (id: PlacementId): boolean => {
    const { part, isWater } = failingPart(id);
    return isWater && state.design.items.some((item) => item.id === part && item.kind === 'cdu');
  };
  if (failed) return [...working.filter((id) => failed.includes(id)), ...failed.filter(hasWater)];
  const selected = selectedToFail(state);
  return selected.length > 0 ? selected : working.slice(0, 1);
}
