import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadProject } from '#models/file/load.ts';
import type { Design } from '#models/project/design.ts';
import { headerOf } from '#models/project/query.ts';
import { resolveDesign } from '#models/project/resolve.ts';
import { summedFigures } from '#solver/design/banded-figures.ts';
import { doubtOf } from '#solver/design/band.ts';
import { buildCase } from '#solver/design/build.ts';
import { bandsOf } from '#solver/design/drivers.ts';
import { meaningOf } from '#solver/design/meanings.ts';
import { limitedNode } from '#solver/design/report.ts';
import type { Solution, Term } from '#solver/solve/contract.ts';
import { solveCaseSync } from '#solver/solve/solve.ts';
import { liquidServer, smallServer } from '../../unit/solver/design/designs.ts';
import { scaledCase } from '../../unit/solver/design/scaled-case.ts';

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

/** A part's temperature and the figures of its design, each time solved with all doubtful numbers drawn anew. */
function drawn(design: Design, id: string, count: number): Map<string, number>[] {
  const built = buildCase(design);
  const doubt = doubtOf(design);
  const part = built.map.parts.get(id);
  if (!part) throw new Error(`no part ${id}`);
  const deviate = normalDeviates();
  const warmStart = solveCaseSync(built.case);
  // Of the fan that gives most as the design is: which of them does is another in many a draw.
  const rise = summedFigures(design, built, warmStart).find(({ figure }) => figure === 'staticPressure');
  return Array.from({ length: count }, () => {
    const factors = new Map<string, number>();
    const changed = scaledCase(built.case, (group) => {
      const found = doubt(meaningOf(group));
      if (!found) return 1;
      const factor = factors.get(found.name) ?? Math.max(0.05, 1 + found.spread * deviate());
      factors.set(found.name, factor);
      return factor;
    });
    const solution = solveCaseSync(changed, { warmStart });
    const figures = summedFigures(design, { ...built, case: changed }, solution);
    return new Map<string, number>([
      ['temperature', limitedNode(part, solution)?.temperature ?? NaN],
      ...figures.map(({ figure, value }) => [figure, value] as const),
      ['staticPressure', (rise?.terms ?? []).reduce((sum, term) => sum + pressureOf(solution, term), 0)],
    ]);
  });
}

const pressureOf = ({ nodes }: Solution, { id, weight }: Term): number =>
  weight * (nodes[id]?.pressure ?? NaN);

const cases: readonly (readonly [string, Design, string, number])[] = [
  ['a small server', smallServer({ workload: 'maximum', fanSpeed: 0.8 }), 'gpu', 200],
  ['a server with coolant from the rack', liquidServer(), 'gpu2', 200],
  ['the edge box', example('edge-box'), 'gpu1', 100],
  ['the 8-accelerator box', example('inference-8x-air'), 'gpu7', 100],
];

describe('bands of a temperature, of flows and of powers', () => {
  it.each(cases)('are those of drawing all doubtful numbers at random: %s', (_, design, id, count) => {
    const built = buildCase(design);
    const { parts, figures } = bandsOf(design, built, solveCaseSync(built.case), Infinity);
    const band = parts.find(([part]) => part === id)?.[1];
    if (!band) throw new Error('no band');
    const bands = new Map([
      ['temperature', band],
      ...figures.map(({ figure, band: own }) => [figure, own] as const),
    ]);
    expect(bands.size).toBeGreaterThanOrEqual(6);
    const draws = drawn(design, id, count);
    for (const [name, { low, high }] of bands) {
      const values = draws.map((draw) => draw.get(name) ?? NaN);
      const mean = values.reduce((sum, value) => sum + value, 0) / count;
      const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1));
      const own = (high - low) / 2 / 1.6449;
      // Of so many draws the deviation itself is known to 1/√(2 n): 5 to 7 %; three of these, and what is not linear.
      expect(Math.abs(deviation / own - 1), name).toBeLessThan(3 / Math.sqrt(2 * count) + 0.05);
      expect(Math.abs(mean - (low + high) / 2), name).toBeLessThan(0.4 * own);
      const inside = values.filter((value) => value >= low && value <= high).length / count;
      expect(inside, name).toBeGreaterThan(0.8);
      expect(inside, name).toBeLessThan(0.98);
    }
  });
});
