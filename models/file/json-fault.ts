/** Reports stay readable where a parser quotes the whole file. */
const longestReason = 160;

/**
 * What `JSON.parse` said of `text`, with line and column, both from 1. Engines name the place as a position,
 * as line and column, or not at all.
 */
export function jsonFault(error: unknown, text: string): string {
  const reason = error instanceof Error ? error.message.slice(0, longestReason) : 'unreadable';
  const position = /at position (\d+)/.exec(reason)?.[1];
  if (position === undefined || reason.includes('column')) return reason;
  const before = text.slice(0, Number(position)).split('\n');
  return `${reason}, line ${before.length} column ${(before.at(-1)?.length ?? 0) + 1}`;
}
