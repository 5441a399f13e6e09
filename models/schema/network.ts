/** Resistances between any two ends, by their names; SI. */
export type Network = readonly (readonly [from: string, to: string, resistance: number])[];

/** Why resistances are no network around the end `root`; null where they are one. */
export function networkFault(resistances: Network, root: string): string | null {
  const seen = new Set<string>();
  const reached = new Set([root]);
  for (const [from, to, value] of resistances) {
    if (from === to) return `a resistance begins and ends at “${from}”`;
    if (!Number.isFinite(value) || value <= 0) return `“${from}” to “${to}” must be more than 0`;
    const pair = [from, to].toSorted().join('\n');
    if (seen.has(pair)) return `“${from}” and “${to}” have two resistances; put them together`;
    seen.add(pair);
  }
  for (let before = 0; before < reached.size;) {
    before = reached.size;
    for (const [from, to] of resistances) if (reached.has(from) || reached.has(to)) reached.add(from).add(to);
  }
  const lost = resistances.find(([from]) => !reached.has(from));
  return lost ? `no resistance leads from “${lost[0]}” to the ${root}` : null;
}
