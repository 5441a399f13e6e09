import type { Cryostat } from '#models/cryostat/cryostat.ts';
import { balanceOf } from '#solver/cryostat/balance.ts';
import type { CoolDownResult } from '#solver/cryostat/contract.ts';
import { storedHeat } from '#solver/cryostat/heat-capacity.ts';
import { extraction, modelOf } from '#solver/cryostat/model.ts';
import { steadyOf } from '#solver/cryostat/steady.ts';

/*
 * From the temperature of the wall down: masses with their enthalpies, the cooler at full, its reject temperature that
 * of the state of rest.
 */

/** K over rest at which a stage counts as cold. */
const near = 1;
/** K, error of a step. */
const tolerance = 0.05;
/** Share of its temperature that a stage moves in a step, about. */
const longestMove = 0.08;
const firstStep = 10;
const longestStep = 4 * 3600;
const latest = 60 * 86_400;
/** s; at what a step is made no shorter. */
const shortestStep = 1e-3;

/**
 * Method: implicit Euler on the enthalpies, so that energy is kept whatever c(T) is, a whole and two half steps with
 * their difference as the error, and the two extrapolated: second order, and stiff masses near 4 K do no harm.
 */
export function coolDownOf(cryostat: Cryostat): CoolDownResult {
  const { stages, coolDown, vessel } = cryostat;
  const bare = stages.find(({ cooling, masses }) => cooling !== 'none' && masses.length === 0);
  if (bare) return unknown(`“${bare.name}” has no mass`);
  const rest = steadyOf(cryostat, coolDown.isPowered);
  const { reject } = rest.warmSide;
  const model = modelOf(cryostat, coolDown.isPowered);
  const cooled = model.heads.map(({ stage }) => stage);
  const goals = stages.map(({ hold }, k) => {
    const own = rest.temperatures[k];
    return hold !== null && own <= hold ? hold : own + near;
  });
  if (cooled.every((k) => goals[k] >= vessel.temperature)) return unknown('nothing becomes cold');
  const stored = stages.map(({ masses }) => (masses.length > 0 ? storedHeat(masses) : null));
  const none = stages.map(() => null);
  const after = (from: readonly number[], step: number): readonly number[] => {
    const before = from.map((t, k) => stored[k]?.upTo(t) ?? 0);
    const storing = (stage: number, t: number): number =>
      ((stored[stage]?.upTo(t) ?? 0) - before[stage]) / step;
    return balanceOf(model, reject, none, from, storing, tolerance / 1000).temperatures;
  };
  // Stages without mass are at rest from the beginning.
  let temperatures = after(
    stages.map(() => vessel.temperature),
    shortestStep,
  );
  let time = 0;
  let step = firstStep;
  const course = [{ time, temperatures }];
  let isHeldLift = false;
  const isCold = (state: readonly number[]): boolean => cooled.every((k) => state[k] <= goals[k]);
  while (time < latest) {
    const whole = after(temperatures, step);
    const half = after(after(temperatures, step / 2), step / 2);
    const error = Math.max(...half.map((t, k) => Math.abs(t - whole[k])));
    if (error > 4 * tolerance && step > shortestStep) {
      step = Math.max(shortestStep, step / 2);
      continue;
    }
    const next = half.map((t, k) => Math.max(1, 2 * t - whole[k]));
    isHeldLift ||= extraction(model, next, reject).place === 'above';
    if (isCold(next)) {
      // Within a step heat leaves evenly, so that enthalpy falls straight.
      const share = Math.max(
        ...cooled.map((k) => passed(stored[k]?.upTo ?? ((t) => t), temperatures[k], next[k], goals[k])),
      );
      time += share * step;
      course.push({
        time,
        temperatures: next.map((t, k) => temperatures[k] + share * (t - temperatures[k])),
      });
      return { time, reason: null, course, isHeldLift };
    }
    const moved = Math.max(...next.map((t, k) => Math.abs(t / temperatures[k] - 1)));
    temperatures = next;
    time += step;
    course.push({ time, temperatures });
    const growth = Math.min(
      2,
      Math.sqrt(tolerance / Math.max(error, 1e-9)),
      longestMove / Math.max(moved, 1e-9),
    );
    step = Math.min(longestStep, Math.max(shortestStep, step * Math.max(0.5, growth)));
  }
  return { time: null, reason: 'not cold within 60 days', course, isHeldLift };
}

const unknown = (reason: string): CoolDownResult => ({ time: null, reason, course: [], isHeldLift: false });

/** Share of a step in which a stage comes to its goal; 0 where it is there already. */
function passed(stored: (t: number) => number, before: number, after: number, goal: number): number {
  if (before <= goal) return 0;
  return (stored(before) - stored(goal)) / (stored(before) - stored(after));
}
