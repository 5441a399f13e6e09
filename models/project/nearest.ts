/** Names listed in a message at most. */
const mostListed = 10;

/**
 * The end of a message about a name that is not there: `did you mean "fanSpeed"?` where one is close,
 * else what there is.
 */
export function suggest(wanted: string, known: readonly string[]): string {
  const lower = wanted.toLowerCase();
  let best: string | null = null;
  // More than a third of the letters wrong is another word.
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const name of known) {
    const distance = editDistance(lower, name.toLowerCase());
    if (distance < least) [best, least] = [name, distance];
  }
  // "maxPower" for "maximumPower": a shortened name has its letters in the same order.
  best ??= lower.length < 3 ? null : (known.find((name) => isShortFor(lower, name.toLowerCase())) ?? null);
  if (best !== null) return `did you mean "${best}"?`;
  if (known.length === 0) return 'there is none';
  const more = known.length > mostListed ? ` and ${known.length - mostListed} more` : '';
  return `there are ${known.slice(0, mostListed).join(', ')}${more}`;
}

function isShortFor(short: string, long: string): boolean {
  let at = 0;
  for (const letter of long) if (letter === short[at]) at++;
  return at === short.length;
}

/** Letters to insert, delete or replace (Levenshtein). Names are short; longer ones are cut. */
function editDistance(a: string, b: string): number {
  const [from, to] = [a.slice(0, 80), b.slice(0, 80)];
  let before = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (let i = 1; i <= from.length; i++) {
    const row = [i];
    for (let j = 1; j <= to.length; j++) {
      const replace = (before[j - 1] ?? 0) + Number(from[i - 1] !== to[j - 1]);
      row.push(Math.min(replace, (before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1));
    }
    before = row;
  }
  return before[to.length] ?? 0;
}
