/** Id of the element around a figure in the form, by the figure's key. */
export const placeOf = (key: string): string => `bw-part-${key}`;

/** Brings the figure into view and puts the cursor into it. */
export function focusPlace(key: string): void {
  const place = document.getElementById(placeOf(key));
  place?.scrollIntoView({ block: 'center' });
  const first = ['[aria-invalid="true"]', 'td input', ':is(input, select, textarea, button):not(:disabled)'];
  const input = first.map((what) => place?.querySelector(what)).find((found) => found);
  if (input instanceof HTMLElement) input.focus({ preventScroll: true });
}
