/*
 * How near the parts of a rack are to their limits, over what a cluster sets.
 */
import type { FilledRack } from '#models/rack/standing.ts';
import { type CutExpansion, cutExpansion, type Place } from '#solver/condense/cut-expansion.ts';
import type { RackKinds, RackResult } from '#solver/rack/contract.ts';
import { enclosedIn } from '#solver/rack/state.ts';
import { zonesOf } from '#solver/rack/zones.ts';

/** A rack at one load, solved at the places of an expansion. */
export interface SolvedLoad {
  readonly filled: FilledRack;
  readonly kinds: RackKinds;
  readonly results: readonly RackResult[];
}

export interface RackMargins {
  /**
   * Of the part that is nearest to its limit, K, and where it is; null without any. The rate is the share of the load with
   * which every part keeps its limit. Margins are straight in the load.
   *
   * @param load share of the full one, above idle
   */
  at(
    place: Place,
    load: number,
  ): {
    readonly margin: number | null;
    readonly hottest: string | null;
    readonly rate: number;
  };
}

interface Part {
  readonly words: string;
  readonly full: CutExpansion;
  readonly idle: CutExpansion;
}

/**
 * Each part by itself: the nearest of all has kinks where another takes its place. Parts that are nearest in their
 * enclosure at none of the places are left out.
 *
 * @param inputs of the expansion @param full, idle of the same rack at the same places
 */
export function rackMargins(inputs: number, full: SolvedLoad, idle: SolvedLoad): RackMargins {
  const loaded = partsOf(full);
  const resting = partsOf(idle);
  const nearest = new Set([...loaded.nearest, ...resting.nearest]);
  const parts = [...nearest].flatMap((words): Part[] => {
    const own = loaded.margins.get(words);
    const other = resting.margins.get(words);
    if (!own || !other) return [];
    return [{ words, full: cutExpansion(inputs, own), idle: cutExpansion(inputs, other) }];
  });
  return {
    at(place, load) {
      let margin: number | null = null;
      let hottest: string | null = null;
      let rate = 1;
      for (const part of parts) {
        const most = part.full.at(place);
        const own = load === 1 ? most : between(part.idle.at(place), most, load);
        if (own < 0) rate = Math.min(rate, heldRate(part.idle.at(place), own));
        if (margin !== null && own >= margin) continue;
        margin = own;
        hottest = part.words;
      }
      return { margin, hottest, rate };
    },
  };
}

interface Margins {
  /** By "GPU1 in Node 3", at each place. */
  readonly margins: ReadonlyMap<string, readonly number[]>;
  readonly nearest: ReadonlySet<string>;
}

function partsOf({ filled, kinds, results }: SolvedLoad): Margins {
  const margins = new Map<string, number[]>();
  const nearest = new Set<string>();
  const enclosed = enclosedIn(zonesOf(filled), kinds);
  for (const { slots } of results)
    for (const [i, { name, inlet, backPressure, coolant }] of slots.entries()) {
      const { kind } = enclosed[i];
      const words = (part: number): string => `${kind.limited[part] ?? 'a part'} in ${name}`;
      const own = kind.marginsAt({ inlet, backPressure, coolant });
      for (const [part, margin] of own.entries()) {
        const list = margins.get(words(part)) ?? [];
        margins.set(words(part), list);
        list.push(margin);
      }
      if (own.length > 0) nearest.add(words(own.indexOf(Math.min(...own))));
    }
  return { margins, nearest };
}

/** Share of a load at which a margin that is straight between idle and it is nought; 0 where not even idle holds. */
const heldRate = (idle: number, loaded: number): number => (idle <= 0 ? 0 : idle / (idle - loaded));

const between = (from: number, to: number, share: number): number => from + share * (to - from);
