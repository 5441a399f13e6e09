import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FieldBox, FieldCase } from '#solver/field/schema.ts';
import { solveField } from '#solver/field/solve.ts';

/*
 * What holds for heat on any grid: balance, maximum principle, mirror symmetry, order of the parts, more power.
 */

const lines = fc
  .array(fc.double({ min: 1, max: 8, noNaN: true }), { minLength: 3, maxLength: 9 })
  .map((widths) => {
    let at = 0;
    return [0, ...widths.map((width) => (at += width / 1000))];
  });

interface Layout {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly z: readonly number[];
  readonly parts: readonly {
    readonly from: readonly number[];
    readonly size: readonly number[];
    readonly k: number;
    readonly power: number;
  }[];
  readonly film: number;
}

const share = fc.double({ min: 0, max: 0.8, noNaN: true });
const layouts: fc.Arbitrary<Layout> = fc.record({
  x: lines,
  y: lines,
  z: lines,
  parts: fc.array(
    fc.record({
      from: fc.tuple(share, share, share),
      size: fc.tuple(
        ...([0, 1, 2].map(() => fc.double({ min: 0.1, max: 0.5, noNaN: true })) as [
          fc.Arbitrary<number>,
          fc.Arbitrary<number>,
          fc.Arbitrary<number>,
        ]),
      ),
      k: fc.constantFrom(0.026, 0.3, 20, 400),
      power: fc.double({ min: 0, max: 20, noNaN: true }),
    }),
    { minLength: 1, maxLength: 5 },
  ),
  film: fc.double({ min: 2, max: 200, noNaN: true }),
});

/** @param turned whether x runs the other way */
function caseOf({ x, y, z, parts, film }: Layout, turned = false): FieldCase {
  const axes = [x, y, z].map((one) => one[one.length - 1]);
  const boxes = parts.map(({ from, size }): FieldBox => {
    const min = axes.map((length, i) => from[i] * length);
    const max = axes.map((length, i) => Math.min(1, from[i] + size[i]) * length);
    const [low, high] = turned ? [axes[0] - max[0], axes[0] - min[0]] : [min[0], max[0]];
    return { min: [low, min[1], min[2]], max: [high, max[1], max[2]] };
  });
  return {
    format: 'boxwright-field-case',
    version: 1,
    grid: { x: turned ? x.map((place) => axes[0] - place).reverse() : x, y, z },
    materials: {
      air: { conductivity: 0.05 },
      ...Object.fromEntries(parts.map(({ k }) => [`k ${k}`, { conductivity: k }])),
    },
    background: 'air',
    solids: parts.map(({ k }, i) => ({ id: `part ${i}`, material: `k ${k}`, box: boxes[i] })),
    sources: parts.map(({ power }, i) => ({ id: `source ${i}`, power, box: boxes[i] })),
    boundaries: [
      { type: 'convection', face: 'z+', coefficient: film, ambient: 300 },
      { type: 'temperature', face: 'y-', temperature: 290 },
    ],
    residual: 1e-10,
    outputs: [
      { type: 'maximum', id: 'highest' },
      { type: 'minimum', id: 'lowest' },
      { type: 'mean', id: 'mean' },
    ],
  };
}

const holds = (law: (layout: Layout) => Promise<void>): Promise<void> =>
  fc.assert(fc.asyncProperty(layouts, law), { numRuns: 25, seed: 20261129 });

describe('heat on a grid', () => {
  test('leaves as much as is put in', () =>
    holds(async (layout) => {
      const { status, heat } = await solveField(caseOf(layout));
      expect(status).toBe('converged');
      expect(heat.imbalance).toBeLessThan(1e-6);
      expect(heat.in).toBeCloseTo(
        layout.parts.reduce((sum, { power }) => sum + power, 0),
        8,
      );
    }));

  test('without sources lies between what is held', () =>
    holds(async (layout) => {
      const { outputs } = await solveField({ ...caseOf(layout), sources: [] });
      expect(outputs['highest'].value).toBeLessThanOrEqual(300 + 1e-6);
      expect(outputs['lowest'].value).toBeGreaterThanOrEqual(290 - 1e-6);
    }));

  test('is the same in a mirror', () =>
    holds(async (layout) => {
      const one = await solveField(caseOf(layout));
      const other = await solveField(caseOf(layout, true));
      for (const id of ['highest', 'lowest', 'mean']) {
        const rise = one.outputs[id].value - 290;
        expect(Math.abs(other.outputs[id].value - one.outputs[id].value)).toBeLessThan(
          1e-4 * Math.abs(rise) + 1e-6,
        );
      }
    }));

  test('does not ask in which order sources are named', () =>
    holds(async (layout) => {
      const input = caseOf(layout);
      const one = await solveField(input);
      const other = await solveField({ ...input, sources: [...(input.sources ?? [])].reverse() });
      expect(other.outputs['mean'].value).toBeCloseTo(one.outputs['mean'].value, 6);
    }));

  test('never cools when more is put in', () =>
    holds(async (layout) => {
      const less = await solveField(caseOf(layout));
      const more = await solveField(
        caseOf({ ...layout, parts: layout.parts.map((part) => ({ ...part, power: 1.5 * part.power })) }),
      );
      for (const id of ['highest', 'lowest', 'mean'])
        expect(more.outputs[id].value).toBeGreaterThan(less.outputs[id].value - 1e-6);
    }));
});
