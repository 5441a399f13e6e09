import { describe, expect, it } from 'vitest';
import { copyOfNumbers, copyOfWholes, flags, numbers, wholes } from '#solver/linalg/memory.ts';

describe('arrays cut from blocks', () => {
  it('are zeros of their own, whatever their length', () => {
    const made = [0, 1, 3, 180, 2000, 2049, 20_000].flatMap((length) =>
      [numbers, wholes, flags].map((make) => ({ length, array: make(length) })),
    );
    for (const { length, array } of made) {
      expect(array).toHaveLength(length);
      expect(array.every((value) => value === 0)).toBe(true);
      array.fill(1);
    }
    // Filling one has left no trace in another that was made before it.
    made.forEach(({ array }, i) => array.fill(i));
    made.forEach(({ array }, i) => expect(array.every((value) => value === i)).toBe(true));
  });

  it('do not run out with a block', () => {
    const made = Array.from({ length: 200 }, (_, i) => numbers(100).fill(i));
    made.forEach((array, i) => expect(array.every((value) => value === i)).toBe(true));
  });

  it('are copied, whole or from the first on', () => {
    const given = Float64Array.of(1, 2, 3);
    const copy = copyOfNumbers(given);
    copy[0] = 9;
    expect([...given]).toEqual([1, 2, 3]);
    expect([...copyOfWholes(Int32Array.of(4, 5, 6), 2)]).toEqual([4, 5]);
  });
});
