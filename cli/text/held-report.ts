import { percent, show } from '#models/results/figures.ts';
import { pairs } from '#cli/text/table.ts';
import type { Design } from '#models/project/design.ts';
import { heldText } from '#models/results/held-rates-text.ts';
import type { HeldRates } from '#models/results/held-rates.ts';
import type { DesignResult } from '#models/results/design-result.ts';
import { tokenRate } from '#models/results/workload-text.ts';

/** What rate accelerators that are too hot could hold; empty where none is. */
export function heldReport(design: Design, result: DesignResult, held: HeldRates | null): string {
  if (!held) return '';
  const names = new Map(design.items.map((item) => [item.id, item.name]));
  const free = result.workload?.tokensPerSecond ?? 0;
  const { parts, powerAc, tokensPerSecond } = held;
  return `Throttled\n${pairs([
    ...parts.map((part): [string, string] => [names.get(part.id) ?? part.id, heldText(part)]),
    ['From the feed then (AC)', show(powerAc, 'power')],
    ...(tokensPerSecond !== null && free > 0
      ? [
          [
            'Tokens then',
            `${tokenRate(tokensPerSecond)}   ${percent(tokensPerSecond / free)} of the full rate`,
          ] as [string, string],
        ]
      : []),
  ])}`;
}
