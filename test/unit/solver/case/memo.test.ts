import { describe, expect, it } from 'vitest';
import { RecordMemo } from '#solver/case/memo.ts';

interface Made {
  readonly record: { readonly id: string };
  readonly number: number;
}

const records = Array.from({ length: 20 }, (_, k) => ({ id: `r${k}` }));

function filled(): RecordMemo<Made> {
  const memo = new RecordMemo<Made>();
  records.forEach((record, number) => memo.set({ record, number }));
  return memo;
}

describe('what is remembered of records', () => {
  it('is found in any order', () => {
    const memo = filled();
    const orders = [records, records.toReversed(), records.filter((_, k) => k % 3 === 1), records];
    for (const order of orders)
      for (const record of order) expect(memo.get(record)?.number).toBe(records.indexOf(record));
  });

  it('serves the very record alone, and is replaced by its next one', () => {
    const memo = filled();
    const next = { id: 'r7' };
    expect(memo.get(next)).toBeUndefined();
    memo.set({ record: next, number: 70 });
    expect(memo.get(next)?.number).toBe(70);
    expect(memo.get(records[7])).toBeUndefined();
    expect(memo.get(records[8])?.number).toBe(8);
    expect(memo.get({ id: 'another' })).toBeUndefined();
  });
});
