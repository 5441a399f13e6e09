import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import type { FieldCase } from '#solver/field/schema.ts';
import { solveField } from '#solver/field/solve.ts';
import { dictionaryText } from '#solver/field-openfoam/dictionary.ts';
import { openFoamCase } from '#solver/field-openfoam/export.ts';
import { boxwright, temporary } from '../../cli/program.ts';
import { cavity, ductOn } from '../../../bench/field-cases.ts';
import { hasOpenFoam, runOpenFoam } from '../../../bench/run-openfoam.ts';
import { block, layers } from '../field/block.ts';

/** Numbers of a list in a file of the case; those of each line in a list of their own. */
function list(input: FieldCase, path: string): number[][] {
  const file = openFoamCase(input).case?.files.find((one) => one.path === path);
  const text = [...(file?.pieces() ?? [])].join('');
  const [, count, body] = /\n(\d+)\n\(\n([\s\S]*)\n\)/.exec(text) ?? [];
  const rows = (body ?? '').split('\n').map((line) => (line.match(/-?[\d.]+(e-?\d+)?/g) ?? []).map(Number));
  expect(rows.length).toBe(Number(count));
  return rows;
}

/** Volumes of the cells by the divergence theorem, from points, faces, owners and neighbours alone. */
function volumes(input: FieldCase, folder: string): number[] {
  const [points, faces, owner, neighbour] = ['points', 'faces', 'owner', 'neighbour'].map((name) =>
    list(input, `${folder}/${name}`),
  );
  const found: number[] = [];
  faces.forEach(([, ...corners], f) => {
    const [a, b, c, d] = corners.map((p) => points[p]);
    const p = c.map((one, axis) => one - a[axis]);
    const q = d.map((one, axis) => one - b[axis]);
    const area = [p[1] * q[2] - p[2] * q[1], p[2] * q[0] - p[0] * q[2], p[0] * q[1] - p[1] * q[0]];
    const share = area.reduce((sum, one, axis) => sum + (one / 2) * (a[axis] + c[axis]), 0) / 6;
    found[owner[f][0]] = (found[owner[f][0]] ?? 0) + share;
    if (f < neighbour.length) found[neighbour[f][0]] = (found[neighbour[f][0]] ?? 0) - share;
  });
  return found;
}

const small = ductOn([35, 22, 9]);

describe('the mesh', () => {
  test('has every cell of a region once, with outward normals: volumes are those of the grid', () => {
    const [air, metal] = ['air', 'aluminium'].map((name) => volumes(small, `constant/${name}/polyMesh`));
    const cell = (0.7 * 0.44 * 0.178) / (35 * 22 * 9);
    expect(air.length + metal.length).toBe(35 * 22 * 9);
    for (const volume of [...air, ...metal]) expect(Math.abs(volume / cell - 1)).toBeLessThan(1e-9);
  });

  test('orders inner faces by owner and neighbour, and gives each couple of patches the same faces', () => {
    const folder = 'constant/air/polyMesh';
    const owner = list(small, `${folder}/owner`).map(([n]) => n);
    const neighbour = list(small, `${folder}/neighbour`).map(([n]) => n);
    neighbour.forEach((n, f) => {
      expect(n).toBeGreaterThan(owner[f]);
      if (f > 0)
        expect([owner[f] - owner[f - 1], n - neighbour[f - 1]].find((by) => by !== 0)).toBeGreaterThan(0);
    });
    const faces = (region: string): number => {
      const file = openFoamCase(small).case?.files.find(
        ({ path }) => path === `constant/${region}/polyMesh/boundary`,
      );
      const text = [...(file?.pieces() ?? [])].join('');
      return Number(/_to_\w+\s*\{[^}]*nFaces\s+(\d+)/.exec(text)?.[1]);
    };
    expect(faces('air')).toBeGreaterThan(0);
    expect(faces('air')).toBe(faces('aluminium'));
  });

  test('is stretched where the one material conducts differently along the axes', () => {
    const points = list(block([20, 20, 5]), 'constant/polyMesh/points');
    const [x, y, z] = [0, 1, 2].map((axis) => Math.max(...points.map((point) => point[axis])));
    expect(x).toBeCloseTo(0.1, 12);
    expect(y).toBeCloseTo(0.1, 12);
    expect(z).toBeCloseTo(0.01 * Math.sqrt(30), 12);
  });
});

test('a dictionary prints words, lists and dictionaries within', () => {
  expect(dictionaryText({ a: 1, 'div(phi,U)': 'Gauss linear', list: [1, 'b', [2, 3]], in: { c: 2 } })).toBe(
    'a               1;\n"div(phi,U)"    Gauss linear;\nlist            (1 b (2 3));\nin\n{\n    c               2;\n}\n',
  );
});

describe('what OpenFOAM is not asked for is said with its place', () => {
  const flat = { min: [0.1, 0.1, 0.1], max: [0.1, 0.2, 0.15] } as const;
  it.each<readonly [string, FieldCase, string]>([
    [
      'walls that radiate outside',
      {
        ...small,
        boundaries: [
          {
            type: 'convection',
            face: 'z+',
            coefficient: 5,
            ambient: 300,
            outside: { emissivity: 0.9, surroundings: 280 },
          },
          ...small.boundaries,
        ],
      },
      '$.boundaries[0].outside',
    ],
    [
      'fins',
      {
        ...small,
        fins: [{ id: 'f', box: small.solids?.[0].box ?? flat, base: 'z-', conductivity: 1, exchange: 1 }],
      },
      '$.fins',
    ],
    [
      'contacts of solids alone',
      { ...block([20, 20, 5]), interfaces: [{ id: 'c', box: flat, resistance: 1 }] },
      '$.interfaces',
    ],
    ['LVEL', { ...small, flow: { turbulence: 'lvel' } }, '$.flow.turbulence'],
    [
      'radiation',
      { ...small, boundaries: [{ type: 'adiabatic', face: 'z+', emissivity: 0.9 }, ...small.boundaries] },
      '$.boundaries[0].emissivity',
    ],
    ['layers of other ratios', { ...block([20, 20, 5]), ...layers }, '$.materials.board.conductivity'],
    [
      'a fluid in time',
      { ...cavity(1e3, [4, 4, 1]), initial: 300, transient: { step: 1, steps: 2 } },
      '$.transient',
    ],
  ])('%s', (_, input, path) => {
    const { case: made, problems } = openFoamCase(input);
    expect(made).toBeNull();
    expect(problems.map((one) => one.path)).toContain(path);
  });
});

test('boxwright case --openfoam writes a case that can be run, and never over something', async () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'boxwright-foam-')), 'duct');
  const file = temporary('duct.field-case.json', JSON.stringify(small));
  const { code, out } = await boxwright('case', file, '--openfoam', folder);
  expect(code).toBe(0);
  expect(out).toContain('chtMultiRegionSimpleFoam');
  expect(out).toContain('Not watched there: pressure drop');
  expect(statSync(join(folder, 'Allrun')).mode & 0o100).toBe(0o100);
  expect(readFileSync(join(folder, 'system/controlDict'), 'utf8')).toContain('region          aluminium;');
  const again = await boxwright('case', file, '--openfoam', folder);
  expect(again.code).toBe(2);
  expect(again.err).toContain('holds something');
  rmSync(folder, { recursive: true });
});

/** Needs OpenFOAM: Debian's package `openfoam`. */
describe.skipIf(!hasOpenFoam())('run by OpenFOAM, a case has our answer', () => {
  const last = (values: readonly number[]): number => values[values.length - 1];

  test('heat in a block, steady and in time: the same scheme, so the same numbers', async () => {
    const steady = block([20, 20, 5]);
    const timed: FieldCase = {
      ...steady,
      materials: { board: { conductivity: [30, 30, 1], density: 2000, specificHeat: 1000 } },
      initial: 300,
      transient: { step: 50, steps: 5, order: 1 },
    };
    // On the last grid sources cover cells in part.
    for (const input of [steady, timed, block([7, 7, 5])]) {
      const ours = await solveField(input);
      const theirs = runOpenFoam(input);
      for (const id of ['top', 'hottest'])
        expect(Math.abs(ours.outputs[id].value - last(theirs.values[id]))).toBeLessThan(1e-4);
    }
  }, 60_000);

  test('heat that enters as a flux, and a surface that is held', async () => {
    const input: FieldCase = {
      ...block([6, 6, 5]),
      sources: [],
      boundaries: [
        { type: 'flux', face: 'z+', flux: 2000 },
        { type: 'temperature', face: 'z-', temperature: 310 },
      ],
    };
    const theirs = runOpenFoam(input);
    // 2000 W/m² through 10 mm of 1 W/(m K).
    expect(last(theirs.values['top'])).toBeCloseTo(330, 4);
    expect((await solveField(input)).outputs['top'].value).toBeCloseTo(330, 4);
  }, 60_000);

  test('a cavity heated from the side, by other schemes: the Nusselt number within 2 %', async () => {
    const input = cavity(1e4, [24, 24, 1]);
    const outputs = input.outputs.filter(({ id }) => id === 'last cells');
    const ours = await solveField({ ...input, outputs });
    const theirs = runOpenFoam({ ...input, outputs, flow: { iterations: 400 } });
    const rise = ours.outputs['last cells'].value - 300;
    expect(Math.abs((last(theirs.values['last cells']) - 300) / rise - 1)).toBeLessThan(0.02);
  }, 60_000);

  test('blocks in a duct, air and metal in regions of their own: their rise within a twentieth', async () => {
    const input = ductOn([35, 22, 9]);
    const ours = await solveField(input);
    const theirs = runOpenFoam({ ...input, flow: { ...input.flow, iterations: 150 } });
    for (const id of ['cpu1', 'cpu2', 'gpu', 'psu'])
      expect(Math.abs(last(theirs.values[id]) - ours.outputs[id].value)).toBeLessThan(
        0.05 * (ours.outputs[id].value - 298.15),
      );
  }, 90_000);
});
