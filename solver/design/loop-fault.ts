import type { CoolantLoop } from '#models/project/coolant.ts';
import type { DesignItem } from '#models/project/design.ts';
import type { PlacementId } from '#models/project/records.ts';
import { ratingOf } from '#solver/design/cdu.ts';
import { evaporationOf, shouldBoil } from '#solver/design/two-phase.ts';

export interface LoopFault {
  readonly code: string;
  readonly message: string;
  readonly placements: readonly PlacementId[];
}

/**
 * Why a loop cannot flow or cannot give off its heat, and what to do; null where it can.
 * @param channels what air goes through
 */
export function loopFault(loop: CoolantLoop, channels: { has(id: PlacementId): boolean }): LoopFault | null {
  const plates = loop.branches.flat();
  const ids = (items: readonly DesignItem[]) => items.map((item) => item.id);
  const name = `coolant loop "${loop.name}"`;
  const sources = [...loop.ports, ...loop.cdus];
  if (plates.length === 0 && !loop.tank && (sources.length === 0 || loop.radiators.length === 0))
    return {
      code: 'coolant-no-plate',
      message: `${name} has no cold plate: add one, or a connection and a radiator to cool the air, or remove what is left of the loop`,
      placements: ids([...sources, ...loop.pumps.flat(), ...loop.radiators]),
    };
  if (!loop.drive)
    return {
      code: 'coolant-undriven',
      message: `${name} has neither a connection, a distribution unit nor a pump: ${loop.tank ? 'nothing moves what fills the tank' : 'its cold plates stand dry'}. Place one of them in the same loop`,
      placements: ids(plates),
    };
  if (sources.length > 1)
    return {
      code: 'coolant-two-connections',
      message: `${name} has ${sources.length} connections${loop.cdus.length > 0 ? ' and distribution units' : ''}, and one is wanted: give the others a loop of their own`,
      placements: ids(sources),
    };
  if (shouldBoil(loop) && !evaporationOf(loop))
    return {
      code: 'coolant-not-boiling',
      message: `${name} has two-phase plates: it needs a connection, and there a coolant that boils, such as R1234ze(E)`,
      placements: ids(plates),
    };
  const unrated = loop.cdus.find((unit) => ratingOf(unit) === null);
  if (unrated)
    return {
      code: 'coolant-rating',
      message: `'${unrated.name}' cannot have its rating: the facility water at its rated flow would leave warmer than the coolant comes back. Correct rated heat, flows or approach`,
      placements: [unrated.id],
    };
  if (sources.length === 0 && !loop.radiators.some((radiator) => channels.has(radiator.id)))
    return {
      code: 'coolant-no-sink',
      message: `${name} is closed and has no radiator in the air of the chassis: its heat cannot leave. Place a radiator, or a connection or distribution unit in place of the pump`,
      placements: ids([...loop.pumps.flat(), ...plates, ...(loop.tank ? [loop.tank] : [])]),
    };
  return null;
}
