/*
 * Changes of a rack. Each gives another rack and leaves the one before as it was.
 */
import type { Rack, Slot } from '#models/rack/rack.ts';
import type { FilledRack } from '#models/rack/standing.ts';

export function withSlot(rack: Rack, index: number, change: (slot: Slot) => Slot): Rack {
  return { ...rack, slots: rack.slots.map((slot, i) => (i === index ? change(slot) : slot)) };
}

export const moveSlot = (rack: Rack, index: number, unit: number): Rack =>
  withSlot(rack, index, (slot) => ({ ...slot, unit }));

export const addSlot = (rack: Rack, slot: Slot): Rack => ({ ...rack, slots: [...rack.slots, slot] });

export const removeSlot = (rack: Rack, index: number): Rack => ({
  ...rack,
  slots: rack.slots.filter((_, i) => i !== index),
});

/** A slot of several as that many of one each, with the names and places that they had. */
export function splitSlot({ rack, standing }: FilledRack, index: number): Rack {
  const slot = rack.slots[index];
  if (!slot) return rack;
  const singles = standing
    .filter((one) => one.slot === index)
    .map(({ name, unit }): Slot => ({ ...slot, name, unit, count: 1 }));
  return { ...rack, slots: rack.slots.flatMap((other, i) => (i === index ? singles : [other])) };
}

/** Units that a slot takes, all of its copies together; 0 beside the units. */
export function unitsOfSlot({ standing }: FilledRack, index: number): number {
  return standing.reduce((sum, one) => sum + (one.slot === index ? one.units : 0), 0);
}

/** Whether so many units from `unit` on are in the frame and free; what is in `except` does not count. */
export function isFree(
  { rack, standing }: FilledRack,
  unit: number,
  units: number,
  except: number | null = null,
): boolean {
  if (unit < 1 || unit + units - 1 > rack.frame.units) return false;
  return standing.every(
    (one) =>
      one.slot === except ||
      one.unit === null ||
      one.units === 0 ||
      one.unit + one.units <= unit ||
      unit + units <= one.unit,
  );
}

/** The free place for so many units that is nearest to `wanted`, the lower of two; null where there is none. */
export function freeUnit(filled: FilledRack, units: number, wanted: number): number | null {
  const { units: all } = filled.rack.frame;
  for (let away = 0; away <= all; away++)
    for (const unit of [wanted - away, wanted + away]) if (isFree(filled, unit, units)) return unit;
  return null;
}

/** A name that no slot has: “Node”, “Node 2”, … */
export function freeSlotName({ slots }: Rack, wanted: string): string {
  const taken = new Set(slots.map(({ name }) => name));
  for (let n = 1; ; n++) {
    const name = n === 1 ? wanted : `${wanted} ${n}`;
    if (!taken.has(name)) return name;
  }
}
