import { conductorFields, converterFields, loadFields } from '#models/distribution/fields.ts';
import type { Architecture, ChainStage, Distribution } from '#models/distribution/distribution.ts';
import { openDocument, readGroup, readList, readTitle, without } from '#models/file/document.ts';
import { quoted, type Report } from '#models/file/report.ts';
import type { Curve } from '#models/schema/field.ts';
import { isRecord } from '#models/schema/fields.ts';
import type { Problem } from '#models/schema/problem.ts';

export const distributionFormat = 'boxwright-power';
export const distributionVersion = 1;
const mostArchitectures = 12;
const mostStages = 40;
const mostLoad = 2;
/** Of the sum of the shares of a year. */
const rounding = 1e-6;

export interface LoadedDistribution {
  /** Null where any problem is an error. */
  readonly distribution: Distribution | null;
  readonly problems: readonly Problem[];
}

/** Reads the text of a distribution file. Never throws, whatever the text is. @param name of the file, for the messages */
export function loadDistribution(text: string, name: string): LoadedDistribution {
  const { json, report, problems } = openDocument(text, name, {
    format: distributionFormat,
    version: distributionVersion,
    word: 'distribution',
    keys: ['format', 'version', 'name', 'notes', 'load', 'architectures'],
  });
  if (!json) return { distribution: null, problems };
  const distribution: Distribution = {
    ...readTitle(json, name, report),
    load: readGroup(loadFields, json['load'], '$.load', report),
    architectures: readList(
      json['architectures'],
      '$.architectures',
      mostArchitectures,
      'write "architectures": [{"name": "48 V", "stages": […]}, …]',
      report,
      (item, path) => readArchitecture(item, path, report),
    ),
  };
  if (!report.failed) checkWhole(distribution, report);
  return { distribution: report.failed ? null : distribution, problems: report.problems };
}

function readArchitecture(json: unknown, path: string, report: Report): Architecture | null {
  if (!isRecord(json)) {
    report.error(path, 'an architecture is an object', 'write {"name": "48 V", "stages": […]}');
    return null;
  }
  report.warnOfUnknown(json, ['name', 'notes', 'stages'], path);
  const { name, notes = '' } = json;
  if (typeof name !== 'string' || name === '' || typeof notes !== 'string') {
    report.error(`${path}.name`, 'a name in text is wanted, and notes in text', 'write "name": "48 V"');
    return null;
  }
  const stages = readList(
    json['stages'],
    `${path}.stages`,
    mostStages,
    'write "stages": [{"kind": "converter", …}, {"kind": "conductor", …}]',
    report,
    (item, at) => readStage(item, at, report),
  );
  return { name, notes, stages };
}

function readStage(json: unknown, path: string, report: Report): ChainStage | null {
  const { part: kind, rest } = without(json, 'kind');
  if (kind === 'converter') return { kind, ...readGroup(converterFields, rest, path, report) };
  if (kind === 'conductor') return { kind, ...readGroup(conductorFields, rest, path, report) };
  report.error(`${path}.kind`, `${quoted(kind)} is no kind of stage`, 'write "converter" or "conductor"');
  return null;
}

/** What no group can tell by itself. */
function checkWhole({ load: { duty }, architectures }: Distribution, report: Report): void {
  if (!allWithin(duty, 0, mostLoad, 'x'))
    report.error(
      '$.load.duty',
      'a load is not above 0, or above 200 %',
      'write for example ["50 %", "30 %"]',
    );
  const sum = duty.reduce((total, [, share]) => total + share, 0);
  if (Math.abs(sum - 1) > rounding)
    report.error(
      '$.load.duty',
      `the shares of the year add up to ${Number((100 * sum).toPrecision(6))} %`,
      'let them add up to 100 %',
    );
  if (architectures.length === 0)
    report.error('$.architectures', 'there is no architecture', 'write one at least');
  repeated(
    architectures.map(({ name }) => name),
    (index) => `$.architectures[${index}].name`,
    report,
  );
  for (const [index, { stages }] of architectures.entries())
    checkStages(stages, `$.architectures[${index}].stages`, report);
}

function checkStages(stages: readonly ChainStage[], path: string, report: Report): void {
  if (stages.length === 0) report.error(path, 'the architecture has no stage', 'write one at least');
  repeated(
    stages.map(({ name }) => name),
    (index) => `${path}[${index}].name`,
    report,
  );
  for (const [index, stage] of stages.entries()) {
    const at = `${path}[${index}]`;
    if (stage.name === '') report.error(`${at}.name`, 'the stage has no name', 'write "name": "Busbar"');
    if (stage.kind === 'converter') {
      if (!allWithin(stage.efficiency, 0, 1, 'y'))
        report.error(
          `${at}.efficiency`,
          'an efficiency is not above 0, or above 100 %',
          'write ["50 %", "97 %"]',
        );
      continue;
    }
    const before = index > 0 ? stages[index - 1] : null;
    if (before?.kind !== 'conductor') {
      if (stage.voltage === null)
        report.error(`${at}.voltage`, 'nothing says at which voltage it begins', 'write "voltage": "415 V"');
      continue;
    }
    if (stage.voltage !== null)
      report.error(`${at}.voltage`, `it begins where “${before.name}” ends`, 'leave its voltage out');
    if (stage.system !== before.system)
      report.error(
        `${at}.system`,
        `“${before.name}” before it is ${before.system}`,
        'give it the same system, or put a converter between them',
      );
  }
}

function repeated(names: readonly string[], pathOf: (index: number) => string, report: Report): void {
  for (const [index, name] of names.entries())
    if (names.indexOf(name) < index)
      report.error(pathOf(index), `${quoted(name)} is there twice`, 'give each a name of its own');
}

const allWithin = (curve: Curve, above: number, most: number, of: 'x' | 'y'): boolean =>
  curve.every(([x, y]) => (of === 'x' ? x : y) > above && (of === 'x' ? x : y) <= most);
