import { rootOfRising } from '#solver/linalg/root.ts';
import { extraction, leakTo, type Model } from '#solver/cryostat/model.ts';

/*
 * Temperatures at which every stage has as much heat as is taken from it. What a stage has over rises with its own
 * temperature and falls with each other one, so that solving one stage in turn settles to the one answer there is
 * (an M-function: Rheinboldt (1970), J. Math. Anal. Appl. 32, 274–307).
 */

/** K, between which a stage is sought. */
const lowest = 1.5;
const highest = 800;
/** K, of a stage. */
const finest = 1e-9;
const mostSweeps = 400;
/** Sweeps, of which the last two tell how the moves shrink. */
const leapEvery = 4;

/** Heat that a stage takes up as it warms, W over its temperature: of a step of time. */
export type Storing = (stage: number, temperature: number) => number;

export interface Balance {
  readonly temperatures: readonly number[];
  readonly settled: boolean;
}

/**
 * @param floors K below which a stage is not let, by a heater; null: it floats
 * @param start K, first guess
 * @param tolerance K
 */
export function balanceOf(
  model: Model,
  reject: number,
  floors: readonly (number | null)[],
  start: readonly number[],
  storing: Storing | null = null,
  tolerance = finest,
): Balance {
  const temperatures = [...start];
  const head = new Map(model.heads.map(({ stage }, k) => [stage, k]));
  const overAt = (stage: number, t: number): number => {
    const before = temperatures[stage];
    temperatures[stage] = t;
    const k = head.get(stage);
    const taken = k === undefined ? 0 : extraction(model, temperatures, reject).lifts[k];
    const over = taken - model.dissipation[stage] - leakTo(model, temperatures, stage);
    temperatures[stage] = before;
    return over + (storing?.(stage, t) ?? 0);
  };
  let reach = highest;
  let last = temperatures.map(() => 0);
  for (let sweep = 1; sweep <= mostSweeps; sweep++) {
    const moves = temperatures.map((before, stage) => {
      const floor = Math.max(lowest, floors[stage] ?? lowest);
      const next = near((t) => overAt(stage, t), [floor, before, reach, tolerance]);
      temperatures[stage] = next;
      return next - before;
    });
    const moved = Math.max(...moves.map(Math.abs));
    if (!Number.isFinite(moved)) break;
    if (moved < 10 * tolerance) return { temperatures, settled: true };
    reach = Math.max(4 * moved, 1000 * tolerance);
    if (sweep % leapEvery === 0) {
      const leaps = moves.map((move, stage) => leap(move, last[stage]));
      for (const [stage, by] of leaps.entries())
        temperatures[stage] = Math.min(highest, Math.max(lowest, temperatures[stage] + by));
      reach += Math.max(...leaps.map(Math.abs));
    }
    last = moves;
  }
  return { temperatures, settled: false };
}

/** What moves in a row of powers would still come to: Aitken's sum, where stages hang firmly on each other. */
function leap(move: number, before: number): number {
  const ratio = before === 0 ? 0 : move / before;
  return ratio > 0.2 && ratio < 0.99 ? (move * ratio) / (1 - ratio) : 0;
}

/** The root of a rising function, sought close to a guess first. */
function near(
  f: (t: number) => number,
  [floor, guess, reach, tolerance]: readonly [number, number, number, number],
): number {
  const from = Math.max(floor, guess - reach);
  const to = Math.min(highest, Math.max(floor, guess + reach));
  const low = from > floor && f(from) > 0 ? floor : from;
  const high = to < highest && f(to) < 0 ? highest : to;
  return rootOfRising(f, low, high, tolerance);
}
