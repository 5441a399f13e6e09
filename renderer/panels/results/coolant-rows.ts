import type { DesignItem } from '#models/project/design.ts';
import type { PlacementId } from '#models/project/records.ts';
import type { CoolantPartResult } from '#models/results/coolant.ts';
import type { DesignResult, PartResult } from '#models/results/design-result.ts';

export interface StreamRow {
  readonly item: DesignItem;
  readonly loop: string;
  readonly stream: CoolantPartResult;
  /** What a plate is mounted on, and its answer; null for radiators and plates on nothing. */
  readonly cools: DesignItem | null;
  readonly cooled: PartResult | null;
}

/** Plates, or radiators, of all loops in the order in which the coolant meets them. */
export function streamRows(
  items: readonly DesignItem[],
  result: DesignResult,
  of: 'plates' | 'radiators',
): readonly StreamRow[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  const parts = new Map(result.parts.map((part) => [part.id, part]));
  return result.coolant.flatMap((loop) =>
    loop[of].flatMap((stream): StreamRow[] => {
      const item = byId.get(stream.id);
      if (!item) return [];
      const host: PlacementId | null = of === 'plates' ? item.on : null;
      return [
        {
          item,
          loop: loop.name,
          stream,
          cools: host === null ? null : (byId.get(host) ?? null),
          cooled: host === null ? null : (parts.get(host) ?? null),
        },
      ];
    }),
  );
}
