import type { Conditions } from '#models/project/records.ts';
import type { Case, Circuit } from '#solver/case/case.ts';
import { airDensity } from '#solver/properties/air.ts';
import { standardAtmosphere } from '#solver/properties/standard-atmosphere.ts';

/** A branch through which air comes in from the room, or leaves to it: `sign` times its mass flow. */
export interface RoomWay {
  readonly id: string;
  readonly sign: 1 | -1;
  /** Node of the air inside. */
  readonly inside: string;
}

/**
 * Where air comes in from the room.
 * @param massFlow of a branch by its id [kg/s]
 */
export function enteringWays(input: Case, massFlow: (branch: string) => number): RoomWay[] {
  const room = roomNodes(input);
  return (airOf(input)?.branches ?? []).flatMap(({ id, from, to }): RoomWay[] => {
    const isFrom = room.has(from);
    if (!isFrom && !room.has(to)) return [];
    const isForward = massFlow(id) >= 0;
    // A fan or PSU with both faces in walls blows from room to room.
    if (!(isFrom && room.has(to)) && isForward !== isFrom) return [];
    return [{ id, sign: isForward ? 1 : -1, inside: isFrom ? to : from }];
  });
}

/** Where air leaves to the room from inside. */
export function leavingWays(input: Case, massFlow: (branch: string) => number): RoomWay[] {
  const room = roomNodes(input);
  return (airOf(input)?.branches ?? []).flatMap(({ id, from, to }): RoomWay[] => {
    const isFrom = room.has(from);
    if (isFrom === room.has(to)) return [];
    const sign = isFrom ? -1 : 1;
    return sign * massFlow(id) > 0 ? [{ id, sign, inside: isFrom ? to : from }] : [];
  });
}

/** Air that comes in from the room, kg/s. */
export function enteringFlow(input: Case, massFlow: (branch: string) => number): number {
  return enteringWays(input, massFlow).reduce((sum, { id, sign }) => sum + sign * massFlow(id), 0);
}

/** Density of the room's air, kg/m³. */
export function roomDensity({ ambientTemperature, altitude, relativeHumidity }: Conditions): number {
  return airDensity(ambientTemperature, standardAtmosphere(altitude).pressure, relativeHumidity);
}

/** The circuit of the air; undefined where a liquid fills the chassis: no air goes through it. */
function airOf({ circuits }: Case): Circuit | undefined {
  const first = circuits?.[0];
  return first?.fluid.type === 'air' ? first : undefined;
}

/** Ids of the nodes that are the room: their pressure is held. */
export function roomNodes(input: Case): ReadonlySet<string> {
  return new Set(
    (airOf(input)?.nodes ?? []).flatMap((node) => (node.pressure === undefined ? [] : [node.id])),
  );
}
