import type { ReactNode } from 'react';

export type HintSide = 'left' | 'right' | 'bottom';

export interface ShownHint {
  readonly anchor: Element;
  readonly content: ReactNode;
  readonly side: HintSide;
}

/** Time that the pointer rests before the hint comes, ms. */
const delay = 350;

let shown: ShownHint | null = null;
let timer: ReturnType<typeof setTimeout> | null = null;
const listeners = new Set<() => void>();

export function subscribeHint(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function shownHint(): ShownHint | null {
  return shown;
}

/** Shows `hint` after a moment; at once where one is on screen already. */
export function askHint(hint: ShownHint): void {
  if (timer !== null) clearTimeout(timer);
  timer = setTimeout(() => set(hint), shown === null ? delay : 0);
}

/** Takes the hint away; of `anchor` only, where given. */
export function dropHint(anchor?: Element): void {
  if (timer !== null) clearTimeout(timer);
  timer = null;
  if (shown !== null && (anchor === undefined || shown.anchor === anchor)) set(null);
}

function set(hint: ShownHint | null): void {
  shown = hint;
  for (const listener of listeners) listener();
}
