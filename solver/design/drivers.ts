import type { Design } from '#models/project/design.ts';
import type { Driver, Drivers } from '#models/results/design-result.ts';
import type { PlacementId } from '#models/project/records.ts';
import type { BuiltCase } from '#solver/design/build.ts';
import { limitedNode } from '#solver/design/report.ts';
import { ambientNode } from '#solver/design/walls.ts';
import { sensitivities } from '#solver/solve/adjoint.ts';
import type { Solution } from '#solver/solve/contract.ts';

/*
 * What moves a part's temperature: the slopes of the case, put together to what a person can change or doubt.
 */

/** More of each quantity by which its effect is told, 1 and K. */
const more = 0.1;
const warmer = 1;
/** Effects smaller than this are left out, K. */
const least = 0.005;

/** What a number of the case stands for; `owner` is the placement, where there is one. */
interface Meaning {
  readonly owner: PlacementId | null;
  readonly what: string;
}

/** @returns null where the part has no temperature of its own in the network */
export function driversOf(
  design: Design,
  built: BuiltCase,
  solution: Solution,
  id: PlacementId,
): Drivers | null {
  const part = built.map.parts.get(id);
  const found = part && limitedNode(part, solution);
  if (!found || solution.status !== 'converged') return null;
  const meaningOf = meaningsOf(built);
  const groups = new Map<string, { meaning: Meaning; effect: number }>();
  const asked = { id: found.node, of: 'temperature' } as const;
  const slopes = sensitivities(built.case, solution, asked, (path) => meaningOf(path) !== null);
  for (const { path, value, slope } of slopes) {
    const meaning = meaningOf(path);
    if (!meaning) continue;
    const key = `${meaning.owner ?? ''}/${meaning.what}`;
    const group = groups.get(key) ?? { meaning, effect: 0 };
    group.effect += slope * (roomPaths.has(path) ? warmer : more * value);
    groups.set(key, group);
  }
  const fans = [...groups.values()].filter(({ meaning }) => meaning.what === speedWords);
  if (fans.length > 1) {
    const effect = fans.reduce((sum, fan) => sum + fan.effect, 0);
    groups.set('fans', { meaning: { owner: null, what: 'speed of all fans' }, effect });
  }
  const names = new Map(design.items.map((item) => [item.id, item.name]));
  const drivers = [...groups.values()]
    .filter(({ effect }) => Math.abs(effect) >= least)
    .sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect))
    .map(({ meaning: { owner, what }, effect }): Driver => {
      const name = owner === null ? null : (names.get(owner) ?? owner);
      return { placement: owner, name, what, change: what === ambientWords ? '1 K' : '10 %', effect };
    });
  return { id, temperature: found.temperature, drivers };
}

/** The air that comes in, and what the walls face. */
const roomPaths = new Set(['ambient.temperature', `heat.nodes[${ambientNode}].temperature`]);
const ambientWords = 'temperature of the room';
const speedWords = 'speed';

/** Reads the place of a number: which record, and which of its members. */
const places = /^(?:circuits\[air\]\.branches|heat\.(?:links|nodes))\[([^\]]+)\]\.(.+)$/;

function meaningsOf({ case: input }: BuiltCase): (path: string) => Meaning | null {
  const types = new Map(input.heat?.links.map((link) => [link.id, link.type]));
  const branches = new Map(input.circuits?.[0]?.branches.map((branch) => [branch.id, branch]));
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

function sourceWords(member: string): string | null {
  return /\.(leakage\.)?power$/.test(member) ? 'power' : null;
}

function branchWords(record: string, element: string | undefined, member: string): string | null {
  if (record.startsWith('~zone'))
    return /\.(k|laminar)$/.test(member) ? 'losses of the ways between parts' : null;
  if (record.startsWith('~seam')) return member.endsWith('.area') ? 'leakage area' : null;
  switch (element) {
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

function linkWords(record: string, type: string, member: string): string | null {
  if (record.startsWith('~wall')) return member === 'area' ? 'films and radiation of the walls' : null;
  switch (type) {
    case 'stream-resistance':
      return member === 'offset' || member === 'coefficient' ? 'resistance to its air' : null;
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
