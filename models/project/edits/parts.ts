import type { Part, PartId } from '#models/components/part.ts';
import { builtinLibrary } from '#models/library/library.ts';
import { readPart, writePart } from '#models/library/read.ts';
import { diffOf, emptyDiff } from '#models/project/diff.ts';
import { fittingValues, parseUnread, readPlacementValues } from '#models/project/placement-values.ts';
import { projectLibrary } from '#models/project/resolve.ts';
import type { Diff, PlacementRecord, Project, ProjectRecord } from '#models/project/records.ts';

/**
 * Parts that travel with the project from now on; one with an id that is there already takes its place.
 * Placements of them that stood for missing parts become whole: what their file said is read now.
 * Left out: parts that a file could not hold, and another kind of part under an id that is in use.
 */
export function addParts(project: Project, parts: readonly Part[]): Diff {
  const library = projectLibrary(project);
  const used = new Set<PartId | null>();
  for (const record of project.records.values()) {
    if (record.type === 'placement') used.add(record.part).add(record.interface);
  }
  const fits = (part: Part) => {
    const kind = library.get(part.id)?.kind ?? part.kind;
    return readPart(writePart(part), '').part !== null && (kind === part.kind || !used.has(part.id));
  };
  const byId = new Map(parts.filter(fits).map((part) => [part.id, part]));
  const pairs: (readonly [ProjectRecord | null, ProjectRecord])[] = [...byId.values()].map((part) => [
    project.records.get(`part:${part.id}`) ?? null,
    { type: 'part', id: part.id, part },
  ]);
  for (const record of project.records.values()) {
    const part = record.type === 'placement' ? byId.get(record.part) : undefined;
    if (part && record.type === 'placement') pairs.push([record, fitTo(part, record)]);
  }
  const [first] = byId.values();
  const verb = first && project.records.has(`part:${first.id}`) ? 'Change' : 'Add';
  return diffOf(first && byId.size === 1 ? `${verb} part ${first.model}` : `Add ${byId.size} parts`, pairs);
}

/** Takes a part out of those that travel with the project. Nothing changes where it is placed and no other library has it. */
export function removePart(project: Project, id: PartId): Diff {
  const record = project.records.get(`part:${id}`) ?? null;
  if (
    record?.type !== 'part' ||
    (isPlaced(project, id) && builtinLibrary().get(id)?.kind !== record.part.kind)
  )
    return emptyDiff('Remove a part');
  return { name: `Remove part ${record.part.model}`, added: [], updated: [], removed: [record] };
}

/** Whether any configuration has the part, or has it between two. */
function isPlaced(project: Project, id: PartId): boolean {
  return [...project.records.values()].some(
    (record) => record.type === 'placement' && (record.part === id || record.interface === id),
  );
}

function fitTo(part: Part, record: PlacementRecord): PlacementRecord {
  const { unread, ...known } = record;
  const read = readPlacementValues(part, parseUnread(unread), '');
  return {
    ...known,
    values: { ...read.values, ...fittingValues(part, record.values) },
    ...(read.unread === undefined ? {} : { unread: read.unread }),
  };
}
