const shownNames: Readonly<Record<string, string>> = {
  Delete: 'Del',
  Escape: 'Esc',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
};

/** A tinykeys binding as people write it: "$mod+Shift+KeyZ" → "Ctrl+Shift+Z", on a Mac "⌘⇧Z". */
export function keyText(binding: string, isMac: boolean): string {
  const parts = binding.split('+').map((part) => {
    if (part === '$mod') return isMac ? '⌘' : 'Ctrl';
    if (part === 'Shift') return isMac ? '⇧' : 'Shift';
    if (part === 'Alt') return isMac ? '⌥' : 'Alt';
    const bare = part.replace(/^(?:Key|Digit)(?=.$)/, '');
    const name = shownNames[bare] ?? bare;
    return name.length === 1 ? name.toUpperCase() : name;
  });
  return parts.join(isMac ? '' : '+');
}

export const isMac = typeof navigator !== 'undefined' && /Mac|iP(?:hone|ad)/.test(navigator.userAgent);
