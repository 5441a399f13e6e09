import { describe, expect, it } from 'vitest';
import { rackUnit, snapMove } from '#models/geometry/snap.ts';
import type { Snap as DrawnSnap } from '#renderer/store/contract.ts';
import { designWith } from './designs.ts';

const off = { grid: 0, faces: false, rackUnits: false, threshold: 0.005 };
const faces = { ...off, faces: true };
/** Two blocks of 100 mm in one row; dev2 is 50 mm to the right of dev1 and 20 mm deeper. */
const pair = designWith(
  { at: [0.05, 0.1, 0.1], size: [0.1, 0.1, 0.1] },
  { at: [0.2, 0.12, 0.1], size: [0.1, 0.1, 0.1] },
);

describe('a moved part', () => {
  it('goes exactly as told while nothing is switched on or near', () => {
    expect(snapMove(pair, ['dev1'], [0.049, 0, 0], off)).toEqual({ delta: [0.049, 0, 0], snaps: [] });
    expect(snapMove(pair, ['dev1'], [0.02, 0, 0], faces)).toEqual({ delta: [0.02, 0, 0], snaps: [] });
    expect(snapMove(pair, ['nobody'], [0.02, 0, 0], faces).snaps).toEqual([]);
  });

  it('touches the face that it comes near to, from either side', () => {
    const { delta, snaps } = snapMove(pair, ['dev1'], [0.047, 0, 0], faces);
    expect(delta).toEqual([0.05, 0, 0]);
    expect(snaps).toEqual([{ axis: 'x', at: 0.2, kind: 'face', target: 'dev2' }]);
    expect(snapMove(pair, ['dev1'], [0.053, 0, 0], faces).delta).toEqual([0.05, 0, 0]);
  });

  it('lines up with a neighbour across its way, and leaves the axes alone that it does not move along', () => {
    const { delta, snaps } = snapMove(pair, ['dev1'], [0, 0.018, 0], faces);
    expect(delta).toEqual([0, 0.02, 0]);
    expect(snaps).toMatchObject([{ axis: 'y', kind: 'face', target: 'dev2' }]);
  });

  it('stops at the inner wall of the chassis', () => {
    const { delta, snaps } = snapMove(pair, ['dev1'], [-0.047, 0, 0], faces);
    expect(0.05 + delta[0]).toBeCloseTo(0.0012, 12);
    expect(snaps).toMatchObject([{ axis: 'x', kind: 'face', target: 'ch1' }]);
  });

  it('finds the middle of the chassis', () => {
    const alone = designWith({ at: [0.05, 0.1, 0.1], size: [0.1, 0.1, 0.1] });
    const { delta, snaps } = snapMove(alone, ['dev1'], [0.118, 0, 0], faces);
    expect(delta[0]).toBeCloseTo(0.12, 12);
    expect(snaps).toMatchObject([{ axis: 'x', kind: 'centre', target: 'ch1' }]);
  });

  it('keeps the gap that a row of parts has, and finds the middle between two', () => {
    const block = (x: number, y = 0.1) => ({ at: [x, y, 0.1] as const, size: [0.04, 0.1, 0.1] as const });
    const row = designWith(block(0.05), block(0.11), block(0.3, 0.5));
    // The gap of 20 mm goes on after dev2 at 0.15 m.
    const { delta, snaps } = snapMove(row, ['dev3'], [-0.128, -0.4, 0], faces);
    expect(0.3 + delta[0]).toBeCloseTo(0.17, 9);
    expect(snaps[0]).toMatchObject({ axis: 'x', kind: 'face', target: 'dev2' });
    const apart = designWith(block(0.05), block(0.2), block(0.3, 0.5));
    const between = snapMove(apart, ['dev3'], [-0.178, -0.4, 0], faces);
    expect(0.3 + between.delta[0]).toBeCloseTo(0.125, 9);
    expect(between.snaps[0]).toMatchObject({ axis: 'x', kind: 'centre', target: 'dev1' });
  });

  it('takes rack units in height only', () => {
    const rack = { ...off, rackUnits: true };
    const { delta, snaps } = snapMove(pair, ['dev1'], [0.03, 0, -0.01], rack);
    expect(0.1 + delta[2]).toBeCloseTo(2 * rackUnit, 9);
    expect(delta[0]).toBe(0.03);
    expect(snaps).toMatchObject([{ axis: 'z', kind: 'rack-unit', target: null }]);
  });

  it('falls back to the grid, which stands in the chassis, where nothing else pulls', () => {
    const grid = { ...faces, grid: 0.025 };
    expect(snapMove(pair, ['dev1'], [0.02, 0, 0], grid)).toEqual({
      delta: [0.025, 0, 0],
      snaps: [{ axis: 'x', at: expect.closeTo(0.075, 12), kind: 'grid', target: null }],
    });
    expect(snapMove(pair, ['dev1'], [0.048, 0, 0], grid).snaps[0]?.kind).toBe('face');
  });

  it('is not held by what is mounted on it or moves with it', () => {
    const stacked = designWith(
      { at: [0.05, 0.1, 0.1], size: [0.1, 0.1, 0.1] },
      { at: [0.06, 0.11, 0.2], size: [0.08, 0.08, 0.05], on: 'dev1' },
    );
    expect(snapMove(stacked, ['dev1'], [0.002, 0, 0.002], faces).snaps).toEqual([]);
    expect(snapMove(pair, ['dev1', 'dev2'], [0.002, 0, 0], faces).snaps).toEqual([]);
  });
});

it('gives snaps that the workbench can draw', () => {
  const snaps: readonly DrawnSnap[] = snapMove(pair, ['dev1'], [0.047, 0, 0], faces).snaps;
  expect(snaps).toHaveLength(1);
});
