import { expect, test } from 'vitest';
import type { DesignResult } from '#models/results/design-result.ts';
import type { AcceleratorLoad, WorkloadResult } from '#models/results/workload.ts';
import { workloadLines } from '#models/results/workload-text.ts';
import { compareDesigns } from '#models/compare/compare.ts';
import { Builder, designOf, example, sampleResult } from './sample.ts';

const load: AcceleratorLoad = {
  name: 'H100',
  placements: ['gpu1', 'gpu2'],
  copies: 2,
  roof: 'memory',
  computeUtilisation: 0.02,
  memoryUtilisation: 0.53,
  memoryNeeded: 50e9,
  memoryCapacity: 80e9,
  share: 1,
  power: 431,
  tokensPerSecond: 2000,
  basis: 'measured',
};
const workload: WorkloadResult = {
  model: 'Llama 3.1 8B',
  phase: 'decode',
  batch: 32,
  context: 4096,
  accelerators: [load],
  tokensPerSecond: 2000,
  energyPerToken: 0.5,
};

function box() {
  const built = new Builder(example('inference-8x-air'));
  return { built, result: { ...sampleResult(built.design), workload } };
}

const heated = (result: DesignResult, id: string): DesignResult => ({
  ...result,
  parts: result.parts.map((part) => (part.id === id ? { ...part, margin: -2 } : part)),
});

test('a workload is not held where an accelerator that runs it is over its limit', () => {
  const { built, result } = box();
  expect(built.find('workload-held', result)).toEqual([]);
  const [found] = built.find('workload-held', heated(result, 'gpu2'));
  expect(found).toMatchObject({ severity: 'warning', placements: ['gpu2'] });
  expect(found?.message).toBe('The workload is not held: GPU2 is over its limit.');
  expect(built.find('workload-held', heated(result, 'gpu8'))).toEqual([]);
  expect(built.find('workload-held', { ...heated(result, 'gpu2'), workload: null })).toEqual([]);
});

test('a model that does not fit into the memory is an error; of unknown memory nothing is said', () => {
  const { built, result } = box();
  const needing = (memoryNeeded: number, memoryCapacity: number | null): DesignResult => ({
    ...result,
    workload: { ...workload, accelerators: [{ ...load, memoryNeeded, memoryCapacity }] },
  });
  const [found] = built.find('workload-memory', needing(157e9, 80e9));
  expect(found).toMatchObject({ severity: 'error', placements: ['gpu1', 'gpu2'] });
  expect(found?.message).toContain('157\u00A0GB of 80.0\u00A0GB');
  expect(built.find('workload-memory', needing(80e9, 80e9))).toEqual([]);
  expect(built.find('workload-memory', needing(157e9, null))).toEqual([]);
});

test('rate, energy, roof, power and memory stand in the lines of a report', () => {
  const lines = workloadLines({ ...workload, accelerators: [{ ...load, share: 0.9 }] });
  expect(lines.map(({ label }) => label)).toEqual(['Tokens', 'Energy per token', '2 × H100', 'How sure']);
  expect(lines[0]?.note).toBe('Llama 3.1 8B, decode, batch 32, 4096 tokens');
  for (const words of ['memory bandwidth', 'power limit to 90', '2 copies', '50.0\u00A0GB of 80.0'])
    expect(lines[2]?.note).toContain(words);
  expect(lines[3]?.note).toBe('measured');
  const idle = { ...load, roof: null, basis: 'idle power' };
  const waiting = workloadLines({ ...workload, phase: 'idle', energyPerToken: null, accelerators: [idle] });
  expect(waiting.map(({ note }) => note)).toEqual(['Llama 3.1 8B, idle', '', 'idle power']);
});

test('a comparison has the model as soon as one design runs it', () => {
  const design = designOf(example('inference-8x-air'));
  const model = { ...design, conditions: { ...design.conditions, workload: 'language-model' as const } };
  const entry = (of: typeof design, result: DesignResult) => ({
    label: '',
    design: of,
    result,
    violations: [],
  });
  const keysOf = (entries: Parameters<typeof compareDesigns>[0]): string[] =>
    compareDesigns(entries).groups.flatMap(({ rows }) => rows.map(({ key }) => key));
  const plain = sampleResult(design);
  const told = ['power.tokens', 'power.per-token', 'conditions.workloadBatch', 'conditions.workloadModel'];
  const without = keysOf([entry(design, plain)]);
  expect(told.filter((key) => without.includes(key))).toEqual([]);
  const both = keysOf([entry(design, plain), entry(model, { ...plain, workload })]);
  expect(both).toEqual(expect.arrayContaining(told));
});
