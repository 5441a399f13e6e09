import type { Cluster, Row, RowCdu } from '#models/cluster/cluster.ts';
import type { Design } from '#models/project/design.ts';
import type { FilledRack } from '#models/rack/standing.ts';
import {
  asFed,
  atWorkload,
  type CondensedRack,
  condenseRackWhole,
  type RackLoads,
} from '#solver/condense/rack.ts';
import type { RowKind } from '#solver/cluster/contract.ts';
import { enclosureFlows } from '#solver/cluster/enclosure-flows.ts';
import type { DesignSolver } from '#solver/design/contract.ts';
import { type CondensedKind, condenseRack, type KeptKinds } from '#solver/rack/condense.ts';
import { solveRack } from '#solver/rack/solve.ts';

/** Over what racks are condensed: about the air and the coolant that the cluster supplies, K, and shares of the flow. */
const rooms = [-1, 10] as const;
const supplies = [-1, 20] as const;
const flows = [0.4, 1.4] as const;
/** And their enclosures, about what each gets at the flow of the row: manifolds and bends of curves beside the above. */
const ownFlows = [0.36, 1.6] as const;

/** A kind of rack with how well it is known. */
export interface CondensedRackKind {
  readonly name: string;
  /** In the whole cluster. */
  readonly count: number;
  readonly rack: CondensedRack;
  /** What it was condensed from. */
  readonly loads: RackLoads;
  readonly enclosures: readonly CondensedKind[];
}

export interface CondensedCluster {
  /** Of each row of the document. */
  readonly rows: readonly (readonly RowKind[])[];
  /** Each once. */
  readonly kinds: readonly CondensedRackKind[];
}

/**
 * Each kind of rack once, whatever the number of its copies; one that is fed differently in two rows is two kinds.
 *
 * @param racks by the paths of the document
 * Rejects with an Error in words where a design or a rack has no answer, or a row cannot feed a rack.
 */
export async function condenseCluster(
  cluster: Cluster,
  racks: ReadonlyMap<string, FilledRack>,
  solver: Pick<DesignSolver, 'solve'>,
  signal: AbortSignal,
): Promise<CondensedCluster> {
  const known = new Map<string, { kind: CondensedRackKind; count: number }>();
  const kept: KeptKinds = new WeakMap();
  const rows: RowKind[][] = [];
  for (const row of cluster.rows) {
    const kinds: RowKind[] = [];
    for (const { rack: path, count } of row.racks) {
      const filled = racks.get(path);
      if (!filled) throw new Error(`${path} was not read`);
      const { cdu } = row;
      const key = JSON.stringify([path, cdu?.supplyTemperature, cdu?.rackFlow, cdu?.coolant]);
      const found = known.get(key) ?? {
        kind: await condenseOne(cluster, row, filled, kept, solver, signal),
        count: 0,
      };
      known.set(key, { ...found, count: found.count + count * row.count });
      kinds.push({ name: filled.rack.name, count, rack: found.kind.rack });
    }
    rows.push(kinds);
  }
  return { rows, kinds: [...known.values()].map(({ kind, count }) => ({ ...kind, count })) };
}

async function condenseOne(
  { outdoor, room }: Cluster,
  { cdu }: Row,
  { rack, standing }: FilledRack,
  kept: KeptKinds,
  solver: Pick<DesignSolver, 'solve'>,
  signal: AbortSignal,
): Promise<CondensedRackKind> {
  const full: FilledRack = {
    standing,
    rack: {
      ...rack,
      room: {
        ...rack.room,
        temperature: room.supplyTemperature,
        relativeHumidity: room.relativeHumidity,
        altitude: outdoor.altitude,
      },
    },
  };
  const idle = atWorkload(full, 'idle');
  const supply = cdu && between(cdu.supplyTemperature, supplies);
  /** About the flow that each design gets. */
  const flowsOf = async (filled: FilledRack): Promise<ReadonlyMap<Design, readonly [number, number]>> => {
    if (!cdu) return new Map();
    const got = await enclosureFlows(filled, cdu.rackFlow, cdu.supplyTemperature, solver, signal);
    return new Map([...got].map(([design, flow]) => [design, around(flow, ownFlows)]));
  };
  try {
    const working = await condenseRack(full, solver, supply, { signal, kept, flows: await flowsOf(full) });
    const fed = [...working.values()].some(({ flow }) => flow !== null)
      ? fedBy(cdu, rack.coolant?.coolant)
      : null;
    const { slots } = await solveRack(fed ? fedAt(full, fed) : full, working, signal);
    // Idle fans turn no faster: what they meet is no more than at load.
    const met = Math.max(0, ...slots.map(({ backPressure }) => reserve * backPressure));
    const most = leastPressure * Math.max(1, Math.ceil(met / leastPressure));
    const loads = {
      full: { filled: full, kinds: working },
      idle: {
        filled: idle,
        kinds: await condenseRack(idle, solver, supply, {
          signal,
          kept,
          flows: await flowsOf(idle),
          backPressure: [-leastPressure, most],
        }),
      },
    };
    const enclosures = [...working.values()];
    const condensed = await condenseRackWhole(
      loads,
      {
        room: between(room.supplyTemperature, rooms),
        supply: fed && between(fed.supplyTemperature, supplies),
        flow: fed && around(fed.rackFlow, flows),
      },
      signal,
    );
    return { name: rack.name, count: 0, rack: condensed, loads, enclosures };
  } catch (error) {
    signal.throwIfAborted();
    throw new Error(`${rack.name}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

/** Highest pressures behind idle enclosures: steps of so many Pa, and so many times what there is at load. */
const leastPressure = 10;
const reserve = 1.3;

/** A rack at the set points of its row. */
function fedAt(filled: FilledRack, { supplyTemperature, rackFlow }: RowCdu): FilledRack {
  return asFed(filled, {
    room: filled.rack.room.temperature,
    coolant: { supply: supplyTemperature, flow: rackFlow },
  });
}

function fedBy(cdu: RowCdu | null, coolant: string | undefined): RowCdu {
  if (!cdu) throw new Error('it wants coolant, and its row has no distribution units: write "cdu": { … }');
  if (coolant !== cdu.coolant)
    throw new Error(
      `its coolant is ${coolant ?? 'none'}, that of its row ${cdu.coolant}: write "coolant": "${coolant ?? 'pg25'}" in the distribution units`,
    );
  return cdu;
}

const around = (flow: number, [from, to]: readonly [number, number]): readonly [number, number] => [
  flow * from,
  flow * to,
];

const between = (middle: number, [from, to]: readonly [number, number]): readonly [number, number] => [
  middle + from,
  middle + to,
];
