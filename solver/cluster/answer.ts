import type { Cluster } from '#models/cluster/cluster.ts';
import type { FilledRack } from '#models/rack/standing.ts';
import type { WeatherYear } from '#models/site/weather.ts';
import { condenseCluster } from '#solver/cluster/condense.ts';
import { lossesOf } from '#solver/cluster/losses.ts';
import type { ClusterFound } from '#solver/cluster/report.ts';
import { outdoorOf, servedCluster, solveCluster } from '#solver/cluster/solve.ts';
import { type ClusterYear, clusterYear } from '#solver/cluster/year.ts';
import type { DesignSolver } from '#solver/design/contract.ts';

/** What is asked of a cluster beside its state. */
export interface ClusterQuestion {
  readonly losses: boolean;
  /** Taken hour by hour, at the altitude of each place. */
  readonly years: readonly WeatherYear[];
  /** Of a kWh: in any currency, and grams of CO₂; null: not told. */
  readonly tariff: { readonly price: number | null; readonly carbon: number | null };
}

/**
 * A cluster whole: its racks condensed, its state, and what else was asked. Where places are asked for, the state is at
 * the altitude of the first.
 *
 * Rejects as `condenseCluster` does.
 */
export async function answerCluster(
  cluster: Cluster,
  racks: ReadonlyMap<string, FilledRack>,
  { losses, years, tariff }: ClusterQuestion,
  solver: Pick<DesignSolver, 'solve'>,
  signal: AbortSignal,
): Promise<ClusterFound> {
  const document = atAltitude(cluster, years[0]);
  const condensed = await condenseCluster(document, racks, solver, signal);
  const served = servedCluster(document, condensed.rows);
  const outdoor = outdoorOf(document);
  const result = solveCluster(served, outdoor);
  const answers: ClusterYear[] = [];
  for (const year of years) {
    const there = atAltitude(cluster, year);
    const isSame = there.outdoor.altitude === document.outdoor.altitude;
    const own = isSame ? condensed : await condenseCluster(there, racks, solver, signal);
    answers.push(clusterYear(servedCluster(there, own.rows), year, tariff));
  }
  return { condensed, result, losses: losses ? lossesOf(served, result, outdoor) : null, years: answers };
}

/** As its file says where no year is asked for. */
export function atAltitude(cluster: Cluster, year: WeatherYear | null | undefined): Cluster {
  const { outdoor } = cluster;
  return year ? { ...cluster, outdoor: { ...outdoor, altitude: year.elevation } } : cluster;
}
