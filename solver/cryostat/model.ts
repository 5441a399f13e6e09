import type { Cryostat } from '#models/cryostat/cryostat.ts';
import { rootOfRising } from '#solver/linalg/root.ts';
import { type Heads, type LiftMap, liftMap } from '#solver/cryostat/cooler.ts';
import { type Link, linksOf } from '#solver/cryostat/links.ts';

/*
 * Stages with what flows between them and what the cooler takes out of them.
 */

interface Head {
  /** Place of the stage that it cools. */
  readonly stage: number;
  /** W/K; null: the stage is as cold as the head. */
  readonly strap: number | null;
}

export interface Model {
  /** W, by stage. */
  readonly dissipation: readonly number[];
  readonly links: readonly Link[];
  readonly heads: readonly Head[];
  readonly lifts: LiftMap;
  /** K, of the wall. */
  readonly vessel: number;
}

/** @param isPowered whether dissipation and currents are on */
export function modelOf(cryostat: Cryostat, isPowered: boolean): Model {
  const { stages, cooler, vessel } = cryostat;
  const names = cooler.kind === 'two-stage' ? (['first', 'second'] as const) : (['first'] as const);
  return {
    dissipation: stages.map(({ dissipation }) => (isPowered ? dissipation : 0)),
    links: linksOf(cryostat, isPowered),
    heads: names.map((name) => {
      const stage = stages.findIndex(({ cooling }) => cooling === name);
      return { stage, strap: stages[stage].strap };
    }),
    lifts: liftMap(cooler),
    vessel: vessel.temperature,
  };
}

const temperatureAt = ({ vessel }: Model, temperatures: readonly number[], place: number): number =>
  place < temperatures.length ? temperatures[place] : vessel;

/** W that come to a stage by its links, what leaves it less. */
export function leakTo(model: Model, temperatures: readonly number[], stage: number): number {
  let sum = 0;
  for (const { from, to, heat } of model.links) {
    if (from !== stage && to !== stage) continue;
    const { cold, warm } = heat(
      temperatureAt(model, temperatures, from),
      temperatureAt(model, temperatures, to),
    );
    sum += to === stage ? cold : -warm;
  }
  return sum;
}

/** What the cooler takes out at full input. */
export interface Extraction extends Heads {
  /** K, of the cold heads. */
  readonly temperatures: readonly number[];
}

/** K; no head is colder. */
const coldestHead = 1.5;
const mostTurns = 60;

/**
 * Lifts behind the straps: each head is colder than its stage by lift over conductance, one in turn with the other
 * held. Both hardly act on each other.
 */
export function extraction(
  { heads, lifts }: Model,
  temperatures: readonly number[],
  reject: number,
): Extraction {
  const own = heads.map(({ stage }) => temperatures[stage]);
  if (heads.every(({ strap }) => strap === null)) return { ...lifts(own, reject), temperatures: own };
  const cold = [...own];
  for (let turn = 0; turn < mostTurns; turn++) {
    let moved = 0;
    for (const [k, { strap }] of heads.entries()) {
      if (strap === null || own[k] <= coldestHead) continue;
      const others = [...cold];
      const over = (head: number): number => {
        others[k] = head;
        return lifts(others, reject).lifts[k] - strap * (own[k] - head);
      };
      const next = rootOfRising(over, coldestHead, own[k], 1e-10 * own[k]);
      moved = Math.max(moved, Math.abs(next - cold[k]));
      cold[k] = next;
    }
    if (heads.length === 1 || moved < 1e-8) break;
  }
  return { ...lifts(cold, reject), temperatures: cold };
}
