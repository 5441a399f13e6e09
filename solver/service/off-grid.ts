/*
 * A year on array, sources at set hours, generator and battery, hour by hour.
 */

const secondsOfHour = 3600;
const hoursOfWeek = 168;

export interface Storage {
  /** J, and the share of it that may be taken out. */
  readonly capacity: number;
  readonly depthOfDischarge: number;
  /** From the bus, and to it. */
  readonly chargeEfficiency: number;
  readonly dischargeEfficiency: number;
  /** W from the bus at most; null: as much as there is. */
  readonly chargePower: number | null;
}

interface Backup {
  /** W on the bus. */
  readonly power: number;
  /** Shares of the capacity: runs from below the first until above the second. */
  readonly startBelow: number;
  readonly stopAbove: number;
}

export interface OffGridInputs {
  /** W on the bus that are asked for in each hour, and that the array can give. */
  readonly load: Float64Array;
  readonly array: Float64Array;
  /** W on the bus that each source can give in each hour of the day. */
  readonly sources: readonly Float64Array[];
  readonly generator: Backup | null;
  readonly storage: Storage;
}

/** J, over the year; used: without what found no place. */
export interface OffGridYear {
  readonly asked: number;
  readonly served: number;
  readonly arrayOffered: number;
  readonly arrayUsed: number;
  readonly sourcesUsed: readonly number[];
  readonly generatorUsed: number;
  readonly lostInStorage: number;
  /** At the end of the year over its beginning. */
  readonly stored: number;
  /** Share of each hour that was served, and of the capacity that is stored at its end. */
  readonly servedShare: Float64Array;
  readonly charge: Float64Array;
  /** h without energy in full hours. */
  readonly lossOfLoad: number;
  readonly leastCharge: number;
  readonly generatorHours: number;
}

interface State {
  stored: number;
  isRunning: boolean;
  /** W of the array, of each source and of the generator that found use in the hour. */
  readonly used: Float64Array;
}

/** W. */
interface HourOfYear {
  readonly served: number;
  readonly lost: number;
  readonly ran: boolean;
}

/** Laps through the year until its end is as its beginning, at most: a battery that sinks year by year is then empty. */
const mostLaps = 12;
/** Of the capacity, by which both may differ. */
const still = 1e-9;

/**
 * The array serves first, then the sources in their order, then the generator; what is over charges the battery, what is
 * missing comes out of it, and where that is not enough the load is off for a share of the hour. The year follows on
 * itself: it is gone through from a full battery until it repeats itself, and its last lap is counted.
 */
export function yearOffGrid(inputs: OffGridInputs): OffGridYear {
  const state = fullOf(inputs);
  let year = lapOf(inputs, state);
  for (let lap = 2; lap <= mostLaps && !isRepeating(inputs, year); lap++) year = lapOf(inputs, state);
  return year;
}

/** Whether no hour of any year lacks energy. A battery that is full at first is the best there is: a lap that lacks is enough. */
export function isCarried(inputs: OffGridInputs): boolean {
  const state = fullOf(inputs);
  for (let lap = 1; lap <= mostLaps; lap++) {
    const year = lapOf(inputs, state);
    if (year.lossOfLoad >= noLoss) return false;
    if (isRepeating(inputs, year)) return true;
  }
  return false;
}

const fullOf = ({ storage, sources }: OffGridInputs): State => ({
  stored: storage.capacity,
  isRunning: false,
  used: new Float64Array(sources.length + 2),
});

const isRepeating = ({ storage }: OffGridInputs, { stored }: OffGridYear): boolean =>
  Math.abs(stored) <= still * storage.capacity;

function lapOf(inputs: OffGridInputs, state: State): OffGridYear {
  const { load, array, sources, storage } = inputs;
  const begin = state.stored;
  const servedShare = new Float64Array(load.length).fill(1);
  const charge = new Float64Array(load.length);
  const sum = { served: 0, lost: 0, hours: 0, off: 0 };
  const used = new Float64Array(sources.length + 2);
  for (let n = 0; n < load.length; n++) {
    const { served, lost, ran } = hourOf(inputs, state, n);
    sum.served += served;
    sum.lost += lost;
    if (ran) sum.hours++;
    for (let k = 0; k < used.length; k++) used[k] += state.used[k];
    if (load[n] > 0) servedShare[n] = served / load[n];
    sum.off += 1 - servedShare[n];
    charge[n] = state.stored / storage.capacity;
  }
  const joules = (watts: number): number => watts * secondsOfHour;
  return {
    asked: joules(load.reduce((total, value) => total + value, 0)),
    served: joules(sum.served),
    arrayOffered: joules(array.reduce((total, value) => total + value, 0)),
    arrayUsed: joules(used[0]),
    sourcesUsed: sources.map((_, index) => joules(used[index + 1])),
    generatorUsed: joules(used[used.length - 1]),
    lostInStorage: joules(sum.lost),
    stored: state.stored - begin,
    servedShare,
    charge,
    lossOfLoad: sum.off,
    leastCharge: charge.reduce((least, value) => Math.min(least, value), 1),
    generatorHours: sum.hours,
  };
}

/** h; what rounding leaves is no loss. */
export const noLoss = 1e-3;

/** One hour; the state goes on. */
function hourOf(
  { load, array, sources, generator, storage }: OffGridInputs,
  state: State,
  n: number,
): HourOfYear {
  const { capacity, depthOfDischarge, chargeEfficiency, dischargeEfficiency, chargePower } = storage;
  const share = state.stored / capacity;
  if (generator) {
    if (share < generator.startBelow) state.isRunning = true;
    else if (share > generator.stopAbove) state.isRunning = false;
  }
  const { used } = state;
  used[0] = array[n];
  for (let k = 0; k < sources.length; k++) used[k + 1] = sources[k][n % 24];
  used[used.length - 1] = generator && state.isRunning ? generator.power : 0;
  let available = 0;
  for (const offered of used) available += offered;
  const room = (capacity - state.stored) / chargeEfficiency / secondsOfHour;
  const taken = Math.min(Math.max(0, available - load[n]), room, chargePower ?? Infinity);
  const floor = capacity * (1 - depthOfDischarge);
  const reserve = (Math.max(0, state.stored - floor) * dischargeEfficiency) / secondsOfHour;
  const given = Math.min(Math.max(0, load[n] - available), reserve);
  state.stored += (taken * chargeEfficiency - given / dischargeEfficiency) * secondsOfHour;
  let left = Math.min(available, load[n] + taken);
  for (let k = 0; k < used.length; k++) {
    used[k] = Math.min(used[k], left);
    left -= used[k];
  }
  return {
    served: Math.min(load[n], available + given),
    lost: taken * (1 - chargeEfficiency) + given * (1 / dischargeEfficiency - 1),
    ran: generator !== null && state.isRunning,
  };
}

/** The week in which the array gives least beside what is asked. */
export interface WorstWeek {
  /** Hour of the year at which it begins. */
  readonly from: number;
  /** J. */
  readonly array: number;
  readonly asked: number;
  readonly served: number;
  /** Share of the capacity. */
  readonly leastCharge: number;
}

export function worstWeekOf({ load, array }: OffGridInputs, { servedShare, charge }: OffGridYear): WorstWeek {
  const count = load.length;
  let balance = 0;
  for (let n = 0; n < hoursOfWeek; n++) balance += array[n] - load[n];
  let from = 0;
  let least = balance;
  for (let begin = 1; begin < count; begin++) {
    const last = (begin + hoursOfWeek - 1) % count;
    balance += array[last] - load[last] - (array[begin - 1] - load[begin - 1]);
    // Rounding makes no other week of one that is as bad.
    if (balance >= least - 1e-6) continue;
    least = balance;
    from = begin;
  }
  const week = { array: 0, asked: 0, served: 0, leastCharge: 1 };
  for (let step = 0; step < hoursOfWeek; step++) {
    const n = (from + step) % count;
    week.array += array[n] * secondsOfHour;
    week.asked += load[n] * secondsOfHour;
    week.served += load[n] * servedShare[n] * secondsOfHour;
    week.leastCharge = Math.min(week.leastCharge, charge[n]);
  }
  return { from, ...week };
}

/** s that a full battery carries a load by itself: C · depth · η/P. @param load W on the bus */
export const autonomyOf = (
  { capacity, depthOfDischarge, dischargeEfficiency }: Storage,
  load: number,
): number => (load > 0 ? (capacity * depthOfDischarge * dischargeEfficiency) / load : Infinity);
