import type { Case } from '#solver/case/case.ts';
import { doubts } from '#solver/design/meanings.ts';

/** The case with the numbers of each group of doubts times its factor. */
export function scaledCase(input: Case, factorOf: (group: number) => number): Case {
  const circuits = input.circuits?.map((circuit) => ({
    ...circuit,
    branches: circuit.branches.map((branch) => {
      const elements = [...branch.elements];
      for (const change of doubts.branch(branch)) {
        // Two doubts of one element (a fan's curve and its speed) are in members of their own.
        const scaled = change.scaled(factorOf(change.group));
        const own = Object.entries(scaled).filter(
          ([name, value]) => value !== Reflect.get(branch.elements[change.element], name),
        );
        elements[change.element] = { ...elements[change.element], ...Object.fromEntries(own) };
      }
      return { ...branch, elements };
    }),
  }));
  const heat = input.heat && {
    nodes: input.heat.nodes.map((node) => ({
      ...node,
      ...(node.sources
        ? {
            sources: node.sources.map((source) => {
              const change = doubts.source(source, node);
              return change.scaled(factorOf(change.group));
            }),
          }
        : {}),
    })),
    links: input.heat.links.map((link) => {
      const change = doubts.link(link);
      return change ? change.scaled(factorOf(change.group)) : link;
    }),
  };
  const power = input.power && {
    ...input.power,
    converters: input.power.converters.map((converter) => {
      const change = doubts.converter(converter);
      return change.scaled(factorOf(change.group));
    }),
  };
  return {
    ...input,
    ...(circuits ? { circuits } : {}),
    ...(heat ? { heat } : {}),
    ...(power ? { power } : {}),
  };
}
