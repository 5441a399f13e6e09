import { centreOf, sizeOf, subtractVectors } from '#models/geometry/box.ts';
import type { Axis } from '#models/geometry/rotation.ts';
import { applyDiff, diffOf, emptyDiff, squashDiffs } from '#models/project/diff.ts';
import { movePlacements } from '#models/project/edits/arrange.ts';
import { withMounted } from '#models/project/edits/mounted.ts';
import type { PartId } from '#models/components/part.ts';
import { placementOf } from '#models/project/query.ts';
import type {
  ConfigurationId,
  Diff,
  PlacementId,
  PlacementRecord,
  Project,
} from '#models/project/records.ts';
import { projectLibrary, resolveItem } from '#models/project/resolve.ts';
import type { Vector3 } from '#models/schema/field.ts';

/**
 * Mounts a placement on another (null: on nothing) with an interface material between (null: bare contact).
 * `place` puts it in the middle of the host's top (local +z), with what is mounted on it.
 * Empty where it would close a circle and where an id is unknown or the material is none.
 */
export function attach(
  project: Project,
  configuration: ConfigurationId,
  id: PlacementId,
  on: PlacementId | null,
  tim: PartId | null,
  options: { readonly place?: boolean } = {},
): Diff {
  const record = placementOf(project, configuration, id);
  const host = on === null ? undefined : placementOf(project, configuration, on);
  if (!record || (on !== null && !host)) return emptyDiff('Mount part');
  if (!host) return diffOf(`Detach ${record.name}`, [[record, { ...record, on: null, interface: null }]]);
  const material = tim === null ? undefined : projectLibrary(project).get(tim);
  const circle = withMounted(project, configuration, [record]).some((mounted) => mounted.id === host.id);
  if (circle || (tim !== null && material?.kind !== 'tim')) return emptyDiff('Mount part');
  const name =
    record.on === host.id
      ? `Set interface of ${record.name} to ${material?.model ?? 'bare contact'}`
      : `Mount ${record.name} on ${host.name}`;
  const mounted = diffOf(name, [[record, { ...record, on: host.id, interface: tim }]]);
  if (!options.place) return mounted;
  const delta = subtractVectors(topOf(project, host, record), record.position);
  const moved = movePlacements(applyDiff(project, mounted), configuration, [id], delta);
  return squashDiffs(name, [mounted, moved]);
}

/** Where `record` has its minimum corner, m, when it stands in the middle of the host's top (local +z). */
function topOf(project: Project, host: PlacementRecord, record: PlacementRecord): Vector3 {
  const library = projectLibrary(project);
  const { box, upAxis } = resolveItem(host, library);
  const size = sizeOf(resolveItem(record, library).box);
  const centre = centreOf(box);
  const at = (axis: Axis) => {
    if (upAxis[axis] > 0) return box.max[axis];
    if (upAxis[axis] < 0) return box.min[axis] - size[axis];
    return centre[axis] - size[axis] / 2;
  };
  return [at(0), at(1), at(2)];
}
