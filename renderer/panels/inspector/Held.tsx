import { useCallback } from 'react';
import type { DesignResult, PartResult } from '#models/results/design-result.ts';
import { heldText } from '#models/results/held-rates-text.ts';
import { tokenRate } from '#models/results/workload-text.ts';
import { useAsked } from '#renderer/panels/use-asked.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

/** What rate an accelerator above its limit could hold, and what the box gives then. */
export function Held({ part, result }: { readonly part: PartResult; readonly result: DesignResult }) {
  const actions = useWorkbench((state) => state.actions);
  const found = useAsked(
    result,
    useCallback(() => actions.findHeldRates(), [actions]),
  );
  const rate = found?.answer?.parts.find(({ id }) => id === part.id);
  if (!found?.answer || !rate || found.isOld) return null;
  const { tokensPerSecond } = found.answer;
  return (
    <p className="bw-hint">
      Over its limit; {heldText(rate)}.
      {tokensPerSecond !== null && ` Tokens of the box then: ${tokenRate(tokensPerSecond)}.`}
    </p>
  );
}
