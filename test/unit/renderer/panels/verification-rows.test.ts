import { expect, test } from 'vitest';
import { groupRows, keyOf, rowTexts } from '#renderer/panels/verification/verification-rows.ts';
import { verify } from '#solver/verification/verify.ts';
import type { VerificationRow } from '#solver/verification/row.ts';

const rows = await verify();
const everything = { text: '', failedOnly: false };
const base: VerificationRow = {
  id: 'X01',
  family: 'power',
  title: 'Chip on a sink',
  quantity: 'junction',
  unit: '°C',
  reference: 87.5,
  value: 86.25,
  deviation: -1.25,
  tolerance: { kind: 'absolute', value: 2.5 },
  ok: true,
  source: 'Tuckerman & Pease (1981)',
  through: 'network',
  note: null,
};
const plain = (text: string) => text.replaceAll('\u00A0', ' ');

test('every row has a name of its own, and without a filter every row is shown once', () => {
  expect(new Set(rows.map(keyOf)).size).toBe(rows.length);
  const groups = groupRows(rows, everything);
  expect(
    groups
      .flatMap((group) => group.rows)
      .map(keyOf)
      .sort(),
  ).toEqual(rows.map(keyOf).sort());
  for (const group of groups) expect(group).toMatchObject({ ok: group.rows.length, all: group.rows.length });
});

test('the search finds rows that hold all its words, wherever they stand', () => {
  const found = (text: string) => groupRows([base], { text, failedOnly: false }).length === 1;
  expect(['x01', 'CHIP', 'junction pease', ' 1981  sink '].map(found)).toEqual([true, true, true, true]);
  expect(found('junction nusselt')).toBe(false);
});

test('of a family that has failed rows, only those are shown on demand, beside the count of all', () => {
  const bad = { ...base, quantity: 'case', ok: false };
  const [group, ...others] = groupRows([base, bad, ...rows], { text: '', failedOnly: true });
  expect(others).toEqual([]);
  expect(group?.rows).toEqual([bad]);
  expect(group?.all).toBeGreaterThan(group?.ok ?? 0);
});

test('figures carry their unit; degrees Celsius differ by kelvins, shares by percent', () => {
  const texts = (changes: Partial<VerificationRow>) =>
    Object.values(rowTexts({ ...base, ...changes })).map(plain);
  expect(texts({})).toEqual(['87.5 °C', '86.25 °C', '−1.3 K', '2.5 K']);
  const share = { tolerance: { kind: 'relative', value: 0.05 }, deviation: 0.01234, unit: '1' } as const;
  expect(texts(share)).toEqual(['87.5', '86.25', '+1.2 %', '5 %']);
  expect(texts({ ...share, deviation: -3e-15 })[2]).toBe('0 %');
  expect(texts({ ...share, tolerance: { kind: 'relative', value: 1e-9 } })[3]).toBe('1×10⁻⁷ %');
  expect(texts({ ...share, deviation: -2.449e-8 })[2]).toBe('−2.4×10⁻⁶ %');
  expect(texts({ value: Number.NaN, deviation: Number.NaN }).slice(1, 3)).toEqual(['– °C', '– K']);
});
