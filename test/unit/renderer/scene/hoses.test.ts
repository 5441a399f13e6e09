import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadProject } from '#models/file/load.ts';
import type { Box } from '#models/geometry/box.ts';
import { coolantLoopsOf } from '#models/project/coolant.ts';
import { applyDiff } from '#models/project/diff.ts';
import { movePlacements } from '#models/project/edits/arrange.ts';
import { headerOf } from '#models/project/query.ts';
import { resolveDesign } from '#models/project/resolve.ts';
import type { Vector3 } from '#models/schema/field.ts';
import { colourAt, colourScaleOf } from '#renderer/scene/colour-scale.ts';
import { hoseColour, Hoses } from '#renderer/scene/coolant/hoses.ts';
import { hoseWaysOf, type HoseWay } from '#renderer/scene/coolant/hose-ways.ts';
import { around, rounded, tubeAlong } from '#renderer/scene/coolant/tube.ts';
import { paletteOf } from '#renderer/scene/palette.ts';
import { closedProject, designOf, unitProject } from '../liquid-designs.ts';
import { createDesignSolver } from '#solver/design/design-solver.ts';

const text = readFileSync(
  new URL('../../../../examples/inference-8x-liquid.boxwright.json', import.meta.url),
  'utf8',
);
const { project } = loadProject(text, 'example');
if (!project) throw new Error('the example is readable');
const design = resolveDesign(project, headerOf(project).active);
const [loop] = coolantLoopsOf(design);
const ways = hoseWaysOf(design);
const solver = createDesignSolver();
const result = await solver.solve(design, { fidelity: 'network' });
solver.dispose();

const origin: Vector3 = [0, 0, 0];
const axesOf = (a: Vector3, b: Vector3) =>
  [0, 1, 2].filter((i) => Math.abs((a[i] ?? 0) - (b[i] ?? 0)) > 1e-9);

const isRail = ({ ends }: HoseWay) => ends[0] === ends[1];
const hoses = ways.filter((way) => !isRail(way));

/** What the stretches of a way fill, m. */
const filled = ({ path, radius }: HoseWay): Box[] =>
  path.slice(1).map((b, i) => {
    const a = path[i] ?? b;
    const end = (pick: (...values: number[]) => number, by: number): Vector3 => [
      pick(a[0], b[0]) + by,
      pick(a[1], b[1]) + by,
      pick(a[2], b[2]) + by,
    ];
    return { min: end(Math.min, -radius), max: end(Math.max, radius) };
  });

/** How deep two boxes lie in each other, m; below 0: how far they are apart. */
const depth = (a: Box, b: Box) =>
  Math.min(...([0, 1, 2] as const).map((i) => Math.min(a.max[i], b.max[i]) - Math.max(a.min[i], b.min[i])));
const deepest = (a: readonly Box[], b: readonly Box[]) =>
  Math.max(...a.flatMap((one) => b.map((other) => depth(one, other))));

describe('the hoses of the liquid example', () => {
  test('are drawn one for one, and end at the plates where the model has their ends', () => {
    expect(hoses).toHaveLength(loop?.hoses.length ?? 0);
    const plateEnds = loop?.hoses.map(({ part, side, path }) => [
      part.id,
      side,
      side === 'return' ? path[0] : path.at(-1),
    ]);
    const drawn = hoses.map(({ ends, side, path }) => [
      side === 'return' ? ends[0] : ends[1],
      side,
      side === 'return' ? path[0] : path.at(-1),
    ]);
    expect(drawn.map((end) => JSON.stringify(end)).sort()).toEqual(
      plateEnds?.map((end) => JSON.stringify(end)).sort(),
    );
  });

  test('begin inside the rail of their side, and each rail is joined to the connection', () => {
    const port = design.items.find(({ id }) => id === 'qd1')?.box;
    for (const side of ['supply', 'return'] as const) {
      const rails = ways.filter((way) => isRail(way) && way.side === side);
      const rail = rails.find(({ path }) => axesOf(path[0] ?? origin, path.at(-1) ?? origin)[0] === 0);
      const stub = rails.find((way) => way !== rail);
      if (!rail || !stub || !port) throw new Error(`the ${side} has a rail and a stub`);
      const inRail = (point: Vector3 | undefined) => {
        const [low, high] = rail.path;
        if (!point || !low || !high) return false;
        const off = Math.hypot(point[1] - low[1], point[2] - low[2]);
        return point[0] > low[0] && point[0] < high[0] && off < rail.radius;
      };
      const branches = hoses.filter((way) => way.side === side);
      expect(branches).toHaveLength(9);
      for (const { path } of branches) expect(inRail(side === 'return' ? path.at(-1) : path[0])).toBe(true);
      expect(inRail(stub.path.at(-1))).toBe(true);
      // It comes out of the face of the connection, within its outline.
      const [x, y, z] = stub.path[0] ?? origin;
      expect(y).toBeGreaterThan(port.min[1]);
      expect(y).toBeLessThan(port.max[1]);
      for (const [at, axis] of [
        [x, 0],
        [z, 2],
      ] as const) {
        expect(at - stub.radius).toBeGreaterThanOrEqual(port.min[axis]);
        expect(at + stub.radius).toBeLessThanOrEqual(port.max[axis] + 1e-9);
      }
    }
  });

  test('run along the axes, one at a time, and stay below the lid', () => {
    const lid = design.chassis?.box.max[2] ?? 0;
    for (const { path, radius } of ways) {
      for (const [i, point] of path.slice(1).entries())
        expect(axesOf(path[i] ?? point, point)).toHaveLength(1);
      for (const point of path) expect(point[2] + radius).toBeLessThanOrEqual(lid);
    }
  });

  test('run beside each other: no two lie in one another', () => {
    for (const [n, one] of hoses.entries())
      for (const other of hoses.slice(n + 1))
        expect(
          deepest(filled(one), filled(other)),
          `${one.ends.join('–')} and ${other.ends.join('–')}`,
        ).toBeLessThan(1e-5);
  });

  test('pass under and over the rail of the other side', () => {
    for (const rail of ways.filter(isRail))
      for (const way of ways.filter(({ side }) => side !== rail.side))
        expect(deepest(filled(rail), filled(way)), way.ends.join('–')).toBeLessThan(1e-5);
  });

  test('pass beside the parts, through nothing but boards and baffles', () => {
    for (const way of ways) {
      const others = design.items.filter(
        ({ id, kind }) => !way.ends.includes(id) && !['chassis', 'board', 'baffle', 'cable'].includes(kind),
      );
      // 2 mm is what soft hoses and fins give way.
      for (const { id, box } of others)
        expect(deepest(filled(way), [box]), `${way.ends.join('–')} in ${id}`).toBeLessThan(0.002);
    }
  });

  test('follow their parts', () => {
    const moved = applyDiff(project, movePlacements(project, design.configuration.id, ['cp5'], [0, 0.01, 0]));
    const after = hoseWaysOf(resolveDesign(moved, design.configuration.id));
    const endOf = (list: readonly HoseWay[]) =>
      list.find((way) => way.side === 'supply' && way.ends[1] === 'cp5')?.path.at(-1)?.[1] ?? Number.NaN;
    expect(endOf(after) - endOf(ways)).toBeCloseTo(0.01, 9);
  });

  test('join the parts that coolant meets one after the other', () => {
    const pairs = ways.map((way) => `${way.ends[0]} ${way.ends[1]} ${way.side}`);
    const plates = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `cp${n}`);
    expect(pairs.toSorted()).toEqual(
      [
        ...plates.flatMap((id) => [`qd1 ${id} supply`, `${id} qd1 return`]),
        'qd1 cp9 supply',
        'cp9 cp10 between',
        'cp10 qd1 return',
        ...['supply', 'supply', 'return', 'return'].map((side) => `qd1 qd1 ${side}`),
      ].toSorted(),
    );
  });

  test('are hidden with either of their parts, and gone where there is no coolant', () => {
    const hoses = new Hoses([]);
    const points = () => hoses.mesh.geometry.getAttribute('position').count;
    hoses.show(design, new Set());
    const all = points();
    expect(hoses.mesh.visible).toBe(true);
    hoses.show(design, new Set(['cp5']));
    expect(points()).toBeLessThan(all);
    expect(points()).toBeGreaterThan(0);
    hoses.show(design, new Set(['qd1']));
    expect(points()).toBeGreaterThan(0);
    hoses.show({ ...design, items: [] }, new Set());
    expect(hoses.mesh.visible).toBe(false);
    hoses.dispose();
  });

  test('cost nothing while a part moves that they neither end on nor pass over', () => {
    const hoses = new Hoses([]);
    hoses.show(design, new Set());
    const { geometry } = hoses.mesh;
    const at = design.configuration.id;
    const moved = (id: string) =>
      resolveDesign(applyDiff(project, movePlacements(project, at, [id], [0, 0.01, 0])), at);
    hoses.show(moved('ssd1'), new Set());
    expect(hoses.mesh.geometry).toBe(geometry);
    hoses.show(moved('cp5'), new Set());
    expect(hoses.mesh.geometry).not.toBe(geometry);
    expect(hoses.mesh.geometry.getAttribute('position').count).toBe(geometry.getAttribute('position').count);
    hoses.dispose();
  });

  test('take the colour of their coolant on the scale, or tell supply from return', () => {
    const palette = paletteOf('light');
    const scale = colourScaleOf('temperature', design, result);
    const way = (side: HoseWay['side'], id: string) => {
      const found = ways.find((one) => one.side === side && 'id' in one.carries && one.carries.id === id);
      if (!found) throw new Error(`no ${side} of ${id}`);
      return found;
    };
    const plate = result.coolant[0]?.plates.find(({ id }) => id === 'cp1');
    expect(hoseColour(way('supply', 'cp5'), scale, result, palette)).toEqual(colourAt(scale, 305.15));
    expect(hoseColour(way('return', 'cp1'), scale, result, palette)).toEqual(
      colourAt(scale, plate?.outletTemperature ?? null),
    );
    const rail = ways.find((one) => isRail(one) && one.side === 'return');
    if (!rail) throw new Error('the return has a rail');
    const mixed = result.coolant[0]?.returnTemperature ?? null;
    expect(hoseColour(rail, scale, result, palette)).toEqual(colourAt(scale, mixed));
    expect(mixed).not.toBe(plate?.outletTemperature);
    const byKind = colourScaleOf('kind', design, result);
    expect(hoseColour(way('return', 'cp1'), byKind, result, palette)).toEqual(palette.hoses.return);
    expect(hoseColour(way('supply', 'cp5'), scale, null, palette)).toEqual(palette.hoses.supply);
  });
});

test('of a closed loop, supply and return rise from the pump to their rails', () => {
  const closed = designOf(closedProject());
  const [found] = coolantLoopsOf(closed);
  const box = found?.drive?.box;
  const stubs = hoseWaysOf(closed).filter((way) => isRail(way) && way.path.length > 2);
  expect(stubs.map(({ side }) => side)).toEqual(['supply', 'return']);
  for (const { path } of stubs)
    for (const axis of [0, 1, 2] as const) {
      expect(path[0]?.[axis]).toBeGreaterThan(box?.min[axis] ?? Number.NaN);
      expect(path[0]?.[axis]).toBeLessThan(box?.max[axis] ?? Number.NaN);
    }
});

describe('a tube', () => {
  const corner: readonly Vector3[] = [
    [0, 0, 0],
    [1, 0, 0],
    [1, 1, 0],
  ];

  test('rounds a corner along a quarter circle that is tangent to both stretches', () => {
    const line = rounded(corner, 0.2);
    for (const [x, y] of line.slice(1, -1)) expect(Math.hypot(x - 0.8, y - 0.2)).toBeCloseTo(0.2, 12);
    expect(line[1]).toEqual([0.8, 0, 0]);
    expect(line.at(-2)?.[1]).toBeCloseTo(0.2, 12);
  });

  test('has its radius everywhere, and normals of length 1 that point out', () => {
    const tube = tubeAlong(corner, 0.05);
    const line = rounded(corner, 0.05 * 2.6);
    // A flat end on each side: a ring and its middle.
    expect(tube.positions).toHaveLength((line.length * around + 2 * (around + 1)) * 3);
    for (const [ring, centre] of line.entries()) {
      for (let n = 0; n < around; n++) {
        const at = 3 * (ring * around + n);
        const [x = 0, y = 0, z = 0] = tube.positions.slice(at, at + 3);
        const [nx = 0, ny = 0, nz = 0] = tube.normals.slice(at, at + 3);
        expect(Math.hypot(x - centre[0], y - centre[1], z - centre[2])).toBeCloseTo(0.05, 9);
        expect(Math.hypot(nx, ny, nz)).toBeCloseTo(1, 9);
        expect((x - centre[0]) * nx + (y - centre[1]) * ny + (z - centre[2]) * nz).toBeGreaterThan(0);
      }
    }
  });

  test('shows its outer face: triangles turn counter-clockwise seen from outside', () => {
    const { positions, normals, indices } = tubeAlong(corner, 0.05);
    const vector = (list: readonly number[], i: number): Vector3 => [
      list[3 * i] ?? 0,
      list[3 * i + 1] ?? 0,
      list[3 * i + 2] ?? 0,
    ];
    for (let t = 0; t < indices.length; t += 3) {
      const [a, b, c] = [indices[t] ?? 0, indices[t + 1] ?? 0, indices[t + 2] ?? 0];
      const [p, q, r] = [vector(positions, a), vector(positions, b), vector(positions, c)];
      const u: Vector3 = [q[0] - p[0], q[1] - p[1], q[2] - p[2]];
      const v: Vector3 = [r[0] - p[0], r[1] - p[1], r[2] - p[2]];
      const face: Vector3 = [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]];
      const n = vector(normals, a);
      expect(face[0] * n[0] + face[1] * n[1] + face[2] * n[2]).toBeGreaterThan(0);
    }
  });
});

test('rails reach a distribution unit beside the chassis: they meet their stubs', () => {
  const rails = hoseWaysOf(designOf(unitProject())).filter(isRail);
  expect(rails).toHaveLength(4);
  for (const side of ['supply', 'return'] as const) {
    const [rail, stub] = rails.filter((way) => way.side === side);
    const joint = stub?.path.at(-1)?.[0] ?? NaN;
    expect(joint).toBeGreaterThan(0.6);
    expect(rail?.path.at(-1)?.[0]).toBeGreaterThanOrEqual(joint);
  }
});
