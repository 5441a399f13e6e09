import { expect, test } from 'vitest';
import { climateSites, findClimateSite, searchClimateSites } from '#models/site/climate-site.ts';

test('58 places, each with its source, and figures that can be', () => {
  expect(climateSites).toHaveLength(58);
  expect(new Set(climateSites.map(({ id }) => id)).size).toBe(58);
  for (const site of climateSites) {
    expect(site.source.join().length, site.id).toBeGreaterThan(20);
    expect(site.coldest99, site.id).toBeLessThan(site.hottest1);
    expect(Math.abs(site.latitude), site.id).toBeLessThanOrEqual(90);
    expect(Math.abs(site.longitude), site.id).toBeLessThanOrEqual(180);
    // Hours before Greenwich by the sun, within what borders and summer time do to them.
    expect(Math.abs(site.timezone - site.longitude / 15), site.id).toBeLessThan(12.5);
  }
});

test('a place is found by its id, its name or the beginning of one, if that is the only one', () => {
  expect(findClimateSite('singapore')?.name).toBe('Singapore Changi');
  expect(findClimateSite(' Singapore Changi ')?.id).toBe('singapore');
  expect(findClimateSite('johannes')?.id).toBe('johannesburg');
  expect(findClimateSite('san')).toBeUndefined();
  expect(findClimateSite('atlantis')).toBeUndefined();
  expect(findClimateSite('')).toBeUndefined();
});

test('a search finds names, countries and zones, word by word and without marks', () => {
  expect(searchClimateSites('')).toHaveLength(58);
  expect(searchClimateSites(' LULEÅ ').map(({ id }) => id)).toEqual(['lulea']);
  expect(searchClimateSites('usa tx').every(({ name }) => name.endsWith('TX, USA'))).toBe(true);
  expect(searchClimateSites('usa tx').length).toBeGreaterThan(1);
  expect(searchClimateSites('atlantis')).toEqual([]);
});
