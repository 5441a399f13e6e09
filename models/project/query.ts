import { configurationKey, headerKey, placementKey } from '#models/project/keys.ts';
import type {
  ConfigurationId,
  ConfigurationRecord,
  HeaderRecord,
  PartRecord,
  PlacementId,
  PlacementRecord,
  Project,
} from '#models/project/records.ts';

/** The records of a project in the order in which everything reads them. */
interface Index {
  readonly configurations: readonly ConfigurationRecord[];
  readonly placements: ReadonlyMap<ConfigurationId, readonly PlacementRecord[]>;
  readonly parts: readonly PartRecord[];
}

/** Projects never change, so each is sorted once. */
const indices = new WeakMap<Project, Index>();

function indexOf(project: Project): Index {
  const known = indices.get(project);
  if (known) return known;
  const configurations: ConfigurationRecord[] = [];
  const placements = new Map<ConfigurationId, PlacementRecord[]>();
  const parts: PartRecord[] = [];
  for (const record of project.records.values()) {
    if (record.type === 'configuration') configurations.push(record);
    else if (record.type === 'part') parts.push(record);
    else if (record.type === 'placement') {
      const list = placements.get(record.configuration);
      if (list) list.push(record);
      else placements.set(record.configuration, [record]);
    }
  }
  configurations.sort((a, b) => a.order - b.order || byId(a, b));
  parts.sort(byId);
  for (const list of placements.values()) list.sort(byId);
  const index = { configurations, placements, parts };
  indices.set(project, index);
  return index;
}

/** Code-unit order: the same on every machine and in every language. */
function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : Number(a.id > b.id);
}

/** The header; an unnamed one for a project that has none. */
export function headerOf(project: Project): HeaderRecord {
  const record = project.records.get(headerKey);
  if (record?.type === 'header') return record;
  const active = configurationsOf(project)[0]?.id ?? '';
  return { type: 'header', id: 'header', name: '', revision: '', author: '', notes: '', active };
}

/** In the order of the list. */
export function configurationsOf(project: Project): readonly ConfigurationRecord[] {
  return indexOf(project).configurations;
}

export function configurationOf(project: Project, id: ConfigurationId): ConfigurationRecord | undefined {
  const record = project.records.get(configurationKey(id));
  return record?.type === 'configuration' ? record : undefined;
}

/** Of one configuration, in id order. */
export function placementsOf(project: Project, configuration: ConfigurationId): readonly PlacementRecord[] {
  return indexOf(project).placements.get(configuration) ?? [];
}

export function placementOf(
  project: Project,
  configuration: ConfigurationId,
  id: PlacementId,
): PlacementRecord | undefined {
  const record = project.records.get(placementKey(configuration, id));
  return record?.type === 'placement' ? record : undefined;
}

/** The parts that travel with the project, in id order. */
export function partRecordsOf(project: Project): readonly PartRecord[] {
  return indexOf(project).parts;
}
