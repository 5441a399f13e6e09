import type { HintSide } from '#renderer/panels/hint/hint-store.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}
interface Rectangle extends Size {
  readonly x: number;
  readonly y: number;
}

/** Between hint and anchor, and to the window's edge, px. */
const gap = 6;

/** Where a hint of this size stands beside its anchor: on the wanted side, on the other where it lacks room. */
export function placeHint(
  anchor: Rectangle,
  hint: Size,
  room: Size,
  side: HintSide,
): { readonly x: number; readonly y: number } {
  const clamp = (at: number, size: number, most: number) =>
    Math.round(Math.max(gap, Math.min(at, most - size - gap)));
  if (side === 'bottom') {
    const below = anchor.y + anchor.height + gap;
    const fits = below + hint.height + gap <= room.height;
    const y = fits ? below : anchor.y - hint.height - gap;
    return { x: clamp(anchor.x, hint.width, room.width), y: clamp(y, hint.height, room.height) };
  }
  const left = anchor.x - hint.width - gap;
  const right = anchor.x + anchor.width + gap;
  const fitsLeft = left >= gap;
  const fitsRight = right + hint.width + gap <= room.width;
  const x = side === 'left' ? (fitsLeft ? left : right) : fitsRight ? right : left;
  const y = anchor.y + anchor.height / 2 - hint.height / 2;
  return { x: clamp(x, hint.width, room.width), y: clamp(y, hint.height, room.height) };
}
