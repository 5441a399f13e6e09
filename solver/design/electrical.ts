import type { Design, DesignItem } from '#models/project/design.ts';
import type { Conditions } from '#models/project/records.ts';
import type { Requirements, SupplyResult } from '#models/results/design-result.ts';
import { valuesOf } from '#models/components/values.ts';
import type { SupplyGroup } from '#solver/design/power.ts';
import { inletEnvelopes, maximumInlet, highestAltitude } from '#solver/properties/ashrae.ts';

/*
 * What the supplies ask of the feed, and the room conditions in the words of ASHRAE: the same for both fidelities.
 */

export interface GroupLoad {
  readonly group: SupplyGroup;
  readonly output: number;
  readonly input: number;
}

/** One result for each unit; working units of a group share evenly. Standby is drawn where a unit gives nothing. */
export function supplyResults(design: Design, loads: readonly GroupLoad[]): SupplyResult[] {
  return loads.flatMap(({ group, output, input }) =>
    group.items.map((item): SupplyResult => {
      const works = group.working.includes(item);
      const values = valuesOf(item.part, 'psu');
      const out = works ? output / group.working.length : 0;
      const standby = works && output <= 0 ? Math.max(0, values.standbyPower) : 0;
      const taken = works ? input / group.working.length + standby : 0;
      return {
        id: item.id,
        output: out,
        input: taken,
        loss: taken - out,
        load: out / group.rating,
        efficiency: taken > 0 ? out / taken : 0,
        current: currentOf(item, taken, design.conditions),
      };
    }),
  );
}

/** I = P/(U · power factor), A. */
function currentOf(
  item: DesignItem,
  input: number,
  { feedVoltage: voltage, feedSystem }: Conditions,
): number {
  const powerFactor = feedSystem === 'dc' ? 1 : valuesOf(item.part, 'psu').powerFactor;
  return voltage > 0 && powerFactor > 0 ? input / (voltage * powerFactor) : 0;
}

/** Rating that each unit needs so that the load is carried with `psuSpares` units lost, W. */
export function ratingNeeded(design: Design, output: number): number {
  const units = design.items.filter((item) => item.kind === 'psu').length;
  return output / Math.max(1, units - Math.max(0, design.conditions.psuSpares));
}

/** The narrowest ASHRAE class whose inlet range holds the ambient at this altitude; null above all. */
export function inletClassOf(design: Design): Requirements['inletClass'] {
  const { ambientTemperature, altitude } = design.conditions;
  if (altitude > highestAltitude) return null;
  for (const name of ['A1', 'A2', 'A3', 'A4'] as const)
    if (
      ambientTemperature <= maximumInlet(name, altitude) + 1e-9 &&
      ambientTemperature >= inletEnvelopes[name].minimum - 1e-9
    )
      return name;
  return null;
}
