/*
 * What still has power when feeds are lost or batteries are empty.
 */
import type { Connection, Conductor, Converter, Feed } from '#solver/case/power.ts';
import { capacityOf, type Site } from '#solver/power/feed-capacity.ts';

export interface PowerParts {
  readonly converters: readonly Converter[];
  readonly conductors: readonly Conductor[];
  readonly feeds: readonly Feed[];
}

/** What a run has come to, by id. */
export interface PowerState {
  /** Converters whose battery is empty, and full. */
  readonly empty: ReadonlySet<string>;
  readonly full: ReadonlySet<string>;
  /** Feeds that give nothing although they are not lost: generators that do not run, feeds of what has tripped. */
  readonly standing: ReadonlySet<string>;
}

export interface Availability {
  /** Units of each converter that carry its output. */
  readonly units: readonly number[];
  /** Converters whose battery carries them. */
  readonly onBattery: readonly boolean[];
  /** What each feed of a converter's order has, W; null of a converter without one. */
  readonly capacities: readonly (readonly number[] | null)[];
  /** Whether the battery of each converter may give, and what it may take while its feeds hold, W. */
  readonly mayGive: readonly boolean[];
  readonly mayTake: readonly number[];
  /** Ids of what gives no power. */
  readonly dead: ReadonlySet<string>;
}

/** The connections of a converter, none for one that hangs on the world outside. Each of an order may carry all. */
export function connectionsOf({ supply, order, units }: Converter): readonly Connection[] {
  if (order) return order.map((feed) => ({ supply: feed, units }));
  if (supply === undefined) return [];
  return typeof supply === 'string' ? [{ supply, units }] : supply;
}

/** Units of converters fall out with what they hang on; a battery carries a converter that has lost all. */
export function availabilityOf(
  { converters, conductors, feeds }: PowerParts,
  site: Site,
  { empty, full, standing }: PowerState = begun(converters),
): Availability {
  const units = converters.map((converter) => converter.units);
  const onBattery = converters.map(() => false);
  const capacities: (readonly number[] | null)[] = converters.map(() => null);
  const mayGive = converters.map(
    ({ id, battery }) => battery !== undefined && battery.charge !== 0 && !empty.has(id),
  );
  const mayTake = converters.map(({ id, battery }) =>
    battery === undefined || full.has(id) ? 0 : (battery.chargePower ?? 0),
  );
  const isPlain = !feeds.some(({ lost }) => lost === true) && !converters.some(({ order }) => order);
  if (isPlain) return { units, onBattery, capacities, mayGive, mayTake, dead: none };
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
  const feedOf = new Map(feeds.map((feed) => [feed.id, feed]));
  for (const { id, lost, supply } of feeds)
    ways.set(id, () => lost !== true && !standing.has(id) && isFed(supply));
  for (const { id, supply } of conductors) ways.set(id, () => isFed(supply));
  /** Units that feeds carry: of an order all while any is there, however little it has. */
  const unitsFed = (converter: Converter, c: number): number => {
    if (!converter.order)
      return connectionsOf(converter).reduce(
        (sum, { supply, units }) => sum + (isAlive(supply) ? units : 0),
        0,
      );
    const had = converter.order.map((id) => {
      const feed = feedOf.get(id);
      return feed && isAlive(id) ? capacityOf(feed, site) : 0;
    });
    capacities[c] = had;
    return converter.order.some(isAlive) ? converter.units : 0;
  };
  converters.forEach((converter, c) => {
    ways.set(converter.id, () => {
      if (converter.supply === undefined && !converter.order) return true;
      const fed = unitsFed(converter, c);
      onBattery[c] = fed === 0 && mayGive[c];
      if (fed === 0) mayTake[c] = 0;
      units[c] = onBattery[c] ? converter.units : fed;
      return units[c] > 0;
    });
  });
  const dead = new Set([...ways.keys()].filter((id) => !isAlive(id)));
  return { units, onBattery, capacities, mayGive, mayTake, dead };
}

/** As the case gives it: batteries are as full as they say, generators run. */
const begun = (converters: readonly Converter[]): PowerState => ({
  empty: none,
  full: new Set(converters.filter(({ battery }) => (battery?.charge ?? 1) >= 1).map(({ id }) => id)),
  standing: none,
});

const none: ReadonlySet<string> = new Set();
