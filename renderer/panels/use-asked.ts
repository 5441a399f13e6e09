import { useEffect, useState } from 'react';
import type { DesignResult } from '#models/results/design-result.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

/** The solver is asked only once nothing has changed for so long, ms. */
const rest = 500;

/**
 * What the solver tells of an answer beyond it, and whether that is of this very answer; null until it is there.
 * @param ask the same function as long as the same is asked
 */
export function useAsked<T>(
  result: DesignResult,
  ask: () => Promise<T>,
): { readonly answer: T; readonly isOld: boolean } | null {
  const isStale = useWorkbench((state) => state.stale);
  const [found, setFound] = useState<{ of: DesignResult; answer: T } | null>(null);
  useEffect(() => {
    if (isStale) return undefined;
    let isWanted = true;
    const timer = setTimeout(async () => {
      const answer = await ask();
      if (isWanted) setFound({ of: result, answer });
    }, rest);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [ask, isStale, result]);
  return found && { answer: found.answer, isOld: isStale || found.of !== result };
}
