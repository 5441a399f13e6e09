import { sample } from 'fast-check';
import { expect, it } from 'vitest';
import { network } from '../../random/networks.ts';
import { verdictOf } from '../../random/verdict.ts';

const of = (seed: number) => sample(network, { seed, numRuns: 1, unbiased: true })[0];

it('any network has an answer, or a true cause for having none', () => {
  const seeds = Array.from({ length: 40 }, (_, i) => i + 1);
  expect(seeds.filter((seed) => verdictOf(of(seed)).kind === 'unexplained')).toEqual([]);
});

it.each([884, 1417, 2212])('network %i, in which a stream has to turn around late, is solved', (seed) => {
  expect(verdictOf(of(seed))).toEqual({ kind: 'converged' });
});
