/*
 * Power that goes and comes back in time: records of the network as they are with what is dead, and without.
 */
import type { Branch, Case, HeatNode } from '#solver/case/case.ts';
import type { HeatLink } from '#solver/case/heat-link.ts';
import type { Conductor, Converter, Feed } from '#solver/case/power.ts';
import { availabilityOf } from '#solver/power/availability.ts';
import { cutBranch, cutLink, cutLoad, cutNode } from '#solver/power/cut.ts';
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
  readonly #supplied = new Map<string, Supplied>();
  #isStale: boolean;

  /** @param installerOf how the record at a path gets into the network */
  constructor(input: Case, network: MutableNetwork, installerOf: (path: string) => Install) {
    this.#network = network;
    this.#feeds = (input.power?.feeds ?? []).slice();
    this.#isStale = this.#feeds.length > 0;
    if (this.#feeds.length === 0) return;
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
    if ((this.#feeds[i].lost === true) !== (record.lost === true)) this.#isStale = true;
    this.#feeds[i] = record;
  }

  /** The battery of a converter has nothing left. */
  drain(id: string): void {
    this.#empty.add(id);
    this.#isStale = true;
  }

  /** Puts all records in place as the feeds have it now. */
  update(): void {
    if (!this.#isStale) return;
    this.#isStale = false;
    const { parts, power } = this.#network;
    power.available = availabilityOf({ ...parts, feeds: this.#feeds }, this.#empty);
    for (const supplied of this.#supplied.values()) this.#put(supplied);
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
