import { unionOf, type Box } from '#models/geometry/box.ts';
import type { Design } from '#models/project/design.ts';
import type { PlacementId, Project } from '#models/project/records.ts';
import type { Vector3 } from '#models/schema/field.ts';
import { axisIndex } from '#renderer/interaction/vector.ts';
import { ghostItem } from '#renderer/scene/parts/ghost-item.ts';
import type { Workbench } from '#renderer/store/contract.ts';

type Segment = readonly [Vector3, Vector3];

/**
 * What the drag or the placing snapped to: for each snap a frame in the plane that it lies in, around the moved parts and
 * what they snapped to. Plain grid snaps are not shown: there is one at every place.
 */
export function snapLines({ interaction, design, project }: Workbench): readonly Segment[] {
  if (interaction.type === 'idle') return [];
  const box =
    interaction.type === 'dragging' ? draggedBox(design, interaction.ids) : ghostBox(project, interaction);
  if (!box) return [];
  return (interaction.snaps ?? []).flatMap((snap) => {
    if (snap.kind === 'grid') return [];
    const target = design.items.find((item) => item.id === snap.target);
    const around = target && target.kind !== 'chassis' ? (unionOf([box, target.box]) ?? box) : box;
    return frameIn(around, axisIndex(snap.axis), snap.at);
  });
}

function draggedBox(design: Design, ids: readonly PlacementId[]): Box | null {
  const moved = new Set(ids);
  return unionOf(design.items.filter((item) => moved.has(item.id)).map((item) => item.box));
}

function ghostBox(
  project: Project,
  { part, position, rotation }: Extract<Workbench['interaction'], { type: 'placing' }>,
): Box | null {
  return position && ghostItem(project, part, position, rotation).box;
}

/** The frame stands out over the parts by this, m. */
const overhang = 0.006;

function frameIn({ min, max }: Box, axis: 0 | 1 | 2, at: number): readonly Segment[] {
  const [u, v] = axis === 0 ? ([1, 2] as const) : axis === 1 ? ([0, 2] as const) : ([0, 1] as const);
  const corner = (high: boolean, far: boolean): Vector3 => {
    const point: [number, number, number] = [0, 0, 0];
    point[axis] = at;
    point[u] = high ? max[u] + overhang : min[u] - overhang;
    point[v] = far ? max[v] + overhang : min[v] - overhang;
    return point;
  };
  const [a, b, c, d] = [corner(false, false), corner(true, false), corner(true, true), corner(false, true)];
  return [
    [a, b],
    [b, c],
    [c, d],
    [d, a],
  ];
}
