import type { Document } from '#cli/output/documents.ts';
import type { Cluster } from '#models/cluster/cluster.ts';
import type { CondensedCluster } from '#solver/cluster/condense.ts';
import type { ClusterResult } from '#solver/cluster/contract.ts';

export interface ClusterFound {
  readonly condensed: CondensedCluster;
  readonly result: ClusterResult;
}

/** What the program prints of a cluster. */
export function clusterDocument({ name }: Cluster, { condensed, result }: ClusterFound): Document<'cluster'> {
  return {
    format: 'boxwright-cluster-result',
    version: 1,
    name,
    kinds: condensed.kinds.map(({ name: kind, count, rack: { solves, error } }) => ({
      name: kind,
      count,
      solves,
      error,
    })),
    result,
  };
}
