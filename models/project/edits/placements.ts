import type { PartId } from '#models/components/part.ts';
import { tidyPosition } from '#models/geometry/box.ts';
import { addTurns, noTurns } from '#models/geometry/rotation.ts';
import { diffOf, emptyDiff } from '#models/project/diff.ts';
import { freeStep } from '#models/project/edits/free-step.ts';
import { recordsOf, withMounted } from '#models/project/edits/mounted.ts';
import { Designators, nameOfPlacements } from '#models/project/edits/naming.ts';
import { fittingValues } from '#models/project/placement-values.ts';
import { configurationOf, placementOf } from '#models/project/query.ts';
import type {
  ConfigurationId,
  Diff,
  PlacementId,
  PlacementRecord,
  Project,
  QuarterTurns,
} from '#models/project/records.ts';
import { projectLibrary, resolveDesign } from '#models/project/resolve.ts';
import { lineOf } from '#models/project/text.ts';
import type { Vector3 } from '#models/schema/field.ts';
import type { Values } from '#models/schema/fields.ts';

export interface AddOptions {
  readonly rotation?: QuarterTurns;
  readonly on?: PlacementId | null;
  readonly interface?: PartId | null;
  readonly name?: string;
  readonly values?: Values;
}

/**
 * A new placement with its minimum corner at `position` [m], named by its kind: "GPU3", id "gpu3".
 * The record is `diff.added[0]`. Empty for an unknown configuration or part, and for an interface material,
 * which is not placed but stands between two parts (`attach`).
 */
export function addPlacement(
  project: Project,
  configuration: ConfigurationId,
  part: PartId,
  position: Vector3,
  options: AddOptions = {},
): Diff {
  const library = projectLibrary(project);
  const known = library.get(part);
  if (!known || known.kind === 'tim' || !configurationOf(project, configuration))
    return emptyDiff('Add part');
  const { id, name } = new Designators(project, configuration).next(known.kind);
  const host = options.on ?? null;
  const tim = options.interface ?? '';
  const on = host !== null && placementOf(project, configuration, host) ? host : null;
  const record: PlacementRecord = {
    type: 'placement',
    id,
    configuration,
    name: lineOf(options.name ?? '') || name,
    part,
    position: position.every(Number.isFinite) ? tidyPosition(position) : [0, 0, 0],
    rotation: addTurns(options.rotation ?? noTurns, 2, 0),
    on,
    interface: on !== null && library.get(tim)?.kind === 'tim' ? tim : null,
    values: fittingValues(known, options.values ?? {}),
  };
  return diffOf(`Add ${record.name}`, [[null, record]]);
}

/** Takes the placements away, and with them what is mounted on them. */
export function removePlacements(
  project: Project,
  configuration: ConfigurationId,
  ids: readonly PlacementId[],
): Diff {
  const chosen = recordsOf(project, configuration, ids);
  const all = withMounted(project, configuration, chosen);
  const more = all.length > chosen.length ? ' and what is mounted on it' : '';
  const name = `Remove ${nameOfPlacements(project, chosen)}${chosen.length === 1 ? more : ''}`;
  return diffOf(
    name,
    all.map((record) => [record, null] as const),
  );
}

/**
 * Copies of the placements with what is mounted on them, in a row with the originals: a whole number of lengths
 * along x, else y, else z, where nothing is in the way and the chassis holds them; else one length along the first of them.
 * Vents and filters stay in their wall.
 * `ids` are those of the copies of `ids`. A chassis is not copied.
 */
export function duplicatePlacements(
  project: Project,
  configuration: ConfigurationId,
  ids: readonly PlacementId[],
): { readonly diff: Diff; readonly ids: readonly PlacementId[] } {
  const design = resolveDesign(project, configuration);
  const items = new Map(design.items.map((item) => [item.id, item]));
  const chosen = recordsOf(project, configuration, ids).filter(({ id }) => items.get(id)?.kind !== 'chassis');
  const originals = withMounted(project, configuration, chosen);
  const delta = freeStep(design, new Set(originals.map((record) => record.id)));
  const designators = new Designators(project, configuration);
  const copies = new Map(
    originals.map((record) => {
      const kind = items.get(record.id)?.kind ?? 'device';
      return [record.id, { ...record, ...designators.nextLike(kind, record.name) }];
    }),
  );
  const records = [...copies.values()].map((copy): PlacementRecord => {
    const { position, on } = copy;
    return {
      ...copy,
      position: tidyPosition([position[0] + delta[0], position[1] + delta[1], position[2] + delta[2]]),
      on: on === null ? null : (copies.get(on)?.id ?? on),
    };
  });
  const diff = diffOf(
    `Duplicate ${nameOfPlacements(project, chosen)}`,
    records.map((record) => [null, record] as const),
  );
  return { diff, ids: chosen.flatMap((record) => copies.get(record.id)?.id ?? []) };
}

/** Gives a placement another reference designator; empty where the name is blank. */
export function renamePlacement(
  project: Project,
  configuration: ConfigurationId,
  id: PlacementId,
  name: string,
): Diff {
  const record = placementOf(project, configuration, id);
  const line = lineOf(name);
  if (!record || line === '') return emptyDiff('Rename part');
  return diffOf(`Rename ${record.name} to ${line}`, [[record, { ...record, name: line }]]);
}

/** Another part in the same place; overrides that the new kind does not have, or not allow, are dropped. */
export function replacePart(
  project: Project,
  configuration: ConfigurationId,
  ids: readonly PlacementId[],
  part: PartId,
): Diff {
  const known = projectLibrary(project).get(part);
  if (!known || known.kind === 'tim') return emptyDiff('Replace part');
  const records = recordsOf(project, configuration, ids);
  return diffOf(
    `Replace ${nameOfPlacements(project, records)} by ${known.model}`,
    records.map((record) => {
      const { unread: _, ...kept } = record;
      return [record, { ...kept, part, values: fittingValues(known, record.values) }] as const;
    }),
  );
}
