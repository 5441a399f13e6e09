/*
 * A cluster as a site: its racks are the nodes, what cools and feeds them is the facility.
 */
import type { FilledCluster } from '#models/cluster/filled.ts';
import { percent } from '#models/results/figures.ts';
import { bomOf, bomTotals } from '#models/export/bom.ts';
import type { ClusterCompute, ServiceWorkload } from '#models/service/service.ts';
import type { WeatherYear } from '#models/site/weather.ts';
import { atAltitude } from '#solver/cluster/answer.ts';
import { type CondensedCluster, condenseCluster } from '#solver/cluster/condense.ts';
import type { OutdoorAir, ServedCluster } from '#solver/cluster/contract.ts';
import { lossesOf } from '#solver/cluster/losses.ts';
import { outdoorOf, servedCluster, solveCluster } from '#solver/cluster/solve.ts';
import { type ServingEnclosures, servingEnclosures } from '#solver/service/cluster-enclosures.ts';
import { servedLosses, sharesOfRacks } from '#solver/service/cluster-losses.ts';
import { loadAt, lostAt, powersOf, racksAt } from '#solver/service/cluster-power.ts';
import type { PlantPower, ServedLoss, SiteNode } from '#solver/service/contract.ts';
import { type EnclosurePhases, enclosurePhases, type PhaseSolver } from '#solver/service/enclosure-phases.ts';
import {
  capacityOf,
  type Lengths,
  type NodeFigures,
  operationAt,
  type PhasePoint,
  rising,
  scaledPoint,
  times,
} from '#solver/service/serving.ts';

/** Enclosures alike with what they do. */
interface Group extends ServingEnclosures {
  readonly phases: EnclosurePhases;
}

/**
 * The cluster is solved with its racks from idle to full load. Its enclosures with accelerators are solved under prompts
 * and answers at what the cluster gives them on the day that it states; what they then draw of what lies between their
 * idle and full power is the load of all racks.
 *
 * @param year in which what cools and feeds it is told, as a mean; null: the day that it states
 * Rejects in words where something has no answer, and with the signal's reason once that is raised.
 */
export async function nodeOfCluster(
  solver: PhaseSolver,
  { cluster: stated, racks }: FilledCluster,
  compute: ClusterCompute,
  workload: ServiceWorkload,
  year: WeatherYear | null,
  signal = new AbortController().signal,
): Promise<SiteNode> {
  const cluster = atAltitude(stated, year);
  const condensed = await condensedOnce({ cluster, racks }, solver, signal);
  const outdoor = outdoorOf(cluster);
  const at = (load: number): ServedCluster => servedCluster(cluster, condensed.rows, load);
  const whole = solveCluster(at(1), outdoor);
  const groups: Group[] = [];
  for (const one of await servingEnclosures(cluster, condensed, whole, solver, signal))
    groups.push({ ...one, phases: await enclosurePhases(solver, one.design, compute, workload, signal) });
  const powers = powersOf(at, outdoor, year);
  const figures = figuresOf(groups, powers);
  const lengths = { prompt: workload.promptTokens, answer: workload.answerTokens };
  const load = loadAt(powers, operationAt(figures, lengths, capacityOf(figures, lengths, 'held')).power);
  const lost = lostAt(powers, load);
  return {
    figures,
    price: priceOf({ cluster, racks }, compute),
    isHeld: groups.some(({ phases }) => phases.isHeld),
    hottest: groups.reduce<SiteNode['hottest']>((nearest, { phases: { hottest } }) => {
      return hottest && (!nearest || hottest.margin < nearest.margin) ? hottest : nearest;
    }, null),
    plant: { powers, losses: lossesAt(at(load), outdoor, groups, lengths) },
    notes: [
      ...new Set(groups.flatMap(({ phases }) => phases.notes)),
      year
        ? `what cools and feeds the racks is the mean of the year at ${year.place}`
        : `what cools and feeds the racks is that with ${(outdoor.temperature - 273.15).toFixed(1)} °C outside`,
      ...(lost > 1e-6
        ? [
            `with all that can be served, racks that are too hot do not carry ${percent(lost)} of the load; not taken off the requests`,
          ]
        : []),
      ...whole.problems,
    ],
  };
}

const known = new WeakMap<FilledCluster['racks'], Map<string, CondensedCluster>>();

/** The same racks in the same cluster are condensed once, also while all else of a service is changed. */
async function condensedOnce(
  { cluster, racks }: FilledCluster,
  solver: PhaseSolver,
  signal: AbortSignal,
): Promise<CondensedCluster> {
  const own = known.get(racks) ?? new Map<string, CondensedCluster>();
  known.set(racks, own);
  const key = JSON.stringify(cluster);
  const condensed = own.get(key) ?? (await condenseCluster(cluster, racks, solver, signal));
  own.set(key, condensed);
  return condensed;
}

/** All racks together; batches that one group cannot run are left out. */
function figuresOf(groups: readonly Group[], powers: readonly PlantPower[]): NodeFigures {
  const loadOf = (power: (phases: EnclosurePhases) => number): number => {
    const sum = (of: (group: Group) => number): number =>
      groups.reduce((total, group) => total + group.count * of(group), 0);
    const range = sum(({ fullPower, idlePower }) => fullPower - idlePower);
    if (range <= 0)
      throw new Error(
        'its enclosures draw no more under load than idle: write "workload": "maximum" in the slots of its racks',
      );
    return sum(({ phases, idlePower }) => power(phases) - idlePower) / range;
  };
  const all = (point: (phases: EnclosurePhases) => PhasePoint): PhasePoint => {
    const points = groups.map(({ phases, count }) => scaledPoint(point(phases), count));
    const sum = (of: (one: PhasePoint) => number): number =>
      points.reduce((total, one) => total + of(one), 0);
    const isKnown = points.every(({ acceleratorPower }) => acceleratorPower !== null);
    return {
      batch: points[0].batch,
      free: sum(({ free }) => free),
      held: sum(({ held }) => held),
      power: racksAt(
        powers,
        loadOf((phases) => point(phases).power),
      ),
      acceleratorPower: isKnown ? sum(({ acceleratorPower }) => acceleratorPower ?? 0) : null,
    };
  };
  const [first] = groups;
  const batches = first.phases.decode
    .map(({ batch }) => batch)
    .filter((batch) => groups.every(({ phases }) => pointOf(phases, batch) !== null));
  if (batches.length === 0) throw new Error('its kinds of enclosures have no batch in common');
  const idle = groups.map(({ phases, count }) => times(count, phases.idleAcceleratorPower));
  return {
    copies: groups.reduce((sum, { phases, count }) => sum + count * phases.copies, 0),
    idlePower: racksAt(
      powers,
      loadOf(({ idlePower }) => idlePower),
    ),
    idleAcceleratorPower: idle.every((one) => one !== null)
      ? idle.reduce((sum, one) => sum + (one ?? 0), 0)
      : null,
    prefill: all(({ prefill }) => prefill),
    decode: rising(batches.map((batch) => all((phases) => pointOf(phases, batch) ?? phases.decode[0]))),
  };
}

const pointOf = ({ decode }: EnclosurePhases, batch: number): PhasePoint | null =>
  decode.find((one) => one.batch === batch) ?? null;

/** @param served at the load of all that can be served */
function lossesAt(
  served: ServedCluster,
  outdoor: OutdoorAir,
  groups: readonly Group[],
  lengths: Lengths,
): readonly ServedLoss[] {
  const intact = solveCluster(served, outdoor);
  const byRack = new Map<string, number>();
  for (const { rack, count, phases } of groups) {
    const own = capacityOf(phases, lengths, 'held');
    byRack.set(rack, (byRack.get(rack) ?? 0) + count * own);
  }
  const shares = sharesOfRacks(intact, byRack);
  return servedLosses(lossesOf(served, intact, outdoor), shares);
}

/** Of the enclosures by their bill of materials, and of all else as told. */
function priceOf({ cluster, racks }: FilledCluster, { hardware }: ClusterCompute): SiteNode['price'] {
  const beside = hardware?.price ?? null;
  let price = 0;
  let withoutPrice = 0;
  for (const row of cluster.rows)
    for (const { rack, count } of row.racks)
      for (const { content } of racks.get(rack)?.standing ?? []) {
        if (content.kind !== 'enclosure') continue;
        const own = bomTotals(bomOf(content.design, null));
        price += count * row.count * own.price;
        withoutPrice += count * row.count * own.withoutPrice;
      }
  return {
    value: price + (beside ?? 0),
    unknown: [
      ...(withoutPrice > 0 ? [`${withoutPrice} parts of the enclosures`] : []),
      ...(beside === null ? ['racks, cooling and power of the cluster'] : []),
    ],
  };
}
