import { expect, test } from 'vitest';
import { coolantLoopsOf } from '#models/project/coolant.ts';
import { setValue } from '#models/project/edits/values.ts';
import { applyDiff } from '#models/project/diff.ts';
import { liquidNames } from '#solver/properties/liquids.ts';
import { kinds } from '#models/components/kinds.ts';
import { Builder, designOf, example } from '../rules/sample.ts';

function loop(edit: (box: Builder) => void = () => {}) {
  const box = new Builder();
  box.add('cp-h100-sxm', [0.1, 0.2, 0.01]);
  box.add('cp-h100-sxm', [0.3, 0.2, 0.01]);
  box.add('uqd04', [0.2, 0.7, 0.02]);
  edit(box);
  return box;
}
const set = (box: Builder, id: string, key: string, value: string | number) => {
  box.project = applyDiff(box.project, setValue(box.project, box.configuration, [id], key, value));
};

test('plates stand side by side until they name a branch; then they follow one another by their place', () => {
  const box = loop();
  expect(coolantLoopsOf(box.design)[0].branches.map((row) => row.map(({ id }) => id))).toEqual([
    ['cp1'],
    ['cp2'],
  ]);
  set(box, 'cp1', 'branch', 'a');
  set(box, 'cp2', 'branch', 'a');
  set(box, 'cp1', 'place', 2);
  expect(coolantLoopsOf(box.design)[0].branches.map((row) => row.map(({ id }) => id))).toEqual([
    ['cp2', 'cp1'],
  ]);
});

test('plates come in the order of their numbers: the tenth after the ninth', () => {
  const [found] = coolantLoopsOf(designOf(example('inference-8x-liquid')));
  expect(found.branches.flat().map(({ id }) => id)).toEqual(
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((n) => `cp${n}`),
  );
});

test('parts of another loop are none of its own', () => {
  const box = loop();
  set(box, 'cp2', 'loop', 'b');
  const loops = coolantLoopsOf(box.design);
  expect(loops.map(({ name, drive }) => [name, drive?.id ?? null])).toEqual([
    ['1', 'qd1'],
    ['b', null],
  ]);
});

test('each branch has a hose from the supply and one back; their lengths are those of their ways along the axes', () => {
  const [found] = coolantLoopsOf(loop().design);
  expect(found.hoses.map(({ part, side }) => [part.id, side])).toEqual([
    ['cp1', 'supply'],
    ['cp1', 'return'],
    ['cp2', 'supply'],
    ['cp2', 'return'],
  ]);
  for (const { path, length } of found.hoses) {
    const ends = [path[0], path[path.length - 1]] as const;
    const direct = [0, 1, 2].reduce((sum, axis) => sum + Math.abs(ends[1][axis] - ends[0][axis]), 0);
    expect(length).toBeCloseTo(direct, 12);
    for (let i = 1; i < path.length; i++)
      expect(path[i].filter((value, axis) => value !== path[i - 1][axis])).toHaveLength(1);
  }
  // A plate that is moved away has longer hoses.
  const before = found.hoses[0].length;
  const away = loop((box) => {
    box.add('cp-h100-sxm', [0.1, 0.0, 0.01]);
  });
  const third = coolantLoopsOf(away.design)[0].hoses.find(({ part }) => part.id === 'cp3');
  expect((third?.length ?? 0) - before).toBeCloseTo(0.2, 12);
});

test('of a closed loop, the pumps side by side and in a row are told apart, and the radiators close it', () => {
  const box = new Builder();
  box.add('cp-h100-sxm', [0.1, 0.2, 0.01]);
  for (const x of [0.1, 0.2, 0.3]) box.add('laing-ddc-12v', [x, 0.5, 0.01]);
  box.add('rad-360-30', [0.02, 0.05, 0.01]);
  set(box, 'p1', 'arrangement', 'series');
  set(box, 'p2', 'arrangement', 'series');
  const [found] = coolantLoopsOf(box.design);
  expect(found.pumps.map((row) => row.map(({ id }) => id))).toEqual([['p1', 'p2'], ['p3']]);
  expect(found.drive?.id).toBe('p3');
  expect(found.hoses.filter(({ part }) => part.id === 'rad1').map(({ side }) => side)).toEqual([
    'return',
    'return',
  ]);
});

test('without plates the radiators stand between supply and return', () => {
  const box = new Builder();
  box.add('uqd04', [0.2, 0.7, 0.02]);
  box.add('rdhx-4u', [0.005, 0.6, 0.005]);
  const [{ drive, hoses }] = coolantLoopsOf(box.design);
  expect(hoses.map(({ part, side }) => [part.id, side])).toEqual([
    ['rad1', 'supply'],
    ['rad1', 'return'],
  ]);
  // Its ends lie a quarter of the width of the connection from the middle.
  const { min, max } = drive?.box ?? { min: [0], max: [0] };
  const width = max[0] - min[0];
  expect(hoses[0].path[0][0]).toBeCloseTo(min[0] + width / 4, 12);
  expect(hoses[1].path.at(-1)?.[0]).toBeCloseTo(max[0] - width / 4, 12);
});

test('the shipped liquid box has one loop of ten plates, eight alone and two in a row', () => {
  const [found, ...others] = coolantLoopsOf(designOf(example('inference-8x-liquid')));
  expect(others).toEqual([]);
  expect(found.branches.map((row) => row.length).toSorted((a, b) => a - b)).toEqual([
    1, 1, 1, 1, 1, 1, 1, 1, 2,
  ]);
});

test('every coolant that a part may name is one of the solver’s liquids', () => {
  for (const kind of ['coolant-port', 'pump', 'cold-plate'] as const) {
    const field = kinds[kind].fields[kind === 'cold-plate' ? 'testCoolant' : 'coolant'];
    const options = field.type === 'choice' ? field.options.map(({ value }) => value) : [];
    expect(options.length).toBeGreaterThan(5);
    for (const name of options) expect(liquidNames).toContain(name);
  }
});
