import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadProject } from '#models/file/load.ts';
import { headerOf } from '#models/project/query.ts';
import { resolveDesign } from '#models/project/resolve.ts';
import type { FanResult } from '#models/results/design-result.ts';
import { fanPlot } from '#renderer/plots/fan-plot.ts';
import { powerFlow } from '#renderer/plots/power-flow.ts';
import { answerOf, designOf, liquidProject } from '../liquid-designs.ts';
import { createDesignSolver } from '#solver/design/design-solver.ts';

const text = readFileSync(
  new URL('../../../../examples/inference-8x-air.boxwright.json', import.meta.url),
  'utf8',
);
const { project } = loadProject(text, 'example');
if (!project) throw new Error('the example is readable');
const design = resolveDesign(project, headerOf(project).active);
const solver = createDesignSolver();
const result = await solver.solve(design, { fidelity: 'budget' });
const behindUps = {
  ...design,
  conditions: { ...design.conditions, upsEfficiency: 0.95, cableResistance: 0.02 },
};
const staged = await solver.solve(behindUps, { fidelity: 'budget' });
solver.dispose();

describe('the power flow of the example', () => {
  const { nodes, links } = powerFlow(design, result);
  const sum = (end: 'source' | 'target', id: string) =>
    links.filter((link) => link[end] === id).reduce((total, link) => total + link.value, 0);

  test('starts with what the feed gives', () => {
    expect(sum('source', 'feed')).toBeCloseTo(result.powerAc, 3);
  });

  test('loses nothing on the way: what enters a node leaves it', () => {
    for (const node of nodes) {
      if (node.id === 'feed' || node.id === 'heat') continue;
      const into = sum('target', node.id);
      expect(sum('source', node.id) / into, node.label).toBeCloseTo(1, 2);
    }
  });

  test('names only nodes that a band reaches, each once', () => {
    const ends = new Set(links.flatMap((link) => [link.source, link.target]));
    expect([...ends].sort()).toEqual(nodes.map((node) => node.id).sort());
  });
});

describe('the power flow behind a UPS', () => {
  const { links } = powerFlow(behindUps, staged);
  const value = (source: string, target: string) =>
    links.find((link) => link.source === source && link.target === target)?.value ?? Number.NaN;

  test('goes through the UPS and the cables, whose losses stay outside the box', () => {
    expect(value('feed', 'stage-ups')).toBeCloseTo(staged.chain.drawn, 6);
    expect(value('stage-ups', 'stage-cables')).toBeCloseTo(0.95 * staged.chain.drawn, 5);
    expect(value('stage-ups', 'outside') + value('stage-cables', 'outside')).toBeCloseTo(
      staged.chain.drawn - staged.powerAc,
      5,
    );
  });
});

describe('the fan plot', () => {
  const fan: FanResult = {
    id: 'fan1',
    flow: 0.05,
    massFlow: 0.06,
    pressure: 100,
    speedRatio: 1,
    speed: 100,
    power: 20,
    noise: 60,
    state: 'running',
    curve: [
      [0, 300],
      [0.05, 100],
      [0.08, 0],
    ],
  };
  const area = { left: 50, right: 350, top: 10, bottom: 170 };

  test('puts the operating point on the curve, inside the axes, and the system line through it', () => {
    const plot = fanPlot(fan, [], area);
    expect(plot.x.invert(plot.point.x)).toBeCloseTo(180, 6);
    expect(plot.y.invert(plot.point.y)).toBeCloseTo(100, 6);
    expect(plot.point.x).toBeLessThan(area.right);
    expect(plot.system.startsWith(`M${plot.x(0)},${plot.y(0)}`)).toBe(true);
  });

  test('back-flow and a stopped fan are drawn within the axes, without a system line', () => {
    const plot = fanPlot({ ...fan, flow: -0.02, pressure: 320, state: 'back-flow' }, [], area);
    expect(plot.point.x).toBeGreaterThanOrEqual(area.left);
    expect(plot.point.y).toBeGreaterThanOrEqual(area.top);
    expect(plot.system).toBe('');
    expect(fanPlot({ ...fan, flow: 0, pressure: 0, curve: [] }, [], area).curve).toBe('');
  });
});

describe('the power flow of a box that is fed with coolant, before the network is solved', () => {
  test('says what goes to the coolant, and loses nothing', async () => {
    const liquid = designOf(liquidProject());
    const answer = await answerOf(liquid, 'budget');
    expect(answer.coolant).toEqual([]);
    const flow = powerFlow(liquid, answer);
    const sum = (target: string) =>
      flow.links.filter((link) => link.target === target).reduce((total, { value }) => total + value, 0);
    expect(flow.nodes.map(({ id }) => id)).toContain('coolant');
    expect(sum('coolant')).toBeCloseTo(answer.requirements.heatToCoolant, 3);
    // Eight accelerators of 700 W at least.
    expect(sum('coolant')).toBeGreaterThan(8 * 700 - 1);
    expect(sum('coolant') + sum('heat')).toBeCloseTo(answer.heat, 3);
  });
});
