import { factorFields, factorSource } from '#models/components/factors.ts';
import type { Design, DesignItem } from '#models/project/design.ts';

/** Nothing that is seen or solved differs (a save, an edit of another configuration, an ended preview). */
export function isSameDesign(a: Design, b: Design): boolean {
  return a === b || (isSameFrame(a, b) && a.items.every((item, index) => item === b.items[index]));
}

/**
 * Nothing differs that a field would see: it does not read the network's factors. Where fans hold a margin, their speed
 * comes from the network's temperatures, and with it from the factors.
 */
export function isSameToField(a: Design, b: Design): boolean {
  if (isSameDesign(a, b)) return true;
  const ownSpeeds = a.conditions.fanMode === 'fixed';
  return ownSpeeds && isSameFrame(a, b) && a.items.every((item, index) => isSameItem(item, b.items[index]));
}

/** Nothing differs that a year at a place would see: it brings temperature and altitude of its own. */
export function isSameToSite(a: Design, b: Design): boolean {
  if (isSameDesign(a, b)) return true;
  const isSameBeside = textBeside(a.conditions) === textBeside(b.conditions);
  return isSameBeside && isSameDesign({ ...a, conditions: b.conditions }, b);
}

function textBeside(conditions: Design['conditions']): string {
  return JSON.stringify({ ...conditions, ambientTemperature: null, altitude: null });
}

function isSameFrame(a: Design, b: Design): boolean {
  return (
    a.configuration.id === b.configuration.id &&
    a.configuration.name === b.configuration.name &&
    a.project === b.project &&
    a.revision === b.revision &&
    a.conditions === b.conditions &&
    a.items.length === b.items.length
  );
}

const unseen: ReadonlySet<string> = new Set([...factorFields, factorSource]);

function isSameItem(a: DesignItem, b: DesignItem | undefined): boolean {
  return a === b || textOf(a) === textOf(b);
}

function textOf(item: DesignItem | undefined): string {
  const values = Object.entries(item?.part.values ?? {}).filter(([key]) => !unseen.has(key));
  return JSON.stringify({ ...item, overridden: null, catalogued: null, part: { ...item?.part, values } });
}
