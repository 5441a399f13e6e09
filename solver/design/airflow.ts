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
  return roomBranches(input).flatMap(({ id, isFrom, isTo, inside }): RoomWay[] => {
    const isForward = massFlow(id) >= 0;
    // A fan or PSU with both faces in walls blows from room to room.
    if (!(isFrom && isTo) && isForward !== isFrom) return [];
    return [{ id, sign: isForward ? 1 : -1, inside }];
  });
}

/** Where air leaves to the room from inside. */
export function leavingWays(input: Case, massFlow: (branch: string) => number): RoomWay[] {
  return roomBranches(input).flatMap(({ id, isFrom, isTo, inside }): RoomWay[] => {
    if (isFrom === isTo) return [];
    const sign = isFrom ? -1 : 1;
    return sign * massFlow(id) > 0 ? [{ id, sign, inside }] : [];
  });
}

/** A branch with an end in the room, or both; `inside` is the other. */
interface RoomBranch {
  readonly id: string;
  readonly isFrom: boolean;
  readonly isTo: boolean;
  readonly inside: string;
}

/** Of each case: a report asks for them many times, and a case has a thousand branches. */
const knownBranches = new WeakMap<Case, readonly RoomBranch[]>();

function roomBranches(input: Case): readonly RoomBranch[] {
  const known = knownBranches.get(input);
  if (known) return known;
  const room = roomNodes(input);
  const found: RoomBranch[] = [];
  for (const { id, from, to } of airOf(input)?.branches ?? []) {
    const isFrom = room.has(from);
    const isTo = room.has(to);
    if (isFrom || isTo) found.push({ id, isFrom, isTo, inside: isFrom ? to : from });
  }
  knownBranches.set(input, found);
  return found;
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
