import { coolantLoopsOf, tankOf } from '#models/project/coolant.ts';
import type { Design } from '#models/project/design.ts';
import type { Tank } from '#solver/design/draft.ts';
import { liquidOf } from '#solver/design/coolant-elements.ts';
import { loopFault } from '#solver/design/loop-fault.ts';

/*
 * A chassis full of a dielectric: the liquid takes the place of the air in its zones, and vents are ways from the
 * supply and to the return of the coolant loop that moves it.
 */

/** @param temperature of the room [K]; null where air fills the chassis */
export function draftTankOf(design: Design, temperature: number): Tank | null {
  const tank = tankOf(design);
  if (!tank) return null;
  const loop = coolantLoopsOf(design).find((candidate) => candidate.tank !== null);
  // Of what in a tank's loop is at fault nothing depends on channels of air: it has none.
  const flows = loop !== undefined && loopFault(loop, noChannels) === null;
  return {
    fill: tank.fill,
    conductivity: liquidOf(tank.fill).conductivity(temperature),
    ends: flows ? endsOf(loop.name) : null,
    openings: { in: false, out: false },
  };
}

const noChannels: ReadonlySet<string> = new Set();

/** Nodes where supply and return of a loop begin. */
export function endsOf(loop: string): { readonly supply: string; readonly back: string } {
  return { supply: `~coolant/${loop}/supply`, back: `~coolant/${loop}/return` };
}
