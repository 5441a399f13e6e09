import { limits } from '#models/file/format.ts';
import { idRemedy, quoted, type Report } from '#models/file/report.ts';
import type { PartId } from '#models/components/part.ts';
import type { Library } from '#models/library/library.ts';
import { isId } from '#models/schema/id.ts';
import { readPlacementValues } from '#models/project/placement-values.ts';
import type { ConfigurationId, PlacementId, PlacementRecord, QuarterTurns } from '#models/project/records.ts';
import { longestLine } from '#models/project/text.ts';
import type { Vector3 } from '#models/schema/field.ts';
import { isRecord } from '#models/schema/fields.ts';
import { parseQuantity } from '#models/units/units.ts';

/** Unknown parts, where each was met first and how often. */
export type MissingParts = Map<PartId, { readonly path: string; count: number }>;

interface Context {
  /** Of the list. */
  readonly path: string;
  readonly library: Library;
  readonly missing: MissingParts;
  readonly report: Report;
}

const placementKeys = ['id', 'name', 'part', 'position', 'rotation', 'on', 'interface', 'values'];

/** Reads the placements of one configuration and checks how they are mounted on each other. */
export function readPlacements(
  list: readonly unknown[],
  configuration: ConfigurationId,
  context: Context,
): PlacementRecord[] {
  const { path, report } = context;
  const records = new Map<PlacementId, PlacementRecord>();
  const paths = new Map<PlacementId, string>();
  for (const [index, item] of list.entries()) {
    if (report.full) break;
    const own = `${path}[${index}]`;
    const record = readPlacement(item, configuration, own, context);
    if (!record) continue;
    if (records.has(record.id)) {
      const remedy = 'give each placement of a configuration an id of its own';
      report.error(`${own}.id`, `the id "${record.id}" stands twice`, remedy);
    }
    records.set(record.id, record);
    paths.set(record.id, own);
  }
  for (const record of records.values()) {
    if (record.on === null || records.has(record.on)) continue;
    report.warn(
      `${paths.get(record.id) ?? path}.on`,
      `"${record.id}" is mounted on ${quoted(record.on)}, which is not there`,
      'it is taken as standing by itself; mount it anew',
    );
    records.set(record.id, { ...record, on: null, interface: null });
  }
  for (const circle of circlesOf(records)) {
    report.error(
      `${paths.get(circle[0] ?? '') ?? path}.on`,
      `parts are mounted in a circle: ${[...circle.slice(0, 8), circle[0]].join(' → ')}`,
      'write "on": null for one of them',
    );
  }
  return [...records.values()];
}

function readPlacement(
  json: unknown,
  configuration: ConfigurationId,
  path: string,
  { library, missing, report }: Context,
): PlacementRecord | null {
  if (!isRecord(json)) {
    report.error(path, 'a placement is an object', 'write {"id": "gpu1", "part": "…", "position": […]}');
    return null;
  }
  report.warnOfUnknown(json, placementKeys, path);
  const { id, part } = json;
  if (!isId(id)) {
    report.error(`${path}.id`, `${quoted(id)} is no id of a placement`, idRemedy);
    return null;
  }
  if (!isId(part)) {
    report.error(`${path}.part`, `${quoted(part)} is no id of a part`, 'write the id of a library part');
    return null;
  }
  const known = library.get(part);
  if (!known) note(missing, part, `${path}.part`);
  if (known?.kind === 'tim') {
    const message = `"${part}" is an interface material, which is not placed`;
    report.error(`${path}.part`, message, 'name it as "interface" of the part that it lies under');
  }
  const read = readPlacementValues(known, json['values'] ?? {}, `${path}.values`);
  report.take(...read.problems);
  return {
    type: 'placement',
    id,
    configuration,
    name: readName(json['name'], id, path, report),
    part,
    position: readPosition(json['position'], `${path}.position`, report),
    rotation: readRotation(json['rotation'], `${path}.rotation`, report),
    on: readReference(json['on'], isId, 'placement', `${path}.on`, report),
    interface: readInterface(json['interface'], `${path}.interface`, library, missing, report),
    values: read.values,
    ...(read.unread === undefined ? {} : { unread: read.unread }),
  };
}

function readName(json: unknown, id: PlacementId, path: string, report: Report): string {
  if (json === undefined || json === '') return id.toUpperCase();
  if (typeof json === 'string' && json.length <= longestLine) return json;
  report.error(`${path}.name`, 'the name is no text or too long', `use up to ${longestLine} characters`);
  return id;
}

function readPosition(json: unknown, path: string, report: Report): Vector3 {
  if (!Array.isArray(json) || json.length !== 3) {
    report.error(path, 'the position has three lengths', 'write for example ["10 mm", "20 mm", "0 mm"]');
    return [0, 0, 0];
  }
  const read = (index: number): number => {
    const item: unknown = json[index];
    const parsed =
      typeof item === 'string' || typeof item === 'number'
        ? parseQuantity(String(item), 'length', { unit: 'mm' })
        : { ok: false as const, error: 'a length is wanted' };
    if (parsed.ok) return parsed.value;
    report.error(`${path}[${index}]`, parsed.error, 'write for example "10 mm"');
    return 0;
  };
  return [read(0), read(1), read(2)];
}

function readRotation(json: unknown, path: string, report: Report): QuarterTurns {
  if (json === undefined) return [0, 0, 0];
  const isTurn = (item: unknown): item is number => item === 0 || item === 1 || item === 2 || item === 3;
  if (Array.isArray(json) && json.length === 3 && json.every(isTurn)) {
    const [x = 0, y = 0, z = 0] = json;
    // Adding 0 turns −0, which counts as a quarter turn of none, into 0.
    return [x + 0, y + 0, z + 0];
  }
  report.error(path, 'three quarter turns are wanted', 'write for example [0, 0, 1]; each is 0, 1, 2 or 3');
  return [0, 0, 0];
}

function readReference(
  json: unknown,
  isId: (id: unknown) => id is string,
  what: string,
  path: string,
  report: Report,
): string | null {
  if (json === undefined || json === null) return null;
  if (isId(json)) return json;
  report.error(path, `${quoted(json)} is no id of a ${what}`, `write null or the id of a ${what}`);
  return null;
}

function readInterface(
  json: unknown,
  path: string,
  library: Library,
  missing: MissingParts,
  report: Report,
): PartId | null {
  const id = readReference(json, isId, 'part', path, report);
  const part = id === null ? undefined : library.get(id);
  if (id !== null && !part) note(missing, id, path);
  if (part && part.kind !== 'tim') {
    const message = `"${part.id}" is a ${part.kind}, no interface material`;
    report.error(path, message, 'name an interface material or write null for a bare contact');
  }
  return id;
}

function note(missing: MissingParts, part: PartId, path: string): void {
  const known = missing.get(part);
  if (known) known.count++;
  else missing.set(part, { path, count: 1 });
}

/** One warning for each unknown part, however often it is placed. */
export function warnOfMissingParts(missing: MissingParts, report: Report): void {
  for (const [part, { path, count }] of missing) {
    report.warn(
      path,
      `the part "${part}" is in no library${count > 1 ? ` (${count} times)` : ''}; a stand-in takes its place`,
      'import the part file that has it; the file keeps everything until then',
    );
  }
}

/** Every circle of `on`, once; each record has one `on` at most, so following it once is enough. */
function circlesOf(records: ReadonlyMap<PlacementId, PlacementRecord>): PlacementId[][] {
  const circles: PlacementId[][] = [];
  const done = new Set<PlacementId>();
  for (const start of records.keys()) {
    const way = new Map<PlacementId, number>();
    let id: PlacementId | null = start;
    while (id !== null && !done.has(id) && !way.has(id)) {
      way.set(id, way.size);
      id = records.get(id)?.on ?? null;
    }
    const entry = id === null ? undefined : way.get(id);
    if (entry !== undefined && circles.length < limits.problems) circles.push([...way.keys()].slice(entry));
    for (const seen of way.keys()) done.add(seen);
  }
  return circles;
}
