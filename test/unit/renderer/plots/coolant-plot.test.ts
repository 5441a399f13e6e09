import { describe, expect, test } from 'vitest';
import { coolantLoopsOf } from '#models/project/coolant.ts';
import type { Design } from '#models/project/design.ts';
import type { DesignResult } from '#models/results/design-result.ts';
import { coolantPlan, warmth, type CoolantPlan } from '#renderer/plots/coolant-plot.ts';
import { powerFlow } from '#renderer/plots/power-flow.ts';
import {
  answerOf,
  closedProject,
  designOf,
  doorProject,
  liquidProject,
  tankProject,
  unitProject,
} from '../liquid-designs.ts';

const open = designOf(liquidProject());
const openAnswer = await answerOf(open);
const closed = designOf(closedProject());
const closedAnswer = await answerOf(closed);

function planOf(design: Design, result: DesignResult, width = 0): CoolantPlan {
  const [loop] = coolantLoopsOf(design);
  const answer = result.coolant[0];
  if (!loop || !answer) throw new Error('the loop is solved');
  return coolantPlan(loop, answer, width);
}

const unit = designOf(unitProject());
const unitAnswer = await answerOf(unit);
const door = designOf(doorProject());
const doorAnswer = await answerOf(door);
const tank = designOf(tankProject());
const tankAnswer = await answerOf(tank);

const plans = [
  ['fed by the rack', open, openAnswer],
  ['closed', closed, closedAnswer],
  ['behind a distribution unit', unit, unitAnswer],
  ['a rear door', door, doorAnswer],
  ['a tank', tank, tankAnswer],
] as const;

describe.each(plans)('the plan of a loop that is %s', (_name, design, result) => {
  const plan = planOf(design, result);

  test('has a box for every part of the loop, none over another, all within its size', () => {
    const wet = design.items.filter(
      ({ kind, part }) =>
        ['cold-plate', 'coolant-port', 'cdu', 'pump', 'radiator'].includes(kind) ||
        (kind === 'chassis' && (part.values['fill'] ?? 'air') !== 'air'),
    );
    expect(plan.boxes.map(({ id }) => id).sort()).toEqual(wet.map(({ id }) => id).sort());
    for (const [n, a] of plan.boxes.entries()) {
      expect(a.x).toBeGreaterThanOrEqual(0);
      expect(a.y).toBeGreaterThanOrEqual(0);
      expect(a.x + a.width).toBeLessThanOrEqual(plan.width);
      expect(a.y + a.height).toBeLessThanOrEqual(plan.height);
      for (const b of plan.boxes.slice(n + 1)) {
        const isApart =
          a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
        expect(isApart, `${a.id} and ${b.id}`).toBe(true);
      }
    }
  });

  test('runs its legs along the axes and through no box', () => {
    for (const { points } of plan.legs) {
      for (const [n, [x, y]] of points.slice(1).entries()) {
        const [x0, y0] = points[n] ?? [x, y];
        expect(x === x0 || y === y0).toBe(true);
        const middle = [(x + x0) / 2, (y + y0) / 2] as const;
        const within = plan.boxes.filter(
          (box) =>
            middle[0] > box.x &&
            middle[0] < box.x + box.width &&
            middle[1] > box.y &&
            middle[1] < box.y + box.height,
        );
        expect(within.map(({ id }) => id)).toEqual([]);
      }
    }
  });

  test('enters each plate with what came out of the one before', () => {
    const [loop] = coolantLoopsOf(design);
    const outlets = new Map(result.coolant[0]?.plates.map((plate) => [plate.id, plate.outletTemperature]));
    for (const row of loop?.branches ?? []) {
      for (const [n, plate] of row.entries()) {
        const box = plan.boxes.find(({ id }) => id === plate.id);
        const leg = plan.legs.find(({ points }) => {
          const [x, y] = points.at(-1) ?? [0, 0];
          return box !== undefined && x === box.x && y > box.y && y < box.y + box.height;
        });
        const before = row[n - 1];
        expect(leg?.temperature).toBeCloseTo(
          (before ? outlets.get(before.id) : result.coolant[0]?.supplyTemperature) ?? Number.NaN,
          6,
        );
      }
    }
  });

  test('names supply and return once each', () => {
    expect(plan.legs.flatMap(({ title }) => title ?? []).sort()).toEqual(['Return', 'Supply']);
  });

  test('grows with the window, but not without end', () => {
    const wide = planOf(design, result, plan.width + 100);
    expect(wide.width).toBeGreaterThan(plan.width + 90);
    expect(wide.width).toBeLessThanOrEqual(plan.width + 100 + 1e-6);
    expect(planOf(design, result, 10_000).width).toBeLessThan(2 * plan.width);
  });
});

test('the return of a rear door is what leaves its radiator', () => {
  const plan = planOf(door, doorAnswer);
  const told = plan.legs.find(({ title }) => title === 'Return');
  expect(told?.temperature).toBeCloseTo(doorAnswer.coolant[0]?.returnTemperature ?? 0, 2);
  expect(plan.legs.filter(({ title }) => title === 'Return')).toHaveLength(1);
});

test('warmth runs from the coldest to the warmest coolant, and small differences stay small', () => {
  expect([290, 300, 305, 310, 320, null].map((t) => warmth(t, [300, 310]))).toEqual([0, 0, 0.5, 1, 1, 0]);
  const plan = planOf(open, openAnswer);
  expect(plan.range[0]).toBeCloseTo(305.15, 6);
  expect(plan.range[1]).toBeCloseTo(
    Math.max(...(openAnswer.coolant[0]?.plates ?? []).map((p) => p.outletTemperature)),
    6,
  );
});

describe('the power flow with coolant', () => {
  const into = (result: DesignResult, design: Design, id: string) =>
    powerFlow(design, result).links.reduce((sum, link) => sum + (link.target === id ? link.value : 0), 0);

  test('gives the coolant what leaves at the connection and the air the rest', () => {
    expect(into(openAnswer, open, 'coolant')).toBeCloseTo(openAnswer.requirements.heatToCoolant, 3);
    expect(into(openAnswer, open, 'heat')).toBeCloseTo(openAnswer.requirements.heat, 3);
  });

  test('of a rear door gives the coolant what it takes out of the air', () => {
    expect(doorAnswer.requirements.heatToCoolant).toBeGreaterThan(500);
    expect(into(doorAnswer, door, 'coolant')).toBeCloseTo(doorAnswer.requirements.heatToCoolant, 3);
  });

  test('has a distribution unit beside the supplies, on a feed of its own', () => {
    const { links } = powerFlow(unit, unitAnswer);
    const feed = links.find(({ target }) => target === 'own-cdu');
    expect(feed?.source).toBe('feed');
    expect(feed?.value).toBeCloseTo(unitAnswer.coolant[0]?.pumps[0]?.power ?? 0, 9);
    expect(into(unitAnswer, unit, 'coolant')).toBeCloseTo(unitAnswer.requirements.heatToCoolant, 3);
  });

  test('does so too before the network is solved', async () => {
    const budget = await answerOf(open, 'budget');
    expect(budget.requirements.heatToCoolant).toBeGreaterThan(0);
    expect(into(budget, open, 'coolant')).toBeCloseTo(budget.requirements.heatToCoolant, 3);
  });

  test('of a closed loop ends in the air, with its pumps among the consumers', () => {
    const { nodes } = powerFlow(closed, closedAnswer);
    expect(nodes.map(({ id }) => id)).not.toContain('coolant');
    expect(nodes.map(({ id }) => id)).toContain('fed-pump');
  });
});
