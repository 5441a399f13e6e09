/*
 * Fluid that is shut in: no way leads from it to where fluid comes in or leaves. Its pressure is free, which OpenFOAM's
 * solvers do not bear beside that of the stream, so that it is told as still.
 */
import { faceNumber, placeOf } from '#solver/field-openfoam/cell-number.ts';
import { fluidNumber, isClosed, type Joint } from '#solver/field-openfoam/joints.ts';
import type { Widened } from '#solver/field-openfoam/widened.ts';
import { cellAt } from '#solver/field/stencil.ts';

/** 1 in such cells, by the numbers of the grid. Without inlets and outlets the largest room is not one of them. */
export function pocketsOf(
  { input, equations, borderAt, kindAt }: Widened,
  joints: ReadonlyMap<number, Joint>,
): Uint8Array {
  const { grid, stencil, materialOf } = equations;
  const { counts } = grid;
  const fluid = fluidNumber(input);
  const steps = [1, counts[0], counts[0] * counts[1]];
  const size = counts[0] * counts[1] * counts[2];
  /** Number of its room; 0 where there is no fluid, −1 where it has not been seen. */
  const roomOf = new Int32Array(size);
  for (let c = 0; c < size; c++) {
    const [i, j, k] = placeOf(grid, c);
    if (materialOf[cellAt(stencil, i, j, k)] === fluid && kindAt([i, j, k]) !== 'none') roomOf[c] = -1;
  }
  const rooms: { cells: number; isOpen: boolean }[] = [{ cells: 0, isOpen: false }];
  for (let first = 0; first < size; first++) {
    if (roomOf[first] >= 0) continue;
    const number = rooms.length;
    const room = { cells: 0, isOpen: false };
    rooms.push(room);
    const waiting = [first];
    roomOf[first] = number;
    for (let c = waiting.pop(); c !== undefined; c = waiting.pop()) {
      room.cells++;
      const place = placeOf(grid, c);
      for (let side = 0; side < 6; side++) {
        const axis = side >> 1;
        const isLow = side % 2 === 0;
        const type = borderAt(place, side)?.boundary?.type;
        if (type === 'outlet' || type === 'inlet') room.isOpen = true;
        if (place[axis] === (isLow ? 0 : counts[axis] - 1)) continue;
        const other = isLow ? c - steps[axis] : c + steps[axis];
        if (roomOf[other] !== -1 || isClosed(joints.get(faceNumber(isLow ? other : c, axis)))) continue;
        roomOf[other] = number;
        waiting.push(other);
      }
    }
  }
  const most = Math.max(...rooms.map(({ cells }) => cells));
  const isAnyOpen = rooms.some(({ isOpen }) => isOpen);
  return Uint8Array.from(roomOf, (number) => {
    if (number === 0) return 0;
    const { cells, isOpen } = rooms[number];
    return Number(isAnyOpen ? !isOpen : cells < most);
  });
}
