/*
 * What holds for every sealed module, whatever its parts, its cycle and its surroundings are.
 */
import { type Arbitrary, array, assert, double, option, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import type { SealedModule } from '#models/module/module.ts';
import { cycleOf, hotSoakOf } from '#solver/module/starts.ts';
import { pointOf } from '#solver/module/steady.ts';
import { sealedModule } from '../../fixtures/sealed-module.ts';

const between = (min: number, max: number) => double({ min, max, noNaN: true });
const anyModule = record({
  ambient: between(230, 350),
  structure: between(230, 350),
  conductance: between(1, 50),
  heatCapacity: between(500, 5000),
  components: array(
    record({
      package: between(0.02, 2),
      heatCapacity: between(0.01, 300),
      highest: between(330, 420),
      // Not from 0 on: of all doubles below 1 most are next to nothing.
      throttled: option(between(1, 30)),
      on: between(1, 200),
      off: between(1, 50),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  on: between(10, 2000),
  off: between(10, 2000),
});
type AnyModule = typeof anyModule extends Arbitrary<infer V> ? V : never;

const example = sealedModule();

function moduleOf(one: AnyModule): SealedModule {
  const { structure } = example;
  return {
    ...example,
    operation: { ambient: one.ambient, sunlight: 0 },
    housing: { ...example.housing, heatCapacity: one.heatCapacity },
    structure: structure && { ...structure, temperature: one.structure, conductance: one.conductance },
    components: one.components.map(({ on, off, ...component }, index) => ({
      ...example.components[0],
      ...component,
      name: String(index),
      draws: [
        { name: 'on', power: on },
        { name: 'off', power: off },
      ],
    })),
    points: [
      { name: 'on', duration: one.on, others: 0 },
      { name: 'off', duration: one.off, others: 0 },
    ],
  };
}

const holds = (law: (module: SealedModule) => void): void =>
  assert(
    property(anyModule, (one) => law(moduleOf(one))),
    { numRuns: 10 },
  );

test('a cycle repeats itself, and what comes in goes out', () =>
  holds((module) => {
    const { isPeriodic, balance } = cycleOf(module);
    expect(isPeriodic).toBe(true);
    expect(Math.abs(balance)).toBeLessThan(1e-6);
  }));

test('what may be throttled to nothing is never above both its limit and the housing, and never has more than it asks', () =>
  holds((module) => {
    const free = {
      ...module,
      components: module.components.map((component) => ({ ...component, throttled: 0 })),
    };
    const { components, housing } = cycleOf(free);
    components.forEach(({ throttled, held, highest }, i) => {
      expect(highest).toBeLessThanOrEqual(Math.max(free.components[i].highest, housing.highest) + 1e-6);
      expect(throttled).toBeGreaterThanOrEqual(0);
      expect(throttled).toBeLessThanOrEqual(1 + 1e-9);
      expect(held).toBeLessThanOrEqual(1 + 1e-9);
      if (throttled === 0) expect(held).toBeCloseTo(1, 9);
    });
  }));

test('throttling makes nothing warmer', () =>
  holds((module) => {
    const free = cycleOf({
      ...module,
      components: module.components.map((component) => ({ ...component, throttled: null })),
    });
    cycleOf(module).components.forEach(({ highest }, i) =>
      expect(highest).toBeLessThanOrEqual(free.components[i].highest + 1e-3),
    );
  }));

test('without throttling housing and junctions stay between all that is ever drawn at once and the least of it', () =>
  holds((module) => {
    const never = {
      ...module,
      components: module.components.map((component) => ({ ...component, throttled: null })),
      // The loss must not fall where the output rises.
      supply: { ...module.supply, efficiency: [[0.2, 0.95] as const, [1, 0.95] as const] },
    };
    const [least, most] = [Math.min, Math.max].map((pick) => {
      const draws = never.components.map((component) => ({
        ...component,
        draws: [{ name: 'on', power: pick(...component.draws.map(({ power }) => power)) }],
      }));
      return pointOf({ ...never, components: draws }, never.points[0]);
    });
    const { housing, components } = cycleOf(never);
    expect(housing.lowest).toBeGreaterThanOrEqual(least.housing - 1e-3);
    expect(housing.highest).toBeLessThanOrEqual(most.housing + 1e-3);
    components.forEach(({ lowest, highest }, i) => {
      expect(lowest).toBeGreaterThanOrEqual(least.components[i].junction - 1e-3);
      expect(highest).toBeLessThanOrEqual(most.components[i].junction + 1e-3);
    });
  }));

test('a hotter soak leaves nothing cooler and throttles no less', () =>
  holds((module) => {
    const start = { ambient: module.operation.ambient, sunlight: 0, sink: null, duration: 500 };
    const mild = hotSoakOf(module, { ...start, start: 310 });
    const hot = hotSoakOf(module, { ...start, start: 340 });
    expect(hot.housing.mean).toBeGreaterThanOrEqual(mild.housing.mean - 1e-6);
    hot.components.forEach(({ highest, held }, i) => {
      expect(highest).toBeGreaterThanOrEqual(mild.components[i].highest - 1e-3);
      expect(held).toBeLessThanOrEqual(mild.components[i].held + 1e-6);
    });
  }));
