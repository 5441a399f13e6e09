import type { Case } from '#solver/case/case.ts';

/** What is wrong with the ids and numbers of a case. */
export function faultsOf(input: Case): string[] {
  const faults: string[] = [];
  const circuit = input.circuits?.[0];
  const heat = input.heat;
  if (!circuit || !heat) return ['no circuit or heat'];
  const ids = [...circuit.nodes, ...circuit.branches, ...heat.nodes].map((part) => part.id);
  if (new Set(ids).size !== ids.length) faults.push('an id stands twice');
  if (new Set(heat.links.map((link) => link.id)).size !== heat.links.length)
    faults.push('a link id stands twice');
  const known = new Set(ids);
  const flowNodes = new Set(circuit.nodes.map((node) => node.id));
  for (const branch of circuit.branches)
    if (!flowNodes.has(branch.from) || !flowNodes.has(branch.to)) faults.push(`${branch.id} hangs`);
  for (const link of heat.links)
    if (!known.has(link.from) || !known.has(link.to))
      faults.push(`${link.id} hangs: ${link.from} > ${link.to}`);
  // JSON has no NaN or Infinity: they become null.
  if (JSON.stringify(input).includes('null')) faults.push('a number is not finite');
  return faults;
}
