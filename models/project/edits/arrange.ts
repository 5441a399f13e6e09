import { addVectors, subtractVectors, tidyPosition } from '#models/geometry/box.ts';
import { addTurns, rotateSize, turnVector, type Axis } from '#models/geometry/rotation.ts';
import { diffOf, emptyDiff } from '#models/project/diff.ts';
import { recordsOf, rootsOf, withMounted } from '#models/project/edits/mounted.ts';
import { nameOfPlacements, nameOfQuantity } from '#models/project/edits/naming.ts';
import { placementOf } from '#models/project/query.ts';
import type {
  ConfigurationId,
  Diff,
  PlacementId,
  PlacementRecord,
  Project,
  ProjectRecord,
} from '#models/project/records.ts';
import { partSize, projectLibrary, resolveItem } from '#models/project/resolve.ts';
import type { Vector3 } from '#models/schema/field.ts';

/** Moves the placements by `delta` [m], and with them what is mounted on them. */
export function movePlacements(
  project: Project,
  configuration: ConfigurationId,
  ids: readonly PlacementId[],
  delta: Vector3,
): Diff {
  const chosen = recordsOf(project, configuration, ids);
  const distance = nameOfQuantity(Math.hypot(...delta), 'length', 'mm');
  const name = `Move ${nameOfPlacements(project, chosen)} ${distance}`;
  if (!delta.every(Number.isFinite)) return emptyDiff(name);
  return diffOf(
    name,
    withMounted(project, configuration, chosen).map((record) => [
      record,
      { ...record, position: tidyPosition(addVectors(record.position, delta)) },
    ]),
  );
}

/** Moves one placement so that its minimum corner is at `position` [m]. */
export function setPosition(
  project: Project,
  configuration: ConfigurationId,
  id: PlacementId,
  position: Vector3,
): Diff {
  const record = placementOf(project, configuration, id);
  if (!record) return emptyDiff('Move part');
  return movePlacements(project, configuration, [id], subtractVectors(position, record.position));
}

/** Half the difference of two sides is rounded to this, m, so that corners stay on whole tenths of a millimetre. */
const cornerGrid = 1e-4;
const turnNames = ['x', 'y', 'z'] as const;

/**
 * Turns each placement about its centre by quarter turns about a fixed axis; what is mounted on it goes round
 * with it. Corners that were on tenths of a millimetre stay so, hence the centre may shift by 0.05 mm;
 * four turns are none.
 */
export function rotatePlacements(
  project: Project,
  configuration: ConfigurationId,
  ids: readonly PlacementId[],
  axis: Axis,
  quarterTurns: number,
): Diff {
  const chosen = recordsOf(project, configuration, ids);
  const turns = Number.isFinite(quarterTurns) ? Math.round(quarterTurns) : 0;
  const name = `Turn ${nameOfPlacements(project, chosen)} ${turns * 90}° about ${turnNames[axis]}`;
  if (turns % 4 === 0) return emptyDiff(name);
  const pairs = rootsOf(project, configuration, chosen).flatMap((root) => {
    const group = withMounted(project, configuration, [root]);
    return group.map((record): readonly [ProjectRecord, ProjectRecord] => [
      record,
      turnWith(project, record, root, axis, turns),
    ]);
  });
  return diffOf(name.replace('-', '\u2212'), pairs);
}

/** `record`, which is `root` or mounted on it, after `root` was turned about its centre. */
function turnWith(
  project: Project,
  record: PlacementRecord,
  root: PlacementRecord,
  axis: Axis,
  turns: number,
): PlacementRecord {
  const turn = (vector: Vector3) => turnVector(vector, axis, turns);
  const lower = (a: Vector3, b: Vector3): Vector3 => [
    Math.min(a[0], b[0]),
    Math.min(a[1], b[1]),
    Math.min(a[2], b[2]),
  ];
  const rootSize = boxSize(project, root);
  const turnedSize = turn(rootSize);
  const rootLower = lower([0, 0, 0], turnedSize);
  // Relative to the root's corner: sums and differences of whole lengths only, no halves.
  const relative = subtractVectors(record.position, root.position);
  const ownLower = lower(turn(relative), turn(addVectors(relative, boxSize(project, record))));
  const at = (i: Axis) =>
    root.position[i] + shiftOf(rootSize[i], Math.abs(turnedSize[i])) + ownLower[i] - rootLower[i];
  return {
    ...record,
    position: tidyPosition([at(0), at(1), at(2)]),
    rotation: addTurns(record.rotation, axis, turns),
  };
}

/** How far the lower corner goes when a side `before` becomes `after` about the same centre; odd in the two. */
function shiftOf(before: number, after: number): number {
  const half = (before - after) / 2;
  return Math.sign(half) * Math.round(Math.abs(half) / cornerGrid + roundingGuard) * cornerGrid;
}

/** Of the grid: a half that came out just below a half is one. */
const roundingGuard = 1e-6;

function boxSize(project: Project, record: PlacementRecord): Vector3 {
  const { part } = resolveItem(record, projectLibrary(project));
  return rotateSize(partSize(part), record.rotation);
}
