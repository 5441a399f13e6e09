import { expect, test } from 'vitest';
import { isoSurfaceOf } from '#solver/field-view/iso-surface.ts';
import { surfaceOf } from '#solver/field-view/surface.ts';
import { stretched, viewOfFields } from './pictures.ts';

/** Sum over triangles of the signed volume of the tetrahedron to the origin, and of their areas (Gauss). */
function volumeAndArea(positions: Float32Array, indices: Iterable<number>): readonly [number, number] {
  const corners = [...indices].map((n) => [...positions.subarray(3 * n, 3 * n + 3)]);
  let volume = 0;
  let area = 0;
  for (let n = 0; n < corners.length; n += 3) {
    const [a, b, c] = corners.slice(n, n + 3);
    const cross = (p: number[], q: number[]) => [
      p[1] * q[2] - p[2] * q[1],
      p[2] * q[0] - p[0] * q[2],
      p[0] * q[1] - p[1] * q[0],
    ];
    const bc = cross(b, c);
    volume += (a[0] * bc[0] + a[1] * bc[1] + a[2] * bc[2]) / 6;
    const minus = (p: number[]) => p.map((one, i) => one - a[i]);
    area += Math.hypot(...cross(minus(b), minus(c))) / 2;
  }
  return [volume, area];
}

test('the surface of a sphere has its area and holds its volume, seen from outside', () => {
  const radius = 0.7;
  const lines = [stretched(40, -1, 1, 1.01), stretched(36, -1, 1), stretched(44, -1, 1, 0.99)];
  const view = viewOfFields(lines, { temperature: ([x, y, z]) => 300 - Math.hypot(x, y, z) });
  const { positions, indices } = isoSurfaceOf(view, 'temperature', 300 - radius);
  const [volume, area] = volumeAndArea(positions, indices);
  // Chords lie inside of the sphere: cells of 0.05 take (h/r)² of it, half a per cent.
  expect(volume / ((4 / 3) * Math.PI * radius ** 3)).toBeGreaterThan(0.99);
  expect(volume / ((4 / 3) * Math.PI * radius ** 3)).toBeLessThan(1.001);
  expect(area / (4 * Math.PI * radius ** 2)).toBeCloseTo(1, 1.8);
  for (let n = 0; n < positions.length; n += 3)
    expect(Math.abs(Math.hypot(...positions.subarray(n, n + 3)) - radius)).toBeLessThan(0.004);
});

test('a plane in a linear field is that plane', () => {
  const view = viewOfFields([stretched(8, 0, 1, 1.3), stretched(5, 0, 1), stretched(6, 0, 1)], {
    pressure: ([x, y]) => x + 0.5 * y,
  });
  const { positions, indices } = isoSurfaceOf(view, 'pressure', 0.8);
  expect(indices.length).toBeGreaterThan(60);
  for (let n = 0; n < positions.length; n += 3)
    expect(positions[n] + 0.5 * positions[n + 1]).toBeCloseTo(0.8, 5);
});

test('a surface of the speed keeps clear of solids', () => {
  const view = viewOfFields([stretched(20, 0, 1), stretched(20, 0, 1), stretched(20, 0, 1)], {
    velocity: ([x]) => [0, x, 0],
    solid: ([, y]) => (y > 0.5 ? 1 : 0),
    solids: ['half'],
  });
  const { positions } = isoSurfaceOf(view, 'speed', 0.51);
  const heights = Array.from({ length: positions.length / 3 }, (_, n) => positions[3 * n + 1]);
  expect(Math.max(...heights)).toBeLessThan(0.475 + 1e-6);
  expect(heights.length).toBeGreaterThan(100);
});

const lines = [stretched(10, 0, 1, 1.1), stretched(10, 0, 1), stretched(10, 0, 1)];

test('a block shows its area, outward, with its own temperatures', () => {
  const [left, right] = [lines[0][3], lines[0][7]];
  const isBlock = ([x, y, z]: readonly [number, number, number]) =>
    x > left && x < right && y > 0.2 && y < 0.6 && z < 0.5;
  const view = viewOfFields(lines, {
    temperature: (at) => (isBlock(at) ? 350 + 20 * at[0] + 10 * at[1] : 300),
    solid: (at) => (isBlock(at) ? 1 : 0),
    solids: ['block'],
  });
  const surface = surfaceOf(view);
  const indices = Array.from({ length: surface.quads }, (_, n) =>
    [0, 1, 2, 0, 2, 3].map((corner) => 4 * n + corner),
  ).flat();
  const [volume, area] = volumeAndArea(surface.positions, indices);
  const width = right - left;
  expect(volume).toBeCloseTo(width * 0.4 * 0.5, 5);
  expect(area).toBeCloseTo(2 * (width * 0.4 + width * 0.5 + 0.4 * 0.5), 5);
  expect(new Set(surface.solids)).toEqual(new Set([1]));
  // At corners inside of the top face the temperature is that of the linear field, on uneven cells too.
  let inner = 0;
  for (let corner = 0; corner < 4 * surface.quads; corner++) {
    const [x, y] = surface.positions.subarray(3 * corner);
    const isTop = surface.normals[3 * corner + 2] === 1;
    if (!isTop || x < left + 0.01 || x > right - 0.01 || y < 0.21 || y > 0.59) continue;
    expect(surface.temperatures[corner]).toBeCloseTo(350 + 20 * x + 10 * y, 3);
    inner++;
  }
  expect(inner).toBeGreaterThan(20);
});

test('two solids that touch show no face between them', () => {
  const view = viewOfFields(
    [
      [0, 1, 2, 3, 4],
      [0, 1],
      [0, 1],
    ],
    {
      solid: ([x]) => (x < 1 || x > 3 ? 0 : x < 2 ? 1 : 2),
      solids: ['a', 'b'],
    },
  );
  const { quads, normals } = surfaceOf(view);
  expect(quads).toBe(10);
  const along = Array.from({ length: quads }, (_, n) => normals[12 * n]);
  expect(along.filter((one) => one === 1)).toHaveLength(1);
  expect(along.filter((one) => one === -1)).toHaveLength(1);
});
