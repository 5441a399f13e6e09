import type { DesignItem } from '#models/project/design.ts';
import type { Conditions, PlacementId } from '#models/project/records.ts';
import type { HeatLinkKind } from '#solver/case/heat-link.ts';
import type { BoardNodes } from '#solver/design/boards.ts';
import type { Cells } from '#solver/design/cells.ts';
import type { Coolant } from '#solver/design/coolant.ts';
import type { Draft } from '#solver/design/draft.ts';
import type { SupplyGroup } from '#solver/design/power.ts';

/** What the heat ways of a part are built from and into. */
export interface PartSite {
  readonly draft: Draft;
  readonly cells: Cells;
  readonly items: ReadonlyMap<PlacementId, DesignItem>;
  /** Heat sinks and cold plates by the part that they stand on. */
  readonly sinks: ReadonlyMap<PlacementId, readonly DesignItem[]>;
  readonly boards: ReadonlyMap<PlacementId, BoardNodes>;
  readonly owners: ReadonlyMap<PlacementId, number>;
  readonly coolant: Coolant;
  readonly supplies: readonly SupplyGroup[];
  readonly conditions: Conditions;
  /** Whether walls are there to radiate to. */
  readonly walled: boolean;
}

export function link(draft: Draft, id: string, from: string, to: string, kind: HeatLinkKind): void {
  draft.links.push({ id, from, to, ...kind });
}
