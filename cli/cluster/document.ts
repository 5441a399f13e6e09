import type { Document } from '#cli/output/documents.ts';
import type { Cluster } from '#models/cluster/cluster.ts';
import type { ClusterFound } from '#solver/cluster/report.ts';

/** What the program prints of a cluster. */
export function clusterDocument(
  { name }: Cluster,
  { condensed, ...found }: ClusterFound,
): Document<'cluster'> {
  return {
    format: 'boxwright-cluster-result',
    version: 1,
    name,
    kinds: condensed.kinds.map(({ name: kind, count, rack: { solves, error, remarks } }) => ({
      name: kind,
      count,
      solves,
      error,
      remarks,
    })),
    ...found,
  };
}
