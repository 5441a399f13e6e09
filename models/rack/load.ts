import { parseText } from '#models/file/parse.ts';
import { isPathBeside } from '#models/rack/path-beside.ts';
import { loadProject } from '#models/file/load.ts';
import { quoted, Report } from '#models/file/report.ts';
import {
  airFields,
  busFields,
  cduFields,
  coolantFields,
  doorFields,
  enclosureFields,
  exchangerFields,
  frameFields,
  itemFields,
  roomFields,
  slotFields,
} from '#models/rack/fields.ts';
import type { Project } from '#models/project/records.ts';
import type { Rack, RackCoolant, RackEnclosure, RackItem, Slot } from '#models/rack/rack.ts';
import type { Fields, ValuesOf } from '#models/schema/field.ts';
import { defaultsOf, isRecord, missingFields, readFields } from '#models/schema/fields.ts';
import type { Problem } from '#models/schema/problem.ts';

export const rackFormat = 'boxwright-rack';
export const rackVersion = 1;
/** Slots that are read at most; a rack has up to 60 units. */
const mostSlots = 200;
const longestName = 200;
const longestNotes = 20_000;

type Json = Readonly<Record<string, unknown>>;

export interface LoadedRack {
  /** Null where any problem is an error. */
  readonly rack: Rack | null;
  readonly problems: readonly Problem[];
}

/** Reads the text of a rack file. Never throws, whatever the text is. @param name of the file, for the messages */
export function loadRack(text: string, name: string): LoadedRack {
  const report = new Report();
  const { json, problem } = parseText(text, name, 'a rack file');
  if (problem) return { rack: null, problems: [problem] };
  if (!isRecord(json) || json['format'] !== rackFormat) {
    const begins = `a rack begins with {"format": "${rackFormat}", "version": ${rackVersion}, …}`;
    const isProject = isRecord(json) && json['format'] === 'boxwright';
    report.error('$.format', isProject ? `"${name}" is a project, no rack` : `"${name}" is no rack`, begins);
    return { rack: null, problems: report.problems };
  }
  const version = json['version'];
  if (version !== rackVersion) {
    const isNewer = typeof version === 'number' && version > rackVersion;
    report.error(
      '$.version',
      isNewer
        ? `version ${version} is newer than this Boxwright reads (${rackVersion})`
        : 'the version is missing or wrong',
      isNewer ? 'update Boxwright' : `write "version": ${rackVersion}`,
    );
    return { rack: null, problems: report.problems };
  }
  report.warnOfUnknown(json, keys, '$');
  const rack: Rack = {
    name: readLine(json, 'name', longestName, '$', report) || name,
    notes: readLine(json, 'notes', longestNotes, '$', report),
    room: readGroup(roomFields, json['room'] ?? {}, '$.room', report),
    frame: readGroup(frameFields, json['frame'], '$.frame', report),
    frontDoor: readOptional(doorFields, json['frontDoor'], '$.frontDoor', report),
    rearDoor: readOptional(doorFields, json['rearDoor'], '$.rearDoor', report),
    exchanger: readOptional(exchangerFields, json['exchanger'], '$.exchanger', report),
    air: readGroup(airFields, json['air'] ?? {}, '$.air', report),
    coolant: readCoolant(json['coolant'], report),
    busbar: readOptional(busFields, json['busbar'], '$.busbar', report),
    slots: readSlots(json['slots'], report),
  };
  return { rack: report.failed ? null : rack, problems: report.problems };
}

const keys = [
  'format',
  'version',
  'name',
  'notes',
  'room',
  'frame',
  'frontDoor',
  'rearDoor',
  'exchanger',
  'air',
  'coolant',
  'busbar',
  'slots',
];

function readLine(json: Json, key: string, longest: number, path: string, report: Report): string {
  const value = json[key] ?? '';
  if (typeof value === 'string' && value.length <= longest) return value;
  report.error(`${path}.${key}`, `text of at most ${longest} characters is wanted`, 'write text in quotes');
  return '';
}

/** Declared fields with their defaults; of hardware a source is wanted. */
function readGroup<F extends Fields>(fields: F, json: unknown, path: string, report: Report): ValuesOf<F> {
  const { values, problems } = readFields(fields, json, path);
  const named = new Set(problems.map((one) => one.path));
  report.take(...problems, ...missingFields(fields, values, path).filter((one) => !named.has(one.path)));
  if ('source' in fields && isRecord(json) && (values['source'] ?? '') === '')
    report.error(`${path}.source`, 'the figures have no source', 'write "source": "where they are from"');
  // Keys and types were checked against the declarations that `ValuesOf` reads; what is missing is an error above.
  return { ...defaultsOf(fields), ...values } as unknown as ValuesOf<F>;
}

function readOptional<F extends Fields>(
  fields: F,
  json: unknown,
  path: string,
  report: Report,
): ValuesOf<F> | null {
  return json === undefined || json === null ? null : readGroup(fields, json, path, report);
}

function readCoolant(json: unknown, report: Report): RackCoolant | null {
  if (json === undefined || json === null) return null;
  const { cdu, own } = isRecord(json) ? split(json) : { cdu: null, own: json };
  return {
    ...readGroup(coolantFields, own, '$.coolant', report),
    cdu: readOptional(cduFields, cdu, '$.coolant.cdu', report),
  };
}

function split({ cdu, ...own }: Json): { cdu: unknown; own: unknown } {
  return { cdu, own };
}

function readSlots(json: unknown, report: Report): Slot[] {
  if (!Array.isArray(json)) {
    report.error(
      '$.slots',
      'a list is wanted',
      'write "slots": [{"unit": 1, "project": "box.boxwright.json"}]',
    );
    return [];
  }
  if (json.length > mostSlots) {
    report.error(
      '$.slots',
      `the list has ${json.length} entries; at most ${mostSlots} are read`,
      'use "count"',
    );
    return [];
  }
  const known = new Map<string, Project>();
  return json.flatMap((item: unknown, index) => {
    const path = `$.slots[${index}]`;
    const slot = report.full ? null : readSlot(item, path, known, report);
    return slot ? [slot] : [];
  });
}

function readSlot(json: unknown, path: string, known: Map<string, Project>, report: Report): Slot | null {
  if (!isRecord(json)) {
    report.error(path, 'a slot is an object', 'write {"unit": 1, "project": "box.boxwright.json"}');
    return null;
  }
  const { project, design, ...rest } = json;
  const isEnclosure = project !== undefined || design !== undefined;
  const own = isEnclosure ? enclosureFields : itemFields;
  const fields = { ...slotFields, ...own };
  const read = readGroup(fields, rest, path, report);
  const { name, unit, count, ...content } = read;
  const common = { name, unit, count };
  if (!isEnclosure) {
    const item = content as Omit<RackItem, 'kind'>;
    if (item.role === 'power-shelf' && (item.ratedOutput === null || item.efficiency === null))
      report.error(
        path,
        'a power shelf needs its rated output and its efficiency',
        'write "ratedOutput": "33 kW", "efficiency": [["50 %", "97.5 %"], ["100 %", "96.5 %"]]',
      );
    return { ...common, content: { kind: 'item', ...item } };
  }
  const given = readDesign(project, design, path, known, report);
  if (given === null) return null;
  if (unit === null) {
    report.error(`${path}.unit`, 'an enclosure stands in units', 'write "unit": 1, counted from below');
    return null;
  }
  const enclosure = content as Omit<RackEnclosure, 'kind' | 'design'>;
  return { ...common, content: { kind: 'enclosure', design: given, ...enclosure } };
}

/** The project in the document, or the path of one beside it. @param known projects by their text: equal ones are one object */
function readDesign(
  project: unknown,
  design: unknown,
  path: string,
  known: Map<string, Project>,
  report: Report,
): RackEnclosure['design'] | null {
  if (project !== undefined && design !== undefined) {
    report.error(
      path,
      'a slot has a project beside it or a design in it, not both',
      'remove "project" or "design"',
    );
    return null;
  }
  if (project !== undefined) {
    if (typeof project === 'string' && isPathBeside(project)) return project;
    report.error(
      `${path}.project`,
      `${quoted(project)} is no path below the folder of the rack`,
      'write for example "inference-8x-air.boxwright.json"',
    );
    return null;
  }
  const text = JSON.stringify(design) ?? '';
  const found = known.get(text);
  if (found) return found;
  const loaded = loadProject(text, `${path}.design`);
  report.take(
    ...loaded.problems.map((one) => ({ ...one, path: `${path}.design${one.path.replace(/^\$/, '')}` })),
  );
  if (loaded.project) known.set(text, loaded.project);
  return loaded.project;
}
