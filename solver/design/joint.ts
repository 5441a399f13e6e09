import type { DesignItem } from '#models/project/design.ts';
import { valuesOf } from '#models/components/values.ts';
import type { Draft } from '#solver/design/draft.ts';
import type { Face } from '#solver/design/packages.ts';
import { link } from '#solver/design/part-site.ts';
import { bareContact } from '#solver/design/walls.ts';

/** Specific resistance of the joint under a sink or cold plate, m² K/W. */
export function jointOf(draft: Draft, sink: DesignItem, host: DesignItem): number {
  const tim = sink.interface;
  if (tim && tim.kind === 'tim') {
    const { specificResistance, conductivity, bondLine, contactResistance } = valuesOf(tim, 'tim');
    if (specificResistance !== null && specificResistance > 0) return specificResistance;
    const bulk = conductivity !== null && conductivity > 0 && bondLine !== null ? bondLine / conductivity : 0;
    const joint = bulk + Math.max(0, contactResistance ?? 0);
    if (joint > 0) return joint;
  }
  draft.problems.push({
    severity: 'note',
    code: 'bare-contact',
    message: `'${sink.name}' stands on '${host.name}' without an interface material: bare contact is assumed`,
    placements: [sink.id, host.id],
  });
  return bareContact;
}

/** The joint between the top of a part and the base of what covers it, a link for each face. @param area [m²] */
export function addJoint(
  draft: Draft,
  cover: DesignItem,
  host: DesignItem,
  top: readonly Face[],
  base: string,
  area: number,
): void {
  const specificResistance = jointOf(draft, cover, host);
  for (const { node, share, suffix } of top)
    link(draft, `${cover.id}/joint${suffix}`, node, base, {
      type: 'contact',
      specificResistance,
      area: share * area,
    });
}
