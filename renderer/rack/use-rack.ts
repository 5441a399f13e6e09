import type { RackSession } from '#renderer/store/rack-contract.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

/** Of the rack that is open; only what is shown while there is one calls it. */
export function useRack<T>(select: (rack: RackSession) => T): T {
  return useWorkbench(({ rack }) => {
    if (!rack) throw new Error('no rack is open');
    return select(rack);
  });
}
