import type { DesignItem } from '#models/project/design.ts';
import type { PlacementId } from '#models/project/records.ts';

/*
 * What may fail in a ride-through, by an id: a placed part, or the facility water of a distribution unit.
 */

const water = '/facility-water';

/** The id by which a unit's facility water fails. */
export const facilityWaterOf = (unit: PlacementId): PlacementId => `${unit}${water}`;

/** The part that an id of what fails speaks of, and whether it is its facility water. */
export function failingPart(id: PlacementId): { readonly part: PlacementId; readonly isWater: boolean } {
  const isWater = id.endsWith(water);
  return { part: isWater ? id.slice(0, -water.length) : id, isWater };
}

/** "FAN1", "facility water of CDU1". */
export function nameOfFailing(id: PlacementId, items: readonly Pick<DesignItem, 'id' | 'name'>[]): string {
  const { part, isWater } = failingPart(id);
  const name = items.find((item) => item.id === part)?.name ?? part;
  return isWater ? `facility water of ${name}` : name;
}
