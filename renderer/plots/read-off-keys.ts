/** What is read off: the ends of what can be, and how far Page Up, Page Down and Shift go at once. */
export interface ReadOff {
  readonly first: number;
  readonly last: number;
  readonly far: number;
}

/** Where a key takes the cursor of a chart: null takes it away, undefined is no key of the chart. */
export function nextIndex(
  { key, shiftKey }: { readonly key: string; readonly shiftKey: boolean },
  at: number,
  { first, last, far }: ReadOff,
): number | null | undefined {
  const within = (index: number) => Math.min(last, Math.max(first, index));
  const step = shiftKey ? far : 1;
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return within(at - step);
    case 'ArrowRight':
    case 'ArrowUp':
      return within(at + step);
    case 'PageDown':
      return within(at - far);
    case 'PageUp':
      return within(at + far);
    case 'Home':
      return first;
    case 'End':
      return last;
    case 'Escape':
      return null;
    default:
      return undefined;
  }
}
