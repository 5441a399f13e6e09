import type { Design } from '#models/project/design.ts';
import type { FilledRack } from '#models/rack/standing.ts';
import { enclosureOfDesign, flowOf } from '#solver/condense/design-enclosure.ts';
import {
  condenseEnclosure,
  type CondensedEnclosure,
  type EnclosureRange,
} from '#solver/condense/enclosure.ts';
import type { DesignSolver } from '#solver/design/contract.ts';
import type { RackKind, RackSolveOptions } from '#solver/rack/contract.ts';
import { designOf } from '#solver/rack/state.ts';

/** A kind of a rack with how well it is known. */
export interface CondensedKind extends RackKind {
  readonly name: string;
  readonly count: number;
  readonly condensed: CondensedEnclosure;
}

/** Over what enclosures are condensed: inlets from the room's temperature on, K; pressures behind them, Pa. */
const inlets = [-1, 20] as const;
const backPressures = [-20, 60] as const;
/** Shares of the flow that the design asks for; wider where the least flow is sought. */
const flowShares = { given: [0.4, 2], sought: [0.2, 2] } as const;
/** Supply temperatures about that of the rack, K; behind a distribution unit from the facility water on. */
const supplies = { given: [-2, 2], cdu: [0, 20] } as const;

/** Kinds that were condensed, by design and by what they were condensed over. */
export type KeptKinds = WeakMap<Design, Map<string, Known>>;

interface Known {
  readonly condensed: CondensedEnclosure;
  readonly limited: readonly string[];
}

interface CondenseOptions extends RackSolveOptions {
  /** What was condensed before; what is new is added. */
  readonly kept?: KeptKinds;
  /** Behind the enclosures, Pa; those whose fans are slow have no answer at high ones. */
  readonly backPressure?: readonly [number, number];
  /** Of the coolant of an enclosure, m³/s; a design that is not in it has shares of what it asks for. */
  readonly flows?: ReadonlyMap<Design, readonly [number, number]>;
}

/**
 * Each design of a rack once, whatever the number of its copies.
 *
 * @param supply range of supply temperatures at which the least flow is sought, K; null: about what the rack says
 * Rejects with an Error in words where a design is refused, has no answer somewhere, or cannot stand in a rack.
 */
export async function condenseRack(
  filled: FilledRack,
  solver: Pick<DesignSolver, 'solve'>,
  supply: readonly [number, number] | null,
  {
    signal = new AbortController().signal,
    onProgress,
    kept = new WeakMap(),
    backPressure = backPressures,
    flows = new Map<Design, readonly [number, number]>(),
  }: CondenseOptions = {},
): Promise<Map<Design, CondensedKind>> {
  const { altitude } = filled.rack.room;
  const standing = filled.standing.flatMap((one) => {
    const design = designOf(one);
    return design ? [{ design, name: one.name.replace(/ \d+$/, '') }] : [];
  });
  const designs = [...new Set(standing.map(({ design }) => design))];
  const kinds = new Map<Design, CondensedKind>();
  for (const [index, design] of designs.entries()) {
    const copies = standing.filter((one) => one.design === design);
    const { name } = copies[0];
    try {
      const enclosure = enclosureOfDesign(solver, design, altitude, signal);
      if (enclosure.connection && !filled.rack.coolant)
        throw new Error('it has a coolant connection and the rack has no coolant; give the rack coolant');
      const flow = enclosure.connection && flowOf(enclosure.connection);
      const range = { ...rangeOf(filled, flow, supply), backPressure, ...flowRange(flows.get(design)) };
      const key = JSON.stringify([altitude, range]);
      const before = kept.get(design) ?? new Map<string, Known>();
      kept.set(design, before);
      const tell = (done: number, solves: number): void =>
        onProgress?.({ kind: name, place: index + 1, kinds: designs.length, done, solves });
      const known: Known = before.get(key) ?? {
        condensed: await condenseEnclosure(range, enclosure.solve, tell),
        limited: enclosure.limited,
      };
      before.set(key, known);
      const { condensed, limited } = known;
      kinds.set(design, {
        name,
        count: copies.length,
        condensed,
        at: (inputs) => condensed.at(inputs),
        marginsAt: (inputs) => condensed.marginsAt(inputs),
        flow: condensed.range.flow,
        limited,
      });
    } catch (error) {
      signal.throwIfAborted();
      throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  }
  return kinds;
}

/** @param flow that the design asks for, m³/s; null without a coolant connection */
function rangeOf(
  { rack: { room, coolant } }: FilledRack,
  flow: number | null,
  supply: readonly [number, number] | null,
): Omit<EnclosureRange, 'backPressure'> {
  const shares = supply ? flowShares.sought : flowShares.given;
  const [from, to] = coolant?.cdu ? supplies.cdu : supplies.given;
  const middle = coolant?.cdu?.facilityTemperature ?? coolant?.supplyTemperature ?? room.temperature;
  return {
    inlet: [room.temperature + inlets[0], room.temperature + inlets[1]],
    supply: flow === null ? null : (supply ?? [middle + from, middle + to]),
    flow: flow === null ? null : [flow * shares[0], flow * shares[1]],
  };
}

const flowRange = (flow: readonly [number, number] | undefined): Partial<EnclosureRange> =>
  flow ? { flow } : {};
