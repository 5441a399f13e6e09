import type { FieldEquations } from '#solver/field/assemble.ts';
import type { FieldSolution } from '#solver/field/contract.ts';
import { heatOut } from '#solver/field/border.ts';
import type { Flow } from '#solver/field/flow.ts';

/** Share of what all that leaves would carry to nought: less is lost to rounding. */
const lost = 1e-10;

/** Of heat and of mass, that a converged answer may have. */
export const mostImbalance = 1e-3;

/** What goes in and comes out of all cells, W. @param stored in the last step, W */
export function balance(
  { border, released }: FieldEquations,
  t: Float64Array,
  stored: number,
  flow: Flow | null,
): FieldSolution['heat'] {
  let given = released;
  let out = 0;
  let gross = Math.abs(released);
  let through = 0;
  let toNought = 0;
  for (const faces of border.values()) {
    for (const face of faces) {
      given += face.given;
      const leaving = heatOut(face, t);
      if (face.outer !== 0) out += leaving + face.given;
      gross = Math.max(gross, Math.abs(given));
      through += Math.abs(leaving) / 2;
      toNought += face.inner * Math.abs(t[face.cell]);
    }
  }
  const carried = flow?.carried() ?? { out: 0, through: 0, toNought: 0 };
  out += carried.out;
  through += carried.through;
  toNought += carried.toNought;
  const missing = given - out - stored;
  return {
    in: given,
    out,
    stored,
    imbalance: Math.abs(missing) / Math.max(gross, through, lost * toNought, 1e-300),
  };
}

/** What comes in through the border less what leaves, over the half of what passes; 0 where nothing does. */
export function massImbalance({ room, motion }: Flow): number {
  let out = 0;
  let through = 0;
  for (const { cell, ghost, at, axis } of room.passages) {
    const outwards = (ghost > cell ? 1 : -1) * motion.stream[axis][at];
    out += outwards;
    through += Math.abs(outwards) / 2;
  }
  return through > 0 ? Math.abs(out) / through : 0;
}
