import { loadRack } from '#models/rack/load.ts';
import { fillRack } from '#models/rack/standing.ts';
import { condenseEnclosure, type EnclosureAnswer, type EnclosureInputs } from '#solver/condense/enclosure.ts';
import { type CondensedRack, condenseRackWhole } from '#solver/condense/rack.ts';
import { outdoorOf, servedCluster, solveCluster } from '#solver/cluster/solve.ts';
import type { RackKind } from '#solver/rack/contract.ts';
import { empty } from '#solver/verification/racks.ts';
import { smallCluster } from '../fixtures/small-cluster.ts';
import { smallRack } from '../fixtures/small-rack.ts';
import { timedHere } from './processor-time.ts';
import { statistics } from './statistics.mjs';

/*
 * Clusters of racks with 18 trays of four designs, solved again once all is condensed. The trays are made up (what they
 * do is a formula of some powers), condensed as designs are, each with 30 parts that have a limit.
 */

const trays = [9, 5, 2, 2] as const;
const limited = 30;
const litrePerMinute = 1 / 60_000;
const rackFlow = 90 * litrePerMinute;
const repeats = 25;

/** A tray of a kind: the more of it, the hotter. */
function trayAt(kind: number) {
  return ({ inlet, backPressure, coolant }: EnclosureInputs): EnclosureAnswer => {
    const { supply, flow } = coolant ?? { supply: inlet, flow: 1 };
    const power = 5000 + 400 * kind + 2 * (supply - 300);
    const share = 0.85 - 1e-3 * (supply - inlet);
    return {
      power,
      fanPower: 60,
      airflow: 0.03 - 1e-5 * backPressure,
      heatToCoolant: power * share,
      coolantDrop: 40e3 * (flow / (5 * litrePerMinute)) ** 1.8,
      margins: Array.from(
        { length: limited },
        (_, n) =>
          350 +
          n / 3 -
          supply -
          (power / 400) * (flow / (5 * litrePerMinute)) ** -0.5 -
          (inlet - 298) / (n + 1),
      ),
    };
  };
}

async function condensedRack(): Promise<CondensedRack> {
  const designs = trays.map((_, n) => ({ ...empty, revision: `${n}` }));
  let unit = 1;
  const slots = trays.map((count, n) => {
    const slot = { name: `Kind ${n + 1}`, unit, count, project: 'tray.boxwright.json' };
    unit += count;
    return slot;
  });
  const coolant = { coolant: 'water', source: 'bench' };
  const { rack } = loadRack(JSON.stringify(smallRack({ slots, coolant })), 'bench');
  if (!rack) throw new Error('the rack of the bench was refused');
  const filled = fillRack(rack, new Map(designs.map((design, n) => [n, design])));
  const kinds = new Map<(typeof designs)[number], RackKind>();
  for (const [n, design] of designs.entries()) {
    const condensed = await condenseEnclosure(
      {
        inlet: [295, 320],
        backPressure: [-20, 60],
        supply: [295, 330],
        flow: [litrePerMinute, 20 * litrePerMinute],
      },
      (inputs) => Promise.resolve(trayAt(n)(inputs)),
    );
    const names = Array.from({ length: limited }, (_, part) => `part ${part}`);
    kinds.set(design, {
      at: (inputs) => condensed.at(inputs),
      marginsAt: (inputs) => condensed.marginsAt(inputs),
      flow: condensed.range.flow,
      limited: names,
    });
  }
  const load = { filled, kinds };
  return condenseRackWhole(
    { full: load, idle: load },
    { room: [297, 308], supply: [302, 323], flow: [0.4 * rackFlow, 1.4 * rackFlow] },
    new AbortController().signal,
  );
}

/** Processor time of one solve, ms, with so many racks in rows of up to 20, and so many kinds of rack, each row having all. */
async function timesOf(racks: number, kinds: number, rack: CondensedRack): Promise<number[]> {
  const inRow = Math.min(20, racks / 2);
  const base = smallCluster();
  const [row] = base.rows;
  const scale = racks / 10;
  const own = Array.from({ length: kinds }, (_, n) => ({ name: `kind ${n}`, count: inRow / kinds, rack }));
  const { facility, room } = base;
  if (!row.cdu || !facility) throw new Error('the cluster of the bench has no coolant');
  const wide = (points: typeof row.cdu.pumps.head, by: number) =>
    points.map(([q, y]) => [q * by, y] as const);
  const pumps = (by: number) => ({
    ...row.cdu?.pumps,
    ...facility.pumps,
    head: wide(facility.pumps.head, by),
    efficiency: wide(facility.pumps.efficiency, by),
  });
  const cluster = {
    ...base,
    rows: [
      {
        ...row,
        count: racks / inRow,
        racks: own.map(({ count }) => ({ rack: '', count })),
        cdu: {
          ...row.cdu,
          rackFlow,
          ratedHeat: 3e6,
          ratedFlow: 0.03,
          ratedFacilityFlow: 0.03,
          pumps: pumps(5),
        },
      },
    ],
    facility: {
      ...facility,
      flow: 0.0015 * racks,
      pumps: pumps(10 * scale),
      coolers: { ...facility.coolers, units: Math.ceil(scale * 2) },
    },
    room: { ...room, units: Math.ceil(scale), airflow: 10 },
  };
  const served = servedCluster(cluster, [own]);
  const outdoor = outdoorOf(cluster);
  const times: number[] = [];
  for (let run = 0; run < repeats; run++) {
    // Never twice the same.
    const now = { ...outdoor, temperature: outdoor.temperature + 0.1 * run };
    const { result, seconds } = await timedHere(() => solveCluster(served, now));
    if (result.status !== 'converged') throw new Error('the cluster of the bench does not come to rest');
    times.push(seconds * 1000);
  }
  return times.slice(5);
}

/** Medians, ms: clusters of one kind of rack, of eight kinds, and one rack condensed anew from its trays. */
export async function clusterTimes() {
  const { result: rack, seconds } = await timedHere(condensedRack);
  const median = async (racks: number, kinds: number): Promise<number> =>
    statistics(await timesOf(racks, kinds, rack)).median;
  await median(16, 1);
  return {
    of16: await median(16, 1),
    of1000: await median(1000, 1),
    of1000InFourKinds: await median(1000, 4),
    rack: seconds * 1000,
  };
}
