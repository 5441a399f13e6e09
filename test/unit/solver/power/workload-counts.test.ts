import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { findLanguageModel, languageModel, languageModelNames } from '#models/workload/language-model.ts';
import {
  cacheBytesPerToken,
  countToken,
  forwardFlop,
  memoryNeeded,
  touchedParameters,
  type Load,
} from '#solver/power/workload-counts.ts';

const bytes = { weight: 2, activation: 2, keyValue: 2 };
const model = (name: string) => {
  const found = findLanguageModel(name);
  if (!found) throw new Error(name);
  return found;
};
const load = (changes: Partial<Load> = {}): Load => ({
  model: model('llama-70b'),
  bytes,
  phase: 'decode',
  batch: 1,
  context: 4096,
  ...changes,
});

describe('against published figures', () => {
  test('BERT-Large over 384 tokens: 246.93 GOPs (OpenVINO Open Model Zoo, bert-large-uncased-whole-word-masking-squad)', () => {
    // 333.96e6 parameters, of which 31.8e6 are embeddings (30 522 + 512 + 2 rows of 1024) that are looked up.
    const bert = languageModel({
      name: 'BERT-Large',
      source: 'Devlin et al. (2019)',
      parameters: 333.96e6 - 31_036 * 1024,
      layers: 24,
      hidden: 1024,
      heads: 16,
    });
    expect((384 * forwardFlop(bert, 384)) / 246.93e9).toBeCloseTo(1, 2);
  });

  test('training takes 6 N operations a token but for attention (Kaplan et al. 2020)', () => {
    const { weightFlop } = countToken(load({ phase: 'training', context: 8192 }));
    expect(weightFlop).toBeCloseTo(6 * 70.6e9, -3);
  });

  test('the cache of Llama 3.1 70B takes 327 680 B a token, that of DeepSeek-V3 70 272 B', () => {
    expect(cacheBytesPerToken(model('llama-70b'), bytes)).toBe(327_680);
    expect(cacheBytesPerToken(model('deepseek-v3'), bytes)).toBe(70_272);
  });

  test('16 B a parameter in mixed-precision training (Rajbhandari et al. 2020, § 3.1)', () => {
    const none = memoryNeeded(load({ phase: 'training', batch: 0 }));
    expect(none / 70.6e9).toBeCloseTo(16, 9);
  });
});

test('the examples of the docstrings', () => {
  expect(forwardFlop(model('llama-8b'), 4096) / 1.821e10).toBeCloseTo(1, 3);
  expect(touchedParameters(model('mixtral-8x7b'), 1) / 12.9e9).toBeCloseTo(1, 9);
  expect(touchedParameters(model('mixtral-8x7b'), 64) / 46.7e9).toBeCloseTo(1, 3);
  const { flop, bytes: moved } = countToken(load());
  expect(flop / 1.519e11).toBeCloseTo(1, 3);
  expect(moved / 1.4263e11).toBeCloseTo(1, 3);
  expect(memoryNeeded(load({ batch: 32 })) / 1.8415e11).toBeCloseTo(1, 4);
});

test('every public model has a source and no more active parameters than it has', () => {
  for (const name of languageModelNames) {
    const { source, activeParameters, parameters } = model(name);
    expect(source).toMatch(/arXiv \d{4}\.\d{5}/);
    expect(activeParameters).toBeLessThanOrEqual(parameters);
  }
});

const count = (most: number) => fc.integer({ min: 1, max: most });
const anyModel = fc.constantFrom(...languageModelNames).map(model);

property.prop([anyModel, count(512), count(512), count(32_768)])(
  'decode: a larger batch never moves more bytes a token, nor does it take more operations',
  (shape, a, b, context) => {
    const [few, many] = [Math.min(a, b), Math.max(a, b)].map((batch) =>
      countToken(load({ model: shape, batch, context })),
    );
    expect(many.bytes).toBeLessThanOrEqual(few.bytes * (1 + 1e-12));
    expect(many.flop).toBe(few.flop);
  },
);

property.prop([
  anyModel,
  fc.constantFrom('decode' as const, 'prefill' as const, 'training' as const),
  count(64),
  count(32_768),
  count(32_768),
])('a longer context takes more operations, and in decode more bytes', (shape, phase, batch, a, b) => {
  fc.pre(a !== b);
  const [short, long] = [Math.min(a, b), Math.max(a, b)].map((context) =>
    countToken(load({ model: shape, phase, batch, context })),
  );
  expect(long.flop).toBeGreaterThan(short.flop);
  if (phase === 'decode') expect(long.bytes).toBeGreaterThan(short.bytes);
});

property.prop([anyModel, count(4096)])('touched parameters lie between active and all', (shape, tokens) => {
  const touched = touchedParameters(shape, tokens);
  expect(touched).toBeLessThanOrEqual(shape.parameters);
  expect(touched).toBeGreaterThanOrEqual(shape.activeParameters * (1 - 1e-12));
});
