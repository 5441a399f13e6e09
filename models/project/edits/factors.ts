import { factorFields, factorSource, type FactorField } from '#models/components/factors.ts';
import { applyDiff, squashDiffs } from '#models/project/diff.ts';
import { duplicateConfiguration } from '#models/project/edits/configurations.ts';
import { setValue } from '#models/project/edits/values.ts';
import { placementsOf } from '#models/project/query.ts';
import type {
  ConfigurationId,
  Diff,
  PlacementId,
  PlacementRecord,
  Project,
} from '#models/project/records.ts';
import { grouped } from '#models/units/grouped.ts';

/** A factor that was found. */
export interface FoundFactor {
  readonly id: PlacementId;
  readonly field: FactorField;
  readonly after: number;
}

const fromField = 'field run of ';

/** What factors of a field run have as their source: "field run of 2026-11-30, 49 321 cells". @param day as in ISO 8601 */
export function fieldRunSource(day: string, cells: number): string {
  return `${fromField}${day}, ${grouped(cells)} cells`;
}

/** A factor as it is kept: more digits than these no field run has. */
export function keptFactor(value: number): number {
  return Number(value.toPrecision(4));
}

/** Sets factors and where they are from, as one step. */
export function setFactors(
  project: Project,
  configuration: ConfigurationId,
  factors: readonly FoundFactor[],
  source: string,
): Diff {
  const diffs: Diff[] = [];
  let now = project;
  const set = (id: PlacementId, key: string, value: number | string): void => {
    const diff = setValue(now, configuration, id, key, value);
    diffs.push(diff);
    now = applyDiff(now, diff);
  };
  for (const { id, field, after } of factors) {
    const kept = keptFactor(after);
    set(id, field, kept);
    set(id, factorSource, kept === 1 ? '' : source);
  }
  return squashDiffs(`Calibrate ${counted(factors.length)} from the field`, diffs);
}

/** A copy of the configuration with these factors, as one step. */
export function addCalibrated(
  project: Project,
  configuration: ConfigurationId,
  name: string,
  factors: readonly FoundFactor[],
  source: string,
): Diff {
  const copy = duplicateConfiguration(project, configuration, name);
  const added = copy.added.find((record) => record.type === 'configuration');
  if (!added) return copy;
  const set = setFactors(applyDiff(project, copy), added.id, factors, source);
  return squashDiffs(`Add ${added.name}, calibrated from the field`, [copy, set]);
}

/** Takes back what field runs have set; factors from elsewhere stay. */
export function removeFactors(project: Project, configuration: ConfigurationId): Diff {
  const calibrated = calibratedFrom(project, configuration);
  const ids = calibrated.map(({ id }) => id);
  const diffs: Diff[] = [];
  let now = project;
  for (const field of factorFields) {
    const diff = setValue(now, configuration, ids, field, undefined);
    diffs.push(diff);
    now = applyDiff(now, diff);
  }
  return squashDiffs(`Remove ${counted(ids.length)} of field runs`, diffs);
}

/** Placements with a factor of a field run. */
export function calibratedFrom(project: Project, configuration: ConfigurationId): PlacementRecord[] {
  return placementsOf(project, configuration).filter((record) => {
    const source = record.values[factorSource];
    return typeof source === 'string' && source.startsWith(fromField);
  });
}

function counted(factors: number): string {
  return `${factors} ${factors === 1 ? 'factor' : 'factors'}`;
}
