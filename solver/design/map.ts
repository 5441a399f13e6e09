import type { DesignItem } from '#models/project/design.ts';
import type { PlacementId } from '#models/project/records.ts';
import type { PartResult } from '#models/results/design-result.ts';
import type { Source } from '#solver/case/case.ts';
import type { LoopMap } from '#solver/design/coolant.ts';
import type { Channel, Zone } from '#solver/design/draft.ts';
import type { SupplyGroup } from '#solver/design/power.ts';

/*
 * The way back from the ids of a case to the design.
 */

export interface PartMap {
  readonly item: DesignItem;
  /** Where its heat is released. */
  readonly sources: readonly { readonly node: string; readonly source: Source }[];
  /** Nodes that its limit speaks of; the warmest counts. */
  readonly nodes: readonly string[];
  readonly temperatureOf: PartResult['temperatureOf'];
  readonly limit: number | null;
  /** The zone or channel node whose air it meets. */
  readonly air: string | null;
}

export interface CaseMap {
  readonly parts: ReadonlyMap<PlacementId, PartMap>;
  readonly zones: readonly Zone[];
  readonly channels: ReadonlyMap<PlacementId, Channel>;
  readonly openings: ReadonlyMap<PlacementId, readonly Opening[]>;
  readonly supplies: readonly SupplyGroup[];
  readonly coolant: readonly LoopMap[];
}

export interface Opening {
  readonly branch: string;
  /** +1 where positive flow goes into the chassis. */
  readonly sign: 1 | -1;
  readonly zone: string;
}
