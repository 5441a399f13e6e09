import { diffOf, emptyDiff } from '#models/project/diff.ts';
import { freeId, slugOf } from '#models/project/keys.ts';
import { configurationOf, configurationsOf, headerOf, placementsOf } from '#models/project/query.ts';
import type {
  ConfigurationId,
  ConfigurationRecord,
  Diff,
  Project,
  ProjectRecord,
} from '#models/project/records.ts';
import { lineOf } from '#models/project/text.ts';

/** A copy at the end of the list; placements keep their ids, so that the two can be compared part by part. */
export function duplicateConfiguration(project: Project, configuration: ConfigurationId, name: string): Diff {
  const source = configurationOf(project, configuration);
  if (!source) return emptyDiff('Duplicate configuration');
  const title = lineOf(name) || lineOf(`${source.name} copy`);
  const id = freeId(
    slugOf(title, 'configuration'),
    (wanted) => configurationOf(project, wanted) !== undefined,
  );
  const copy: ConfigurationRecord = { ...source, id, name: title, order: configurationsOf(project).length };
  const placements = placementsOf(project, configuration).map((record): ProjectRecord => ({
    ...record,
    configuration: id,
  }));
  return diffOf(
    `Duplicate ${source.name} as ${title}`,
    [copy, ...placements].map((record) => [null, record] as const),
  );
}

/** The name, with a number behind it where it is taken. */
export function freeName(project: Project, name: string): string {
  const taken = new Set(configurationsOf(project).map((record) => record.name.toLowerCase()));
  let free = name;
  for (let n = 2; taken.has(free.toLowerCase()); n++) free = `${name} ${n}`;
  return free;
}

/** Empty where the name is blank. */
export function renameConfiguration(project: Project, configuration: ConfigurationId, name: string): Diff {
  const record = configurationOf(project, configuration);
  const title = lineOf(name);
  if (!record || title === '') return emptyDiff('Rename configuration');
  return diffOf(`Rename ${record.name} to ${title}`, [[record, { ...record, name: title }]]);
}

/** Takes a configuration away with its placements; empty for the last one, as a project has at least one. */
export function removeConfiguration(project: Project, configuration: ConfigurationId): Diff {
  const record = configurationOf(project, configuration);
  const rest = configurationsOf(project).filter((other) => other !== record);
  const [first] = rest;
  if (!record || !first) return emptyDiff('Remove configuration');
  const header = headerOf(project);
  return diffOf(`Remove ${record.name}`, [
    [record, null],
    ...placementsOf(project, configuration).map((placement) => [placement, null] as const),
    ...rest.map((other, order) => [other, { ...other, order }] as const),
    [header, header.active === record.id ? { ...header, active: first.id } : header],
  ]);
}
