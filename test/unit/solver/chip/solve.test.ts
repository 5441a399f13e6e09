import { expect, test } from 'vitest';
import type { Chip, ChipPackage } from '#models/chip/chip.ts';
import { accelerator } from '#models/components/accelerator.ts';
import { valuesOf } from '#models/components/values.ts';
import { builtinLibrary, readPartFile, withParts } from '#models/library/library.ts';
import { writePartFile } from '#models/library/write.ts';
import { missingFields } from '#models/schema/fields.ts';
import { assemblyOf } from '#solver/chip/assembly.ts';
import { componentsOf } from '#solver/chip/components.ts';
import { coarseLines, halved } from '#solver/chip/lines.ts';
import { partsOf } from '#solver/chip/part.ts';
import { chipReport } from '#solver/chip/report.ts';
import { solveChip } from '#solver/chip/solve.ts';
import { violationsOf } from '#solver/chip/violations.ts';
import { chipOf, lidded, smallChip } from '../../../fixtures/chip.ts';

const memory = {
  bandwidth: '0.5 TB/s',
  capacity: '20 GB',
  energyPerByte: '120 pJ',
  power: '4 W',
  dieShare: '50 %',
  source: 'made up',
};
const warm = { cooling: { resistance: '0.1 K/W', temperature: '85 degC', source: 'made up' } };
const chip = chipOf(
  smallChip({
    packages: [lidded(), lidded({ name: 'outside', memory }), lidded({ name: 'warm', ...warm })],
  }),
);
const { result, maps } = await solveChip(chip);
const [inside, outside, hot] = result.packages;

test('all heat leaves, at the top and at the board', () => {
  expect(result.status).toBe('converged');
  for (const one of result.packages) {
    expect(one.top + one.board).toBeCloseTo(one.heat, 4);
    expect(one.heat).toBeCloseTo(
      one.components.reduce((sum, { power }) => sum + power, 0),
      9,
    );
  }
});

test('the power is what the workload takes, block by block', () => {
  // 60 % of 100 TFLOP/s at 1 pJ, and its bytes at 100 pJ.
  const { workload } = inside;
  const operations = 60;
  const traffic = inside.power - 10 - operations;
  expect(workload).toMatchObject({ share: 1, heldBy: null, roof: 'compute', fits: true });
  const [units, face] = inside.blocks;
  expect(units.power).toBeCloseTo(5 + operations, 9);
  expect(face.power).toBeCloseTo(2 + 0.6 * traffic, 9);
  expect(inside.components[1].power).toBeCloseTo(3 + 0.4 * traffic, 9);
  expect(workload?.energyPerToken).toBeCloseTo(inside.power / (workload?.rate ?? 0), 12);
  expect(inside.current).toBeCloseTo((units.power + face.power) / 0.8, 9);
  expect(inside.peakDensity).toBeCloseTo(units.power / 84e-6, 3);
});

test('the hottest place is in the units, and its figures go together', () => {
  const [die] = inside.components;
  expect(die).toMatchObject({ kind: 'die', block: 'units', highest: inside.junction });
  expect(inside.junctionToCoolant * inside.heat).toBeCloseTo(inside.junction - 308.15, 9);
  expect(inside.junctionToCase * inside.top).toBeCloseTo(inside.junction - inside.case, 9);
  expect(inside.hotSpotFactor).toBeGreaterThan(1);
  expect(inside.freeMargin).toBeCloseTo(Math.min(...inside.components.map(({ margin }) => margin)), 9);
  expect(Math.abs(inside.estimate - inside.meanJunction)).toBeLessThan(0.1 * (inside.meanJunction - 308.15));
});

test('with the memory outside its stack is gone, and the part of its energy on the die stays', () => {
  expect(outside.components.map(({ name }) => name)).toEqual(['die']);
  expect(outside.memory).toBeNull();
  const traffic = outside.power - 5 - 2 - 4 - 60;
  expect(outside.heat).toBeCloseTo(5 + 2 + 60 + 0.5 * traffic, 9);
  expect(inside.power - 70).toBeCloseTo((traffic * 100) / 120, 9);
});

test('what is too hot holds the rate at which its hottest place just meets the limit', () => {
  expect(hot.freeMargin).toBeLessThan(0);
  expect(hot.workload).toMatchObject({ heldBy: 'temperature' });
  expect(hot.workload?.share).toBeGreaterThan(0);
  expect(hot.workload?.share).toBeLessThan(1);
  expect(Math.min(...hot.components.map(({ margin }) => margin))).toBeCloseTo(0, 3);
  expect(hot.power).toBeCloseTo(10 + (inside.power - 10) * (hot.workload?.share ?? 0) ** 1.816293, 6);
  expect(violationsOf(chip, result)).toEqual([
    expect.stringMatching(
      /^warm: \d+\.\d+\u00A0K above a limit at the rate that its power leaves; it holds/u,
    ),
  ]);
});

test('the heat that meets a limit does so', async () => {
  const plain = chipOf(smallChip({ workload: null }));
  const [small] = (await solveChip(plain)).result.packages;
  const times = small.limitHeat / small.heat;
  const grown: Chip = {
    ...plain,
    dies: plain.dies.map((die) => ({
      ...die,
      blocks: die.blocks.map((block) => ({ ...block, power: times * block.power })),
    })),
    stacks: plain.stacks.map((stack) => ({ ...stack, power: times * stack.power })),
  };
  const [found] = (await solveChip(grown)).result.packages;
  expect(found.heat).toBeCloseTo(small.limitHeat, 6);
  expect(Math.abs(found.freeMargin)).toBeLessThan(0.05);
});

test('what idles too hot says so, and runs at no rate', async () => {
  const boiling = { cooling: { resistance: '0.1 K/W', temperature: '110 degC', source: 'made up' } };
  const idle = chipOf(smallChip({ packages: [lidded(boiling)] }));
  const solved = await solveChip(idle);
  expect(solved.result.packages[0].workload).toMatchObject({ rate: 0, share: 0, energyPerToken: null });
  expect(violationsOf(idle, solved.result)[0]).toContain('too hot with what is drawn at all times');
});

test('the finer grid has every line of the coarser one, and all edges are lines of both', () => {
  const [one] = chip.packages;
  const components = componentsOf(chip, one);
  const assembly = assemblyOf(one, components);
  const coarse = coarseLines(assembly, components);
  const fine = halved(coarse);
  for (const [index, axis] of (['x', 'y', 'z'] as const).entries()) {
    expect(fine[axis].length).toBe(2 * coarse[axis].length - 1);
    for (const at of coarse[axis]) expect(fine[axis]).toContain(at);
    for (const [i, at] of fine[axis].entries()) if (i > 0) expect(at).toBeGreaterThan(fine[axis][i - 1]);
    for (const { box } of [...assembly.solids, ...components.flatMap(({ sources }) => sources)])
      for (const edge of [box.min[index], box.max[index]])
        expect(Math.min(...coarse[axis].map((at) => Math.abs(at - edge)))).toBeLessThan(2e-7);
  }
});

test('the map has all of the silicon once, and its hottest cell is that of the result', () => {
  const [{ cells }] = maps;
  const area = cells.reduce((sum, { width, depth }) => sum + width * depth, 0);
  expect(area).toBeCloseTo(10e-3 * 12e-3 + 11e-3 * 11e-3, 12);
  const hottest = Math.max(...cells.map(({ temperature }) => temperature));
  expect(hottest).toBeCloseTo(inside.junction, 6);
});

test('packages become accelerators of the library that are read as they are written', () => {
  const parts = partsOf(chip, result);
  const { parts: read, problems } = readPartFile(writePartFile(parts, []), 'chip.json');
  expect(problems).toEqual([]);
  expect(read.map(({ id }) => id)).toEqual(['small-lidded', 'small-outside', 'small-warm']);
  const library = withParts(builtinLibrary(), read);
  const part = library.get('small-outside');
  if (!part) throw new Error('it is not there');
  expect(part).toMatchObject({ confidence: 'low', vendor: 'Own design' });
  expect(part.source[0]).toContain('Computed by Boxwright from the chip document "small"');
  const values = valuesOf(part, 'accelerator');
  expect(values).toMatchObject({ maximumPower: 200, idlePower: 11, limitOf: 'junction', peakRate8: null });
  expect(values.memoryBandwidth).toBe(0.5e12);
  expect(values.junctionToCase).toBeCloseTo(outside.junctionToCase, 9);
  expect(values.size[2]).toBeCloseTo(1.28e-3 + 0.775e-3 + 2e-3, 9);
  expect(missingFields(accelerator.fields, part.values, '$')).toEqual([]);
});

test('parts of packages whose names make one id are told apart', () => {
  const renamed: Chip = {
    ...chip,
    packages: chip.packages.map((one, i): ChipPackage => ({ ...one, name: ['A b', 'A-b', 'a_b'][i] })),
  };
  expect(partsOf(renamed, result).map(({ id }) => id)).toEqual(['small-a-b', 'small-a-b-2', 'small-a-b-3']);
});

test('the report has packages side by side, warns of what is too hot and says what is estimated', () => {
  const { headline, blocks } = chipReport(chip, result);
  expect(headline).toBe('chip: converged; 3 packages');
  const [, sides] = blocks;
  if (sides.type !== 'table') throw new Error('no table');
  expect(sides.columns.map(({ title }) => title)).toEqual(['Side by side', 'lidded', 'outside', 'warm']);
  for (const block of blocks)
    if (block.type === 'table') for (const row of block.rows) expect(row).toHaveLength(block.columns.length);
  const lines = blocks.flatMap((block) => (block.type === 'lines' ? block.lines : []));
  expect(lines.some((line) => line.startsWith('warm:'))).toBe(true);
  expect(lines.some((line) => line.includes('estimates'))).toBe(true);
});

test('a die larger than one exposure and a model that does not fit are told', async () => {
  const large = chipOf(smallChip({ packages: [lidded({ memory: { ...memory, capacity: '10 GB' } })] }));
  const solved = await solveChip(large);
  const wide: Chip = { ...large, dies: large.dies.map((die) => ({ ...die, width: 0.04 })) };
  expect(violationsOf(wide, solved.result)).toEqual([
    'die: 40.0\u00A0mm × 12.0\u00A0mm is more than one exposure prints (26.0\u00A0mm × 33.0\u00A0mm)',
    expect.stringMatching(/^lidded: the model wants 16\.\d\u00A0GB on each chip, more than there is$/u),
  ]);
});
