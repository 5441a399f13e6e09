import { expect, test } from 'vitest';
import { TimeLeft } from '#solver/field-run/time-left.ts';

test('a residual that falls by half each second has log₂ of what is missing to go', () => {
  const left = new TimeLeft(1e-6);
  for (let second = 0; second <= 10; second++) left.note(second, 2 ** -second);
  expect(left.estimate()).toBeCloseTo(Math.log2(1e6) - 10, 9);
});

test('only how it fell lately counts', () => {
  const left = new TimeLeft(1e-9);
  for (let second = 0; second < 10; second++) left.note(second, 1);
  for (let second = 10; second < 30; second++) left.note(second, 2 ** (9 - second));
  expect(left.estimate()).toBeCloseTo(Math.log2(1e9) - 20, 9);
});

test('nothing is told of few turns, or of what does not fall', () => {
  const left = new TimeLeft(1e-6);
  for (let second = 0; second < 7; second++) left.note(second, 2 ** -second);
  expect(left.estimate()).toBeNull();
  const stalled = new TimeLeft(1e-6);
  for (let second = 0; second < 40; second++) stalled.note(second, second % 2 === 0 ? 0.1 : 0.11);
  stalled.note(40, 0.3);
  expect(stalled.estimate()).toBeNull();
});
