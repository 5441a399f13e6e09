/*
 * Power that goes and comes back in time: records of the network as they are with what is dead, and without.
 */
import type { Branch, Case, HeatNode } from '#solver/case/case.ts';
import type { HeatLink } from '#solver/case/heat-link.ts';
import type { Conductor, Converter, Feed } from '#solver/case/power.ts';
import { availabilityOf } from '#solver/power/availability.ts';
import { cutBranch, cutLink, cutLoad, cutNode } from '#solver/power/cut.ts';
import { Generators } from '#solver/transient/generators.ts';
import type { MutableNetwork } from '#solver/solve/network.ts';

/** Puts a record in place of the one in the network. */
type Install = (record: unknown) => void;

interface Supplied {
  given: unknown;
  readonly install: Install;
  readonly cut: (record: unknown, dead: ReadonlySet<string>) => unknown;
}

export class Outages {
  readonly #network: MutableNetwork;
  readonly #feeds: Feed[];
  readonly #empty = new Set<string>();
  readonly #full: Set<string>;
  /** Converters whose feeds had less than was asked, and which are off until one of these comes back. */
  readonly #tripped = new Set<string>();
  readonly #generators: Generators;
  readonly #supplied = new Map<string, Supplied>();
  #standing: ReadonlySet<string> = new Set();
  #isStale: boolean;
  /** Whether what panels have has changed, and no more than that. */
  #isBrighter = false;

  /** @param installerOf how the record at a path gets into the network */
  constructor(input: Case, network: MutableNetwork, installerOf: (path: string) => Install) {
    this.#network = network;
    const { converters = [], feeds = [] } = input.power ?? {};
    this.#feeds = feeds.slice();
    this.#generators = new Generators(converters, this.#feeds);
    this.#full = new Set(converters.filter(({ battery }) => (battery?.charge ?? 1) >= 1).map(({ id }) => id));
    this.#isStale = this.#feeds.length > 0 || converters.some(({ battery }) => battery?.chargePower);
    if (!this.#isStale) return;
    const add = (path: string, given: unknown): void => {
      this.#supplied.set(path, { given, install: installerOf(path), cut: cutterOf(path) });
    };
    for (const { id, branches } of input.circuits ?? [])
      for (const branch of branches)
        if (branch.elements.some((element) => 'supply' in element))
          add(`circuits[${id}].branches[${branch.id}]`, branch);
    for (const node of input.heat?.nodes ?? [])
      if (node.sources?.some(({ supply }) => supply !== undefined)) add(`heat.nodes[${node.id}]`, node);
    for (const link of input.heat?.links ?? [])
      if (link.type === 'thermoelectric') add(`heat.links[${link.id}]`, link);
    for (const list of ['converters', 'conductors'] as const)
      for (const record of input.power?.[list] ?? []) add(`power.${list}[${record.id}]`, record);
  }

  /** Takes a record that changes in time as it would be with power. @returns whether it puts it in place itself */
  take(path: string, record: unknown): boolean {
    const supplied = this.#supplied.get(path);
    if (!supplied) return false;
    supplied.given = record;
    if (!this.#isStale) this.#put(supplied);
    return true;
  }

  takeFeed(record: Feed): void {
    const i = this.#feeds.findIndex(({ id }) => id === record.id);
    if ((this.#feeds[i].lost === true) !== (record.lost === true)) {
      this.#isStale = true;
      this.#reset(record.id);
    } else this.#isBrighter = true;
    this.#feeds[i] = record;
  }

  /** The battery of a converter has nothing left, or all that it holds, or neither. */
  setCharge(id: string, charge: 'empty' | 'full' | 'between'): void {
    this.#empty.delete(id);
    this.#full.delete(id);
    if (charge === 'empty') this.#empty.add(id);
    if (charge === 'full') this.#full.add(id);
    this.#isStale = true;
  }

  /** The feeds of a converter have less than is asked of them, and no battery adds the rest. */
  trip(id: string): void {
    this.#tripped.add(id);
    this.#isStale = true;
  }

  /** When a generator comes to power next, s. */
  nextStart(time: number): number {
    return this.#generators.nextStart(time);
  }

  /** Puts all records in place as the feeds have it at a time [s]. @param isAfter what happens there */
  update(time: number, isAfter: boolean): void {
    const { parts, power, ambient } = this.#network;
    const standing = this.#generators.standing(time, isAfter, this.#feeds);
    for (const id of this.#standing) if (!standing.has(id)) this.#reset(id);
    if (standing.size !== this.#standing.size || [...standing].some((id) => !this.#standing.has(id)))
      this.#isStale = true;
    if (!this.#isStale && !this.#isBrighter) return;
    this.#standing = standing;
    const off = new Set(standing);
    for (const { id, order = [] } of parts.converters)
      if (this.#tripped.has(id)) for (const feed of order) off.add(feed);
    const before = power.available.dead;
    power.available = availabilityOf({ ...parts, feeds: this.#feeds }, ambient, {
      empty: this.#empty,
      full: this.#full,
      standing: off,
    });
    const isSame = !this.#isStale && power.available.dead.size === before.size;
    for (const [path, supplied] of this.#supplied)
      if (!isSame || path.startsWith('power.converters')) this.#put(supplied);
    this.#isStale = false;
    this.#isBrighter = false;
  }

  /** A feed that comes, or goes, gives what hangs on it another try. */
  #reset(feed: string): void {
    for (const { id, order } of this.#network.parts.converters)
      if (order?.includes(feed)) this.#tripped.delete(id);
  }

  #put({ given, install, cut }: Supplied): void {
    install(cut(given, this.#network.power.available.dead));
  }
}

function cutterOf(path: string): Supplied['cut'] {
  if (path.startsWith('heat.nodes')) return (record, dead) => cutNode(record as HeatNode, dead);
  if (path.startsWith('heat.links')) return (record, dead) => cutLink(record as HeatLink, dead);
  if (path.startsWith('power.'))
    return (record, dead) => cutLoad<Converter | Conductor>(record as Converter | Conductor, dead);
  return (record, dead) => cutBranch(record as Branch, dead);
}
