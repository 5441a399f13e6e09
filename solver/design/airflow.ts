import type { Case } from '#solver/case/case.ts';

/**
 * Air that comes in from the room, kg/s.
 * @param massFlow of a branch by its id [kg/s]
 */
export function enteringFlow(input: Case, massFlow: (branch: string) => number): number {
  const circuit = input.circuits?.[0];
  const room = roomNodes(input);
  let entering = 0;
  for (const { id, from, to } of circuit?.branches ?? []) {
    const isFrom = room.has(from);
    // A fan or PSU with both faces in walls blows from room to room.
    if (isFrom && room.has(to)) entering += Math.abs(massFlow(id));
    else if (isFrom || room.has(to)) entering += Math.max(0, isFrom ? massFlow(id) : -massFlow(id));
  }
  return entering;
}

/** Ids of the nodes that are the room: their pressure is held. */
export function roomNodes({ circuits }: Case): ReadonlySet<string> {
  return new Set(
    (circuits?.[0]?.nodes ?? []).flatMap((node) => (node.pressure === undefined ? [] : [node.id])),
  );
}
