/*
 * A cluster at one state of the air outside.
 */
import { installedOf, type Cluster, type Row } from '#models/cluster/cluster.ts';
import type {
  ClusterHottest,
  ClusterResult,
  OutdoorAir,
  RowKind,
  ServedCluster,
  ServedRow,
  ThermalResult,
  Throttled,
} from '#solver/cluster/contract.ts';
import { loadsOf, powerOf } from '#solver/cluster/power.ts';
import { runChillers } from '#solver/cluster/room.ts';
import { solveThermal } from '#solver/cluster/thermal.ts';
import { standardAtmosphere } from '#solver/properties/standard-atmosphere.ts';
import { humidityRatio, wetBulb } from '#solver/site/psychrometrics.ts';

/**
 * A cluster with all of it running; spare pumps stand still.
 * @param kinds of each row of the document @param load of all racks, share of their full one above idle
 */
export function servedCluster(
  cluster: Cluster,
  kinds: readonly (readonly RowKind[])[],
  load = 1,
): ServedCluster {
  const { facility, room } = cluster;
  return {
    cluster,
    rows: cluster.rows.map((row, i): ServedRow => {
      const cdus = row.cdu ? installedOf(row.cdu) : 0;
      return {
        row,
        name: nameOf(row, i),
        count: row.count,
        kinds: kinds[i],
        running: { cdus, pumps: cdus * (row.cdu?.pumps.units ?? 0) },
        load,
      };
    }),
    running: {
      facilityPumps: facility?.pumps.units ?? 0,
      coolers: facility ? installedOf(facility.coolers) : 0,
      roomUnits: installedOf(room),
    },
  };
}

const nameOf = ({ name }: Row, index: number): string => (name === '' ? `Row ${index + 1}` : name);

/** The air that the document says. */
export function outdoorOf({ outdoor }: Cluster): OutdoorAir {
  const { temperature, relativeHumidity, altitude } = outdoor;
  const { pressure } = standardAtmosphere(altitude);
  return {
    temperature,
    wetBulb: wetBulb(temperature, relativeHumidity, pressure),
    pressure,
    humidityRatio: humidityRatio(temperature, relativeHumidity, pressure),
  };
}

/** @throws Error in words where it has no steady state */
export function solveCluster(served: ServedCluster, outdoor: OutdoorAir): ClusterResult {
  return resultAt(served, solveThermal(served, outdoor), outdoor);
}

/** What hangs on the outdoor temperature by itself: chillers and what the utility gives. */
function resultAt(served: ServedCluster, thermal: ThermalResult, outdoor: OutdoorAir): ClusterResult {
  const { facility, room } = thermal;
  const chillers = runChillers(served.cluster.room, room.heat, outdoor.temperature);
  const power = powerOf(served.cluster.power, loadsOf(served, thermal), chillers.power);
  const away =
    (facility?.coolers.heat ?? 0) +
    (facility?.coolers.fanPower ?? 0) +
    room.heat +
    chillers.power +
    power.losses +
    power.others;
  return {
    status: thermal.isResting ? 'converged' : 'not-converged',
    problems: problemsOf(served, thermal, chillers.isEnough, power.stages),
    thermal,
    chillers,
    power,
    hottest: hottestOf(thermal),
    throttled: throttledOf(thermal),
    water: facility?.coolers.water ?? 0,
    balance: power.utility > 0 ? Math.abs(power.utility - away) / power.utility : 0,
  };
}

export function hottestOf({ rows }: ThermalResult): ClusterHottest | null {
  let nearest: ClusterHottest | null = null;
  for (const row of rows)
    for (const { name, state } of row.kinds)
      if (state.margin !== null && (!nearest || state.margin < nearest.margin))
        nearest = { row: row.name, rack: name, part: state.hottest ?? '', margin: state.margin };
  return nearest;
}

function throttledOf({ rows }: ThermalResult): Throttled[] {
  return rows.flatMap((row) =>
    row.kinds
      .filter(({ state }) => state.rate < 1)
      .map(({ name, count, state }) => ({ row: row.name, rack: name, count, rate: state.rate })),
  );
}

function problemsOf(
  { cluster }: ServedCluster,
  { rows, facility, room }: ThermalResult,
  areChillersEnough: boolean,
  stages: ClusterResult['power']['stages'],
): string[] {
  const found: string[] = [];
  for (const row of rows) {
    if (row.pumps && !row.pumps.isEnough)
      found.push(`${row.name}: its pumps give less than the flow that is asked for.`);
    for (const { name, state } of row.kinds)
      if (!state.isWithin)
        found.push(`${row.name}, ${name} is beyond what it was condensed over; the nearest end was taken.`);
  }
  if (facility && !facility.pumps.isEnough)
    found.push('The facility pumps give less than the flow that is asked for.');
  if (!room.isEnough) found.push('The units of the room move less air than the racks; more comes back.');
  if (room.supply > cluster.room.supplyTemperature + 0.01)
    found.push('The coils of the room do not hold the temperature of the air.');
  if (!areChillersEnough) found.push('The chillers have less capacity than the heat that they get.');
  for (const { name, load, installed, input, loss } of stages) {
    const whole = load > 0 ? (input - loss) / load : 0;
    if (load > 1)
      found.push(
        `The ${name} would carry ${(load * 100).toFixed(0)} % of the rating of those that are needed (${(whole / 1000).toFixed(0)} kW); ${installed} are there.`,
      );
  }
  return found;
}
