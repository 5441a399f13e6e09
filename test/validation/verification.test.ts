import { expect, test } from 'vitest';
import { verificationCases, verify, verifyCase } from '#solver/verification/verify.ts';
import { judge, relative } from '#solver/verification/row.ts';

const rows = await verify();

test.each(rows.map((row) => [row.id, row.quantity, row] as const))('%s %s', (_id, _quantity, row) => {
  const limit = `${row.title}: ${row.value} for ${row.reference} ${row.unit}, off by ${row.deviation}`;
  expect(Math.abs(row.deviation), limit).toBeLessThanOrEqual(row.tolerance.value);
  expect(row.ok).toBe(true);
});

test('every family is there, most rows go through the product solver, and none was dropped on the way', () => {
  expect(rows.length).toBe(787);
  expect(new Set(rows.map((row) => row.family)).size).toBe(10);
  expect(rows.filter((row) => row.through === 'network').length).toBeGreaterThan(125);
  for (const row of rows) expect(row.source.length, row.id).toBeGreaterThan(8);
});

test('the judge can fail: a value off by more than the tolerance, and no value at all', async () => {
  const [owner] = verificationCases;
  const check = { quantity: 'q', unit: 'W', reference: 100, tolerance: relative(0.01) };
  expect(judge(owner, { ...check, value: 100.9 }).ok).toBe(true);
  expect(judge(owner, { ...check, value: 101.1 }).ok).toBe(false);
  expect(judge(owner, { ...check, value: Number.NaN }).ok).toBe(false);
  const broken = { ...owner, run: () => Promise.reject(new Error('no solver')) };
  const [row] = await verifyCase(broken);
  expect(row.ok).toBe(false);
  expect(row.quantity).toContain('no solver');
});
