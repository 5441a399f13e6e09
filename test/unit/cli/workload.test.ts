import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { documents, type Document } from '#cli/output/documents.ts';
import { run } from '#cli/run.ts';
import { createDesignSolver } from '#solver/design/design-solver.ts';

async function workload(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const code = await run(['workload', ...args], {
    out: (text) => (out += text),
    err: (text) => (err += text),
    signal: new AbortController().signal,
    createSolver: () => createDesignSolver(),
  });
  return { code, out, err };
}

async function json(...args: string[]): Promise<Document<'workload'>> {
  const { code, out, err } = await workload(...args, '--json');
  expect(err).toBe('');
  expect(code).toBe(0);
  return documents.workload.parse(JSON.parse(out));
}

const h100 = ['--accelerator', 'nvidia-h100-sxm5'];
const decode = [
  '--model',
  'llama-70b',
  ...h100,
  '--tensor-parallel',
  '4',
  '--batch',
  '32',
  '--context',
  '4096',
];

test('decode on the H100: counts, roof, watts with a band, node, sources', async () => {
  const { answer, sources, phase } = await json(...decode);
  expect(phase).toBe('decode');
  expect(answer.roof).toBe('memory');
  expect(answer.fits).toBe(true);
  expect(answer.counts?.flop).toBeCloseTo(2 * 70.6e9 + 4 * 80 * 64 * 128 * 4096, -3);
  expect(answer.power).toBeGreaterThan(68.6);
  expect(answer.power).toBeLessThanOrEqual(700);
  expect(answer.band?.low).toBeLessThan(answer.power);
  expect(answer.node?.value).toBeCloseTo(1347.51 + 1.211807 * 8 * answer.power, 3);
  expect(sources.join()).toContain('Kaplan');
});

test('the table names what a person asks for', async () => {
  const { out } = await workload(...decode);
  for (const words of [
    'FLOP',
    'Roof',
    'Power each',
    'P5–P95',
    'Energy',
    'Node of 8',
    'Williams',
    'How sure',
  ]) {
    expect(out, words).toContain(words);
  }
});

test('a model of your own; a limit holds it back', async () => {
  const shape = [
    '--parameters',
    '8.03e9',
    '--layers',
    '32',
    '--hidden',
    '4096',
    '--heads',
    '32',
    '--key-value-heads',
    '8',
  ];
  const own = await json(...shape, ...h100, '--batch', '64');
  const named = await json('--model', 'llama-8b', ...h100, '--batch', '64');
  expect(own.answer.power).toBe(named.answer.power);
  const held = await json(...shape, ...h100, '--batch', '64', '--power-limit', '300');
  expect(held.answer.heldBy).toBe('power');
  expect(held.answer.power).toBeCloseTo(300, 9);
  expect(held.answer.tokensPerSecond).toBeLessThan(own.answer.tokensPerSecond);
  const hot = await json(...shape, ...h100, '--batch', '64', '--clock', '0.7');
  expect(hot.answer.heldBy).toBe('temperature');
});

test('idle needs no model', async () => {
  const idle = await json(...h100, '--phase', 'idle');
  expect(idle).toMatchObject({ model: null, answer: { power: 68.6, energyPerToken: null } });
  expect((await workload(...h100, '--phase', 'idle')).out).toContain('Idle');
});

test('what is not known of an accelerator is named, and nothing is guessed', async () => {
  const { code, err } = await workload('--model', 'llama-8b', '--accelerator', 'nvidia-t4');
  expect(code).toBe(2);
  for (const words of ['peak rate in 16 bit', 'idle power']) expect(err, words).toContain(words);
});

test('a part of your own fills the gap; without a capacity it is not said whether the model fits', async () => {
  const path = join(mkdtempSync(join(tmpdir(), 'boxwright-workload-')), 'parts.json');
  const part = {
    id: 'acme-x1',
    kind: 'accelerator',
    source: ['Acme data sheet'],
    confidence: 'high',
    size: ['100 mm', '100 mm', '20 mm'],
    maximumPower: '500 W',
    idlePower: '50 W',
    peakRate: '500 TFLOP/s',
    memoryBandwidth: '2 TB/s',
  };
  writeFileSync(path, JSON.stringify({ format: 'boxwright-parts', version: 1, parts: [part] }));
  const { answer } = await json('--model', 'llama-8b', '--accelerator', 'acme-x1', '--parts', path);
  expect(answer.fits).toBeNull();
  expect(answer.band).toBeNull();
  expect(answer.basis.join()).toContain('no measurement');
});

test.each([
  [['--model', 'llama-9b', ...h100], 'no such model'],
  [['--model', 'llama-8b'], 'is missing'],
  [['--model', 'llama-8b', '--accelerator', 'x'], 'no such accelerator'],
  [['--parameters', '7e9', ...h100], '--layers'],
  [['--model', 'llama-8b', '--parameters', '7e9', ...h100], 'names a model already'],
  [['--model', 'llama-8b', ...h100, '--phase', 'sleep'], 'no such phase'],
  [['--model', 'llama-8b', ...h100, '--batch', '1.5'], 'whole number'],
  [['--model', 'llama-8b', ...h100, '--clock', '2'], 'at most 1'],
  [['--model', 'llama-8b', ...h100, '--power-limit', '50'], 'not above the idle power'],
])('%j is refused with a reason', async (args, words) => {
  const { code, err } = await workload(...args);
  expect(code).toBe(2);
  expect(err).toContain(words);
});
