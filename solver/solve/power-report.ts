/*
 * What a solved state means for the way of the power.
 */
import type { Battery } from '#solver/case/power.ts';
import { drainOf } from '#solver/power/battery.ts';
import { connectionsOf } from '#solver/power/availability.ts';
import { feedResults } from '#solver/power/feed-report.ts';
import type { CaseProblem, Solution } from '#solver/solve/contract.ts';
import type { Equations } from '#solver/solve/equations.ts';
import { namesOf } from '#solver/solve/wording.ts';

/** Continuous load of a breaker, of its rating. Source: NEC (NFPA 70) 210.20(A). */
const continuousShare = 0.8;
/** Rounding of sums of currents, as a share. */
const rounding = 1e-9;

type PowerReport = Pick<Solution, 'converters' | 'feeds'>;

/** Read off the equations as they were evaluated last, at `state`. */
export function reportPower(
  equations: Equations,
  state: Float64Array,
): PowerReport & { readonly feed: number; readonly battery: number } {
  const { network, topology, converterInput } = equations;
  const { parts, power } = network;
  const { units } = power.available;
  const outputOf = (c: number): number => state[topology.outputAt + c];
  const converters: Record<string, Solution['converters'][string]> = {};
  let feed = 0;
  let battery = 0;
  parts.converters.forEach((converter, c) => {
    const output = outputOf(c);
    const input = converterInput[c];
    const isDead = units[c] === 0;
    const given = equations.batteryPower[c];
    const store = converter.battery;
    converters[converter.id] = {
      output,
      input,
      loss: equations.converterLosses[c],
      load: output / power.converters[c].rating,
      ...inputOf(equations, c),
      ...(converter.holdUp === undefined || !(output > 0)
        ? {}
        : { holdUp: (converter.holdUp * power.converters[c].rating) / output }),
      ...(store && !isDead
        ? {
            battery: {
              power: given,
              autonomy: output > 0 ? autonomyOf(store, output) : null,
            },
          }
        : {}),
    };
    battery += given >= 0 ? given : given * (store?.chargeEfficiency ?? 1);
    for (let k = power.connectionAt[c]; k < power.connectionAt[c + 1]; k++)
      if (power.connectionTo[k] < 0) feed += equations.connectionPower[k];
  });
  for (const { output: c, law, supply } of power.conductors) {
    const { id, ampacity } = parts.conductors[c - parts.converters.length];
    const current = law.current(outputOf(c));
    converters[id] = {
      output: outputOf(c),
      input: converterInput[c],
      loss: law.loss,
      load: ampacity === undefined ? law.share : current / ampacity,
      voltage: law.begin,
      current,
      voltageDrop: law.begin - law.end,
    };
    if (supply < 0) feed += converterInput[c];
  }
  if (parts.feeds.length === 0) return { converters, feed, battery };
  const taken = (c: number, k: number): number => equations.connectionPower[power.connectionAt[c] + k];
  return {
    converters,
    feed,
    battery,
    feeds: feedResults(parts, power.available, converterInput, outputOf, network.ambient, taken),
  };
}

/** For how long a battery carries an output [W] alone, s. */
function autonomyOf(battery: Battery, output: number): number {
  const given = output / battery.efficiency;
  return ((battery.charge ?? 1) * battery.energy) / drainOf(battery, given);
}

/** Converters without a battery that ask more of the feeds in their order than those have. */
export function shortConverters({ network, connectionPower, converterInput }: Equations): number[] {
  const { power } = network;
  return network.parts.converters.flatMap((_, c) => {
    if (!power.inOrder[c] || power.available.units[c] === 0 || power.available.mayGive[c]) return [];
    let given = 0;
    for (let k = power.connectionAt[c]; k < power.connectionAt[c + 1]; k++) given += connectionPower[k];
    return converterInput[c] - given > rounding * converterInput[c] ? [c] : [];
  });
}

/** Voltage at a converter and the current of one of its units, where a feed or a conductor sets it. */
function inputOf({ network, converterInput }: Equations, c: number): { voltage?: number; current?: number } {
  const { parts, power } = network;
  const { units, onBattery, dead } = power.available;
  const converter = parts.converters[c];
  if (converter.order) return {};
  const connection = connectionsOf(converter).find(({ supply }) => !dead.has(supply));
  if (!connection || onBattery[c] || units[c] === 0) return {};
  const feed = parts.feeds.find(({ id }) => id === connection.supply);
  const conductor = power.conductors.find(
    ({ output }) => parts.conductors[output - parts.converters.length]?.id === connection.supply,
  );
  const system =
    feed?.system ?? parts.conductors[(conductor?.output ?? NaN) - parts.converters.length]?.system;
  const between = feed?.voltage ?? conductor?.law.end;
  if (between === undefined || system === undefined) return {};
  const apparent = converterInput[c] / units[c] / (converter.powerFactor ?? 1);
  const { phase } = connection;
  if (system === 'ac-3' && phase === undefined)
    return { voltage: between, current: apparent / (Math.sqrt(3) * between) };
  const voltage = phase?.length === 2 ? between / Math.sqrt(3) : between;
  return { voltage, current: apparent / voltage };
}

/** Overloads, and what runs without its feed. */
export function powerFindings(equations: Equations, { converters, feeds = {} }: PowerReport): CaseProblem[] {
  const { parts, power } = equations.network;
  const found: CaseProblem[] = [];
  const warn = (code: string, message: string, ...ids: string[]): void => {
    found.push({ severity: 'warning', code, message, ids });
  };
  for (const { id, breaker, instantaneousTrip, ...feed } of parts.feeds) {
    const { load, inrush } = feeds[id];
    if (breaker === undefined || load === null) continue;
    const allowed = feed.continuousShare ?? continuousShare;
    if (load > 1 + rounding)
      warn(
        'breaker-overload',
        `Feed “${id}” gives ${percent(load)} of what its ${breaker} A breaker holds: it will trip. Take load off, or give it a larger one.`,
        id,
      );
    else if (load > allowed + rounding)
      warn(
        'breaker-load',
        `The breaker of feed “${id}” carries ${percent(load)} of its ${breaker} A; a continuous load may take ${percent(allowed)}. Take load off, or give it a larger one.`,
        id,
      );
    if (instantaneousTrip === undefined || inrush === null) continue;
    // A trip is stated for root mean squares, a switch-on current as a peak.
    const trips = instantaneousTrip * breaker * (feed.system === 'dc' ? 1 : Math.SQRT2);
    if (inrush > trips)
      warn(
        'inrush',
        `When all switches on at once, feed “${id}” gives a peak of ${amperes(inrush)}; its breaker may trip from ${amperes(trips)} on. Switch on one after another, or spread over more breakers.`,
        id,
      );
  }
  parts.conductors.forEach(({ id, ampacity }, i) => {
    const conductor = power.conductors.find(({ output }) => output === parts.converters.length + i);
    if (conductor && conductor.law.share > 1)
      warn(
        'voltage-collapse',
        `Conductor “${id}” cannot carry ${percent(conductor.law.share)} of the most that its resistance lets through at this voltage; its figures mean nothing. Take a thicker or shorter one.`,
        id,
      );
    else if (ampacity !== undefined && converters[id].load > 1 + rounding)
      warn(
        'conductor-overload',
        `Conductor “${id}” carries ${amperes(converters[id].current ?? NaN)}, more than the ${ampacity} A that it is rated for. Take a thicker one.`,
        id,
      );
  });
  parts.converters.forEach(({ id, battery }, c) => {
    const { output, load } = converters[id];
    if (parts.feeds.length > 0 && load > 1 + rounding)
      warn(
        'converter-overload',
        `“${id}” carries ${percent(load)} of what its units are rated for. Add units, or take load off.`,
        id,
      );
    const given = converters[id].battery?.power ?? 0;
    if (given <= rounding * output || !battery) return;
    const most = battery.maximumPower;
    const isOver = most !== undefined && given * battery.efficiency > most * (1 + rounding);
    if (isOver)
      warn(
        'battery-overload',
        `The battery of “${id}” gives at most ${battery.maximumPower ?? 0} W; ${Math.ceil(given * battery.efficiency)} W are asked of it. Take load off, or give it more.`,
        id,
      );
    else if (power.available.onBattery[c])
      warn('on-battery', `“${id}” has lost its feed and runs on its battery.`, id);
    else
      warn(
        'on-battery',
        `The feeds of “${id}” give less than it draws; its battery adds ${watts(given)}.`,
        id,
      );
  });
  const dead = parts.converters.filter((_, c) => power.available.units[c] === 0).map(({ id }) => id);
  if (dead.length > 0)
    warn(
      'unpowered',
      `${namesOf(dead)} ${dead.length === 1 ? 'has' : 'have'} lost all that feeds ${dead.length === 1 ? 'it' : 'them'}: what hangs there is off.`,
      ...dead,
    );
  return found;
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const watts = (power: number): string => `${Number(power.toPrecision(4))} W`;
const amperes = (current: number): string => `${Number(current.toPrecision(3))} A`;
