import { expect, test } from 'vitest';
import type { FeedLoad } from '#models/results/design-result.ts';
import { Builder, sampleResult } from './sample.ts';

const feed: FeedLoad = {
  id: 'A',
  supplies: ['psu1'],
  power: 2000,
  apparentPower: 2040,
  currents: [9],
  neutralCurrent: null,
  unbalance: null,
  inrush: null,
};

function box(feeds: readonly FeedLoad[], lineCurrent: number, powerDc = 1200) {
  const built = new Builder();
  built.add('crps-1300-ti', [0.02, 0.3, 0.01]);
  built.add('crps-1300-ti', [0.12, 0.3, 0.01]);
  const result = sampleResult(built.design, { powerDc });
  return { built, result: { ...result, chain: { ...result.chain, feeds, lineCurrent } } };
}

test('phases that are loaded unlike are told with their currents', () => {
  const three = { ...feed, currents: [10, 8, 9], unbalance: 1 / 9 };
  const { built, result } = box([three], 10);
  expect(built.find('feed-unbalance', result)[0]?.message).toContain('10.0\u00A0A, 8.00\u00A0A, 9.00\u00A0A');
  const even = box([{ ...three, unbalance: 0.09 }], 10);
  expect(even.built.find('feed-unbalance', even.result)).toEqual([]);
});

test('the breaker of a feed takes 80 %, also when the other feed is lost', () => {
  const { built, result } = box([feed], 18);
  built.conditions({ feedBreaker: 20, feedCount: 2 });
  const [found] = built.find('feed-breaker', result);
  expect(found?.severity).toBe('warning');
  expect(found?.message).toContain('18.0\u00A0A when the other feed is lost of 16.0\u00A0A');
  built.conditions({ feedBreaker: 10 });
  expect(built.find('feed-breaker', result)[0]?.severity).toBe('error');
  built.conditions({ feedBreaker: 32 });
  expect(built.find('feed-breaker', result)).toEqual([]);
  built.conditions({ feedBreaker: 0 });
  expect(built.find('feed-breaker', result)).toEqual([]);
});

test('inrush of a feed is held against a C breaker', () => {
  const { built, result } = box([{ ...feed, inrush: 80 }], 9);
  built.conditions({ feedBreaker: 10 });
  expect(built.find('feed-inrush', result)[0]?.message).toContain('peak of 80.0\u00A0A');
  built.conditions({ feedBreaker: 16 });
  expect(built.find('feed-inrush', result)).toEqual([]);
});

test('two feeds must each carry all', () => {
  const sides = [feed, { ...feed, id: 'B' as const, supplies: ['psu2'] }];
  const over = box(sides, 9, 1400);
  over.built.conditions({ feedCount: 2 });
  expect(over.built.find('feed-loss', over.result)).toHaveLength(2);
  const within = box(sides, 9, 1300);
  within.built.conditions({ feedCount: 2 });
  expect(within.built.find('feed-loss', within.result)).toEqual([]);
  within.built.conditions({ lostFeed: 'A' });
  expect(within.built.find('feed-lost')[0]?.message).toBe('Feed A is set to lost.');
});

test('cables that lose more than 3 % are too thin', () => {
  const { built, result } = box([feed], 9);
  const withLoss = (efficiency: number) => ({
    ...result,
    chain: {
      ...result.chain,
      stages: [
        {
          kind: 'cables' as const,
          output: 1000,
          input: 1000 / efficiency,
          loss: 1000 / efficiency - 1000,
          efficiency,
        },
      ],
    },
  });
  expect(built.find('cable-drop', withLoss(0.96))[0]?.message).toContain('4.00\u00A0%');
  expect(built.find('cable-drop', withLoss(0.98))).toEqual([]);
});

test('sources that give too little, and what would go off, are named', () => {
  const { built, result } = box([feed], 9);
  built.conditions({ lostFeed: 'grid', solarPower: 500 });
  const sources = [{ kind: 'solar' as const, power: 400, available: 400, fuel: null }];
  const short = { ...result, chain: { ...result.chain, drawn: 2000, sources, short: 1600 } };
  const [found] = built.find('feed-short', short);
  expect(found?.severity).toBe('error');
  expect(found?.message).toContain('solar panels 400');
  expect(found?.placements).toHaveLength(2);
  expect(built.find('feed-short', { ...short, chain: { ...short.chain, short: 0 } })).toEqual([]);
  expect(built.find('feed-lost')[0]?.message).toContain('The grid is set to lost');
});

test('the start of a generator set is bridged', () => {
  const { built, result } = box([feed], 9);
  built.conditions({ generatorPower: 5000 });
  const after = (autonomy: number | null) =>
    built.find('generator-bridge', { ...result, chain: { ...result.chain, drawn: 2000, autonomy } });
  expect(after(null)[0]?.message).toContain('takes 10 s to start');
  expect(after(9)).toHaveLength(1);
  expect(after(300)).toEqual([]);
});
