import type { Cluster } from '#models/cluster/cluster.ts';
import { loadCluster } from '#models/cluster/load.ts';
import { besidePath, missingOfRacks, readFilledRacks } from '#models/rack/read-filled.ts';
import type { FilledRack } from '#models/rack/standing.ts';

/** A cluster with the racks that it names. */
export interface FilledCluster {
  readonly cluster: Cluster;
  /** By their paths in the document. */
  readonly racks: ReadonlyMap<string, FilledRack>;
}

/** Paths of the racks of a cluster at a path, each once. */
const racksOf = ({ rows }: Cluster, path: string): ReadonlySet<string> =>
  new Set(rows.flatMap(({ racks }) => racks.map(({ rack }) => besidePath(path, rack))));

/** Paths that a cluster at a path takes, itself with them, that are not among the files at hand. */
export function missingOfCluster(path: string, files: ReadonlyMap<string, string>): string[] {
  const text = files.get(path);
  if (text === undefined) return [path];
  const { document } = loadCluster(text, path);
  return document ? missingOfRacks(racksOf(document, path), files) : [];
}

/** @throws Error that names the file, the place and the remedy */
export function readFilledCluster(path: string, files: ReadonlyMap<string, string>): FilledCluster {
  const text = files.get(path);
  if (text === undefined) throw new Error(`${path} is not there: put it beside the file that names it`);
  const { document, problems } = loadCluster(text, path);
  if (!document) {
    const [first] = problems;
    throw new Error(`${path}, ${first.path}: ${first.message}; ${first.remedy}`);
  }
  const filled = readFilledRacks(racksOf(document, path), files);
  const racks = new Map<string, FilledRack>();
  for (const { racks: list } of document.rows)
    for (const { rack } of list) {
      const found = filled.get(besidePath(path, rack));
      if (found) racks.set(rack, found);
    }
  return { cluster: document, racks };
}
