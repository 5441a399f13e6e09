import {
  isPathBeside,
  openDocument,
  readGroup,
  readList,
  readOptional,
  readTitle,
  without,
} from '#models/file/document.ts';
import { loadProject } from '#models/file/load.ts';
import { quoted, type Report } from '#models/file/report.ts';
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
import { isRecord } from '#models/schema/fields.ts';
import type { Problem } from '#models/schema/problem.ts';

export const rackFormat = 'boxwright-rack';
export const rackVersion = 1;
/** Slots that are read at most; a rack has up to 60 units. */
const mostSlots = 200;

export interface LoadedRack {
  /** Null where any problem is an error. */
  readonly rack: Rack | null;
  readonly problems: readonly Problem[];
}

/** Reads the text of a rack file. Never throws, whatever the text is. @param name of the file, for the messages */
export function loadRack(text: string, name: string): LoadedRack {
  const { json, report, problems } = openDocument(text, name, {
    format: rackFormat,
    version: rackVersion,
    word: 'rack',
    keys,
  });
  if (!json) return { rack: null, problems };
  const rack: Rack = {
    ...readTitle(json, name, report),
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

function readCoolant(json: unknown, report: Report): RackCoolant | null {
  if (json === undefined || json === null) return null;
  const { part: cdu, rest } = without(json, 'cdu');
  return {
    ...readGroup(coolantFields, rest, '$.coolant', report),
    cdu: readOptional(cduFields, cdu, '$.coolant.cdu', report),
  };
}

function readSlots(json: unknown, report: Report): Slot[] {
  const example = 'write "slots": [{"unit": 1, "project": "box.boxwright.json"}]';
  const known = new Map<string, Project>();
  return readList(json, '$.slots', mostSlots, example, report, (item, path) =>
    readSlot(item, path, known, report),
  );
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
    if (isPathBeside(project)) return project;
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
