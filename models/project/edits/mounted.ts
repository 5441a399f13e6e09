import { placementOf, placementsOf } from '#models/project/query.ts';
import type { ConfigurationId, PlacementId, PlacementRecord, Project } from '#models/project/records.ts';

/** The records of `ids` that exist, each once, in the order given. */
export function recordsOf(
  project: Project,
  configuration: ConfigurationId,
  ids: readonly PlacementId[],
): PlacementRecord[] {
  return [...new Set(ids)].flatMap((id) => placementOf(project, configuration, id) ?? []);
}

/** Those of `records` that are mounted on none of the others, directly or through parts between. */
export function rootsOf(
  project: Project,
  configuration: ConfigurationId,
  records: readonly PlacementRecord[],
): PlacementRecord[] {
  const chosen = new Set(records.map((record) => record.id));
  return records.filter((record) => {
    const passed = new Set<PlacementId>();
    let host = record.on;
    while (host !== null && !passed.has(host)) {
      if (chosen.has(host)) return false;
      passed.add(host);
      host = placementOf(project, configuration, host)?.on ?? null;
    }
    return true;
  });
}

/** `records` and everything that is mounted on them, directly or through parts between; hosts first. */
export function withMounted(
  project: Project,
  configuration: ConfigurationId,
  records: readonly PlacementRecord[],
): PlacementRecord[] {
  const mounted = new Map<PlacementId, PlacementRecord[]>();
  for (const placement of placementsOf(project, configuration)) {
    if (placement.on === null) continue;
    const list = mounted.get(placement.on);
    if (list) list.push(placement);
    else mounted.set(placement.on, [placement]);
  }
  // A set is walked in the order of insertion, also over what is added while it is walked.
  const all = new Set(rootsOf(project, configuration, records));
  for (const record of all) for (const child of mounted.get(record.id) ?? []) all.add(child);
  return [...all];
}
