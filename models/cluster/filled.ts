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

/** Paths that a cluster at a path names, or that those name, that are not among the files at hand. */
export const missingRacksOf = (
  cluster: Cluster,
  path: string,
  files: ReadonlyMap<string, string>,
): string[] => missingOfRacks(racksOf(cluster, path), files);

/** The same of a cluster that is named itself, which may be missing too. */
export function missingOfCluster(path: string, files: ReadonlyMap<string, string>): string[] {
  const text = files.get(path);
  if (text === undefined) return [path];
  const { document } = loadCluster(text, path);
  return document ? missingRacksOf(document, path, files) : [];
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
  return fillCluster(document, path, files);
}

/** @throws Error that names the file, the place and the remedy */
export function fillCluster(
  cluster: Cluster,
  path: string,
  files: ReadonlyMap<string, string>,
): FilledCluster {
  const filled = readFilledRacks(racksOf(cluster, path), files);
  const racks = new Map<string, FilledRack>();
  for (const { racks: list } of cluster.rows)
    for (const { rack } of list) {
      const found = filled.get(besidePath(path, rack));
      if (found) racks.set(rack, found);
    }
  return { cluster, racks };
}
