import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadProject } from '#models/file/load.ts';
import { headerOf } from '#models/project/query.ts';
import { resolveDesign } from '#models/project/resolve.ts';
import type { EnclosureCompute, ServiceWorkload } from '#models/service/service.ts';
import { createDesignSolver } from '#solver/design/design-solver.ts';
import { nodeOfEnclosures } from '#solver/service/enclosure-node.ts';
import { capacityOf } from '#solver/service/serving.ts';
import { service } from '../../../fixtures/service.ts';

const { project } = loadProject(readFileSync('examples/edge-box.boxwright.json', 'utf8'), 'edge-box');
if (!project) throw new Error('the example does not load');
const design = resolveDesign(project, headerOf(project).active);
const solver = createDesignSolver();

const compute: EnclosureCompute = {
  kind: 'enclosure',
  project: 'edge-box.boxwright.json',
  configuration: '',
  count: 1,
  batch: 4,
  split: 1,
  inlet: 308.15,
  altitude: 0,
};
const { workload } = service({}, { promptTokens: 800, answerTokens: 250 });
const node = (changes: Partial<EnclosureCompute> = {}, asked: Partial<ServiceWorkload> = {}) =>
  nodeOfEnclosures(solver, design, { ...compute, ...changes }, { ...workload, ...asked });

test('an enclosure that is cool enough has the rates of its accelerators, in batches of powers of two', async () => {
  const { figures, isHeld, price } = await node();
  expect(figures.copies).toBe(2);
  expect(isHeld).toBe(false);
  expect(figures.decode.map(({ batch }) => batch)).toEqual([1, 2, 4]);
  for (const { free, held } of [figures.prefill, ...figures.decode]) expect(held).toBe(free);
  // 300 GB/s at 53 % over 8.03 GB of weights and the cache of 925 tokens, in each of two.
  const [lone] = figures.decode;
  expect(lone.free).toBeGreaterThan((2 * 0.53 * 300e9) / 8.03e9 - 2);
  expect(lone.free).toBeLessThan((2 * 0.53 * 300e9) / 8.03e9);
  expect(figures.idlePower).toBeLessThan(lone.power);
  expect(lone.acceleratorPower).toBeLessThan(lone.power);
  expect(price.unknown.join()).toContain('parts of the enclosures');
});

test('so many enclosures have so many times the tokens and the power', async () => {
  const one = await node();
  const three = await node({ count: 3 });
  expect(three.figures.copies).toBe(6);
  expect(three.figures.idlePower).toBeCloseTo(3 * one.figures.idlePower, 3);
  expect(three.figures.prefill.held).toBeCloseTo(3 * one.figures.prefill.held, 3);
  expect(three.price.value).toBeCloseTo(3 * one.price.value, 6);
});

test('where the air is too warm, accelerators hold less than their rate and the heat is the limit', async () => {
  const { figures, isHeld, hottest } = await node({ inlet: 333.15 });
  expect(isHeld).toBe(true);
  expect(figures.prefill.held).toBeLessThan(figures.prefill.free);
  expect(figures.prefill.held).toBeGreaterThan(0);
  const lengths = { prompt: 800, answer: 250 };
  expect(capacityOf(figures, lengths, 'held')).toBeLessThan(capacityOf(figures, lengths, 'free'));
  expect(hottest?.margin).toBeLessThan(5);
});

test('batches whose cache does not fit are left out, and a model that does not fit is refused', async () => {
  const long = await node({ batch: 64 }, { promptTokens: 8000, precision: '16-bit' });
  expect(long.figures.decode.at(-1)?.batch).toBeLessThan(64);
  expect(long.notes.join()).toMatch(/answers run in batches of \d+ at most: \d+ do not fit into the memory/);
  await expect(node({}, { model: 'llama-70b' })).rejects.toThrow(
    /llama-70b wants \d+\.\d GB of 24\.0 GB in each L4: share it between more accelerators/,
  );
});
