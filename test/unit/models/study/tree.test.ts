import { expect, test } from 'vitest';
import { distributionKind } from '#models/distribution/shape.ts';
import { orbitKind } from '#models/orbit/shape.ts';
import {
  shapeAt,
  withAdded,
  withDuplicate,
  withFieldAt,
  withKind,
  withMoved,
  withoutAt,
} from '#models/study/edits.ts';
import { at, pathText, treeRows, withAt } from '#models/study/tree.ts';
import { converterFields } from '#models/distribution/fields.ts';
import { faceFields } from '#models/orbit/fields.ts';

const orbit = orbitKind.shape;
const power = distributionKind.shape;
const node = { orbit: { altitude: '550 km' }, faces: [{ name: 'A', area: '1 m2' }, { name: 'B' }], supply: null }; // prettier-ignore
const chain = {
  architectures: [{ name: 'One', stages: [{ kind: 'converter', name: 'UPS', rating: '1 kW', source: 'x' }] }],
};

test('rows are groups, lists with their entries, and what may be there and is not', () => {
  expect(
    treeRows(orbit, node).map(({ path, label, depth }) => `${depth} ${pathText(path)} ${label}`),
  ).toEqual([
    '0 $ Orbital node',
    '1 $.orbit Orbit',
    '1 $.hot Hot case',
    '1 $.cold Cold case',
    '1 $.electronics Electronics',
    '1 $.faces Faces',
    '2 $.faces[0] A',
    '2 $.faces[1] B',
    '1 $.supply Supply',
  ]);
  expect(treeRows(orbit, node).at(-1)).toMatchObject({ isAbsent: true, count: null });
  expect(treeRows(orbit, node).find(({ label }) => label === 'Faces')).toMatchObject({ count: 2 });
  const there = treeRows(orbit, { ...node, supply: {} }).map(({ label }) => label);
  expect(there.slice(-3)).toEqual(['Supply', 'Solar array', 'Battery']);
});

test('an entry without a name is called by what it is and its place, or by the file that it names', () => {
  const rows = treeRows(orbit, { faces: [{}] });
  expect(rows.find(({ path }) => pathText(path) === '$.faces[0]')?.label).toBe('Face 1');
});

test('nothing that a document may hold makes the rows fail', () => {
  for (const json of [null, 7, [], { faces: 3 }, { faces: [null, 7] }, { orbit: [] }, { supply: 'x' }])
    expect(treeRows(orbit, json).length).toBeGreaterThan(4);
});

test('the shape of a place is found through lists and kinds', () => {
  expect(shapeAt(power, chain, ['architectures', 0, 'stages', 0])).toMatchObject({ type: 'variant' });
  expect(shapeAt(power, chain, ['architectures', 0, 'stages'])).toMatchObject({ one: 'stage' });
  expect(shapeAt(orbit, node, ['supply', 'array'])).toMatchObject({ label: 'Solar array' });
  expect(shapeAt(orbit, node, ['nowhere'])).toBeNull();
  expect(shapeAt(orbit, node, ['toString'])).toBeNull();
});

test('a field is written as files have it, and nothing else of the document changes', () => {
  const changed = withFieldAt(node, ['faces', 0], faceFields, 'area', 2.5);
  expect(at(changed, ['faces', 0])).toEqual({ name: 'A', area: '2.5 m2' });
  expect(at(changed, ['faces', 1])).toBe(node.faces[1]);
  expect(at(changed, ['orbit'])).toBe(node.orbit);
  expect(at(node, ['faces', 0, 'area'])).toBe('1 m2');
  const path = ['architectures', 0, 'stages', 0];
  expect(at(withFieldAt(chain, path, converterFields, 'mass', null), path)).toMatchObject({ mass: null });
});

test('a new entry is a copy of the last one under a name of its own; the first one is empty', () => {
  const added = withAdded(orbit, node, ['faces']);
  expect(added.path).toEqual(['faces', 2]);
  expect(at(added.json, ['faces', 2])).toEqual({ name: 'B 2' });
  expect(at(withAdded(orbit, added.json, ['faces']).json, ['faces', 3])).toEqual({ name: 'B 3' });
  expect(at(withAdded(orbit, {}, ['faces']).json, ['faces'])).toEqual([{}]);
  const stages = ['architectures', 0, 'stages'];
  const empty = withAt(chain, stages, []);
  expect(at(withAdded(power, empty, stages).json, stages)).toEqual([{ kind: 'converter' }]);
});

test('a part that was left out is put in and taken out again', () => {
  const added = withAdded(orbit, node, ['supply']);
  expect(at(added.json, ['supply'])).toEqual({});
  expect(at(withoutAt(orbit, added.json, ['supply'])?.json, ['supply'])).toBeNull();
  expect(withoutAt(orbit, node, ['supply'])).toBeNull();
  expect(withoutAt(orbit, node, ['orbit'])).toBeNull();
  expect(withoutAt(orbit, node, [])).toBeNull();
});

test('entries are duplicated behind themselves, moved within the list, and removed', () => {
  expect(at(withDuplicate(orbit, node, ['faces', 0])?.json, ['faces'])).toEqual([
    { name: 'A', area: '1 m2' },
    { name: 'A 2', area: '1 m2' },
    { name: 'B' },
  ]);
  expect(withDuplicate(orbit, node, ['orbit'])).toBeNull();
  const moved = withMoved(node, ['faces', 0], 1);
  expect(moved?.path).toEqual(['faces', 1]);
  expect(at(moved?.json, ['faces', 0])).toEqual({ name: 'B' });
  expect(withMoved(node, ['faces', 0], -1)).toBeNull();
  expect(withMoved(node, ['orbit'], 1)).toBeNull();
  const removed = withoutAt(orbit, node, ['faces', 0]);
  expect(at(removed?.json, ['faces'])).toEqual([{ name: 'B' }]);
});

test('another kind keeps the fields that both have', () => {
  const shape = shapeAt(power, chain, ['architectures', 0, 'stages', 0]);
  if (shape?.type !== 'variant') throw new Error('no variant');
  const path = ['architectures', 0, 'stages', 0];
  expect(at(withKind(shape, chain, path, 'conductor'), path)).toEqual({
    kind: 'conductor',
    name: 'UPS',
    source: 'x',
  });
});
