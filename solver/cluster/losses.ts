/*
 * What a cluster does without one of its machines.
 */
import { type Cluster, installedOf, type Stage } from '#models/cluster/cluster.ts';
import type {
  ClusterHottest,
  ClusterResult,
  OutdoorAir,
  ServedCluster,
  ServedRow,
  Throttled,
} from '#solver/cluster/contract.ts';
import { stageOf } from '#solver/cluster/power.ts';
import { type Phase, rideThrough, startOf } from '#solver/cluster/ride.ts';
import { solveCluster } from '#solver/cluster/solve.ts';

/** How long a loss is followed, s. */
const followed = 3600;

export interface LossResult {
  /** "One pump of Row". */
  readonly what: string;
  /** `spare`: another stands in, nothing changes. */
  readonly outcome: 'spare' | 'holds' | 'throttles' | 'stops' | 'no-steady-state';
  /** When the first rack throttles or stops, s; null where none does within an hour. */
  readonly after: number | null;
  /** Where it ends: racks at less than their load, and what is nearest to its limit. */
  readonly throttled: readonly Throttled[];
  readonly hottest: ClusterHottest | null;
  /** What else there is to say. */
  readonly notes: readonly string[];
}

/** A loss: the cluster without it, and the place of each of its rows among those of the whole one. */
interface Lost {
  readonly what: string;
  readonly served: ServedCluster;
  readonly rows: readonly number[];
}

/**
 * One pump, one distribution unit of each row, one facility pump, one cooler, one unit of the room, one of two feeds,
 * and the utility, each by itself, from the steady state on.
 */
export function lossesOf(served: ServedCluster, intact: ClusterResult, outdoor: OutdoorAir): LossResult[] {
  return [
    ...machinesLost(served).map((lost) => afterLoss(lost, served, intact, outdoor)),
    feedLost(served, intact),
    utilityLost(served, intact, outdoor),
  ];
}

function machinesLost(served: ServedCluster): (Lost | string)[] {
  const { running, cluster, rows } = served;
  const places = rows.map((_, i) => i);
  const plant = (what: string, change: Partial<ServedCluster['running']>): Lost => ({
    what,
    served: { ...served, running: { ...running, ...change } },
    rows: places,
  });
  const found: (Lost | string)[] = [];
  for (const [index, row] of rows.entries()) {
    const { cdu } = row.row;
    if (!cdu) continue;
    const { cdus, pumps } = row.running;
    const pump = `One pump of ${row.name}`;
    found.push(
      installedOf(cdu.pumps) > cdu.pumps.units
        ? pump
        : withRow(served, index, pump, { cdus, pumps: pumps - 1 }),
      withRow(served, index, `One distribution unit of ${row.name}`, {
        cdus: cdus - 1,
        pumps: pumps - cdu.pumps.units,
      }),
    );
  }
  const { facility } = cluster;
  if (facility)
    found.push(
      installedOf(facility.pumps) > facility.pumps.units
        ? 'One facility pump'
        : plant('One facility pump', { facilityPumps: running.facilityPumps - 1 }),
      plant(facility.coolers.kind === 'dry' ? 'One dry cooler' : 'One cooling tower', {
        coolers: running.coolers - 1,
      }),
    );
  found.push(plant('One unit of the room', { roomUnits: running.roomUnits - 1 }));
  return found;
}

/** Of the one among rows alike that lost a machine. */
export const concernedName = (row: string): string => `${row}, the one concerned`;

/** One of rows alike by itself, the others as before. */
function withRow(served: ServedCluster, index: number, what: string, running: ServedRow['running']): Lost {
  const { rows } = served;
  const row = rows[index];
  const others = rows.flatMap((one, i) => {
    const count = i === index ? one.count - 1 : one.count;
    return count > 0 ? [{ row: { ...one, count }, place: i }] : [];
  });
  return {
    what,
    served: {
      ...served,
      rows: [{ ...row, name: concernedName(row.name), count: 1, running }, ...others.map((one) => one.row)],
    },
    rows: [index, ...others.map(({ place }) => place)],
  };
}

function afterLoss(
  lost: Lost | string,
  served: ServedCluster,
  intact: ClusterResult,
  outdoor: OutdoorAir,
): LossResult {
  if (typeof lost === 'string')
    return {
      what: lost,
      outcome: 'spare',
      after: null,
      throttled: intact.throttled,
      hottest: intact.hottest,
      notes: [],
    };
  const { what } = lost;
  const phases = [{ from: 0, served: lost.served, isChilled: lost.served.running.roomUnits > 0 }];
  const start = startOf(intact.thermal, served, lost.rows);
  try {
    const steady = solveCluster(lost.served, outdoor);
    const isHurt = steady.throttled.length > 0;
    return {
      what,
      outcome: isHurt ? (steady.throttled.some(({ rate }) => rate === 0) ? 'stops' : 'throttles') : 'holds',
      after: isHurt ? rideThrough(phases, start, outdoor, followed).throttledAfter : null,
      throttled: steady.throttled,
      hottest: steady.hottest,
      notes: steady.problems,
    };
  } catch (error) {
    const ride = rideThrough(phases, start, outdoor, followed);
    return {
      what,
      outcome: 'no-steady-state',
      after: ride.throttledAfter,
      throttled: [],
      hottest: ride.hottest,
      notes: [error instanceof Error ? error.message : String(error)],
    };
  }
}

/** One of two feeds: each stage that is doubled has its half left, which carries the whole. */
function feedLost({ cluster: { power } }: ServedCluster, intact: ClusterResult): LossResult {
  const { stages } = intact.power;
  const known: [string, Stage | null][] = [
    ['distribution', power.distribution],
    ['UPS', power.ups],
    ['transformers', power.transformer],
  ];
  const notes: string[] = [];
  let isWhole = true;
  for (const [name, stage] of known) {
    const now = stages.find((one) => one.name === name);
    if (!stage || !now) continue;
    if (stage.redundancy !== '2n') {
      isWhole = false;
      notes.push(`${name}: not doubled (2N), so what hangs on the lost feed stops.`);
      continue;
    }
    const { load } = stageOf(name, stage, now.input - now.loss, stage.units);
    if (load > 1) {
      isWhole = false;
      notes.push(`${name}: the half that is left would carry ${(load * 100).toFixed(0)} % of its rating.`);
    } else notes.push(`${name}: the half that is left carries ${(load * 100).toFixed(0)} % of its rating.`);
  }
  return {
    what: 'One of two feeds',
    outcome: isWhole ? 'holds' : 'stops',
    after: isWhole ? null : 0,
    throttled: isWhole ? intact.throttled : allStopped(intact),
    hottest: intact.hottest,
    notes,
  };
}

const allStopped = ({ thermal }: ClusterResult): Throttled[] =>
  thermal.rows.flatMap((row) =>
    row.kinds.map(({ name, count }) => ({ row: row.name, rack: name, count, rate: 0 })),
  );

/** s that the batteries carry what is on the UPS; their energy is the same at any load (an estimate). */
export function autonomyOf({ power: { ups } }: Cluster, intact: ClusterResult): number {
  const stage = intact.power.stages.find(({ name }) => name === 'UPS');
  if (!ups || !stage) return 0;
  const load = stage.input - stage.loss;
  return load > 0 ? (ups.autonomy * ups.units * ups.rating) / load : Infinity;
}

/**
 * The utility: racks, and pumps that hang there, on the batteries; facility pumps, coolers, units of the room and chillers
 * stand still until the generators take the load.
 */
function utilityLost(served: ServedCluster, intact: ClusterResult, outdoor: OutdoorAir): LossResult {
  const { cluster } = served;
  const { generators } = cluster.power;
  const autonomy = autonomyOf(cluster, intact);
  const told = `Batteries carry the racks for ${Math.floor(autonomy)} s.`;
  const isCarried = generators && generators.units * generators.rating >= intact.power.utility;
  const back = isCarried ? generators.startTime : Infinity;
  const resting: ServedCluster = {
    ...served,
    running: { ...served.running, facilityPumps: 0, coolers: 0, roomUnits: 0 },
    rows: served.rows.map((row) =>
      row.row.cdu?.pumpsOnUps ? row : { ...row, running: { ...row.running, pumps: 0 } },
    ),
  };
  const phases: Phase[] = [{ from: 0, served: resting, isChilled: false }];
  if (Number.isFinite(back)) phases.push({ from: back, served, isChilled: true });
  const until = Number.isFinite(back) ? followed : Math.min(followed, autonomy);
  const places = served.rows.map((_, i) => i);
  const ride = rideThrough(phases, startOf(intact.thermal, served, places), outdoor, until);
  const stopsAt = autonomy < back ? autonomy : null;
  const first = [ride.throttledAfter, stopsAt].filter((one) => one !== null);
  const notes = [
    told,
    ...(generators
      ? isCarried
        ? [`Generators take the load after ${generators.startTime.toFixed(0)} s.`]
        : ['The generators that are needed have less than the power of the utility.']
      : ['There are no generators.']),
    ...(stopsAt === null ? [] : ['Then the racks stop.']),
  ];
  return {
    what: 'The utility',
    outcome: stopsAt !== null ? 'stops' : ride.throttledAfter !== null ? 'throttles' : 'holds',
    after: first.length > 0 ? Math.min(...first) : null,
    throttled: stopsAt === null ? intact.throttled : allStopped(intact),
    hottest: ride.hottest,
    notes,
  };
}
