import type { Case } from '#solver/case/case.ts';
import type { Solution, WarmStart } from '#solver/solve/contract.ts';

/** A solution as the starting point of the next solve, by id. */
export function warmStartOf(input: Case, solution: Solution): WarmStart {
  const pressure: Record<string, number> = {};
  const temperature: Record<string, number> = {};
  const massFlow: Record<string, number> = {};
  const output: Record<string, number> = {};
  for (const [id, node] of Object.entries(solution.nodes)) {
    if (node.pressure !== null) pressure[id] = node.pressure;
    if (node.temperature !== null) temperature[id] = node.temperature;
  }
  for (const [id, branch] of Object.entries(solution.branches)) massFlow[id] = branch.massFlow;
  for (const [id, converter] of Object.entries(solution.converters)) output[id] = converter.output;
  return {
    pressure,
    temperature,
    massFlow,
    output,
    ...(input.control && solution.speed !== null ? { speed: solution.speed } : {}),
  };
}
