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
});
