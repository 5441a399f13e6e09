/*
 * The way of the power: who feeds whom, at which voltage, on which line.
 */
import type { Connection, Phase } from '#solver/case/power.ts';
import { isLimited } from '#solver/power/feed-capacity.ts';
import { connectionsOf } from '#solver/power/availability.ts';
import type { Parts } from '#solver/solve/topology.ts';

type Report = (code: string, message: string, ...ids: string[]) => void;

/** What hangs on what. */
interface Hanging {
  readonly id: string;
  readonly on: readonly Pick<Connection, 'supply' | 'phase'>[];
}

export function checkPowerNames(parts: Parts, error: Report): void {
  const { converters, conductors, feeds, outputIndex, placeIndex, branchIndex } = parts;
  const feedIds = new Set(feeds.map(({ id }) => id));
  const seen = new Set<string>();
  for (const { id } of [...converters, ...conductors, ...feeds]) {
    if (seen.has(id))
      error(
        'duplicate-id',
        `Two converters, conductors or feeds are called “${id}”. Give each its own id.`,
        id,
      );
    seen.add(id);
  }
  for (const { id, on } of hangingOf(parts)) {
    for (const { supply } of on) {
      if (outputIndex.has(supply) || feedIds.has(supply)) continue;
      error(
        'unknown-converter',
        `“${id}” is fed by “${supply}”, which is no converter, conductor or feed of this case.`,
        id,
        supply,
      );
    }
  }
  checkLimited(parts, error);
  const lossOf = (what: string, id: string, node: string): void => {
    if (placeIndex.has(node) || branchIndex.has(node)) return;
    error(
      'unknown-node',
      `The loss of ${what} “${id}” goes to “${node}”, which is no node or branch.`,
      id,
      node,
    );
  };
  for (const { id, heat = [] } of converters) for (const { node } of heat) lossOf('converter', id, node);
  for (const { id, heat = [], temperature } of conductors) {
    for (const { node } of heat) lossOf('conductor', id, node);
    if (temperature && !placeIndex.has(temperature.node)) {
      error(
        'unknown-node',
        `Conductor “${id}” takes its temperature from “${temperature.node}”, which is no node.`,
        id,
        temperature.node,
      );
    }
  }
}

/** Feeds with a limit stand in one order; an order names feeds. */
function checkLimited({ converters, conductors, feeds }: Parts, error: Report): void {
  const feedIds = new Set(feeds.map(({ id }) => id));
  for (const { id, order = [] } of converters)
    for (const name of order)
      if (!feedIds.has(name))
        error('bad-order', `The order of “${id}” names “${name}”, which is no feed of this case.`, id, name);
  for (const feed of feeds) {
    if (!isLimited(feed)) continue;
    const { id } = feed;
    const what = feed.solar ? 'solar' : 'a generator';
    const orders = converters.filter(({ order }) => order?.includes(id));
    const others = [...converters, ...conductors, ...feeds].filter(({ supply }) =>
      typeof supply === 'object' ? supply.some((one) => one.supply === id) : supply === id,
    );
    if (orders.length === 1 && others.length === 0) continue;
    error(
      'bad-order',
      `Feed “${id}” is ${what} and gives no more than it has: name it in the \`order\` of one converter, and nowhere else.`,
      id,
    );
  }
}

function hangingOf({ converters, conductors, feeds }: Parts): Hanging[] {
  return [
    ...converters.map((converter) => ({ id: converter.id, on: connectionsOf(converter) })),
    ...[...conductors, ...feeds].map(({ id, supply, phase }) => ({
      id,
      on: supply === undefined ? [] : [{ supply, ...(phase === undefined ? {} : { phase }) }],
    })),
  ];
}

/** Rings, lines and voltages; all names are right. */
export function checkPowerChain(parts: Parts, error: Report): void {
  const hanging = hangingOf(parts);
  checkRings(hanging, error);
  const { converters, conductors, feeds } = parts;
  if (conductors.length === 0 && feeds.length === 0) return;
  const systems = new Map([...conductors, ...feeds].map(({ id, system }) => [id, system]));
  const feedIds = new Set(feeds.map(({ id }) => id));
  const onLine = (id: string, supply: string | undefined, phase: Phase | undefined): void => {
    if (phase === undefined) return;
    const isThreePhase = supply !== undefined && feedIds.has(supply) && systems.get(supply) === 'ac-3';
    if (!isThreePhase)
      error('bad-phase', `“${id}” hangs on ${phase}, but what supplies it is no feed of three phases.`, id);
  };
  for (const converter of converters)
    for (const { supply, phase } of connectionsOf(converter)) onLine(converter.id, supply, phase);
  for (const { id, system, supply, phase } of [...conductors, ...feeds]) {
    onLine(id, supply, phase);
    const above = supply === undefined ? undefined : systems.get(supply);
    if (above === undefined || above === system || (above === 'ac-3' && phase !== undefined)) continue;
    const isLine = above === 'ac-3' && system === 'ac-1' && supply !== undefined && feedIds.has(supply);
    error(
      isLine ? 'bad-phase' : 'bad-system',
      isLine
        ? `“${id}” has one phase and hangs on three: say on which line (phase).`
        : `“${id}” is ${system}, but “${supply ?? ''}”, which supplies it, is ${above}. Put a converter between them.`,
      id,
    );
  }
  const outputs = new Set(converters.map(({ id }) => id));
  for (const { id, voltage, supply } of conductors) {
    if (voltage !== undefined || (supply !== undefined && !outputs.has(supply))) continue;
    error(
      'no-voltage',
      `Conductor “${id}” has no voltage: give it one, or let it hang on a feed or on another conductor.`,
      id,
    );
  }
}

function checkRings(hanging: readonly Hanging[], error: Report): void {
  const on = new Map(hanging.map((one) => [one.id, one.on]));
  const done = new Set<string>();
  const open = new Set<string>();
  const ringed = new Set<string>();
  const visit = (id: string): void => {
    if (done.has(id)) return;
    if (open.has(id)) {
      ringed.add(id);
      return;
    }
    open.add(id);
    for (const { supply } of on.get(id) ?? []) visit(supply);
    open.delete(id);
    done.add(id);
  };
  for (const { id } of hanging) visit(id);
  for (const id of ringed) error('supply-loop', `“${id}” feeds itself through its supplies.`, id);
}
