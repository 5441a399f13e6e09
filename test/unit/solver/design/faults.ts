import type { Case } from '#solver/case/case.ts';

/** What is wrong with the ids and numbers of a case. */
export function faultsOf(input: Case): string[] {
  const faults: string[] = [];
  const { circuits = [], heat } = input;
  if (circuits.length === 0 || !heat) return ['no circuit or heat'];
  const ids = [...circuits.flatMap(({ nodes, branches }) => [...nodes, ...branches]), ...heat.nodes].map(
    (part) => part.id,
  );
  if (new Set(ids).size !== ids.length) faults.push('an id stands twice');
  if (new Set(heat.links.map((link) => link.id)).size !== heat.links.length)
    faults.push('a link id stands twice');
  const known = new Set(ids);
  for (const { nodes, branches } of circuits) {
    const flowNodes = new Set(nodes.map((node) => node.id));
    for (const branch of branches)
      if (!flowNodes.has(branch.from) || !flowNodes.has(branch.to)) faults.push(`${branch.id} hangs`);
  }
  for (const link of heat.links)
    if (!known.has(link.from) || !known.has(link.to))
      faults.push(`${link.id} hangs: ${link.from} > ${link.to}`);
  // JSON has no NaN or Infinity: they become null.
  if (JSON.stringify(input).includes('null')) faults.push('a number is not finite');
  return faults;
}
