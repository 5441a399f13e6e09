import type { DesignItem } from '#models/project/design.ts';
import type { DesignResult, PartResult } from '#models/results/design-result.ts';

export interface PartRow {
  readonly item: DesignItem;
  readonly result: PartResult;
}

/** Parts that the solver has something to say of, in the design's order. */
export function partRows(items: readonly DesignItem[], result: DesignResult): readonly PartRow[] {
  const results = new Map(result.parts.map((part) => [part.id, part]));
  return items.flatMap((item) => {
    const part = results.get(item.id);
    const isSilent = !part || (part.heat === 0 && part.power === 0 && part.temperature === null);
    return isSilent ? [] : [{ item, result: part }];
  });
}
