/*
 * Runs case documents through the product's own reader and solver.
 */
import type { Case, HeatNode } from '#solver/case/case.ts';
import type { HeatLink } from '#solver/case/heat-link.ts';
import { readCase } from '#solver/case/read.ts';
import type { Solution } from '#solver/solve/contract.ts';
import { solveCase } from '#solver/solve/solve.ts';

/**
 * The case of a document.
 * @throws Error with the reader's first problem when the document is not a case
 */
export function documentCase(json: unknown, name: string): Case {
  const { case: read, problems } = readCase(json, name);
  if (read === null) throw new Error(problems[0]?.message ?? `${name} is not a case`);
  return read;
}

/** A case of heat alone, in still air of 25 °C. */
export function heatCase(heat: {
  readonly nodes: readonly HeatNode[];
  readonly links: readonly HeatLink[];
}): Case {
  return { format: 'boxwright-case', version: 1, ambient: { temperature: 298.15 }, heat };
}

/**
 * The converged solution.
 * @throws Error with the status and the first problem when it did not converge
 */
export async function solved(input: Case): Promise<Solution> {
  const solution = await solveCase(input);
  if (solution.status !== 'converged') {
    throw new Error(`${solution.status}: ${solution.problems[0]?.message ?? 'no reason given'}`);
  }
  return solution;
}

/** Temperature of a solved node, °C; NaN where the case has no heat. */
export function celsius(node: { readonly temperature: number | null } | undefined): number {
  return (node?.temperature ?? Number.NaN) - 273.15;
}
