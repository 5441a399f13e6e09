/*
 * Voltages between which a vehicle's supply is while all functions must be there, V. No page of the standards was
 * opened: ranges are as they are commonly quoted.
 */

export type SupplyClass = 'battery' | '12V-A' | '12V-B' | '12V-C' | '12V-D' | '48V';

export interface SupplyRange {
  readonly lowest: number;
  readonly highest: number;
  readonly source: string;
  readonly confidence: 'medium' | 'low';
}

const roadVehicle =
  'ISO 16750-2:2012, table 1 (12 V systems), as commonly quoted; jump start and load dump apart';

const code = (lowest: number): SupplyRange => ({
  lowest,
  highest: 16,
  source: roadVehicle,
  confidence: 'low',
});

const ranges: Readonly<Record<SupplyClass, SupplyRange | null>> = {
  battery: null,
  '12V-A': code(6),
  '12V-B': code(8),
  '12V-C': code(9),
  '12V-D': code(10.5),
  '48V': {
    lowest: 36,
    highest: 52,
    source: 'ISO 21780:2020 (before it LV 148), unrestricted range, as commonly quoted; transients apart',
    confidence: 'low',
  },
};

/** Null where the range is the battery's own. */
export const supplyRange = (name: SupplyClass): SupplyRange | null => ranges[name];
