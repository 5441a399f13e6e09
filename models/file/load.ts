import { limits, projectFormat, projectVersion } from '#models/file/format.ts';
import { parseDocument } from '#models/file/parse.ts';
import { readPlacements, warnOfMissingParts, type MissingParts } from '#models/file/read-placements.ts';
import { idRemedy, quoted, Report } from '#models/file/report.ts';
import type { Part, PartId } from '#models/components/part.ts';
import { builtinLibrary, withParts, type Library } from '#models/library/library.ts';
import { readPart } from '#models/library/read.ts';
import { conditionFields, defaultConditions } from '#models/project/conditions.ts';
import { projectOf } from '#models/project/create.ts';
import { isId } from '#models/schema/id.ts';
import type {
  Conditions,
  ConfigurationRecord,
  HeaderRecord,
  PartRecord,
  PlacementRecord,
  Project,
} from '#models/project/records.ts';
import { longestLine, longestNotes } from '#models/project/text.ts';
import { isRecord, readFields } from '#models/schema/fields.ts';
import type { Problem } from '#models/schema/problem.ts';

export interface Loaded {
  /** Null where any problem is an error: a file is opened whole or not at all, and stays as it is. */
  readonly project: Project | null;
  /** Errors first. Warnings say what was put right or is kept without being understood. */
  readonly problems: readonly Problem[];
}

/**
 * Reads the text of a project file of this or an older version. Never throws, whatever the text is.
 * `name` is the file's name, for the messages; paths are those of the document: `$.parts[3].size[0]`.
 * `besides` are parts that the caller adds to the project afterwards: no stand-in is announced for them.
 */
export function loadProject(text: string, name: string, besides: readonly Part[] = []): Loaded {
  const parsed = parseDocument(text, name);
  if (!parsed.document) return { project: null, problems: [parsed.problem] };
  const { document } = parsed;
  const report = new Report();
  report.warnOfUnknown(document, documentKeys, '$');
  const parts = readParts(document['parts'], report);
  // What was known already is read as before; adding the part that takes its place fits the values anew.
  const builtin = builtinLibrary();
  const library = withParts(builtin, [
    ...besides.filter((part) => builtin.get(part.id) === undefined),
    ...parts.map((record) => record.part),
  ]);
  const { configurations, placements } = readConfigurations(document['configurations'], library, report);
  const header = readHeader(document['project'], configurations, report);
  const project = report.failed ? null : projectOf([header, ...configurations, ...placements, ...parts]);
  return { project, problems: report.problems };
}

const documentKeys = ['format', 'version', 'project', 'configurations', 'parts'];
const headerKeys = ['name', 'revision', 'author', 'notes', 'active'];
const configurationKeys = ['id', 'name', 'notes', 'conditions', 'placements'];

/** Text at `key`, '' where it is absent. */
function readText(
  json: Readonly<Record<string, unknown>>,
  key: string,
  longest: number,
  path: string,
  report: Report,
): string {
  const value = json[key] ?? '';
  if (typeof value !== 'string') report.error(`${path}.${key}`, 'text is wanted', 'write text in quotes');
  else if (value.length > longest) {
    report.error(`${path}.${key}`, `the text has ${value.length} characters`, `use at most ${longest}`);
  } else return value;
  return '';
}

function readHeader(
  json: unknown,
  configurations: readonly ConfigurationRecord[],
  report: Report,
): HeaderRecord {
  const path = '$.project';
  const read = isRecord(json) ? json : {};
  if (!isRecord(json)) {
    report.error(path, 'the project has no header', 'write "project": {"name": "…", "active": "…"}');
  }
  report.warnOfUnknown(read, headerKeys, path);
  const active = read['active'];
  const first = configurations[0]?.id ?? '';
  const known = configurations.some(({ id }) => id === active);
  if (!known && first !== '') {
    report.warn(
      `${path}.active`,
      active === undefined
        ? 'no active configuration is named'
        : `there is no configuration ${quoted(active)}`,
      `"${first}" is shown instead; save to keep that`,
    );
  }
  return {
    type: 'header',
    id: 'header',
    name: readText(read, 'name', longestLine, path, report),
    revision: readText(read, 'revision', longestLine, path, report),
    author: readText(read, 'author', longestLine, path, report),
    notes: readText(read, 'notes', longestNotes, path, report),
    active: known && typeof active === 'string' ? active : first,
  };
}

function readParts(json: unknown, report: Report): PartRecord[] {
  const list = readList(json ?? [], '$.parts', limits.parts, report);
  const records = new Map<PartId, PartRecord>();
  for (const [index, item] of list.entries()) {
    if (report.full) break;
    const path = `$.parts[${index}]`;
    const { part, problems } = readPart(item, path);
    report.take(...problems);
    if (part && records.has(part.id)) {
      report.error(`${path}.id`, `the id "${part.id}" stands twice`, 'give each part an id of its own');
    } else if (part) records.set(part.id, { type: 'part', id: part.id, part });
  }
  return [...records.values()];
}

function readConfigurations(json: unknown, library: Library, report: Report) {
  const list = readList(json, '$.configurations', limits.configurations, report);
  const configurations: ConfigurationRecord[] = [];
  const placements: PlacementRecord[] = [];
  const missing: MissingParts = new Map();
  const seen = new Set<string>();
  if (Array.isArray(json) && json.length === 0) {
    report.error('$.configurations', 'the project has no configuration', 'write at least one');
  }
  for (const [order, item] of list.entries()) {
    if (report.full) break;
    const path = `$.configurations[${order}]`;
    const configuration = readConfiguration(item, order, path, report);
    if (!configuration || !isRecord(item)) continue;
    if (seen.has(configuration.id)) {
      const remedy = 'give each configuration an id of its own';
      report.error(`${path}.id`, `the id "${configuration.id}" stands twice`, remedy);
    }
    seen.add(configuration.id);
    configurations.push(configuration);
    const left = limits.placements - placements.length;
    const items = readList(item['placements'] ?? [], `${path}.placements`, left, report);
    placements.push(
      ...readPlacements(items, configuration.id, { path: `${path}.placements`, library, missing, report }),
    );
  }
  warnOfMissingParts(missing, report);
  return { configurations, placements };
}

function readConfiguration(
  json: unknown,
  order: number,
  path: string,
  report: Report,
): ConfigurationRecord | null {
  if (!isRecord(json)) {
    report.error(path, 'a configuration is an object', 'write {"id": "base", "placements": […]}');
    return null;
  }
  report.warnOfUnknown(json, configurationKeys, path);
  const id = json['id'];
  if (!isId(id)) {
    report.error(`${path}.id`, `${quoted(id)} is no id of a configuration`, idRemedy);
    return null;
  }
  const read = readFields(conditionFields, json['conditions'] ?? {}, `${path}.conditions`);
  report.take(...read.problems);
  // Keys and types were checked against the declarations that `Conditions` mirrors.
  const given = read.values as Partial<Conditions>;
  return {
    type: 'configuration',
    id,
    name: readText(json, 'name', longestLine, path, report) || id,
    notes: readText(json, 'notes', longestNotes, path, report),
    order,
    conditions: { ...defaultConditions, ...given },
  };
}

/** A list of at most `most` items; empty, and reported, where it is none or longer. */
function readList(json: unknown, path: string, most: number, report: Report): readonly unknown[] {
  if (!Array.isArray(json)) {
    const example = `write a list, [ … ], as version ${projectVersion} of the ${projectFormat} format has it`;
    report.error(path, 'a list is wanted', example);
    return [];
  }
  if (json.length <= most) return json;
  report.error(path, `the list has ${json.length} entries; at most ${most} are read`, 'split the project');
  return [];
}
