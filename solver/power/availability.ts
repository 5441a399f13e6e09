/*
 * What still has power when feeds are lost or batteries are empty.
 */
import type { Connection, Conductor, Converter, Feed } from '#solver/case/power.ts';

export interface PowerParts {
  readonly converters: readonly Converter[];
  readonly conductors: readonly Conductor[];
  readonly feeds: readonly Feed[];
}

export interface Availability {
  /** Units of each converter that carry its output. */
  readonly units: readonly number[];
  /** Converters whose battery carries them. */
  readonly onBattery: readonly boolean[];
  /** Ids of what gives no power. */
  readonly dead: ReadonlySet<string>;
}

/** The connections of a converter, none for one that hangs on the world outside. */
export function connectionsOf({ supply, units }: Converter): readonly Connection[] {
  if (supply === undefined) return [];
  return typeof supply === 'string' ? [{ supply, units }] : supply;
}

/** Units of converters fall out with what they hang on; a battery carries a converter that has lost all. @param empty ids of converters whose battery is empty */
export function availabilityOf(
  { converters, conductors, feeds }: PowerParts,
  empty: ReadonlySet<string> = none,
): Availability {
  const units = converters.map((converter) => converter.units);
  const onBattery = converters.map(() => false);
  if (!feeds.some(({ lost }) => lost === true)) return { units, onBattery, dead: none };
  const known = new Map<string, boolean>();
  const ways = new Map<string, () => boolean>();
  const isAlive = (id: string): boolean => {
    const found = known.get(id);
    if (found !== undefined) return found;
    known.set(id, false); // of a ring, which is refused later, nothing lives
    const alive = ways.get(id)?.() ?? false;
    known.set(id, alive);
    return alive;
  };
  const isFed = (supply: string | undefined): boolean => supply === undefined || isAlive(supply);
  for (const { id, lost, supply } of feeds) ways.set(id, () => lost !== true && isFed(supply));
  for (const { id, supply } of conductors) ways.set(id, () => isFed(supply));
  converters.forEach((converter, c) => {
    ways.set(converter.id, () => {
      if (converter.supply === undefined) return true;
      const fed = connectionsOf(converter).reduce(
        (sum, { supply, units }) => sum + (isAlive(supply) ? units : 0),
        0,
      );
      const { battery } = converter;
      const carries = battery !== undefined && battery.charge !== 0 && !empty.has(converter.id);
      onBattery[c] = fed === 0 && carries;
      units[c] = onBattery[c] ? converter.units : fed;
      return units[c] > 0;
    });
  });
  const dead = new Set([...ways.keys()].filter((id) => !isAlive(id)));
  return { units, onBattery, dead };
}

const none: ReadonlySet<string> = new Set();
