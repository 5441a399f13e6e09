import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadProject } from '#models/file/load.ts';
import type { Design } from '#models/project/design.ts';
import { headerOf } from '#models/project/query.ts';
import { resolveDesign } from '#models/project/resolve.ts';
import { buildCase } from '#solver/design/build.ts';
import { solveCaseSync } from '#solver/solve/solve.ts';

/*
 * Warm air alone drives the flow: the hardest cases for Newton, and what a person asks for with one click.
 */
function exampleOf(name: string): Design {
  const text = readFileSync(new URL(`../../../../examples/${name}.boxwright.json`, import.meta.url), 'utf8');
  const { project } = loadProject(text, name);
  if (!project) throw new Error(`${name} does not load`);
  return resolveDesign(project, headerOf(project).active);
}

function withoutFans(design: Design): Design {
  const items = design.items.map((item) =>
    item.kind === 'fan'
      ? { ...item, part: { ...item.part, values: { ...item.part.values, failed: true } } }
      : item,
  );
  return { ...design, items };
}

function withoutParts(design: Design, names: readonly string[]): Design {
  return { ...design, items: design.items.filter((item) => !names.includes(item.name)) };
}

describe('the examples at rest', () => {
  it.each([
    ['the edge box with all fans failed', withoutFans(exampleOf('edge-box'))],
    ['the 8-accelerator box with all fans failed', withoutFans(exampleOf('inference-8x-air'))],
    [
      'the same, idle',
      withoutFans({
        ...exampleOf('inference-8x-air'),
        conditions: { ...exampleOf('inference-8x-air').conditions, workload: 'idle' },
      }),
    ],
    [
      'the 8-accelerator box without openings in front and behind',
      withoutParts(exampleOf('inference-8x-air'), ['F1', 'FIL1', 'V1', 'V2', 'V3', 'V4']),
    ],
  ])('%s has a steady state that closes', (_, design) => {
    const { case: input } = buildCase(design);
    const solution = solveCaseSync(input);
    expect(solution.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(solution.status).toBe('converged');
    expect(solution.balance.mass).toBeLessThan(1e-6);
    expect(solution.balance.energy).toBeLessThan(1e-6);
  });
});
