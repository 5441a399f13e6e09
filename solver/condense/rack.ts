/*
 * A rack condensed to what a cluster sets: the air before it, its coolant.
 */
import type { Design } from '#models/project/design.ts';
import type { FilledRack } from '#models/rack/standing.ts';
import { type Axis, placeWithin, valuesAt } from '#solver/condense/axes.ts';
import {
  type CutExpansion,
  cutExpansion,
  cutPlaces,
  type Place,
  placesBetween,
} from '#solver/condense/cut-expansion.ts';
import { rackMargins } from '#solver/condense/rack-margins.ts';
import type { RackKinds, RackResult } from '#solver/rack/contract.ts';
import { solveRack } from '#solver/rack/solve.ts';

/** What a cluster sets. */
export interface RackInputs {
  readonly room: number; // K, of the air before it
  /** Null of a rack without coolant. */
  readonly coolant: { readonly supply: number /* K */; readonly flow: number /* m³/s */ } | null;
}

/** What it then does, its load reduced to what holds. */
export interface RackState {
  readonly power: number; // W from the feed
  readonly heatToCoolant: number; // W
  readonly heatToDoor: number; // W, to the water of an exchanger in its door
  readonly heatToRoom: number; // W, what is left of the power
  readonly airflow: number; // m³/s
  readonly coolantDrop: number; // Pa, between the ends of its manifolds
  /** At the load that is asked for, of the part that is nearest to its limit, K, and where it is; null without any. */
  readonly margin: number | null;
  readonly hottest: string | null;
  /** Of what the load adds to its idle power, the share with which every part keeps its limit: that of its slowest enclosure. */
  readonly rate: number;
  readonly isWithin: boolean;
}

/** Low and high of each input. */
export interface RackRange {
  readonly room: readonly [number, number];
  readonly supply: readonly [number, number] | null;
  readonly flow: readonly [number, number] | null;
}

/** Largest differences to the whole rack at places that were not fitted. */
export interface CondensedRackError {
  readonly power: number; // share
  readonly heatToCoolant: number; // share of the power
  readonly airflow: number; // share
  readonly coolantDrop: number; // share
  readonly margin: number; // K
}

export interface CondensedRack {
  readonly range: RackRange;
  readonly solves: { readonly fitted: number; readonly compared: number };
  readonly error: CondensedRackError;
  /** Enclosures that somewhere were beyond what they were condensed over, in words. */
  readonly remarks: readonly string[];
  /**
   * Inputs beyond the range are taken at its end, and said to be.
   * @param load that is asked for, share of the full one above idle; by default all of it
   */
  at(inputs: RackInputs, load?: number): RackState;
}

const compared = 4;
/** That counts as none, Pa. */
const leastDrop = 1e-3;

const atWorkloads = new WeakMap<Design, Map<string, Design>>();

/** A design at another workload, the same one each time. */
function designAt(design: Design, workload: Design['conditions']['workload']): Design {
  const known = atWorkloads.get(design) ?? new Map<string, Design>();
  atWorkloads.set(design, known);
  const found = known.get(workload) ?? { ...design, conditions: { ...design.conditions, workload } };
  known.set(workload, found);
  return found;
}

/** The same rack with all designs at another workload, equal ones still the same. */
export function atWorkload(filled: FilledRack, workload: Design['conditions']['workload']): FilledRack {
  const standing = filled.standing.map((one) =>
    one.content.kind === 'enclosure'
      ? {
          ...one,
          content: { kind: 'enclosure' as const, design: designAt(one.content.design, workload) },
        }
      : one,
  );
  return { ...filled, standing };
}

/** A rack at one load, with its enclosures condensed. */
export interface LoadedRack {
  readonly filled: FilledRack;
  readonly kinds: RackKinds;
}

export interface RackLoads {
  readonly full: LoadedRack;
  readonly idle: LoadedRack;
}

/**
 * Solved whole at 5 places without coolant and 25 with it, at its load and idle, and compared at four more.
 *
 * Between idle and its load margins are taken as straight in the power: the rate is where the first is nought.
 * Rejects with an Error in words where the rack has no answer at one of the places.
 */
export async function condenseRackWhole(
  loads: RackLoads,
  range: RackRange,
  signal: AbortSignal,
): Promise<CondensedRack> {
  const axes = axesOf(range);
  const places = cutPlaces(axes.length);
  const solvedAt = async (load: LoadedRack, place: Place): Promise<RackResult> => {
    const result = await solveRack(asFed(load.filled, inputsAt(axes, place)), load.kinds, signal);
    if (result.status === 'converged') return result;
    throw new Error('the rack does not come to rest: see "boxwright rack"');
  };
  const full: RackResult[] = [];
  const idle: RackResult[] = [];
  for (const place of places) {
    full.push(await solvedAt(loads.full, place));
    idle.push(await solvedAt(loads.idle, place));
  }
  const atFull = fitted(axes.length, full);
  const atIdle = fitted(axes.length, idle);
  const margins = rackMargins(
    axes.length,
    { ...loads.full, results: full },
    { ...loads.idle, results: idle },
  );
  const at = (inputs: RackInputs, load = 1): RackState => {
    const { place, isWithin } = placeWithin(axes, valuesOf(inputs));
    const { margin, hottest, rate } = margins.at(place, load);
    const between = (of: 'power' | 'heatToCoolant' | 'heatToDoor' | 'airflow'): number => {
      const most = atFull[of].at(place);
      const share = load * rate;
      if (share === 1) return most;
      const least = atIdle[of].at(place);
      return least + share * (most - least);
    };
    const power = between('power');
    const heatToCoolant = between('heatToCoolant');
    const heatToDoor = between('heatToDoor');
    return {
      power,
      heatToCoolant,
      heatToDoor,
      heatToRoom: power - heatToCoolant - heatToDoor,
      airflow: between('airflow'),
      coolantDrop: inputs.coolant ? Math.exp(atFull.coolantDrop.at(place)) : 0,
      margin,
      hottest,
      rate,
      isWithin,
    };
  };
  let error: CondensedRackError = { power: 0, heatToCoolant: 0, airflow: 0, coolantDrop: 0, margin: 0 };
  for (const place of placesBetween(axes.length, compared)) {
    const whole = await solvedAt(loads.full, place);
    const share = (curve: CutExpansion, value: number, scale = value): number =>
      scale === 0 ? 0 : Math.abs(curve.at(place) - value) / Math.abs(scale);
    const drop = whole.coolant?.drop ?? 0;
    const off = margins.at(place, 1).margin ?? 1e9;
    error = {
      power: Math.max(error.power, share(atFull.power, whole.power.feed)),
      heatToCoolant: Math.max(
        error.heatToCoolant,
        share(atFull.heatToCoolant, whole.coolant?.heat ?? 0, whole.power.feed),
      ),
      airflow: Math.max(error.airflow, share(atFull.airflow, whole.air.airflow)),
      coolantDrop: Math.max(
        error.coolantDrop,
        drop > 0 ? Math.abs(Math.exp(atFull.coolantDrop.at(place)) / drop - 1) : 0,
      ),
      margin: Math.max(error.margin, Math.abs(off - Math.min(...marginsOf(whole), 1e9))),
    };
  }
  const remarks = (load: string, results: readonly RackResult[]): string[] =>
    [...new Set(results.flatMap(({ problems }) => problems))].map((one) => `${load}: ${one}`);
  return {
    range,
    solves: { fitted: 2 * places.length, compared },
    error,
    remarks: [...remarks('At its load', full), ...remarks('Idle', idle)],
    at,
  };
}

const marginsOf = ({ slots }: RackResult): number[] =>
  slots.flatMap(({ margin }) => (margin === null ? [] : [margin]));

function fitted(inputs: number, results: readonly RackResult[]) {
  const fit = (value: (result: RackResult) => number): CutExpansion =>
    cutExpansion(inputs, results.map(value));
  return {
    power: fit(({ power }) => power.feed),
    heatToCoolant: fit(({ coolant }) => coolant?.heat ?? 0),
    heatToDoor: fit(({ door }) => door?.heat ?? 0),
    airflow: fit(({ air }) => air.airflow),
    coolantDrop: fit(({ coolant }) => Math.log(Math.max(coolant?.drop ?? 0, leastDrop))),
  };
}

function axesOf({ room, supply, flow }: RackRange): readonly Axis[] {
  const air = [{ low: room[0], high: room[1], isLogarithmic: false }];
  if (!supply || !flow) return air;
  return [
    ...air,
    { low: supply[0], high: supply[1], isLogarithmic: false },
    { low: flow[0], high: flow[1], isLogarithmic: true },
  ];
}

function inputsAt(axes: readonly Axis[], place: Place): RackInputs {
  const [room, supply, flow] = valuesAt(axes, place);
  return { room, coolant: axes.length > 1 ? { supply, flow } : null };
}

const valuesOf = ({ room, coolant }: RackInputs): readonly number[] =>
  coolant ? [room, coolant.supply, coolant.flow] : [room];

/** The rack as a cluster feeds it: without a distribution unit of its own. */
export function asFed(filled: FilledRack, { room, coolant }: RackInputs): FilledRack {
  const { rack } = filled;
  return {
    ...filled,
    rack: {
      ...rack,
      room: { ...rack.room, temperature: room },
      coolant:
        rack.coolant && coolant
          ? {
              ...rack.coolant,
              cdu: null,
              supply: 'flow',
              supplyTemperature: coolant.supply,
              flow: coolant.flow,
            }
          : rack.coolant,
    },
  };
}
