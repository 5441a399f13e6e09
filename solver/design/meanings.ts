import type { PlacementId } from '#models/project/records.ts';
import type { Case } from '#solver/case/case.ts';
import type { Doubtful } from '#solver/design/tolerances.ts';
import { ambientNode } from '#solver/design/walls.ts';

/*
 * What the numbers of a design's case mean to a person.
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

/** The air that comes in, and what the walls face. */
export const roomPaths = new Set(['ambient.temperature', `heat.nodes[${ambientNode}].temperature`]);
export const ambientWords = 'temperature of the room';
export const supplyWords = 'temperature of the coolant supply';
export const facilityWords = 'temperature of the facility water';
export const speedWords = 'speed';

/** Reads the place of a number: which record, and which of its members. */
const places = /^(?:circuits\[[^\]]+\]\.(?:branches|nodes)|heat\.(?:links|nodes))\[([^\]]+)\]\.(.+)$/;

/** Fin channels by correlation with their factor written out, so that it counts as a number. */
export function withFactors(input: Case): Case {
  if (!input.heat) return input;
  const links = input.heat.links.map((link) =>
    link.type === 'plate-fin' || link.type === 'pin-fin' ? { ...link, factor: link.factor ?? 1 } : link,
  );
  return { ...input, heat: { ...input.heat, links } };
}

export function meaningsOf(input: Case): (path: string) => Meaning | null {
  const types = new Map(input.heat?.links.map((link) => [link.id, link.type]));
  const branches = new Map(
    input.circuits?.flatMap((circuit) => circuit.branches.map((branch) => [branch.id, branch] as const)),
  );
  const known = new Map<string, Meaning | null>();
  const read = (path: string): Meaning | null => {
    if (roomPaths.has(path)) return { owner: null, what: ambientWords };
    if (path === 'ambient.pressure') return { owner: null, what: 'pressure of the air' };
    const [, record, member] = places.exec(path) ?? [];
    if (record === undefined || member === undefined) return null;
    const type = types.get(record);
    const element = branches.get(record)?.elements[Number(/^elements\[(\d+)\]/.exec(member)?.[1] ?? 0)]?.type;
    const what = path.startsWith('heat.nodes')
      ? sourceWords(member)
      : /^circuits\[[^\]]+\]\.nodes/.test(path)
        ? portWords(record, member)
        : type === undefined
          ? branchWords(record, element, member)
          : linkWords(record, type, member);
    if (what === null) return null;
    return { owner: record.startsWith('~') ? null : record.slice(0, record.indexOf('/')), what };
  };
  return (path) => {
    let meaning = known.get(path);
    if (meaning === undefined) {
      meaning = read(path);
      known.set(path, meaning);
    }
    return meaning;
  };
}

function sourceWords(member: string): Doubtful | null {
  return /\.(leakage\.)?power$/.test(member) ? 'power' : null;
}

/** What the rack gives at a coolant connection, or the building to a distribution unit. */
function portWords(record: string, member: string): Meaning['what'] | null {
  if (record.endsWith('/facility-in')) {
    if (member === 'inflowTemperature') return facilityWords;
    return member === 'inflow' ? 'flow of the facility water' : null;
  }
  if (!record.endsWith('/coolant-in')) return null;
  if (member === 'inflowTemperature') return supplyWords;
  return member === 'inflow' || member === 'pressure' ? 'coolant that the rack gives' : null;
}

function branchWords(record: string, element: string | undefined, member: string): Doubtful | null {
  if (record.startsWith('~zone'))
    return /\.(k|laminar)$/.test(member) ? 'losses of the ways between parts' : null;
  if (record.startsWith('~seam')) return member.endsWith('.area') ? 'leakage area' : null;
  switch (element) {
    case 'pump':
      return /\.points\[\d+\]\[1\]$/.test(member) ? 'pressure of its curve' : null;
    case 'fan':
      if (member.endsWith('.speed')) return speedWords;
      return /\.points\[\d+\]\[1\]$/.test(member) ? 'pressure of its curve' : null;
    case 'table':
      return /\.points\[\d+\]\[1\]$/.test(member) ? 'pressure drop' : null;
    case 'perforated-plate':
      return member.endsWith('.open') ? 'free area' : null;
    case 'filter':
      return /\.(linear|quadratic)$/.test(member) ? 'resistance of the medium' : null;
    default:
      return null;
  }
}

function linkWords(record: string, type: string, member: string): Doubtful | null {
  if (record.startsWith('~wall')) return member === 'area' ? 'films and radiation of the walls' : null;
  switch (type) {
    case 'stream-resistance':
      return member === 'offset' || member === 'coefficient' ? 'resistance to its air' : null;
    case 'stream-table':
    case 'boiling-table':
      return /^points\[\d+\]\[1\]$/.test(member) ? 'resistance to its coolant' : null;
    case 'heat-exchanger':
      if (!member.endsWith('.conductance')) return null;
      return record.endsWith('/facility-exchange')
        ? 'conductance to the facility water'
        : 'conductance to its air';
    case 'plate-fin':
    case 'pin-fin':
      return member === 'factor' ? 'conductance of its fins' : null;
    case 'contact':
      return member === 'specificResistance' ? 'resistance of its joint' : null;
    case 'resistance':
      return record.endsWith('/junction-to-case') ? 'resistance from junction to case' : null;
    case 'forced-plate':
    case 'natural-plate':
      return member === 'area' ? 'film to the air beside it' : null;
    case 'radiation':
      return member === 'exchange' ? 'radiation' : null;
    case 'spreading':
      return member === 'conductivity' ? 'conductivity of its base' : null;
    case 'slab':
      return member === 'conductivity' ? 'conductivity' : null;
    default:
      return null;
  }
}
