import { isId } from '#models/schema/id.ts';
import type { ConfigurationId, PlacementId, ProjectRecord, RecordKey } from '#models/project/records.ts';

export const headerKey: RecordKey = 'header';

/** The address under which a record stands in `Project.records`; unique over all types. */
export function keyOf(record: ProjectRecord): RecordKey {
  switch (record.type) {
    case 'header':
      return headerKey;
    case 'configuration':
      return configurationKey(record.id);
    case 'placement':
      return placementKey(record.configuration, record.id);
    default:
      return `part:${record.id}`;
  }
}

export function configurationKey(id: ConfigurationId): RecordKey {
  return `configuration:${id}`;
}

export function placementKey(configuration: ConfigurationId, id: PlacementId): RecordKey {
  return `placement:${configuration}/${id}`;
}

/** The nearest allowed id to a text that people typed: "Rear fans, 80 mm" gives "rear-fans-80-mm". */
export function slugOf(text: string, fallback: string): string {
  const slug = text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60)
    .replaceAll(/-+$/g, '');
  return isId(slug) ? slug : fallback;
}

/** `wanted`, or `wanted-2`, `wanted-3`, … when it is taken. */
export function freeId(wanted: string, taken: (id: string) => boolean): string {
  if (!taken(wanted)) return wanted;
  let number = 2;
  while (taken(`${wanted}-${number}`)) number++;
  return `${wanted}-${number}`;
}
