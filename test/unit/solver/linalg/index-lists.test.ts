import { describe, expect, it } from 'vitest';
import { IndexLists } from '#solver/linalg/index-lists.ts';

const read = ({ items, start, count }: IndexLists, list: number): number[] => [
  ...items.subarray(start[list], start[list] + count[list]),
];

describe('lists of whole numbers side by side', () => {
  it('keep what is pushed, in order, beyond the room they were made with', () => {
    const lists = new IndexLists(Int32Array.of(2, 0, 1));
    const wanted: number[][] = [[], [], []];
    for (let k = 0; k < 60; k++) {
      const list = (k * k) % 3;
      lists.push(list, k);
      wanted[list].push(k);
    }
    wanted.forEach((numbers, list) => expect(read(lists, list)).toEqual(numbers));
  });

  it('begin anew without touching another', () => {
    const lists = new IndexLists(Int32Array.of(3, 3));
    for (let k = 0; k < 3; k++) for (const list of [0, 1]) lists.push(list, 10 * list + k);
    lists.restart(0);
    expect(read(lists, 0)).toEqual([]);
    for (let k = 0; k < 9; k++) lists.push(0, 100 + k);
    lists.push(1, 13);
    expect(read(lists, 0)).toEqual([100, 101, 102, 103, 104, 105, 106, 107, 108]);
    expect(read(lists, 1)).toEqual([10, 11, 12, 13]);
  });
});
