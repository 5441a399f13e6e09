import type { Cooler, OneStageCooler, TwoStageCooler } from '#models/cryostat/cryostat.ts';

/*
 * What a cooler lifts at the temperatures of its cold heads.
 */

/** W lifted from each head at full input, K of each head. */
export interface Heads {
  readonly lifts: readonly number[];
  /** Beyond what was measured: `below` extrapolated, `above` held at the largest lift. */
  readonly place: 'within' | 'below' | 'above';
}

export type LiftMap = (heads: readonly number[], reject: number) => Heads;

/** All units of a cooler together. */
export function liftMap(cooler: Cooler): LiftMap {
  return cooler.kind === 'one-stage' ? oneStage(cooler) : twoStage(cooler);
}

/**
 * Share of its lift that a cooler keeps when it rejects at another temperature than it was measured at.
 * Carnot: (T_r0 − T)/(T_r − T), the same input at the same share of Carnot; at a head warmer than both no change.
 */
export function rejectShare(cooler: Cooler, head: number, reject: number): number {
  const { rejectEffect, rejectSlope, ratedReject } = cooler;
  if (rejectEffect === 'none') return 1;
  if (rejectEffect === 'slope') return Math.max(0, 1 - rejectSlope * (reject - ratedReject));
  // Near the reject temperature Carnot's lift has no bound, and no cooler comes near it.
  const cold = Math.min(head, ratedReject / 2);
  return (ratedReject - cold) / Math.max(reject - cold, 1);
}

function oneStage(cooler: OneStageCooler): LiftMap {
  const { lift: points, units } = cooler;
  const last = points[points.length - 1];
  const temperatures = points.map(([t]) => t);
  const lifts = points.map(([, lift]) => lift);
  return ([head], reject) => ({
    lifts: [units * rejectShare(cooler, head, reject) * reached(lifts, temperatures, head)],
    place: head < temperatures[0] ? 'below' : head > last[0] ? 'above' : 'within',
  });
}

/** Temperatures of both heads on the grid of lifts, straight both ways between its points. */
interface Grid {
  readonly first: readonly number[];
  readonly second: readonly number[];
  /** K by index of the first and of the second lift. */
  readonly temperatures: readonly (readonly (readonly [number, number])[])[];
}

function gridOf({ map }: TwoStageCooler): Grid {
  const rising = (values: readonly number[]): number[] => [...new Set(values)].sort((a, b) => a - b);
  const first = rising(map.map(({ firstLift }) => firstLift));
  const second = rising(map.map(({ secondLift }) => secondLift));
  const temperatures = first.map((q1) =>
    second.map((q2): readonly [number, number] => {
      const point = map.find(({ firstLift, secondLift }) => firstLift === q1 && secondLift === q2);
      return point ? [point.first, point.second] : [Number.NaN, Number.NaN];
    }),
  );
  return { first, second, temperatures };
}

/** Place of a value on rising knots: the knot before it and the share of the way to the next. */
function placeOn(knots: readonly number[], value: number): readonly [number, number] {
  const next = Math.max(
    1,
    knots.findIndex((knot) => knot >= value),
  );
  const share = (value - knots[next - 1]) / (knots[next] - knots[next - 1]);
  return [next - 1, Math.min(1, Math.max(0, share))];
}

/** Lift at a temperature, straight between its points; below them along the first stretch down to nothing, above held. */
function reached(knots: readonly number[], temperatures: readonly number[], temperature: number): number {
  const last = knots.length - 1;
  if (temperature >= temperatures[last]) return knots[last];
  const next = Math.max(
    1,
    temperatures.findIndex((t) => t >= temperature),
  );
  const share = (temperature - temperatures[next - 1]) / (temperatures[next] - temperatures[next - 1]);
  return Math.max(0, knots[next - 1] + share * (knots[next] - knots[next - 1]));
}

/** W of a stage that is warmer than the map; null where nothing is known of it. */
function warmLift(points: TwoStageCooler['firstWarm'], head: number): number | null {
  return points === null
    ? null
    : reached(
        points.map(([, lift]) => lift),
        points.map(([t]) => t),
        head,
      );
}

const mostTurns = 200;

/**
 * The lifts at which the heads have two given temperatures: each in turn along its own lifts, the other held.
 * It settles because a head is moved far more by its own lift than by the other's. Above the map its edge.
 */
function twoStage(cooler: TwoStageCooler): LiftMap {
  const { first, second, temperatures } = gridOf(cooler);
  const { units, firstWarm, secondWarm } = cooler;
  return ([warm, cold], reject) => {
    let q1 = first[0];
    let q2 = second[0];
    for (let turn = 0; turn < mostTurns; turn++) {
      const [j, v] = placeOn(second, q2);
      const along = temperatures.map((row) => row[j][0] * (1 - v) + row[j + 1][0] * v);
      const next1 = reached(first, along, warm);
      const [i, u] = placeOn(first, next1);
      const across = temperatures[i].map(([, t], k) => t * (1 - u) + temperatures[i + 1][k][1] * u);
      const next2 = reached(second, across, cold);
      const moved = Math.abs(next1 - q1) + Math.abs(next2 - q2);
      q1 = next1;
      q2 = next2;
      if (moved <= 1e-11 * (q1 + q2)) break;
    }
    const isAtEdge = [q1 === first[first.length - 1], q2 === second[second.length - 1]];
    const warmed = [warmLift(firstWarm, warm), warmLift(secondWarm, cold)];
    const lifts = [q1, q2].map((q, k) => (isAtEdge[k] ? Math.max(q, warmed[k] ?? 0) : q));
    const isAbove = isAtEdge.some((isEdge, k) => isEdge && warmed[k] === null);
    const isBelow = q1 < first[0] || q2 < second[0];
    return {
      lifts: lifts.map((lift, k) => units * lift * rejectShare(cooler, k === 0 ? warm : cold, reject)),
      place: isAbove ? 'above' : isBelow ? 'below' : 'within',
    };
  };
}
