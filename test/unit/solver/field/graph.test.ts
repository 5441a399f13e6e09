import { expect, test } from 'vitest';
import { type Graph, graphOfNodes, pairNodes } from '#solver/field/graph.ts';

/** Couplings [larger node, smaller node, conductance]. */
function graph(size: number, couplings: readonly (readonly [number, number, number])[], outer = 0): Graph {
  const sorted = couplings.toSorted((a, b) => a[0] - b[0]);
  const start = Int32Array.from({ length: size + 1 }, (_, n) => sorted.filter(([one]) => one < n).length);
  const there = Float32Array.from(sorted, ([, , g]) => g);
  return {
    size,
    start,
    neighbour: Int32Array.from(sorted, ([, other]) => other),
    there,
    back: there,
    outer: new Float32Array(size).fill(outer),
  };
}

test('a chain is joined in pairs, which keep the conductance between them', () => {
  const chain = graph(
    6,
    [1, 2, 3, 4, 5].map((n) => [n, n - 1, 1]),
    0.5,
  );
  const pairs = pairNodes(chain);
  expect([...pairs.of]).toEqual([0, 0, 1, 1, 2, 2]);
  const joined = graphOfNodes(chain, pairs, 'symmetric');
  expect([...joined.start]).toEqual([0, 0, 1, 2]);
  expect([...joined.neighbour]).toEqual([0, 1]);
  expect([...joined.there]).toEqual([1, 1]);
  expect([...joined.outer]).toEqual([1, 1, 1]);
});

test('all that hangs on one node becomes one group', () => {
  const star = graph(
    50,
    Array.from({ length: 49 }, (_, n) => [n + 1, 0, 1 + n / 100]),
  );
  const { of, count } = pairNodes(star);
  expect(count).toBe(1);
  expect(of.every((group) => group === 0)).toBe(true);
});

test('a jump does not get inside a pair', () => {
  // Metal 0–1, air 2–3, a face between them that conducts as air does.
  const { of } = pairNodes(
    graph(4, [
      [1, 0, 1e5],
      [2, 1, 1],
      [3, 2, 0.9],
    ]),
  );
  expect([...of]).toEqual([0, 0, 1, 1]);
});
