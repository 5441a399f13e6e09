import { useEffect, useState } from 'react';
import type { DesignResult } from '#models/results/design-result.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

/** The solver works on such questions for some tenths of a second: only once nothing has changed for so long, ms. */
const rest = 500;

/**
 * What `ask` finds for the result, once the design rests; null until then. `of` is the result that it was found for.
 * @param ask keeps its identity for as long as the question is the same
 */
export function useAnswer<T>(
  result: DesignResult,
  ask: () => Promise<T>,
): { readonly of: DesignResult; readonly answer: T } | null {
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
  return found;
}
