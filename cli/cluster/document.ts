import type { Document } from '#cli/output/documents.ts';
import type { Cluster } from '#models/cluster/cluster.ts';
import type { CondensedCluster } from '#solver/cluster/condense.ts';
import type { ClusterResult } from '#solver/cluster/contract.ts';
import type { ClusterYear } from '#solver/cluster/year.ts';
import type { LossResult } from '#solver/cluster/losses.ts';

export interface ClusterFound {
  readonly condensed: CondensedCluster;
  readonly result: ClusterResult;
  /** Null where they were not asked for. */
  readonly losses: readonly LossResult[] | null;
  /** Of the places that were asked for. */
  readonly years: readonly ClusterYear[];
}

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
