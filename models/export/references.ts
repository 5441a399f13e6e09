/*
 * Reference designators in lists: "GPU1–GPU8, GPU10".
 */

const numbered = /^(.*?)(\d+)$/;

interface Reference {
  readonly text: string;
  readonly prefix: string;
  /** −1 for a name that does not end in a number. */
  readonly number: number;
}

function parse(text: string): Reference {
  const match = numbered.exec(text);
  return { text, prefix: match?.[1] ?? text, number: match ? Number(match[2]) : -1 };
}

/** Names in the order of people (GPU2 before GPU10), runs of three and more joined by an en dash. */
export function joinReferences(names: readonly string[]): string {
  const sorted = names.map(parse).sort(compareParsed);
  const runs: Reference[][] = [];
  for (const reference of sorted) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const follows =
      last &&
      reference.prefix === last.prefix &&
      last.number >= 0 &&
      reference.number === last.number + 1 &&
      reference.text === `${last.prefix}${last.number + 1}`;
    if (run && follows) run.push(reference);
    else runs.push([reference]);
  }
  return runs.map(textOf).join(', ');
}

function textOf(run: readonly Reference[]): string {
  const [first, last] = [run[0], run.at(-1)];
  if (!first || !last) return '';
  return run.length > 2 ? `${first.text}–${last.text}` : run.map((reference) => reference.text).join(', ');
}

/** GPU2 before GPU10. */
export function compareReferences(a: string, b: string): number {
  return compareParsed(parse(a), parse(b));
}

function compareParsed(a: Reference, b: Reference): number {
  return byCode(a.prefix, b.prefix) || a.number - b.number || byCode(a.text, b.text);
}

/** Code-unit order: the same on every machine and in every language. */
export function byCode(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
