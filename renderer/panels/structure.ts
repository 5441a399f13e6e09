import type { Design } from '#models/project/design.ts';
import { isSameStructure } from '#renderer/panels/same-structure.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

let last: Design | null = null;

/**
 * The design, but the same object for as long as only places change: what lists and figures read, so that a
 * drag at 60 Hz does not draw them again. Its boxes may be those of an earlier moment.
 */
export function useStructure(): Design {
  return useWorkbench((state) => structureOf(state.design));
}

/** The design given before where `design` differs from it in places only. One workbench, hence one memory. */
function structureOf(design: Design): Design {
  if (last === null || !isSameStructure(last, design)) last = design;
  return last;
}
