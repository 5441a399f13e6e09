import { describe, expect, test } from 'vitest';
import { fieldRows } from '#renderer/panels/results/field-rows.ts';
import { grouped } from '#models/units/grouped.ts';
import {
  bytesText,
  percentText,
  progressText,
  roughTime,
  shareDone,
  shareText,
} from '#renderer/panels/results/field-words.ts';
import type { FieldProgress, FieldReport } from '#solver/field-run/contract.ts';

const plain = (text: string): string => text.replaceAll('\u00A0', ' ');

describe('the words of a field run', () => {
  test('counts, memory and times are as rough as they are known', () => {
    expect(plain(grouped(1_000_000))).toBe('1 000 000');
    expect(plain(bytesText(44_388_900))).toBe('44 MB');
    expect(plain(bytesText(3.6e9))).toBe('3.6 GB');
    expect([0.2, 4.4, 21, 58, 178, 4000, 10_500].map(roughTime).map(plain)).toEqual([
      '1 s',
      '4 s',
      '20 s',
      '1 min',
      '3 min',
      '65 min',
      '3 h',
    ]);
  });

  test('shares are told by powers of ten, balances in per cent', () => {
    expect(shareText(2.34e-9)).toBe('2.3×10⁻⁹');
    expect(shareText(0.5)).toBe('5.0×10⁻¹');
    expect(shareText(3)).toBe('3.0');
    expect(shareText(Infinity)).toBe('–');
    expect(plain(percentText(6.2e-7))).toBe('0.000062 %');
    expect(plain(percentText(0))).toBe('0 %');
  });

  const progress: FieldProgress = {
    coarser: null,
    turn: 84,
    seconds: 12.3,
    secondsLeft: 22,
    residual: 1e-3,
    off: null,
    target: 1e-6,
    leftover: null,
    imbalance: { heat: 0, mass: 0 },
    monitors: [],
  };

  test('the way is told by turns, time and decades', () => {
    expect(plain(progressText(progress))).toBe('Turn 84, 12 s; about 20 s left');
    expect(plain(progressText({ ...progress, coarser: 6930 }))).toBe(
      'Turn 84 on 6930 cells, to begin with, 12 s',
    );
    expect(shareDone({ ...progress, coarser: 6930 })).toBe(0);
    expect(progressText({ ...progress, secondsLeft: null })).toContain('not yet told');
    expect(shareDone(progress)).toBeCloseTo(0.5, 9);
    expect(shareDone({ ...progress, residual: 30 })).toBe(0);
    expect(shareDone({ ...progress, residual: Infinity })).toBe(0);
    expect(shareDone({ ...progress, residual: 1e-7 })).toBe(1);
    const moving = { ...progress, residual: 1e-7, secondsLeft: 3, off: { temperature: 0.4, share: 0.01 } };
    expect(shareDone(moving)).toBe(0.95);
    expect(shareDone({ ...moving, secondsLeft: 0 })).toBe(1);
  });
});

describe('the table of parts', () => {
  const part = (id: string, field: number | null, network: number | null) =>
    ({
      id,
      name: id,
      temperatureOf: 'junction',
      limit: 350,
      field,
      network,
      difference: field !== null && network !== null ? field - network : null,
      by: 'block',
      moved: 0,
    }) as const;
  const band = (low: number, high: number) => ({ low, high, exceeds: null, origins: [] });
  const rowsOf = (parts: FieldReport['answer']['parts'], bands: FieldReport['bands']) =>
    fieldRows({
      answer: { parts, fans: [], openings: [], airflow: { field: 0, network: 0 } },
      bands,
    } as unknown as FieldReport);

  test('marks what lies outside the band by more than a thermometer tells', () => {
    const rows = rowsOf(
      [part('in', 331, 330), part('out', 336, 330), part('hair', 330.3, 330), part('bare', 390, 330)],
      [
        ['in', band(327, 333)],
        ['out', band(327, 333)],
        ['hair', band(329.9, 330.1)],
      ],
    );
    expect(rows.map(({ id, disagrees }) => [id, disagrees])).toEqual([
      ['in', false],
      ['out', true],
      ['hair', false],
      ['bare', false],
    ]);
    expect(rows[1]).toMatchObject({ difference: 6, margin: 14, source: 'mean of its block' });
  });

  test('has no row for what has no temperature, and no margin where the field has none', () => {
    const rows = rowsOf([part('none', null, null), part('coolant', null, 330)], []);
    expect(rows.map(({ id, margin }) => [id, margin])).toEqual([['coolant', null]]);
  });
});
