/*
 * What each feed gives: power, currents of its lines, and what its breaker carries.
 */
import type { Feed, Phase } from '#solver/case/power.ts';
import { addLineCurrents, neutralCurrent, unbalance } from '#solver/correlations/three-phase.ts';
import { connectionsOf, type Availability, type PowerParts } from '#solver/power/availability.ts';

import { capacityOf, fuelOf, isLimited, type Site } from '#solver/power/feed-capacity.ts';

export interface FeedResult {
  readonly power: number; // W
  readonly apparentPower: number; // VA
  /** Of each line, A: three of a three-phase feed, else one. */
  readonly currents: readonly number[];
  /** A; null but for three phases. */
  readonly neutralCurrent: number | null;
  /** Largest deviation of a line's current from their mean, over the mean; null but for three phases. */
  readonly unbalance: number | null;
  /** Largest line current over the breaker's rating; null without a breaker. */
  readonly load: number | null;
  /** Largest sum of switch-on currents on one line, A; null where none is known. */
  readonly inrush: number | null;
  /** What panels or a generator set have, W; null of feeds without a limit. */
  readonly available: number | null;
  /** Of a generator set, m³/s; null of other feeds. */
  readonly fuel: number | null;
}

/** What of phasors is rounding, as a share. */
const rounding = 1e-12;

/** Sums of a feed; lines L1, L2, L3, or the first alone. */
interface Sums {
  active: number;
  reactive: number;
  readonly real: Float64Array;
  readonly imaginary: Float64Array;
  readonly inrush: Float64Array;
}

/**
 * Results by feed. Panels on a feed count with the currents of their lines.
 * @param input, output of converters and conductors, in the order of the parts [W]; taken: what a converter draws from
 *   its k-th connection [W]
 */
export function feedResults(
  parts: PowerParts,
  { onBattery, dead }: Availability,
  input: ArrayLike<number>,
  output: (index: number) => number,
  site: Site,
  taken: (c: number, k: number) => number,
): Record<string, FeedResult> {
  const { converters, conductors, feeds } = parts;
  const known = new Map<string, Sums>();
  const sumsOf = (feed: Feed): Sums => {
    const before = known.get(feed.id);
    if (before) return before;
    const sums: Sums = {
      active: 0,
      reactive: 0,
      real: new Float64Array(3),
      imaginary: new Float64Array(3),
      inrush: new Float64Array(3),
    };
    known.set(feed.id, sums);
    converters.forEach((converter, c) => {
      for (const [k, connection] of connectionsOf(converter).entries()) {
        if (connection.supply !== feed.id || onBattery[c] || dead.has(feed.id)) continue;
        const active = taken(c, k);
        add(sums, feed, connection.phase, active, active * reactiveShare(converter.powerFactor));
        addInrush(sums, connection.phase, connection.units * (converter.inrush ?? 0));
      }
    });
    conductors.forEach((conductor, i) => {
      if (conductor.supply !== feed.id) return;
      const c = converters.length + i;
      const reactive = Math.max(0, output(c)) * reactiveShare(conductor.powerFactor);
      add(sums, feed, conductor.phase, input[c], reactive);
    });
    for (const panel of feeds) {
      if (panel.supply !== feed.id) continue;
      const below = sumsOf(panel);
      if (panel.system === 'ac-3') {
        sums.active += below.active;
        sums.reactive += below.reactive;
        for (let line = 0; line < 3; line++) {
          sums.real[line] += below.real[line];
          sums.imaginary[line] += below.imaginary[line];
          sums.inrush[line] += below.inrush[line];
        }
      } else {
        add(sums, feed, panel.phase, below.active, below.reactive);
        addInrush(sums, panel.phase, below.inrush[0]);
      }
    }
    return sums;
  };
  return Object.fromEntries(feeds.map((feed) => [feed.id, resultOf(feed, sumsOf(feed), site)]));
}

/** Reactive over active power, lagging. */
function reactiveShare(powerFactor = 1): number {
  return Math.sqrt(1 / powerFactor ** 2 - 1);
}

function add(sums: Sums, feed: Feed, phase: Phase | undefined, active: number, reactive: number): void {
  sums.active += active;
  sums.reactive += reactive;
  if (feed.system === 'ac-3')
    addLineCurrents(sums.real, sums.imaginary, phase, active, reactive, feed.voltage);
}

/** What hangs on all phases switches on in each. */
function addInrush({ inrush }: Sums, phase: Phase | undefined, current: number): void {
  for (let line = 0; line < 3; line++)
    if (phase === undefined || phase.includes(`L${line + 1}`)) inrush[line] += current;
}

function resultOf(feed: Feed, sums: Sums, site: Site): FeedResult {
  const { system, voltage, breaker } = feed;
  const { active, reactive, real, imaginary } = sums;
  const apparentPower = Math.hypot(active, reactive);
  const isThreePhase = system === 'ac-3';
  const currents = isThreePhase
    ? Array.from(real, (re, line) => Math.hypot(re, imaginary[line]))
    : [apparentPower / voltage];
  const inrush = Math.max(...sums.inrush);
  const exact = (value: number, scale: number): number => (value < rounding * scale ? 0 : value);
  return {
    power: active,
    apparentPower,
    currents,
    neutralCurrent: isThreePhase ? exact(neutralCurrent(real, imaginary), Math.max(...currents)) : null,
    unbalance: isThreePhase ? exact(unbalance(currents), 1) : null,
    load: breaker === undefined ? null : Math.max(...currents) / breaker,
    inrush: inrush > 0 ? inrush : null,
    available: isLimited(feed) ? capacityOf(feed, site) : null,
    fuel: fuelOf(feed, active),
  };
}
