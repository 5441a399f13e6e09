/*
 * How near contents are to their limits.
 */
import { rootOfRising } from '#solver/linalg/root.ts';
import type { ContentResult, Needed, ServedContent } from '#solver/pod/contract.ts';
import type { Moment, ReadyPod } from '#solver/pod/balance.ts';

/** K to the nearest upper limit at a temperature of the air inside; null where none is known. */
export function marginAt({ at, highest, rise }: ServedContent, air: number): number | null {
  const inlet = air + rise;
  const { margin } = at(inlet);
  const toHighest = highest === null ? null : highest - inlet;
  if (margin === null || toHighest === null) return margin ?? toHighest;
  return Math.min(margin, toHighest);
}

export const lowMarginAt = ({ lowest, rise }: ServedContent, air: number): number | null =>
  lowest === null ? null : air + rise - lowest;

/** @param coldest and hottest of the air inside, K */
export function contentResult(content: ServedContent, coldest: number, hottest: number): ContentResult {
  return {
    name: content.name,
    coldest: coldest + content.rise,
    hottest: hottest + content.rise,
    margin: marginAt(content, hottest),
    lowMargin: lowMarginAt(content, coldest),
  };
}

/** Air inside that is looked at for limits, K. */
const range = [223.15, 393.15] as const;
const near = 1e-4;

/** The warmest air inside that a content bears, K; null where none is known or it bears all. */
export function warmestAir(content: ServedContent): number | null {
  if (marginAt(content, range[1]) === null) return null;
  const missing = (air: number): number => -(marginAt(content, air) ?? 1);
  if (missing(range[1]) < 0) return null;
  return rootOfRising(missing, range[0], range[1], near);
}

/** The content that bears least, and what it bears. */
export function tightest(
  contents: readonly ServedContent[],
): { readonly air: number; readonly content: ServedContent } | null {
  let found: { readonly air: number; readonly content: ServedContent } | null = null;
  for (const content of contents) {
    const air = warmestAir(content);
    if (air !== null && (!found || air < found.air)) found = { air, content };
  }
  return found;
}

/**
 * What has to be taken away so that the air inside rests at a temperature, W: Q = P + Σ U A (T_sol-air − T) + leakage.
 * Negative where the walls take more.
 */
export function heatToRemove(
  { pod, contents }: ReadyPod,
  { outdoors, conductance, inflow, leakage }: Moment,
  air: number,
): number {
  let power = inflow - conductance * air + leakage * (outdoors.temperature - air);
  const efficiency = pod.rectifier?.efficiency ?? 1;
  for (const { at, count, rise, heatShare, isRectified } of contents) {
    const drawn = count * at(air + rise).power;
    power += drawn * heatShare + (isRectified ? drawn * (1 / efficiency - 1) : 0);
  }
  return power;
}

/** Follows the time that needs most. */
export class NeededCooling {
  readonly #ready: ReadyPod;
  readonly #limit: ReturnType<typeof tightest>;
  /** W of fans inside, which run whatever the cooling gives. */
  readonly #fans: number;
  #most = -Infinity;
  #sun = 0;
  #time = 0;

  constructor(ready: ReadyPod) {
    this.#ready = ready;
    this.#limit = tightest(ready.contents);
    const { cooling } = ready.pod;
    this.#fans = 'insidePower' in cooling ? cooling.insidePower : 0;
  }

  add(moment: Moment, time: number): void {
    if (!this.#limit) return;
    const power = heatToRemove(this.#ready, moment, this.#limit.air) + this.#fans;
    if (power <= this.#most) return;
    this.#most = power;
    this.#sun = moment.bySun;
    this.#time = time;
  }

  get result(): Needed {
    const limit = this.#limit;
    if (!limit || this.#most === -Infinity)
      return { power: null, air: null, content: null, sunShare: 0, time: 0 };
    const power = Math.max(0, this.#most);
    return {
      power,
      air: limit.air,
      content: limit.content.name,
      sunShare: power > 0 ? Math.min(1, this.#sun / power) : 0,
      time: this.#time,
    };
  }
}
