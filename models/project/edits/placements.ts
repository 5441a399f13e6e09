import { kinds } from '#models/components/kinds.ts';
import type { Part, PartId } from '#models/components/part.ts';
import {
  boxContains,
  boxesOverlap,
  moveBox,
  shrinkBox,
  sizeOf,
  tidyPosition,
  unionOf,
} from '#models/geometry/box.ts';
import { touchTolerance } from '#models/geometry/collision.ts';
import { axes, noTurns } from '#models/geometry/rotation.ts';
import { diffOf, emptyDiff } from '#models/project/diff.ts';
import { recordsOf, withMounted } from '#models/project/edits/mounted.ts';
import { Designators, nameOfPlacements } from '#models/project/edits/naming.ts';
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
import { innerBoxOf } from '#models/geometry/chassis-walls.ts';
import type { Vector3 } from '#models/schema/field.ts';
import { validateValue, type Values } from '#models/schema/fields.ts';

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
  const known = projectLibrary(project).get(part);
  if (!known || known.kind === 'tim' || !configurationOf(project, configuration))
    return emptyDiff('Add part');
  const { id, name } = new Designators(project, configuration).next(known.kind);
  const host = options.on ?? null;
  const on = host !== null && placementOf(project, configuration, host) ? host : null;
  const record: PlacementRecord = {
    type: 'placement',
    id,
    configuration,
    name: lineOf(options.name ?? '') || name,
    part,
    position: isFinitePosition(position) ? tidyPosition(position) : [0, 0, 0],
    rotation: options.rotation ?? noTurns,
    on,
    interface: on === null ? null : (options.interface ?? null),
    values: fittingValues(known, options.values ?? {}),
  };
  return diffOf(`Add ${record.name}`, [[null, record]]);
}

export function isFinitePosition(position: Vector3): boolean {
  return position.every(Number.isFinite);
}

/** Those of `values` that the part's kind declares and allows. */
export function fittingValues(part: Part, values: Values): Values {
  const fields = kinds[part.kind].fields;
  const entries = Object.entries(values).filter(([key, value]) => {
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
    return field !== undefined && validateValue(field, value) === null;
  });
  return Object.fromEntries(entries);
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

/** Steps tried beside the original before the copy is left where it is. */
const mostSteps = 40;

/**
 * Copies of the placements with what is mounted on them, beside the originals: at the nearest whole number of
 * lengths along x, y or z where nothing is in the way and the chassis holds them; else one length along x.
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

function freeStep(design: ReturnType<typeof resolveDesign>, moved: ReadonlySet<PlacementId>): Vector3 {
  const boxes = design.items.filter((item) => moved.has(item.id)).map((item) => item.box);
  const around = unionOf(boxes);
  if (!around) return [0, 0, 0];
  const hosts = new Set(design.items.filter((item) => moved.has(item.id)).map((item) => item.on));
  const others = design.items.filter((item) => item.kind !== 'chassis' && !hosts.has(item.id));
  const room = innerBoxOf(design);
  const size = sizeOf(around);
  const along = (axis: 0 | 1 | 2, distance: number): Vector3 => [
    axis === 0 ? distance : 0,
    axis === 1 ? distance : 0,
    axis === 2 ? distance : 0,
  ];
  for (let step = 1; step <= mostSteps; step++) {
    for (const axis of axes) {
      for (const sign of [1, -1]) {
        const delta = along(axis, sign * step * size[axis]);
        // Vents and filters lie in the wall, so only the directions along it count for them.
        const inside =
          !room || boxContains(unionOf([room, around]) ?? room, moveBox(around, delta), touchTolerance);
        const free = boxes.every((box) => {
          const there = shrinkBox(moveBox(box, delta), touchTolerance);
          return others.every((item) => !boxesOverlap(there, item.box));
        });
        if (inside && free) return delta;
      }
    }
  }
  return along(0, size[0]);
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
