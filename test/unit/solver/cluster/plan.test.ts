import { expect, test } from 'vitest';
import { loadRack } from '#models/rack/load.ts';
import { fillRack } from '#models/rack/standing.ts';
import { lossesOf } from '#solver/cluster/losses.ts';
import { clusterPlan } from '#solver/cluster/plan.ts';
import { outdoorOf, solveCluster } from '#solver/cluster/solve.ts';
import { smallRack } from '../../../fixtures/small-rack.ts';
import { smallServed } from '../../../fixtures/small-cluster.ts';

const { rack } = loadRack(JSON.stringify(smallRack()), 'test');
if (!rack) throw new Error('the rack does not load');
const racks = new Map([['a.boxwright-rack.json', fillRack(rack, new Map())]]);

function planOf(changes: Readonly<Record<string, unknown>> = {}, withLosses = false) {
  const served = smallServed(changes);
  const outdoor = outdoorOf(served.cluster);
  const result = solveCluster(served, outdoor);
  const losses = withLosses ? lossesOf(served, result, outdoor) : [];
  return { result, losses, plan: clusterPlan(served.cluster, racks, result, losses) };
}

test('each rack has the margin, power and air of its kind; distribution units have none', () => {
  const { result, plan } = planOf();
  const [row] = result.thermal.rows;
  const [margin, power, air] = plan.quantities;
  expect(plan.boxes).toHaveLength(12);
  expect(plan.boxes[3]?.name).toBe('Row 1, rack 4');
  expect(plan.boxes[11]?.name).toBe('Row 1, distribution unit');
  expect(margin?.values[3]).toBe(row.kinds[0].state.margin);
  expect(power?.values[3]).toBeCloseTo(45, 6);
  expect(air?.values[3]).toBeCloseTo(row.inlet - 273.15, 9);
  expect(margin?.values[11]).toBeNull();
});

test('after a loss that throttles, each rack has the rate that it holds; losses that nothing follows from are not offered', () => {
  // Hot enough that one cooler less does not hold the water.
  const { losses, plan } = planOf({ outdoor: { temperature: 38 } }, true);
  const throttling = losses.filter(({ throttled }) => throttled.length > 0);
  expect(throttling.length).toBeGreaterThan(0);
  expect(throttling.length).toBeLessThan(losses.length);
  expect(plan.quantities.slice(3).map(({ title }) => title)).toEqual(
    throttling.map(({ what }) => `Rate held without: ${what}`),
  );
  const [loss] = throttling;
  expect(plan.quantities[3]?.values[0]).toBeCloseTo(100 * (loss?.throttled[0]?.rate ?? 0), 9);
});
