import { expect, test } from 'vitest';
import { firstQuestion } from '#models/site/question.ts';
import { fails, questionText, runText, shareOf, siteSentence } from '#renderer/panels/results/site-words.ts';
import type { SiteState } from '#renderer/store/site-contract.ts';
import { placeAnswer } from '../../../fixtures/place-answer.ts';

const plain = (text: string) => text.replaceAll('\u00A0', ' ');
const cool = placeAnswer('Lulea', { energy: 1e9, tooHot: 0, margin: 12 });
const warm = placeAnswer('Singapore', { energy: 1e9, tooHot: 0, margin: 4.5 });
const hot = placeAnswer('Phoenix', { energy: 1e9, tooHot: 12_000, margin: -3 });

test('where every part holds, the nearest to its limit is named, with place and hour', () => {
  expect(plain(siteSentence([cool]))).toBe(
    'Every part holds all year; CPU1 comes nearest to its limit, by 12.0 K on 1 Jan, 13 h.',
  );
  expect(plain(siteSentence([cool, warm]))).toBe(
    'Every part holds all year; CPU1 comes nearest to its limit, by 4.50 K at Singapore on 1 Jan, 13 h.',
  );
  expect([cool, warm].some(fails)).toBe(false);
});

test('where one does not, the places and their hours are', () => {
  expect(plain(siteSentence([cool, hot, warm]))).toBe(
    'Phoenix: a part is too hot in 12 000 hours. The other 2 places hold.',
  );
  const year = hot.year && { ...hot.year, hoursTooHot: 1, hoursWithoutAnswer: 30 };
  const odd = { ...hot, year };
  expect(plain(siteSentence([odd]))).toBe('Phoenix: a part is too hot in 1 hour, 30 hours have no answer.');
  expect(fails(odd)).toBe(true);
});

test('without limits nothing is said of any', () => {
  const year = cool.year && { ...cool.year, worst: null };
  expect(siteSentence([{ ...cool, year }])).toBe('No part has a limit that it could reach.');
});

test('the question is told as far as it was changed', () => {
  expect(questionText(firstQuestion)).toBe('Inlet as outside; nothing throttles');
  expect(plain(questionText({ ...firstQuestion, rise: 3, least: 288.15, price: 0.12, carbon: 300 }))).toBe(
    'Inlet 3.00 K above outside, at least 15.0 °C; a kWh costs 0.12; 300 g CO₂ a kWh; nothing throttles',
  );
});

test('progress counts places and whole solves, and never goes beyond a place', () => {
  const place = (name: string) => ({ key: name, name }) as SiteState['places'][number];
  const places = [place('Lulea'), place('Phoenix')];
  expect(runText({ places, done: 0, solves: 0 })).toBe('Lulea, 1 of 2: making the year…');
  expect(runText({ places, done: 1, solves: 4 })).toBe(
    'Phoenix, 2 of 2: solved whole 4 times, of 9 or more.',
  );
  const shares = [0, 5, 9, 33].map((solves) => shareOf({ places, done: 1, solves }));
  expect(shares).toEqual([0.5, 0.75, 0.95, 1]);
});
