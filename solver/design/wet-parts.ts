import { isWet } from '#models/project/coolant.ts';
import type { Design } from '#models/project/design.ts';
import type { PlacementId } from '#models/project/records.ts';
import { valuesOf } from '#models/components/values.ts';
import { coldPlateBase } from '#solver/design/cold-plates.ts';
import type { Coolant } from '#solver/design/coolant.ts';
import type { Draft } from '#solver/design/draft.ts';
import type { PartMap } from '#solver/design/map.ts';

/** Entries for plates, pumps, connections, distribution units and radiators: what temperature they are told by, if any. */
export function addWetParts(
  design: Design,
  draft: Draft,
  coolant: Coolant,
  parts: Map<PlacementId, PartMap>,
): void {
  const wet = design.items.filter(isWet);
  // Most designs have none, and this runs on every frame of a drag.
  if (wet.length === 0) return;
  const nodes = new Set(draft.heatNodes.map((node) => node.id));
  for (const item of wet) {
    const entry = { item, sources: [], air: draft.channels.get(item.id)?.front ?? null };
    const silent: PartMap = { ...entry, nodes: [], temperatureOf: null, limit: null };
    if (item.kind === 'cold-plate') {
      const base = coldPlateBase(item);
      parts.set(item.id, nodes.has(base) ? { ...silent, nodes: [base], temperatureOf: 'surface' } : silent);
    } else if (item.kind === 'pump' || item.kind === 'cdu') {
      const flows = coolant.wetted.has(item.id);
      const limit = valuesOf(item.part, item.kind).temperatureLimit;
      parts.set(
        item.id,
        flows ? { ...silent, nodes: [`${item.id}/coolant-probe`], temperatureOf: 'coolant', limit } : silent,
      );
    } else parts.set(item.id, silent);
  }
}
