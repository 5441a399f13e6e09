import { describe, expect, test } from 'vitest';
import { builtinLibrary } from '#models/library/library.ts';
import { readLayouts } from '#renderer/panels/frame/read-layouts.ts';
import { headline, partList, placedKinds } from '#renderer/panels/library/part-list.ts';
import { marginState } from '#renderer/panels/part-state.ts';
import { sortRows } from '#renderer/panels/results/sort-rows.ts';

const parts = builtinLibrary().all();
const noPart = (id: string): never => {
  throw new Error(`no ${id}`);
};

describe('the library list', () => {
  test('finds by several words in any order, over vendor, model and figures', () => {
    const groups = partList(parts, { kinds: placedKinds, search: 'h100 nvidia' });
    const found = groups.flatMap((group) => group.parts);
    expect(found.length).toBeGreaterThan(0);
    for (const part of found) expect(`${part.vendor} ${part.model}`.toLowerCase()).toMatch(/h100/);
  });

  test('holds every part that can be placed and no interface material', () => {
    const all = partList(parts, { kinds: placedKinds, search: '' }).flatMap((group) => group.parts);
    expect(all).toHaveLength(parts.filter((part) => part.kind !== 'tim').length);
  });

  test('every part has a figure to choose by', () => {
    const without = parts.filter((part) => headline(part) === '' && part.kind !== 'tim');
    expect(without.map((part) => part.id)).toEqual([]);
  });

  test('coolant parts are chosen by what their kind is bought for', () => {
    const of = (id: string) => headline(builtinLibrary().get(id) ?? noPart(id)).replaceAll('\u00A0', ' ');
    expect(of('cp-h100-sxm')).toBe('0.0250 K/W at 1.00 L/min');
    expect(of('uqdb04')).toBe('6.40 L/min');
    expect(of('server-1u-pump')).toMatch(/^[\d.]+ L\/min · 45\.0 kPa$/);
    expect(of('rad-120-30')).toBe('11.0 W/K');
  });
});

describe('sorting a table', () => {
  const rows = [{ n: 3 }, { n: null }, { n: 1 }, { n: 2 }];
  test('unknown values come last both ways', () => {
    expect(sortRows(rows, (row) => row.n, false).map((row) => row.n)).toEqual([1, 2, 3, null]);
    expect(sortRows(rows, (row) => row.n, true).map((row) => row.n)).toEqual([3, 2, 1, null]);
  });
  test('names sort by their numbers', () => {
    const names = ['FAN10', 'FAN2', 'FAN1'];
    expect(sortRows(names, (name) => name, false)).toEqual(['FAN1', 'FAN2', 'FAN10']);
  });
});

test('a margin is over, near or fine, and unknown stays unknown', () => {
  expect([-0.1, 0, 4.9, 5, null].map(marginState)).toEqual([
    'over-limit',
    'near-limit',
    'near-limit',
    'fine',
    null,
  ]);
});

test('stored panel sizes of another version are dropped, not trusted', () => {
  expect(readLayouts({ columns: { left: 20, scene: 80 }, rows: { a: 'wide' }, x: null, y: {} })).toEqual({
    columns: { left: 20, scene: 80 },
  });
  expect(readLayouts('nonsense')).toEqual({});
  expect(readLayouts({ columns: { left: Number.NaN, scene: 120 } })).toEqual({});
});
