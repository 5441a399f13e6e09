import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { roundLength } from '#renderer/scene/overlay/scale-bar.ts';
import { dot, length, subtract } from '#renderer/interaction/vector.ts';
import {
  between,
  fit,
  frameOf,
  project,
  rayThrough,
  turn,
  views,
  zoomTo,
  type Orbit,
} from '#renderer/scene/camera/orbit.ts';

const angle = fc.double({ min: -3, max: 3, noNaN: true });
const elevation = fc.double({ min: -Math.PI / 2, max: Math.PI / 2, noNaN: true });
const place = fc.double({ min: -1, max: 1, noNaN: true });
const orbits = fc.record({
  target: fc.tuple(place, place, place),
  azimuth: angle,
  elevation,
  distance: fc.double({ min: 0.1, max: 5, noNaN: true }),
  parallel: fc.boolean(),
});
const unit = fc.double({ min: -0.95, max: 0.95, noNaN: true });

describe('the camera', () => {
  test.prop([orbits])('has three axes of length 1 at right angles, also straight from above', (orbit) => {
    const { right, up, forward } = frameOf(orbit);
    for (const axis of [right, up, forward]) expect(length(axis)).toBeCloseTo(1);
    for (const [a, b] of [
      [right, up],
      [up, forward],
      [forward, right],
    ] as const) {
      expect(dot(a, b)).toBeCloseTo(0);
    }
    expect(up[2]).toBeGreaterThanOrEqual(-1e-9);
  });

  test.prop([orbits, unit, unit])('sees a ray where the pointer is', (orbit, x, y) => {
    const { origin, direction } = rayThrough(orbit, x, y, 1.6);
    const [px, py, depth] = project(
      orbit,
      [origin[0] + direction[0], origin[1] + direction[1], origin[2] + direction[2]],
      1.6,
    );
    expect(px).toBeCloseTo(x);
    expect(py).toBeCloseTo(y);
    expect(depth).toBeGreaterThan(0);
  });

  test.prop([orbits, unit, unit, fc.double({ min: 0.5, max: 1.5, noNaN: true })])(
    'keeps the point under the pointer where it is while it zooms',
    (orbit, x, y, factor) => {
      const ray = rayThrough(orbit, x, y, 1.5);
      const { eye, forward } = frameOf(orbit);
      const ahead = dot(subtract(orbit.target, eye), forward);
      const depth = ahead / dot(ray.direction, forward);
      const under: [number, number, number] = [0, 1, 2].map(
        (i) => (ray.origin[i] ?? 0) + (ray.direction[i] ?? 0) * depth,
      ) as [number, number, number];
      const [px, py] = project(zoomTo(orbit, factor, ray), under, 1.5);
      expect(px).toBeCloseTo(x);
      expect(py).toBeCloseTo(y);
    },
  );

  test.prop([orbits, fc.tuple(place, place, place), fc.double({ min: 0.4, max: 2.5, noNaN: true })])(
    'shows every corner of what it fits',
    (orbit, [x, y, z], aspect) => {
      const box = { min: [x, y, z], max: [x + 0.4, y + 0.8, z + 0.1] } as const;
      const fitted = fit(orbit, box, aspect);
      for (let bits = 0; bits < 8; bits++) {
        const corner = [0, 1, 2].map((i) => ((bits >> i) & 1 ? box.max[i] : box.min[i]) ?? 0);
        const [px, py, depth] = project(fitted, corner as [number, number, number], aspect);
        expect(Math.abs(px)).toBeLessThanOrEqual(1);
        expect(Math.abs(py)).toBeLessThanOrEqual(1);
        expect(depth).toBeGreaterThan(0);
      }
    },
  );

  test('puts the picture of what it fits in the middle, and fills the window with it', () => {
    const box = { min: [0, 0, 0], max: [0.44, 0.85, 0.36] } as const;
    const fitted = fit({ target: [0, 0, 0], ...views.iso, distance: 1, parallel: false }, box, 1.5);
    const seen = [0, 1, 2, 3, 4, 5, 6, 7].map((bits) =>
      project(fitted, [bits & 1 ? 0.44 : 0, bits & 2 ? 0.85 : 0, bits & 4 ? 0.36 : 0], 1.5),
    );
    const [across, upward] = ([0, 1] as const).map((axis) => seen.map((point) => point[axis]));
    for (const values of [across ?? [], upward ?? []]) {
      expect(Math.max(...values) + Math.min(...values)).toBeCloseTo(0, 2);
    }
    expect(Math.max(...(across ?? []), ...(upward ?? []))).toBeGreaterThan(0.85);
  });

  test('looks from the front along +y, with x to the right', () => {
    const front: Orbit = { target: [0, 0, 0], ...views.front, distance: 1, parallel: false };
    expect(frameOf(front).eye).toEqual([expect.closeTo(0), -1, expect.closeTo(0)]);
    expect(frameOf(front).right).toEqual([1, 0, 0]);
  });

  test.prop([orbits, place, place, place])(
    'shows equal lengths alike at any depth where it is parallel',
    (any, x, y, z) => {
      const orbit = { ...any, parallel: true };
      const { right, forward } = frameOf(orbit);
      const across = (depth: number) => {
        const from = [0, 1, 2].map((i) => ([x, y, z][i] ?? 0) + depth * (forward[i] ?? 0));
        const to = from.map((value, i) => value + 0.1 * (right[i] ?? 0));
        const [a] = project(orbit, from as [number, number, number], 1.5);
        const [b] = project(orbit, to as [number, number, number], 1.5);
        return b - a;
      };
      expect(across(0)).toBeGreaterThan(0);
      expect(across(3)).toBeCloseTo(across(0), 9);
    },
  );

  test('stops at the poles', () => {
    const orbit: Orbit = { target: [0, 0, 0], azimuth: 0, elevation: 1, distance: 1, parallel: false };
    expect(turn(orbit, 0, 10).elevation).toBe(Math.PI / 2);
  });

  test('flies the short way round', () => {
    const from: Orbit = { target: [0, 0, 0], azimuth: 3, elevation: 0, distance: 1, parallel: false };
    expect(Math.abs(between(from, { ...from, azimuth: -3 }, 0.5).azimuth)).toBeGreaterThan(3);
  });
});

test('a scale bar has a round length', () => {
  expect([0.0034, 0.13, 0.2, 7].map(roundLength)).toEqual([0.002, 0.1, 0.2, 5]);
});
