/*
 * What holds for every node in orbit, whatever its faces and the sun are.
 */
import { type Arbitrary, array, assert, constantFrom, double, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import type { OrbitalNode, Orientation } from '#models/orbit/orbital-node.ts';
import { stateAt } from '#solver/orbit/state.ts';
import { orbitalNode } from '../../fixtures/orbital-node.ts';

const between = (min: number, max: number) => double({ min, max, noNaN: true });
const orientations = [
  'nadir',
  'zenith',
  'velocity',
  'anti-velocity',
  'orbit-normal',
  'anti-normal',
  'sun',
  'anti-sun',
] as const;
const anyNode = record({
  altitude: between(200e3, 36_000e3),
  beta: between(-1.57, 1.57),
  albedo: between(0, 0.6),
  planetInfrared: between(100, 350),
  power: between(50, 5000),
  eclipsePower: between(0, 5000),
  heatCapacity: between(1e3, 2e5),
  faces: array(
    record({
      orientation: constantFrom(...orientations),
      area: between(0.1, 10),
      emissivity: between(0.02, 1),
      absorptivityEnd: between(0, 1),
      finEfficiency: between(0.3, 1),
      conductance: between(1, 1000),
      heatCapacity: between(100, 5e4),
    }),
    { minLength: 1, maxLength: 5 },
  ),
});
type AnyNode = typeof anyNode extends Arbitrary<infer V> ? V : never;

const example = orbitalNode();

function nodeOf(one: AnyNode): OrbitalNode {
  const { albedo, planetInfrared, power, eclipsePower } = one;
  return {
    ...example,
    orbit: { altitude: one.altitude, betaFrom: one.beta, betaTo: one.beta },
    hot: { solarFlux: 1361, albedo, planetInfrared, power, eclipsePower },
    electronics: { ...example.electronics, heatCapacity: one.heatCapacity },
    faces: one.faces.map((face, index) => ({ ...example.faces[0], ...face, name: String(index) })),
  };
}

const holds = (law: (one: AnyNode) => void): void => assert(property(anyNode, law), { numRuns: 15 });

test('an orbit repeats itself, and what comes in goes out', () =>
  holds((one) => {
    const { isPeriodic, balance, faces, heat } = stateAt(nodeOf(one), 'hot', one.beta);
    expect(isPeriodic).toBe(true);
    expect(Math.abs(balance)).toBeLessThan(1e-6);
    const conducted = faces.reduce((sum, face) => sum + face.conducted, 0);
    expect(Math.abs(conducted - heat)).toBeLessThan(1e-5 * (heat + 1));
  }));

test('twice of everything has the same temperatures', () =>
  holds((one) => {
    const node = nodeOf(one);
    const { supply } = node;
    if (!supply) throw new Error('no supply');
    const twice: OrbitalNode = {
      ...node,
      hot: { ...node.hot, power: 2 * node.hot.power, eclipsePower: 2 * one.eclipsePower },
      electronics: { ...node.electronics, heatCapacity: 2 * one.heatCapacity },
      faces: node.faces.map((face) => ({
        ...face,
        area: 2 * face.area,
        conductance: 2 * face.conductance,
        heatCapacity: 2 * face.heatCapacity,
      })),
      supply: {
        array: { ...supply.array, area: 2 * supply.array.area },
        battery: { ...supply.battery, capacity: 2 * supply.battery.capacity },
      },
    };
    const a = stateAt(node, 'hot', one.beta);
    const b = stateAt(twice, 'hot', one.beta);
    expect(b.electronics.highest).toBeCloseTo(a.electronics.highest, 4);
    expect(b.electronics.lowest).toBeCloseTo(a.electronics.lowest, 4);
    expect(b.supply?.depthOfDischarge).toBeCloseTo(a.supply?.depthOfDischarge ?? Number.NaN, 9);
  }));

test('the sun on the other side of the plane is the node in a mirror', () =>
  holds((one) => {
    const swapped: Partial<Record<Orientation, Orientation>> = {
      'orbit-normal': 'anti-normal',
      'anti-normal': 'orbit-normal',
    };
    const node = nodeOf(one);
    const mirrored = {
      ...node,
      faces: node.faces.map((face) => ({
        ...face,
        orientation: swapped[face.orientation] ?? face.orientation,
      })),
    };
    const a = stateAt(node, 'hot', one.beta).electronics;
    const b = stateAt(mirrored, 'hot', -one.beta).electronics;
    expect(b.mean).toBeCloseTo(a.mean, 4);
    expect(b.highest).toBeCloseTo(a.highest, 4);
  }));

test('more power is never colder, a higher emissivity in the dark never warmer', () =>
  holds((one) => {
    const node = nodeOf(one);
    const more = {
      ...node,
      hot: { ...node.hot, power: one.power + 100, eclipsePower: one.eclipsePower + 100 },
    };
    expect(stateAt({ ...more, supply: null }, 'hot', one.beta).electronics.lowest).toBeGreaterThan(
      stateAt({ ...node, supply: null }, 'hot', one.beta).electronics.lowest,
    );
    const dark = { ...node, hot: { ...node.hot, planetInfrared: 0 } };
    const blacker = {
      ...dark,
      faces: dark.faces.map((face) => ({ ...face, emissivity: Math.min(1, face.emissivity * 1.5) })),
    };
    expect(stateAt(blacker, 'hot', one.beta).electronics.mean).toBeLessThanOrEqual(
      stateAt(dark, 'hot', one.beta).electronics.mean + 1e-6,
    );
  }));
