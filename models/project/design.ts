import type { Part, PartKind } from '#models/components/part.ts';
import type { Conditions, PlacementId, QuarterTurns } from '#models/project/records.ts';
import type { FieldValue, Vector3 } from '#models/schema/field.ts';
import type { Box } from '#models/geometry/box.ts';

/**
 * One configuration with everything resolved: library references, overrides, defaults, geometry.
 * Plain data (structured-clone safe): it crosses to the solver's worker, and rules and exports read it.
 */
export interface Design {
  readonly project: string;
  readonly revision: string;
  readonly configuration: { readonly id: string; readonly name: string };
  readonly conditions: Conditions;
  /** The one placement of kind chassis; null while there is none (or more than one: see rules). */
  readonly chassis: DesignItem | null;
  /** Every placement, the chassis included, in id order. */
  readonly items: readonly DesignItem[];
}

export interface DesignItem {
  readonly id: PlacementId;
  readonly name: string;
  readonly kind: PartKind;
  /** The part with the placement's overrides and the kind's defaults applied to `values`. */
  readonly part: Part;
  /** Keys of `part.values` that this placement overrides. */
  readonly overridden: readonly string[];
  /** What the library says for these keys, as far as it says anything. */
  readonly catalogued: Readonly<Record<string, FieldValue>>;
  readonly box: Box;
  readonly rotation: QuarterTurns;
  /** Unit vector of the part's local +y (the way of the air) in the chassis frame. */
  readonly airAxis: Vector3;
  /** Unit vector of the part's local +z in the chassis frame. */
  readonly upAxis: Vector3;
  readonly on: PlacementId | null;
  readonly interface: Part | null;
  /** True where the part id was not found: `part` is then a stand-in with unknown figures. */
  readonly missing: boolean;
}
