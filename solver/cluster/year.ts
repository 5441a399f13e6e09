/*
 * A cluster through a year of weather.
 */
import type { WeatherHours, WeatherYear } from '#models/site/weather.ts';
import type { ClusterHottest, OutdoorAir, ServedCluster } from '#solver/cluster/contract.ts';
import { waterOf } from '#solver/cluster/coolers.ts';
import { type Loads, loadsOf, powerOf } from '#solver/cluster/power.ts';
import { runChillers } from '#solver/cluster/room.ts';
import { hottestOf } from '#solver/cluster/solve.ts';
import { solveThermal } from '#solver/cluster/thermal.ts';
import { humidityRatio } from '#solver/site/psychrometrics.ts';
import { wetBulbsOf } from '#solver/site/year.ts';

const secondsOfHour = 3600;
const joulesOfKilowattHour = 3.6e6;
/** Between two solves along the temperature that the coolers meet, K; straight lines between them. */
const spacing = 0.25;
/** Hours that are solved by themselves to tell how far the lines are off. */
const compared = 24;
const hoursOfDay = 24;

export interface ClusterYear {
  readonly place: string;
  readonly source: string;
  readonly notes: readonly string[];
  readonly hours: number;
  /** From the utility and to the racks, J. */
  readonly energy: number;
  readonly racks: number;
  /** Annual power usage effectiveness: energy over that of the racks. */
  readonly pue: number;
  /** m³ of towers, and annual water usage effectiveness, L for each kWh of the racks. */
  readonly water: number;
  readonly wue: number;
  readonly shares: {
    readonly rowPumps: number; // J
    readonly facilityPumps: number;
    readonly coolerFans: number;
    readonly roomFans: number;
    readonly chillers: number;
    readonly others: number;
    readonly losses: number;
  };
  /** Strongest hour, W from the utility. */
  readonly peak: number;
  /** Hours in which the chilled water needs no compressor, and in which coolers hold the facility water. */
  readonly freeHours: number;
  readonly heldHours: number;
  /** Hours in which a rack is throttled, and what that takes from the year's work, share. */
  readonly throttledHours: number;
  readonly lost: number;
  /** The hour that leaves least: its number from 0, outdoor temperature, K, where. */
  readonly worst: (ClusterHottest & { readonly hour: number; readonly outdoor: number }) | null;
  /** The day with the smallest margin, from 0: hours of it with a throttled rack. */
  readonly worstDay: { readonly day: number; readonly throttledHours: number } | null;
  readonly cost: number | null;
  readonly carbon: number | null; // kg
  /** Whole solves: those of the lines, and those compared, with the largest differences. */
  readonly solves: { readonly fitted: number; readonly compared: number };
  readonly error: { readonly power: number /* share */; readonly margin: number /* K */ };
}

/** What hangs on the temperature that the coolers meet alone. */
interface Sample {
  readonly loads: Loads;
  readonly chilled: number; // W
  readonly margin: number; // K; infinite without any limit
  readonly work: number; // share of the racks' load that holds
  readonly held: number; // 1 where the facility water is
  readonly air: number; // kg/s that leaves towers
  readonly vapour: number; // kg/s in it
  readonly drift: number; // kg/s
  readonly hottest: ClusterHottest | null;
}

/**
 * Hour by hour. Racks, rows and coolers hang on the air's temperature (of towers on its wet bulb) alone: they are solved
 * every quarter of a kelvin. Chillers, water and the chain of the power are taken at each hour's own air.
 *
 * @param price, carbon of a kWh, any currency, g CO₂
 * @throws Error in words where a temperature has no steady state, or towers meet air of unknown moisture
 */
export function clusterYear(
  served: ServedCluster,
  weather: WeatherYear,
  { price, carbon }: { readonly price: number | null; readonly carbon: number | null },
): ClusterYear {
  const { cluster } = served;
  const { hours } = weather;
  const count = hours.dryBulb.length;
  const isWet = cluster.facility?.coolers.kind === 'tower';
  const wet = isWet ? wetBulbsOf(hours) : null;
  if (isWet && !wet)
    throw new Error(
      'the coolers are towers, and the moisture of the air is not known there: take a weather file with --weather',
    );
  const met = wet ?? hours.dryBulb;
  const pressure = hours.pressure.reduce((sum, p) => sum + p, 0) / count;
  const solveAt = (temperature: number): Sample =>
    sampleOf(served, { temperature, wetBulb: temperature, pressure, humidityRatio: 0 });
  const line = lineOf(met, solveAt);
  const sums = { ...zero };
  let [water, peak, freeHours, heldHours, throttledHours, lost] = [0, 0, 0, 0, 0, 0];
  let worst: ClusterYear['worst'] = null;
  const isHurt = new Uint8Array(count);
  for (let hour = 0; hour < count; hour++) {
    const now = line.at(met[hour]);
    const chillers = runChillers(cluster.room, now.chilled, hours.dryBulb[hour]);
    const power = powerOf(cluster.power, now.loads, chillers.power);
    for (const key of keys) sums[key] += power[key] * secondsOfHour;
    peak = Math.max(peak, power.utility);
    if (cluster.facility) {
      const air = now.air > 0 ? { flow: now.air, humidityRatio: now.vapour / now.air } : null;
      const drawn = waterOf(cluster.facility.coolers, { air, drift: now.drift }, enteringOf(hours, hour));
      water += (drawn.water * secondsOfHour) / 1000;
      if (now.held > 0.999) heldHours++;
    }
    if (chillers.isFree) freeHours++;
    if (now.margin < 0) {
      throttledHours++;
      isHurt[hour] = 1;
    }
    lost += (1 - now.work) / count;
    if (now.hottest && (!worst || now.margin < worst.margin))
      worst = { ...now.hottest, margin: now.margin, hour, outdoor: hours.dryBulb[hour] };
  }
  const kilowattHours = sums.utility / joulesOfKilowattHour;
  const { utility, racks, ...shares } = sums;
  return {
    place: weather.place,
    source: weather.source,
    notes: weather.notes,
    hours: count,
    energy: utility,
    racks,
    pue: utility / racks,
    water,
    wue: (1000 * water) / (racks / joulesOfKilowattHour),
    shares,
    peak,
    freeHours,
    heldHours,
    throttledHours,
    lost,
    worst,
    worstDay: worst && dayOf(worst.hour, isHurt),
    cost: price === null ? null : price * kilowattHours,
    carbon: carbon === null ? null : (carbon * kilowattHours) / 1000,
    solves: { fitted: line.solves, compared },
    error: errorOf(met, line, solveAt),
  };
}

const zero = {
  utility: 0,
  racks: 0,
  rowPumps: 0,
  facilityPumps: 0,
  coolerFans: 0,
  roomFans: 0,
  chillers: 0,
  others: 0,
  losses: 0,
};
const keys = Object.keys(zero) as (keyof typeof zero)[];

function sampleOf(served: ServedCluster, outdoor: OutdoorAir): Sample {
  const thermal = solveThermal(served, outdoor);
  const { facility, room, rows } = thermal;
  let racks = 0;
  let work = 0;
  for (const { kinds } of rows)
    for (const { count, state } of kinds) {
      racks += count;
      work += count * state.rate;
    }
  const hottest = hottestOf(thermal);
  const set = served.cluster.facility?.supplyTemperature ?? Infinity;
  const air = facility?.coolers.air ?? null;
  return {
    loads: loadsOf(served, thermal),
    chilled: room.heat,
    margin: hottest?.margin ?? Infinity,
    work: work / racks,
    held: facility && facility.coolers.supply <= set + 1e-3 ? 1 : 0,
    air: air?.flow ?? 0,
    vapour: air ? air.flow * air.humidityRatio : 0,
    drift: facility?.coolers.drift ?? 0,
    hottest,
  };
}

interface Line {
  readonly solves: number;
  at(temperature: number): Sample;
}

/** Straight lines between solves at equal distances over the temperatures of the year. */
function lineOf(met: Float64Array, solve: (temperature: number) => Sample): Line {
  const low = met.reduce((least, t) => Math.min(least, t), Infinity);
  const high = met.reduce((most, t) => Math.max(most, t), -Infinity);
  const intervals = Math.max(1, Math.ceil((high - low) / spacing));
  const step = Math.max((high - low) / intervals, 1e-6);
  const samples = Array.from({ length: intervals + 1 }, (_, n) => solve(low + n * step));
  return {
    solves: samples.length,
    at(temperature) {
      const place = Math.min(Math.max(0, (temperature - low) / step), intervals);
      const n = Math.min(intervals - 1, Math.floor(place));
      return between(samples[n], samples[n + 1], place - n);
    },
  };
}

function between(a: Sample, b: Sample, share: number): Sample {
  const mix = (of: (sample: Sample) => number): number => of(a) + share * (of(b) - of(a));
  const { loads } = a;
  return {
    loads: {
      racks: mix((one) => one.loads.racks),
      rowPumps: mix((one) => one.loads.rowPumps),
      pumpsOnUps: mix((one) => one.loads.pumpsOnUps),
      facilityPumps: loads.facilityPumps,
      coolerFans: mix((one) => one.loads.coolerFans),
      roomFans: mix((one) => one.loads.roomFans),
    },
    chilled: mix((one) => one.chilled),
    margin: a.margin === Infinity ? Infinity : mix((one) => one.margin),
    work: mix((one) => one.work),
    held: mix((one) => one.held),
    air: mix((one) => one.air),
    vapour: mix((one) => one.vapour),
    drift: mix((one) => one.drift),
    hottest: share < 0.5 ? a.hottest : b.hottest,
  };
}

/** Water in the air that enters a tower, kg/kg. */
function enteringOf({ dryBulb, relativeHumidity, pressure }: WeatherHours, hour: number): number {
  return relativeHumidity ? humidityRatio(dryBulb[hour], relativeHumidity[hour], pressure[hour]) : 0;
}

function dayOf(hour: number, isHurt: Uint8Array): NonNullable<ClusterYear['worstDay']> {
  const day = Math.floor(hour / hoursOfDay);
  const own = isHurt.subarray(day * hoursOfDay, (day + 1) * hoursOfDay);
  return { day, throttledHours: own.reduce((sum, one) => sum + one, 0) };
}

/** At hours evenly through the year, solved by themselves. */
function errorOf(
  met: Float64Array,
  line: Line,
  solve: (temperature: number) => Sample,
): ClusterYear['error'] {
  const all = ({ loads }: Sample): number =>
    loads.racks + loads.rowPumps + loads.facilityPumps + loads.coolerFans + loads.roomFans;
  let power = 0;
  let margin = 0;
  for (let n = 0; n < compared; n++) {
    const temperature = met[Math.floor(((n + 0.5) * met.length) / compared)];
    const whole = solve(temperature);
    const read = line.at(temperature);
    power = Math.max(power, Math.abs(all(read) / all(whole) - 1));
    if (whole.margin !== Infinity) margin = Math.max(margin, Math.abs(read.margin - whole.margin));
  }
  return { power, margin };
}
