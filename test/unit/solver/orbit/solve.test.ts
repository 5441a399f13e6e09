import { expect, test } from 'vitest';
import { litShares } from '#solver/orbit/environment.ts';
import { eclipseFraction } from '#solver/orbit/geometry.ts';
import { solveOrbit, withRadiators } from '#solver/orbit/solve.ts';
import { stateAt } from '#solver/orbit/state.ts';
import { orbitalNode } from '../../../fixtures/orbital-node.ts';

const flat = { altitude: '550 km', betaFrom: 0, betaTo: '10 deg' };

test('cells are lit for as long as there is no eclipse, to rounding', () => {
  for (const beta of [0, 0.7, 1.16, 1.5]) {
    const lit = litShares(550e3, beta);
    expect(lit.reduce((sum, share) => sum + share, 0) / lit.length).toBeCloseTo(
      1 - eclipseFraction(550e3, beta),
      12,
    );
  }
});

test('radiators of the area that is said keep the limit, to a hundredth of a kelvin', () => {
  const node = orbitalNode({ orbit: flat });
  const { radiators } = solveOrbit(node);
  if (!radiators?.needed) throw new Error('no area');
  const sized = solveOrbit(withRadiators(node, radiators.needed / radiators.area));
  expect(Math.abs(sized.hot.margin)).toBeLessThan(0.02);
});

test('a limit below what the surroundings allow has no area', () => {
  const node = orbitalNode({ orbit: flat });
  const electronics = { ...node.electronics, highest: 160, lowest: 100 };
  expect(solveOrbit({ ...node, electronics }).radiators?.needed).toBeNull();
});

test('the heater that is said keeps the lowest temperature', () => {
  const node = orbitalNode({ orbit: flat, cold: { power: '500 W' } });
  const { cold, heater } = solveOrbit(node);
  expect(cold.margin).toBeLessThan(0);
  const lowest = cold.states.map(({ beta }) => stateAt(node, 'cold', beta, heater).electronics.lowest);
  expect(Math.min(...lowest) - node.electronics.lowest).toBeCloseTo(0, 1);
});

test('more heat capacity swings less about nearly the same mean', () => {
  const node = orbitalNode({ orbit: flat });
  const heavy = {
    ...node,
    electronics: { ...node.electronics, heatCapacity: 10 * node.electronics.heatCapacity },
  };
  const light = stateAt(node, 'hot', 0).electronics;
  const slow = stateAt(heavy, 'hot', 0).electronics;
  expect(slow.highest - slow.lowest).toBeLessThan((light.highest - light.lowest) / 3);
  expect(slow.mean).toBeCloseTo(light.mean, 0);
});

test('half the battery is discharged twice as deep, most at beta 0', () => {
  const node = orbitalNode({ orbit: flat });
  if (!node.supply) throw new Error('no supply');
  const { array, battery } = node.supply;
  const half = { ...node, supply: { array, battery: { ...battery, capacity: battery.capacity / 2 } } };
  const { hot } = solveOrbit(half);
  expect(hot.states[hot.hungriest ?? 0].beta).toBe(0);
  const [whole, halved] = [node, half].map((one) => stateAt(one, 'hot', 0).supply?.depthOfDischarge ?? 0);
  expect(halved / whole).toBeCloseTo(2, 9);
});

test('without a supply the node gives off what it draws', () => {
  const { hot } = solveOrbit(orbitalNode({ orbit: flat, supply: null }));
  expect(hot.hungriest).toBeNull();
  expect(hot.states[0].heat).toBeCloseTo(1500, 9);
});
