import { scaledSource } from '#solver/heat/sources.ts';
import type { PlacementId } from '#models/project/records.ts';
import type { Converter } from '#solver/case/power.ts';
import type { Branch, FlowElement, HeatNode } from '#solver/case/case.ts';
import { RecordMemo } from '#solver/case/memo.ts';
import type { Film, HeatLink } from '#solver/case/heat-link.ts';
import type { Doubtful } from '#solver/design/tolerances.ts';
import { ambientNode } from '#solver/design/walls.ts';
import type { Changes, ElementChange, LinkChange } from '#solver/solve/responses.ts';

/*
 * What the numbers of a design's case mean to a person, and which of them may be wrong.
 */

/** What a number of the case stands for; `owner` is the placement, where there is one. */
export interface Meaning {
  readonly owner: PlacementId | null;
  readonly what:
    | Doubtful
    | typeof ambientWords
    | typeof supplyWords
    | typeof facilityWords
    | 'pressure of the air'
    | 'coolant that the rack gives'
    | 'flow of the facility water';
}

export type DoubtfulMeaning = Meaning & { readonly what: Doubtful };

export const ambientWords = 'temperature of the room';
export const supplyWords = 'temperature of the coolant supply';
export const facilityWords = 'temperature of the facility water';
export const speedWords = 'speed';

/** The placement that a record belongs to. */
function ownerOf(id: string): PlacementId | null {
  return id.startsWith('~') ? null : id.slice(0, id.indexOf('/'));
}

/** Meanings of doubtful numbers by the number of their group. They stay: a session knows a few thousand. */
const meanings: DoubtfulMeaning[] = [];
const groups = new Map<string, number>();

/** The number of a meaning; looking up a name for each of thousands of records would take longer than the slopes. */
function groupOf(id: string, what: Doubtful): number {
  const owner = ownerOf(id);
  const name = `${owner ?? ''}/${what}`;
  let group = groups.get(name);
  if (group === undefined) {
    group = meanings.push({ owner, what }) - 1;
    groups.set(name, group);
  }
  return group;
}

/** The meaning of a group of changes. */
export function meaningOf(group: number): DoubtfulMeaning {
  return meanings[group];
}

/** What was found of a record: its changes, or the number of its group. */
interface Found<R, T> {
  readonly record: R;
  readonly found: T;
}

const known = {
  branches: new RecordMemo<Found<Branch, readonly ElementChange[]>>(),
  links: new RecordMemo<Found<HeatLink, LinkChange | null>>(),
  nodes: new RecordMemo<Found<HeatNode, number>>(),
};

/** What in a case may be wrong: numbers of one record that err together, in groups of one meaning. */
export const doubts: Changes = {
  branch: (branch) => foundOf(known.branches, branch, branchDoubts),
  link: (link) => foundOf(known.links, link, linkDoubt),
  converter(converter) {
    const { efficiency } = converter;
    const lossy = (f: number): Converter => ({
      ...converter,
      efficiency: efficiency.map(([load, share]) => [load, 1 / (1 + f * (1 / share - 1))] as const),
    });
    return { group: groupOf(converter.id, 'losses of its conversion'), scaled: lossy };
  },
  source: (source, node) => ({
    group: foundOf(known.nodes, node, powerGroup),
    scaled: (factor) => scaledSource(source, factor),
  }),
};

/** What is known of a record, or is found now. */
function foundOf<R extends { readonly id: string }, T>(
  memo: RecordMemo<Found<R, T>>,
  record: R,
  find: (record: R) => T,
): T {
  const kept = memo.get(record);
  if (kept) return kept.found;
  const found = find(record);
  memo.set({ record, found });
  return found;
}

function branchDoubts({ id, elements }: Branch): readonly ElementChange[] {
  const isWay = id.startsWith('~');
  return elements.flatMap((element, k) =>
    isWay ? wayDoubts(id, k, element) : elementDoubts(id, k, element),
  );
}

function powerGroup({ id }: HeatNode): number {
  return groupOf(id, 'power');
}

/** The ways of the air between parts, and what leaks through seams. */
function wayDoubts(id: string, k: number, element: FlowElement): ElementChange[] {
  if (element.type !== 'loss') return [];
  const { area, k: forward, reverse = forward, laminar } = element;
  if (id.startsWith('~zone')) {
    const scaled = (factor: number): FlowElement => ({
      ...element,
      k: factor * forward,
      reverse: factor * reverse,
      ...(laminar === undefined ? {} : { laminar: factor * laminar }),
    });
    return [{ group: groupOf(id, 'losses of the ways between parts'), element: k, acts: 'drop', scaled }];
  }
  if (!id.startsWith('~seam')) return [];
  const scaled = (factor: number): FlowElement => ({ ...element, area: factor * area });
  return [{ group: groupOf(id, 'leakage area'), element: k, acts: null, scaled }];
}

function elementDoubts(id: string, k: number, element: FlowElement): ElementChange[] {
  const doubt = (
    what: Doubtful,
    acts: ElementChange['acts'],
    scaled: (factor: number) => FlowElement,
  ): ElementChange => ({ group: groupOf(id, what), element: k, acts, scaled });
  switch (element.type) {
    case 'pump': {
      const { points } = element;
      if (!points) return [];
      return [doubt('pressure of its curve', null, (f) => ({ ...element, points: raised(points, f) }))];
    }
    case 'fan': {
      const { points, speed = 1, failed = false } = element;
      if (failed || speed === 0) return [];
      return [
        doubt('pressure of its curve', 'drop', (f) => ({ ...element, points: raised(points, f) })),
        doubt(speedWords, 'speed', (f) => ({ ...element, speed: f * speed })),
      ];
    }
    case 'table':
      return [doubt('pressure drop', 'drop', (f) => ({ ...element, points: raised(element.points, f) }))];
    case 'perforated-plate':
      return [doubt('free area', null, (f) => ({ ...element, open: f * element.open }))];
    case 'filter': {
      const { linear, quadratic } = element;
      return [
        doubt('resistance of the medium', 'drop', (f) => ({
          ...element,
          linear: f * linear,
          quadratic: f * quadratic,
        })),
      ];
    }
    default:
      return [];
  }
}

/** What in a heat link may be wrong, if anything. */
function linkDoubt(link: HeatLink): LinkChange | null {
  const isWall = link.id.startsWith('~wall');
  const doubt = (what: Doubtful, power: number | null, scaled: (factor: number) => HeatLink): LinkChange => ({
    group: groupOf(link.id, what),
    power,
    scaled,
  });
  switch (link.type) {
    case 'forced-plate':
    case 'natural-plate':
    case 'radiation': {
      const own = link.type === 'radiation' ? 'radiation' : 'film to the air beside it';
      const what = isWall ? 'films and radiation of the walls' : own;
      return doubt(what, 1, (f) => ({ ...link, area: f * link.area }));
    }
    case 'slab':
      return doubt('conductivity', 1, (f) => ({ ...link, conductivity: f * link.conductivity }));
    case 'spreading':
      return doubt('conductivity of its base', null, (f) => ({
        ...link,
        conductivity: f * link.conductivity,
      }));
    case 'contact':
      return doubt('resistance of its joint', -1, (f) => ({
        ...link,
        specificResistance: f * link.specificResistance,
      }));
    case 'resistance':
      if (link.relation === 'package-network')
        return doubt('resistances of its package', -1, (f) => ({ ...link, value: f * link.value }));
      if (!link.id.endsWith('/junction-to-case')) return null;
      return doubt('resistance from junction to case', -1, (f) => ({ ...link, value: f * link.value }));
    case 'stream-resistance': {
      const { offset, coefficient } = link;
      return doubt('resistance to its air', null, (f) => ({
        ...link,
        offset: f * offset,
        coefficient: f * coefficient,
      }));
    }
    case 'stream-table':
    case 'boiling-table':
      return doubt('resistance to its coolant', null, (f) => ({ ...link, points: raised(link.points, f) }));
    case 'heat-exchanger': {
      const { films } = link;
      if (!films) return null;
      const film = (side: Film, f: number): Film => ({ ...side, conductance: f * side.conductance });
      const what = link.id.endsWith('/facility-exchange')
        ? 'conductance to the facility water'
        : 'conductance to its air';
      return doubt(what, null, (f) => ({
        ...link,
        films: { ...films, from: film(films.from, f), to: film(films.to, f) },
      }));
    }
    case 'plate-fin':
    case 'pin-fin':
      return doubt('conductance of its fins', null, (f) => ({ ...link, factor: f * (link.factor ?? 1) }));
    default:
      return null;
  }
}

/** Points of a curve with every ordinate times a factor. */
const raised = (
  points: readonly (readonly [number, number])[],
  factor: number,
): (readonly [number, number])[] => points.map(([x, y]) => [x, factor * y]);

/** The conditions, by the place of their number in the case; null for all other numbers. */
/** What the rack gives at a coolant connection, or the building to a distribution unit. */
const given = /^circuits\[[^\]]+\]\.nodes\[([^\]]+\/(?:coolant|facility)-in)\]\.(.+)$/;

export function conditionOf(path: string): Meaning | null {
  if (path === 'ambient.temperature' || path === `heat.nodes[${ambientNode}].temperature`)
    return { owner: null, what: ambientWords };
  if (path === 'ambient.pressure') return { owner: null, what: 'pressure of the air' };
  const [, id = '', member] = given.exec(path) ?? [];
  const isFacility = id.endsWith('/facility-in');
  if (member === 'inflowTemperature')
    return { owner: ownerOf(id), what: isFacility ? facilityWords : supplyWords };
  if (isFacility)
    return member === 'inflow' ? { owner: ownerOf(id), what: 'flow of the facility water' } : null;
  if (member === 'inflow' || member === 'pressure')
    return { owner: ownerOf(id), what: 'coolant that the rack gives' };
  return null;
}
