import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadProject } from '#models/file/load.ts';
import type { Design } from '#models/project/design.ts';
import { headerOf } from '#models/project/query.ts';
import { resolveDesign } from '#models/project/resolve.ts';
import { mapFigures } from '#solver/case/figures.ts';
import { doubtOf } from '#solver/design/band.ts';
import { buildCase } from '#solver/design/build.ts';
import { driversOf } from '#solver/design/drivers.ts';
import { meaningsOf, withFactors } from '#solver/design/meanings.ts';
import { limitedNode } from '#solver/design/report.ts';
import { solveCaseSync } from '#solver/solve/solve.ts';
import { smallServer } from '../../unit/solver/design/designs.ts';

/** Deviates of the normal distribution (Box & Muller 1958) from a fixed sequence. */
function normalDeviates(): () => number {
  let state = 20_261_125;
  const uniform = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state + 0.5) / 2 ** 32;
  };
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

function example(name: string): Design {
  const path = `examples/${name}.boxwright.json`;
  const { project } = loadProject(readFileSync(path, 'utf8'), path);
  if (!project) throw new Error('the example does not load');
  return resolveDesign(project, headerOf(project).active);
}

/** Temperatures of a part, each solved with all doubtful numbers drawn anew. */
function drawn(design: Design, id: string, count: number): number[] {
  const built = buildCase(design);
  const input = withFactors(built.case);
  const meaningOf = meaningsOf(input);
  const doubt = doubtOf(design);
  const part = built.map.parts.get(id);
  if (!part) throw new Error(`no part ${id}`);
  const deviate = normalDeviates();
  const warmStart = solveCaseSync(input);
  return Array.from({ length: count }, () => {
    const factors = new Map<string, number>();
    const changed = mapFigures(input, (path, value) => {
      const meaning = meaningOf(path);
      const found = meaning && doubt(meaning);
      if (!found) return value;
      const factor = factors.get(found.name) ?? Math.max(0.05, 1 + found.spread * deviate());
      factors.set(found.name, factor);
      return value * factor;
    });
    return limitedNode(part, solveCaseSync(changed, { warmStart }))?.temperature ?? NaN;
  });
}

const cases: readonly (readonly [string, Design, string, number])[] = [
  ['a small server', smallServer({ workload: 'maximum', fanSpeed: 0.8 }), 'gpu', 200],
  ['the edge box', example('edge-box'), 'gpu1', 100],
  ['the 8-accelerator box', example('inference-8x-air'), 'gpu7', 100],
];

describe('the band of a temperature', () => {
  it.each(cases)('is that of drawing all doubtful numbers at random: %s', (_, design, id, count) => {
    const built = buildCase(design);
    const band = driversOf(design, built, solveCaseSync(built.case), [id])[0]?.band;
    if (!band) throw new Error('no band');
    const values = drawn(design, id, count);
    const mean = values.reduce((sum, value) => sum + value, 0) / count;
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1));
    const own = (band.high - band.low) / 2 / 1.6449;
    // Of so many draws the deviation itself is known to 1/√(2 n): 5 to 7 %; three of these, and what is not linear.
    expect(Math.abs(deviation / own - 1)).toBeLessThan(3 / Math.sqrt(2 * count) + 0.05);
    expect(Math.abs(mean - (band.low + band.high) / 2)).toBeLessThan(0.4 * own);
    const inside = values.filter((value) => value >= band.low && value <= band.high).length / count;
    expect(inside).toBeGreaterThan(0.8);
    expect(inside).toBeLessThan(0.98);
  });
});
