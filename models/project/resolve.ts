import { boxOf } from '#models/geometry/box.ts';
import { rotateVector } from '#models/geometry/rotation.ts';
import { kinds } from '#models/components/kinds.ts';
import type { Part, PartId } from '#models/components/part.ts';
import { builtinLibrary, withParts, type Library } from '#models/library/library.ts';
import { defaultConditions } from '#models/project/conditions.ts';
import type { Design, DesignItem } from '#models/project/design.ts';
import { configurationOf, headerOf, partRecordsOf, placementsOf } from '#models/project/query.ts';
import type { ConfigurationId, PartRecord, PlacementRecord, Project } from '#models/project/records.ts';
import type { FieldValue, Vector3 } from '#models/schema/field.ts';
import { defaultsOf, isVector, type Values } from '#models/schema/fields.ts';

/** Edge of the cube that stands for a part of unknown size, m: seen and grasped, yet small beside real parts. */
const standInEdge = 0.05;
const standInSize: Vector3 = [standInEdge, standInEdge, standInEdge];

/** Libraries by the first part record they contain: a drag makes new projects with the same parts. */
const libraries = new WeakMap<PartRecord, { records: readonly PartRecord[]; library: Library }>();

/** The built-in parts and those that travel with the project; the project's win. Cached. */
export function projectLibrary(project: Project): Library {
  const records = partRecordsOf(project);
  const first = records[0];
  if (!first) return builtinLibrary();
  const known = libraries.get(first);
  if (known?.records.length === records.length && known.records.every((record, i) => record === records[i])) {
    return known.library;
  }
  const library = withParts(
    builtinLibrary(),
    records.map((record) => record.part),
  );
  libraries.set(first, { records, library });
  return library;
}

/**
 * One configuration with everything looked up. Values: kind defaults < part < placement.
 * A part that the library does not have becomes a stand-in (`missing`); an unknown configuration is empty.
 * Runs at 60 Hz while dragging: items of unchanged placements keep their identity, so do resolved parts
 * of placements that only moved.
 */
export function resolveDesign(
  project: Project,
  configuration: ConfigurationId,
  library: Library = projectLibrary(project),
): Design {
  const header = headerOf(project);
  const record = configurationOf(project, configuration);
  const items = placementsOf(project, configuration).map((placement) => resolveItem(placement, library));
  const chassis = items.filter((item) => item.kind === 'chassis');
  return {
    project: header.name,
    revision: header.revision,
    configuration: { id: configuration, name: record?.name ?? configuration },
    conditions: record?.conditions ?? defaultConditions,
    chassis: chassis.length === 1 ? (chassis[0] ?? null) : null,
    items,
  };
}

interface Resolved {
  readonly part: Part | undefined;
  readonly tim: Part | null;
  readonly item: DesignItem;
}
const resolvedItems = new WeakMap<PlacementRecord, Resolved>();

/** One placement looked up in `library`; the same object as before while record and parts are the same. */
export function resolveItem(placement: PlacementRecord, library: Library): DesignItem {
  const part = library.get(placement.part);
  const between = placement.interface === null ? undefined : library.get(placement.interface);
  const tim = between?.kind === 'tim' ? between : null;
  const known = resolvedItems.get(placement);
  if (known && known.part === part && known.tim === tim) return known.item;
  const base = part ?? standIn(placement.part);
  const resolved = withValues(base, placement.values);
  const overridden = part ? overriddenKeys(part, placement.values) : [];
  const item: DesignItem = {
    id: placement.id,
    name: placement.name,
    kind: base.kind,
    part: resolved,
    overridden,
    catalogued: Object.fromEntries(
      overridden.flatMap((key) => (Object.hasOwn(base.values, key) ? [[key, base.values[key]]] : [])),
    ),
    box: boxOf(partSize(resolved), placement.position, placement.rotation),
    rotation: placement.rotation,
    airAxis: rotateVector([0, 1, 0], placement.rotation),
    upAxis: rotateVector([0, 0, 1], placement.rotation),
    on: placement.on,
    interface: tim && withValues(tim, noValues),
    missing: part === undefined,
  };
  resolvedItems.set(placement, { part, tim, item });
  return item;
}

/** Outer size before rotation, m; that of the stand-in cube where the part has none. */
export function partSize(part: Part): Vector3 {
  const size = part.values['size'];
  return size !== undefined && isVector(size) ? size : standInSize;
}

const noValues: Values = {};
const resolvedParts = new WeakMap<Part, WeakMap<Values, Part>>();

/** The part with the kind's defaults below its values and the placement's above them. */
function withValues(part: Part, values: Values): Part {
  let byValues = resolvedParts.get(part);
  if (!byValues) resolvedParts.set(part, (byValues = new WeakMap()));
  const known = byValues.get(values);
  if (known) return known;
  const merged: Record<string, FieldValue> = defaultsOf(kinds[part.kind].fields);
  for (const [key, value] of Object.entries(part.values)) if (value !== null) merged[key] = value;
  Object.assign(merged, values);
  const resolved = { ...part, values: merged };
  byValues.set(values, resolved);
  return resolved;
}

/** Settings of the placed part (failed, speed) are no overrides: the catalogue has no such figure. */
function overriddenKeys(part: Part, values: Values): string[] {
  const fields = kinds[part.kind].fields;
  return Object.keys(values).filter((key) => fields[key] && fields[key].scope !== 'placement');
}

const standIns = new Map<PartId, Part>();

/** What stands for a part that is not in the library: a cube that gives off an unknown power. */
function standIn(id: PartId): Part {
  let part = standIns.get(id);
  if (!part) {
    part = {
      id,
      kind: 'device',
      vendor: '',
      model: id,
      source: [],
      confidence: 'low',
      notes: 'This part is in no library that is loaded.',
      estimates: [],
      values: { size: standInSize },
    };
    standIns.set(id, part);
  }
  return part;
}
