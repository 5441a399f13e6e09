import type { Design } from '#models/project/design.ts';
import type { FilledRack } from '#models/rack/standing.ts';
import { enclosureOfDesign, flowOf } from '#solver/condense/design-enclosure.ts';
import {
  condenseEnclosure,
  type CondensedEnclosure,
  type EnclosureRange,
} from '#solver/condense/enclosure.ts';
import type { DesignSolver } from '#solver/design/contract.ts';
import type { RackKind } from '#solver/rack/contract.ts';
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
const flows = { given: [0.4, 2], sought: [0.2, 2] } as const;
/** Supply temperatures about that of the rack, K; behind a distribution unit from the facility water on. */
const supplies = { given: [-2, 2], cdu: [0, 20] } as const;

/** Designs that were condensed before, by what they were condensed over. */
export type KnownKinds = Map<Design, Map<string, CondensedKind>>;

/**
 * Each design of a rack once, whatever the number of its copies.
 *
 * @param supply range of supply temperatures at which the least flow is sought, K; null: about what the rack says
 * @param backPressure pressures behind the enclosures, Pa; those whose fans are slow have no answer at high ones
 * @param known of other racks, filled by what is condensed here
 * Rejects with an Error in words where a design is refused, has no answer somewhere, or cannot stand in a rack.
 */
export async function condenseRack(
  { rack, standing }: FilledRack,
  solver: Pick<DesignSolver, 'solve'>,
  supply: readonly [number, number] | null,
  signal: AbortSignal,
  backPressure: readonly [number, number] = backPressures,
  known: KnownKinds = new Map(),
): Promise<Map<Design, CondensedKind>> {
  const kinds = new Map<Design, CondensedKind>();
  const { room, coolant } = rack;
  const shares = supply ? flows.sought : flows.given;
  for (const one of standing) {
    const design = designOf(one);
    if (!design || kinds.has(design)) continue;
    const name = one.name.replace(/ \d+$/, '');
    const enclosure = enclosureOfDesign(solver, design, room.altitude, signal);
    const flow = enclosure.connection && flowOf(enclosure.connection);
    const [from, to] = coolant?.cdu ? supplies.cdu : supplies.given;
    const middle = coolant?.cdu?.facilityTemperature ?? coolant?.supplyTemperature ?? room.temperature;
    const isWet = flow !== null;
    const range: EnclosureRange = {
      inlet: [room.temperature + inlets[0], room.temperature + inlets[1]],
      backPressure,
      supply: isWet ? (supply ?? [middle + from, middle + to]) : null,
      flow: isWet ? [flow * shares[0], flow * shares[1]] : null,
    };
    const count = standing.filter((other) => designOf(other) === design).length;
    const key = JSON.stringify([range, room.altitude]);
    const before = known.get(design)?.get(key);
    if (before) {
      kinds.set(design, { ...before, name, count });
      continue;
    }
    try {
      const condensed = await condenseEnclosure(range, enclosure.solve);
      const kind: CondensedKind = {
        name,
        count,
        condensed,
        at: (inputs) => condensed.at(inputs),
        flow: condensed.range.flow,
        limited: enclosure.limited,
      };
      kinds.set(design, kind);
      known.set(design, (known.get(design) ?? new Map<string, CondensedKind>()).set(key, kind));
    } catch (error) {
      signal.throwIfAborted();
      throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  }
  return kinds;
}
