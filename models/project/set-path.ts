import { kinds } from '#models/components/kinds.ts';
import { conditionFields } from '#models/project/conditions.ts';
import { applyDiff, isEmptyDiff, squashDiffs } from '#models/project/diff.ts';
import { movePlacements } from '#models/project/edits/arrange.ts';
import { setConditions } from '#models/project/edits/conditions.ts';
import { nameOfPlacements } from '#models/project/edits/naming.ts';
import { replacePart } from '#models/project/edits/placements.ts';
import { setValue } from '#models/project/edits/values.ts';
import { withComponent } from '#models/geometry/box.ts';
import type { Axis } from '#models/geometry/rotation.ts';
import { suggest } from '#models/project/nearest.ts';
import { placementsLike, placeOf } from '#models/project/path.ts';
import { configurationOf, placementOf, placementsOf } from '#models/project/query.ts';
import type { ConfigurationId, Diff, PlacementRecord, Project } from '#models/project/records.ts';
import { projectLibrary } from '#models/project/resolve.ts';
import { readTyped } from '#models/project/typed-value.ts';
import { defaultOf } from '#models/schema/fields.ts';
import type { FieldValue } from '#models/schema/field.ts';
import { parseQuantity } from '#models/units/units.ts';

export type SetResult =
  | { readonly ok: true; readonly diff: Diff }
  | { readonly ok: false; readonly error: string };

/**
 * One setting from text, as the command line's `--set path=text` has it. Paths:
 * `fanSpeed` or `conditions.fanSpeed`; `GPU1.maximumPower`, `FAN*.speed` (name or id of placements, `*` any
 * letters); `GPU1.position.x`; `GPU1.part`. Text is read as in a field: units and expressions; an empty text
 * goes back to the catalogue or the default, "unknown" is null where that is allowed. Never throws.
 */
export function setByPath(
  project: Project,
  configuration: ConfigurationId,
  path: string,
  text: string,
): SetResult {
  if (!configurationOf(project, configuration)) return refuse(`there is no configuration "${configuration}"`);
  const place = placeOf(path);
  if (place.of === 'condition') return setCondition(project, configuration, place.key, text);
  const { pattern, key } = place;
  const found = placementsLike(project, configuration, pattern);
  if (found.length === 0) {
    const names = placementsOf(project, configuration).map((placement) => placement.name);
    return refuse(`${path.trim()}: no part is named "${pattern}"; ${suggest(pattern, names)}`);
  }
  const set = place.of === 'position' ? setCoordinate : key === 'part' ? setPart : setField;
  return set(project, configuration, found, key, text);
}

function setCondition(
  project: Project,
  configuration: ConfigurationId,
  key: string,
  text: string,
): SetResult {
  const field = Object.hasOwn(conditionFields, key) ? conditionFields[key] : undefined;
  if (!field) {
    return refuse(
      `"${key}" is no condition; ${suggest(key, Object.keys(conditionFields))} (a part's value is written GPU1.${key})`,
    );
  }
  const read = text.trim() === '' ? { ok: true as const, value: defaultOf(field) } : readTyped(field, text);
  if (!read.ok) return refuse(`${key}: ${read.error}`);
  return { ok: true, diff: setConditions(project, configuration, { [key]: read.value }) };
}

function setField(
  project: Project,
  configuration: ConfigurationId,
  found: readonly PlacementRecord[],
  key: string,
  text: string,
): SetResult {
  const library = projectLibrary(project);
  const diffs: Diff[] = [];
  const known = new Set(['part', 'position.x', 'position.y', 'position.z']);
  let shown: FieldValue | undefined;
  for (const record of found) {
    const part = library.get(record.part);
    const fields = part ? kinds[part.kind].fields : {};
    for (const name of Object.keys(fields)) known.add(name);
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (!field) continue;
    const read = text.trim() === '' ? { ok: true as const, value: undefined } : readTyped(field, text);
    if (!read.ok) return refuse(`${record.name}.${key}: ${read.error}`);
    shown = read.value;
    diffs.push(setValue(project, configuration, record.id, key, read.value));
  }
  const who = nameOfPlacements(project, found);
  if (diffs.length === 0) return refuse(`${who} has no "${key}"; ${suggest(key, [...known])}`);
  const [first] = diffs;
  const ids = found.map((record) => record.id);
  const name =
    diffs.length === 1 ? (first?.name ?? '') : setValue(project, configuration, ids, key, shown).name;
  return { ok: true, diff: squashDiffs(name, diffs) };
}

function setCoordinate(
  project: Project,
  configuration: ConfigurationId,
  found: readonly PlacementRecord[],
  key: string,
  text: string,
): SetResult {
  const read = parseQuantity(text, 'length', { unit: 'mm' });
  if (!read.ok) return refuse(`position.${key}: ${read.error}`);
  const axis = ['x', 'y', 'z'].indexOf(key) as Axis;
  const diffs: Diff[] = [];
  // One after the other: a part that was carried along by its host is put right by its own step.
  let moved = project;
  for (const { id } of found) {
    const position = placementOf(moved, configuration, id)?.position ?? [0, 0, 0];
    const delta = withComponent([0, 0, 0], axis, read.value - position[axis]);
    const diff = movePlacements(moved, configuration, [id], delta);
    moved = applyDiff(moved, diff);
    diffs.push(diff);
  }
  const name = `Move ${nameOfPlacements(project, found)}`;
  return { ok: true, diff: squashDiffs(diffs.length === 1 ? (diffs[0]?.name ?? name) : name, diffs) };
}

function setPart(
  project: Project,
  configuration: ConfigurationId,
  found: readonly PlacementRecord[],
  _key: string,
  text: string,
): SetResult {
  const library = projectLibrary(project);
  const id = text.trim();
  if (!library.get(id)) {
    const kind = library.get(found[0]?.part ?? '')?.kind;
    const known = (kind ? library.byKind(kind) : library.all()).map((part) => part.id);
    return refuse(`no part has the id "${id}"; ${suggest(id, known)}`);
  }
  const ids = found.map((record) => record.id);
  const diff = replacePart(project, configuration, ids, id);
  const kept = found.every((record) => record.part === id);
  return isEmptyDiff(diff) && !kept ? refuse(`"${id}" cannot be placed`) : { ok: true, diff };
}

function refuse(error: string): SetResult {
  return { ok: false, error };
}
