/*
 * The sparse factorisation against dense elimination with full pivoting, on random systems and networks.
 */
import { describe, expect, it } from 'vitest';
import { multiply, PatternBuilder } from '#solver/linalg/pattern.ts';
import { PivotedLu } from '#solver/linalg/pivoted-lu.ts';
import { SparseLu } from '#solver/linalg/sparse-lu.ts';

/** Numbers that are the same in every run. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

interface System {
  readonly lu: SparseLu;
  readonly values: Float64Array;
  readonly dense: number[][];
}

function systemOf(
  size: number,
  places: readonly (readonly [number, number, number])[],
  late?: Uint8Array,
): System {
  const builder = new PatternBuilder(size);
  for (const [row, column] of places) builder.ask(row, column);
  const { pattern, slots } = builder.build();
  const values = new Float64Array(pattern.columns.length + 1);
  const dense = Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
  places.forEach(([row, column, value], i) => {
    values[slots[i]] += value;
    if (row >= 0 && column >= 0) dense[row][column] += value;
  });
  return { lu: new SparseLu(pattern, { late }), values, dense };
}

function solveDense(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const a = matrix.map((row, i) => [...row, right[i]]);
  const n = a.length;
  for (let k = 0; k < n; k++) {
    let best = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(a[i][k]) > Math.abs(a[best][k])) best = i;
    [a[k], a[best]] = [a[best], a[k]];
    for (let i = k + 1; i < n; i++) {
      const factor = a[i][k] / a[k][k];
      for (let j = k; j <= n; j++) a[i][j] -= factor * a[k][j];
    }
  }
  const x = Array.from({ length: n }, () => 0);
  for (let k = n - 1; k >= 0; k--) {
    let sum = a[k][n];
    for (let j = k + 1; j < n; j++) sum -= a[k][j] * x[j];
    x[k] = sum / a[k][k];
  }
  return x;
}

function expectSolved(system: System, next: () => number): void {
  const n = system.dense.length;
  const right = Float64Array.from({ length: n }, () => next() - 0.5);
  const x = new Float64Array(n);
  system.lu.solve(right, x);
  solveDense(system.dense, [...right]).forEach((value, i) => expect(x[i]).toBeCloseTo(value, 8));
  system.lu.solveTransposed(right, x);
  const turned = system.dense.map((_, i) => system.dense.map((row) => row[i]));
  solveDense(turned, [...right]).forEach((value, i) => expect(x[i]).toBeCloseTo(value, 8));
  // Five at once, one of them for a single unknown.
  const sides = Array.from({ length: 5 }, (_, r) =>
    [...right].map((value, i) => (r < 4 ? value ** r : +(i === 0))),
  );
  const all = Float64Array.from({ length: 5 * n }, (_, k) => sides[k % 5][Math.floor(k / 5)]);
  system.lu.solveTransposed(all, all, 5);
  sides.forEach((side, r) =>
    solveDense(turned, side).forEach((value, i) => expect(all[5 * i + r]).toBeCloseTo(value, 8)),
  );
}

describe('the sparse factorisation', () => {
  it.each([1, 2, 7, 30, 80])(
    'solves random unsymmetric systems of %d unknowns, and their transposes',
    (size) => {
      const next = generator(size);
      const places: [number, number, number][] = [];
      for (let i = 0; i < size; i++) {
        places.push([i, i, 3 + next()]);
        for (let k = 0; k < 3; k++) places.push([i, Math.floor(next() * size), next() - 0.5]);
      }
      const system = systemOf(size, places);
      expect(system.lu.factor(system.values)).toBe(true);
      expectSolved(system, next);
    },
  );

  it('solves again after the numbers change, in the same memory', () => {
    const next = generator(5);
    const size = 40;
    const places: [number, number, number][] = [];
    for (let i = 0; i < size; i++) places.push([i, i, 4], [i, (i + 1) % size, 1], [i, (i + 7) % size, -1]);
    const system = systemOf(size, places);
    for (let round = 0; round < 3; round++) {
      for (let k = 0; k < system.values.length; k++) system.values[k] *= 1 + 0.3 * next();
      const { pattern } = system.lu.symbolic;
      for (let i = 0; i < size; i++) {
        system.dense[i].fill(0);
        for (let k = pattern.start[i]; k < pattern.start[i + 1]; k++) {
          system.dense[i][pattern.columns[k]] = system.values[k];
        }
      }
      expect(system.lu.factor(system.values)).toBe(true);
      expect(system.lu.pivoted).toBe(false);
      expectSolved(system, next);
    }
  });

  it('keeps the factors of two matrices of one pattern side by side', () => {
    const places: [number, number, number][] = [
      [0, 0, 4],
      [0, 1, 1],
      [1, 0, -1],
      [1, 1, 3],
    ];
    const system = systemOf(2, places);
    expect(system.lu.factor(system.values)).toBe(true);
    const twin = system.lu.twin();
    expect(twin.ready).toBe(false);
    expect(twin.factor(system.values.map((value) => 2 * value))).toBe(true);
    const x = Float64Array.from([1, 2]);
    const half = x.slice();
    system.lu.solve(x, x);
    twin.solve(half, half);
    expect(x[0]).toBeCloseTo(1 / 13, 12);
    expect(half[0]).toBeCloseTo(0.5 / 13, 12);
  });

  it('takes the branches of a pipe network before its pressures, whose diagonal is empty', () => {
    // A ring of 12 nodes with a held neighbour at node 0: −r m + p_i − p_j, and mass balances.
    const count = 12;
    const places: [number, number, number][] = [[0, count, 1]];
    for (let b = 0; b < count; b++) {
      const from = count + b;
      const to = count + ((b + 1) % count);
      places.push([b, b, -1 - b], [b, from, 1], [b, to, -1], [from, b, -1], [to, b, 1]);
    }
    places.push([count, count, -0.5]);
    const late = Uint8Array.from({ length: 2 * count }, (_, i) => (i < count ? 0 : 1));
    const system = systemOf(2 * count, places, late);
    expect(system.lu.factor(system.values)).toBe(true);
    expect(system.lu.pivoted).toBe(false);
    expectSolved(system, generator(3));
  });

  /** Three flows between two pressures; flow 2 also feels flow 1. @param resistance of flow 0 */
  const besideEachOther = (resistance: number): System =>
    systemOf(
      5,
      [
        ...[0, 1, 2].flatMap((flow): [number, number, number][] => [
          [flow, flow, flow === 0 ? -resistance : -2 - flow],
          [flow, 3, 1],
          [flow, 4, -1],
          [3, flow, -1],
          [4, flow, 1],
        ]),
        [2, 1, 0.5],
        [3, 3, -0.25],
        [4, 4, -0.5],
      ],
      Uint8Array.from([0, 0, 0, 1, 1]),
    );

  it('condenses early unknowns that meet none of their kind, and eliminates the others before the late ones', () => {
    const system = besideEachOther(1.5);
    expect([...system.lu.symbolic.condensation.first]).toEqual([0]);
    expect([...system.lu.symbolic.order].slice(0, 3).toSorted((a, b) => a - b)).toEqual([0, 1, 2]);
    expect(system.lu.factor(system.values)).toBe(true);
    expect(system.lu.pivoted).toBe(false);
    expectSolved(system, generator(4));
  });

  it('pivots when an unknown that would be condensed has nothing on its diagonal', () => {
    const system = besideEachOther(0);
    expect(system.lu.factor(system.values, false)).toBe(false);
    expect(system.lu.factor(system.values)).toBe(true);
    expect(system.lu.pivoted).toBe(true);
    expectSolved(system, generator(6));
  });

  it('falls back to row pivoting when the diagonal cannot carry it', () => {
    const system = systemOf(4, [
      [0, 1, 2],
      [1, 0, 3],
      [2, 3, 1],
      [3, 2, -1],
      [0, 3, 0.5],
      [3, 0, 0.25],
    ]);
    expect(system.lu.factor(system.values)).toBe(true);
    expect(system.lu.pivoted).toBe(true);
    expectSolved(system, generator(9));
  });

  it('says when a matrix is singular, and solves the next one', () => {
    const places: [number, number, number][] = [
      [0, 0, 1],
      [0, 1, 1],
      [1, 0, 1],
      [1, 1, 1],
    ];
    const system = systemOf(2, places);
    expect(system.lu.factor(system.values)).toBe(false);
    expect(PivotedLu.factor(system.lu.symbolic.pattern, system.values, system.lu.symbolic.order)).toBeNull();
    system.values[0] = 3;
    system.dense[0][0] = 3;
    expect(system.lu.factor(system.values)).toBe(true);
    expectSolved(system, generator(2));
  });

  it('ignores what is asked of held values, and fills a grid far less than its natural order does', () => {
    const side = 12;
    const at = (i: number, j: number): number => (i < side && j < side ? i * side + j : -1);
    const places: [number, number, number][] = [];
    for (let i = 0; i < side; i++) {
      for (let j = 0; j < side; j++) {
        for (const other of [at(i + 1, j), at(i, j + 1)]) {
          places.push(
            [at(i, j), at(i, j), 1],
            [at(i, j), other, -1],
            [other, at(i, j), -1],
            [other, other, 1],
          );
        }
      }
    }
    const { lu, values, dense } = systemOf(side * side, places);
    expect(lu.factor(values)).toBe(true);
    // In natural order the band of `side` fills: side³ numbers.
    expect(lu.symbolic.upperCount).toBeLessThan(0.75 * side ** 3);
    const x = Float64Array.from({ length: side * side }, (_, i) => Math.sin(i));
    const y = new Float64Array(side * side);
    multiply(lu.symbolic.pattern, values, x, y);
    lu.solve(y, y);
    y.forEach((value, i) => expect(value).toBeCloseTo(x[i], 9));
    expect(dense[0][0]).toBe(2);
  });
});
