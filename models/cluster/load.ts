import {
  chillerFields,
  cduFields,
  coolerFields,
  facilityFields,
  generatorFields,
  outdoorFields,
  powerFields,
  pumpFields,
  roomFields,
  rowFields,
  rowRackFields,
  stageFields,
  upsFields,
} from '#models/cluster/fields.ts';
import type { Cluster, ClusterPower, RoomUnits, Row, RowCdu, RowRack } from '#models/cluster/cluster.ts';
import {
  isPathBeside,
  type Json,
  openDocument,
  readGroup,
  readList,
  readOptional,
  readTitle,
  without,
} from '#models/file/document.ts';
import { quoted, type Report } from '#models/file/report.ts';
import { isRecord } from '#models/schema/fields.ts';
import type { Problem } from '#models/schema/problem.ts';

export const clusterFormat = 'boxwright-cluster';
export const clusterVersion = 1;
const mostRows = 200;
const mostRacks = 200;

export interface LoadedCluster {
  /** Null where any problem is an error. */
  readonly cluster: Cluster | null;
  readonly problems: readonly Problem[];
}

/** Reads the text of a cluster file. Never throws, whatever the text is. @param name of the file, for the messages */
export function loadCluster(text: string, name: string): LoadedCluster {
  const { json, report, problems } = openDocument(text, name, {
    format: clusterFormat,
    version: clusterVersion,
    word: 'cluster',
    keys: ['format', 'version', 'name', 'notes', 'outdoor', 'rows', 'facility', 'room', 'power'],
  });
  if (!json) return { cluster: null, problems };
  const rows = readList(
    json['rows'],
    '$.rows',
    mostRows,
    'write "rows": [{"racks": [{"rack": "a.boxwright-rack.json", "count": 8}], …}]',
    report,
    (item, path) => readRow(item, path, report),
  );
  const cluster: Cluster = {
    ...readTitle(json, name, report),
    outdoor: readGroup(outdoorFields, json['outdoor'] ?? {}, '$.outdoor', report),
    rows,
    facility: readFacility(json['facility'], report),
    room: readRoom(json['room'], report),
    power: readPower(json['power'], report),
  };
  checkWhole(cluster, report);
  return { cluster: report.failed ? null : cluster, problems: report.problems };
}

function readRow(json: unknown, path: string, report: Report): Row | null {
  if (!isRecord(json)) {
    report.error(path, 'a row is an object', 'write {"racks": [{"rack": "a.boxwright-rack.json"}], …}');
    return null;
  }
  const { racks, cdu, ...rest } = json;
  return {
    ...readGroup(rowFields, rest, path, report),
    racks: readList(
      racks,
      `${path}.racks`,
      mostRacks,
      'write "racks": [{"rack": "a.boxwright-rack.json", "count": 8}]',
      report,
      (item, at) => readRack(item, at, report),
    ),
    cdu: cdu === undefined || cdu === null ? null : readCdu(cdu, `${path}.cdu`, report),
  };
}

function readRack(json: unknown, path: string, report: Report): RowRack | null {
  const { part: rack, rest } = without(json, 'rack');
  const { count } = readGroup(rowRackFields, rest, path, report);
  if (isPathBeside(rack)) return { rack, count };
  report.error(
    `${path}.rack`,
    `${quoted(rack)} is no path below the folder of the cluster`,
    'write for example "liquid-rack.boxwright-rack.json"',
  );
  return null;
}

function readCdu(json: unknown, path: string, report: Report): RowCdu {
  const { part: pumps, rest } = without(json, 'pumps');
  return {
    ...readGroup(cduFields, rest, path, report),
    pumps: readGroup(pumpFields, pumps, `${path}.pumps`, report),
  };
}

function readFacility(json: unknown, report: Report): Cluster['facility'] {
  if (json === undefined || json === null) return null;
  const { part: pumps, rest } = without(json, 'pumps');
  const { part: coolers, rest: own } = without(rest, 'coolers');
  return {
    ...readGroup(facilityFields, own, '$.facility', report),
    pumps: readGroup(pumpFields, pumps, '$.facility.pumps', report),
    coolers: readGroup(coolerFields, coolers, '$.facility.coolers', report),
  };
}

function readRoom(json: unknown, report: Report): RoomUnits {
  const { part: chillers, rest } = without(json, 'chillers');
  return {
    ...readGroup(roomFields, rest, '$.room', report),
    chillers: readGroup(chillerFields, chillers, '$.room.chillers', report),
  };
}

function readPower(json: unknown, report: Report): ClusterPower {
  const whole: Json = isRecord(json) ? json : {};
  if (!isRecord(json))
    report.error('$.power', 'an object is wanted', 'write "power": { "transformer": { … } }');
  const { transformer, ups, distribution, generators, ...own } = whole;
  return {
    ...readGroup(powerFields, own, '$.power', report),
    transformer: readGroup(stageFields, transformer, '$.power.transformer', report),
    ups: readOptional(upsFields, ups, '$.power.ups', report),
    distribution: readOptional(stageFields, distribution, '$.power.distribution', report),
    generators: readOptional(generatorFields, generators, '$.power.generators', report),
  };
}

/** What no group can tell by itself. */
function checkWhole({ rows, facility }: Cluster, report: Report): void {
  if (rows.length === 0 && !report.failed)
    report.error('$.rows', 'a cluster has no row', 'write one row of racks at least');
  for (const [index, { racks, cdu }] of rows.entries()) {
    if (racks.length === 0 && !report.failed)
      report.error(`$.rows[${index}].racks`, 'the row has no rack', 'write one at least');
    if (cdu && !facility)
      report.error(
        '$.facility',
        `row ${index + 1} has distribution units and nothing takes up their heat`,
        'write "facility": { … } with its pumps and coolers',
      );
  }
}
