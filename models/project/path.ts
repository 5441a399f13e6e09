import type { Axis } from '#models/geometry/rotation.ts';
import { placementsOf } from '#models/project/query.ts';
import type { ConfigurationId, PlacementRecord, Project } from '#models/project/records.ts';

/** What a path such as `fanSpeed`, `GPU1.maximumPower` or `FAN*.position.x` points at; `*` is any letters. */
export type Place =
  | { readonly of: 'condition'; readonly key: string }
  | { readonly of: 'position'; readonly pattern: string; readonly key: string; readonly axis: Axis }
  | { readonly of: 'field'; readonly pattern: string; readonly key: string };

export function placeOf(path: string): Place {
  const trimmed = path.trim();
  const condition = /^(?:conditions\.)?([^.]*)$/.exec(trimmed)?.[1];
  if (condition !== undefined) return { of: 'condition', key: condition };
  const position = /^(.+)\.position\.([xyz])$/.exec(trimmed);
  const [, pattern = '', key = ''] = position ?? /^(.+)\.([^.]+)$/.exec(trimmed) ?? [];
  if (!position) return { of: 'field', pattern, key };
  return { of: 'position', pattern, key, axis: ['x', 'y', 'z'].indexOf(key) as Axis };
}

/** By name or id, letters of either case; `*` stands for any letters. */
export function placementsLike(
  project: Project,
  configuration: ConfigurationId,
  pattern: string,
): readonly PlacementRecord[] {
  const wanted = pattern.toLowerCase();
  return placementsOf(project, configuration).filter(
    ({ id, name }) => matches(name.toLowerCase(), wanted) || matches(id, wanted),
  );
}

/** Whether `text` is `pattern` with each `*` replaced by something. Linear, unlike a regular expression. */
function matches(text: string, pattern: string): boolean {
  const [start = '', ...rest] = pattern.split('*');
  const end = rest.pop();
  if (end === undefined) return text === start;
  if (!text.startsWith(start) || !text.endsWith(end) || text.length < start.length + end.length) return false;
  let from = start.length;
  for (const piece of rest) {
    const at = text.indexOf(piece, from);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return from <= text.length - end.length;
}
