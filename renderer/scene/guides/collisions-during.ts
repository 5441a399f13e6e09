import type { PlacementId } from '#models/project/records.ts';
import { collisionsOf } from '#renderer/interaction/collisions.ts';
import { ghostItem } from '#renderer/scene/parts/ghost-item.ts';
import type { Workbench } from '#renderer/store/contract.ts';

/** What runs into what: the dragged parts, or the part that is about to be placed. */
export function collisionsDuring(
  interaction: Workbench['interaction'],
  design: Workbench['design'],
  project: Workbench['project'],
): ReadonlySet<PlacementId> {
  if (interaction.type === 'dragging') return collisionsOf(design, new Set(interaction.ids));
  if (interaction.type !== 'placing' || !interaction.position) return collisionsOf(design, new Set());
  const { part, position, rotation, on } = interaction;
  const ghost = { ...ghostItem(project, part, position, rotation), on: on ?? null };
  return collisionsOf({ ...design, items: [...design.items, ghost] }, new Set([ghost.id]));
}
