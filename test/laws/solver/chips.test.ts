/*
 * What holds for every chip in a package, whatever its power map and what lies over it.
 */
import { type Arbitrary, assert, asyncProperty, double, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import type { Chip } from '#models/chip/chip.ts';
import { assemblyOf } from '#solver/chip/assembly.ts';
import { basisOf } from '#solver/chip/basis.ts';
import { componentsOf } from '#solver/chip/components.ts';
import { coarseLines } from '#solver/chip/lines.ts';
import { growthWithin, heatAt, hottest, meanOver } from '#solver/chip/reading.ts';
import { chipOf, lidded, smallChip } from '../../fixtures/chip.ts';

const between = (min: number, max: number) => double({ min, max, noNaN: true });
const anyChip = record({
  first: between(1, 60),
  second: between(1, 60),
  stack: between(0, 20),
  split: between(2e-3, 8e-3),
  bondLine: between(1e-5, 2e-4),
  conductivity: between(20, 400),
  resistance: between(0.02, 0.5),
  board: between(1, 200),
  vertical: between(2, 50),
});
type AnyChip = typeof anyChip extends Arbitrary<infer V> ? V : never;

const plain = chipOf(smallChip({ workload: null, packages: [lidded({ lid: null, lidJoint: null })] }));

/** Conductivities that stay, so that heat and temperatures go together. */
function chipWith(one: AnyChip): Chip {
  const [die] = plain.dies;
  const [block] = die.blocks;
  const [stack] = plain.stacks;
  const [package_] = plain.packages;
  const { plate, plateJoint, cooling, board } = package_;
  if (!plate || !plateJoint || !board) throw new Error('the package of the fixture has changed');
  return {
    ...plain,
    dies: [
      {
        ...die,
        exponent: 0,
        blocks: [
          { ...block, name: 'first', width: one.split, power: one.first },
          { ...block, name: 'second', left: one.split, width: die.width - one.split, power: one.second },
        ],
      },
    ],
    stacks: [{ ...stack, power: one.stack, vertical: one.vertical }],
    packages: [
      {
        ...package_,
        cooling: { ...cooling, resistance: one.resistance },
        plate: { ...plate, conductivity: one.conductivity },
        plateJoint: { ...plateJoint, bondLine: one.bondLine },
        board: { ...board, coefficient: one.board },
      },
    ],
  };
}

interface Field {
  /** K over the coolant; of the blocks and of the stack. */
  readonly blocks: readonly number[];
  readonly stack: number;
  readonly highest: number;
  /** Times all heat may grow until a limit is met. */
  readonly growth: number;
  /** W. */
  readonly out: number;
}

const whole = { fixed: 1, dynamic: 0 };

/** On the coarser grid alone. */
async function fieldOf(chip: Chip): Promise<Field> {
  const [one] = chip.packages;
  const components = componentsOf(chip, one);
  const assembly = assemblyOf(one, components);
  const fixed = components.flatMap(({ sources }) => sources.map((source) => source.fixed));
  const released = { fixed, dynamic: fixed.map(() => 0) };
  const conductivities = components.map(({ die }) => die?.conductivity ?? 0);
  const lines = coarseLines(assembly, components);
  const basis = await basisOf({ one, components, assembly, released }, lines, conductivities, {});
  expect(basis.isConverged).toBe(true);
  const [die, stack] = components;
  const over = (value: number): number => value - one.cooling.temperature;
  return {
    blocks: die.sources.map(({ box }) => over(meanOver(basis, box, whole))),
    stack: over(meanOver(basis, stack.box, whole)),
    highest: over(hottest(basis, die.box, whole).value),
    growth: growthWithin(basis, components, whole),
    out: heatAt(basis.top, whole) + heatAt(basis.board, whole),
  };
}

const holds = (law: (one: AnyChip) => Promise<void>): Promise<void> =>
  assert(asyncProperty(anyChip, law), { numRuns: 3 });

test('all heat that is released leaves', () =>
  holds(async (one) => {
    const { out } = await fieldOf(chipWith(one));
    const heat = one.first + one.second + one.stack;
    expect(Math.abs(out - heat) / heat).toBeLessThan(1e-6);
  }));

test('temperatures of two power maps add up', () =>
  holds(async (one) => {
    const none = await fieldOf(chipWith({ ...one, first: 0, second: 0, stack: 0 }));
    const left = await fieldOf(chipWith({ ...one, second: 0, stack: 0 }));
    const right = await fieldOf(chipWith({ ...one, first: 0 }));
    const both = await fieldOf(chipWith(one));
    for (const [i, value] of both.blocks.entries())
      expect(value).toBeCloseTo(left.blocks[i] + right.blocks[i] - none.blocks[i], 3);
    expect(both.stack).toBeCloseTo(left.stack + right.stack - none.stack, 3);
  }));

test('a chip and its mirror image are alike', () =>
  holds(async (one) => {
    const chip = chipWith(one);
    const mirrored: Chip = {
      ...chip,
      dies: chip.dies.map((die) => ({
        ...die,
        x: -die.x,
        blocks: die.blocks.map((block) => ({ ...block, left: die.width - block.left - block.width })),
      })),
      stacks: chip.stacks.map((stack) => ({ ...stack, x: -stack.x })),
    };
    const [here, there] = [await fieldOf(chip), await fieldOf(mirrored)];
    for (const [i, value] of here.blocks.entries()) expect(there.blocks[i]).toBeCloseTo(value, 2);
    expect(there.stack).toBeCloseTo(here.stack, 2);
  }));

test('a thicker joint, a poorer plate and poorer fins each make it hotter', () =>
  holds(async (one) => {
    const before = await fieldOf(chipWith(one));
    for (const worse of [
      { bondLine: 1.5 * one.bondLine },
      { conductivity: 0.7 * one.conductivity },
      { resistance: 1.5 * one.resistance },
    ]) {
      const found = await fieldOf(chipWith({ ...one, ...worse }));
      expect(found.highest).toBeGreaterThan(before.highest);
      expect(found.growth).toBeLessThan(before.growth);
    }
  }));

test('lines of a grid rise, whatever the sizes are', () => {
  assert(
    property(anyChip, (one) => {
      const chip = chipWith(one);
      const [package_] = chip.packages;
      const components = componentsOf(chip, package_);
      const lines = coarseLines(assemblyOf(package_, components), components);
      for (const axis of [lines.x, lines.y, lines.z])
        for (const [i, at] of axis.entries()) if (i > 0) expect(at).toBeGreaterThan(axis[i - 1]);
    }),
  );
});
