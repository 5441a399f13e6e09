/** Characters of a name, an author, a revision. Longer text is refused by the file reader. */
export const longestLine = 200;
/** Characters of notes. */
export const longestNotes = 100_000;

/** A name as it is kept: one line, no blanks at the ends, not too long. */
export function lineOf(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim().slice(0, longestLine);
}

export function notesOf(text: string): string {
  return text.slice(0, longestNotes);
}

/** Characters of the values that are kept, not understood, for a placement. */
export const longestUnread = 20_000;
