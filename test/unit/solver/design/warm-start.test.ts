import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadProject } from '#models/file/load.ts';
import type { Design } from '#models/project/design.ts';
import { applyDiff } from '#models/project/diff.ts';
import { movePlacements } from '#models/project/edits/arrange.ts';
import { headerOf } from '#models/project/query.ts';
import { resolveDesign } from '#models/project/resolve.ts';
import { buildCase } from '#solver/design/build.ts';
import { warmStartOf } from '#solver/design/warm-start.ts';
import { release, solvedWith } from '#solver/solve/prepare.ts';
import { solveCaseSync } from '#solver/solve/solve.ts';

/** The example with one part moved to the rear, m. */
function withMoved(name: string, distance: number): Design {
  const path = 'examples/inference-8x-air.boxwright.json';
  const { project } = loadProject(readFileSync(path, 'utf8'), path);
  if (!project) throw new Error('the example does not load');
  const id = headerOf(project).active;
  const part = resolveDesign(project, id).items.find((item) => item.name === name);
  if (!part) throw new Error(`the example has no ${name}`);
  return resolveDesign(applyDiff(project, movePlacements(project, id, [part.id], [0, distance, 0])), id);
}

describe('a warm start', () => {
  it('carries the air over to other zones: a moved fan has the answer of a cold solve', () => {
    const before = buildCase(withMoved('FAN12', 0));
    const after = buildCase(withMoved('FAN12', 0.008));
    expect(after.map.zones.length).not.toBe(before.map.zones.length);
    const warmStart = warmStartOf(before, solveCaseSync(before.case), after);
    const flows = after.case.circuits?.[0].branches.filter(
      ({ id }) => id.startsWith('~zone/') && !(Math.abs(warmStart.branches[id]?.massFlow ?? 0) > 0),
    );
    expect(flows?.length).toBeLessThan(0.05 * Object.keys(warmStart.branches).length);
    const warm = solveCaseSync(after.case, { warmStart });
    const cold = solveCaseSync(after.case);
    expect(warm.status).toBe('converged');
    for (const [id, node] of Object.entries(cold.nodes)) {
      expect(Math.abs((warm.nodes[id].temperature ?? 0) - (node.temperature ?? 0))).toBeLessThan(1e-3);
    }
  });

  it('makes new factors when iterations with the old ones have cost as much, with the same answer', () => {
    const { case: before } = buildCase(withMoved('FAN12', 0));
    const after = { ...before, ambient: { ...before.ambient, temperature: 299 } };
    const solveAfter = (worn: number) => {
      const first = solveCaseSync(before);
      const prepared = solvedWith(first);
      if (!prepared) throw new Error('the factors of a solve are gone');
      prepared.structure.lu.worn = worn;
      release(prepared);
      const solution = solveCaseSync(after, { warmStart: first });
      return { solution, worn: solvedWith(solution)?.structure.lu.worn ?? NaN };
    };
    const kept = solveAfter(0);
    const renewed = solveAfter(1000);
    expect(kept.solution.iterations).toBeGreaterThan(1);
    expect(renewed.worn).toBeLessThan(20);
    for (const [id, { temperature }] of Object.entries(kept.solution.nodes)) {
      expect(Math.abs((renewed.solution.nodes[id].temperature ?? 0) - (temperature ?? 0))).toBeLessThan(1e-4);
    }
  });
});
