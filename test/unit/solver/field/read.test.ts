import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { readFieldCase } from '#solver/field/read.ts';
import { type FieldCase, fieldCaseJsonSchema } from '#solver/field/schema.ts';
import { block } from './block.ts';

const good = block([4, 4, 4]);

/** Where and what the first problem is. */
function fault(change: Record<string, unknown>): readonly [string, string] | null {
  const [first] = readFieldCase({ ...good, ...change }, 'x.json').problems;
  return first ? [first.path, first.message] : null;
}

test('a good case is read as it stands', () => {
  expect(readFieldCase(JSON.parse(JSON.stringify(good)), 'x.json')).toEqual({ case: good, problems: [] });
});

describe('what is wrong is told at its place', () => {
  const box = { min: [0, 0, 0], max: [0.01, 0.01, 0.01] };
  it.each<readonly [string, Record<string, unknown>, string, RegExp]>([
    ['another format', { format: 'boxwright-case' }, '$.format', /no field case/],
    ['a newer version', { version: 2 }, '$.version', /newer/],
    ['an unknown field', { mesh: 1 }, '$', /unknown field "mesh"/],
    ['no extent', { grid: { max: [0.1, 0, 0.1], cells: [1, 1, 1] } }, '$.grid.max[1]', /no extent/],
    ['lines out of order', { grid: { x: [0, 2, 1], y: [0, 1], z: [0, 1] } }, '$.grid.x[2]', /ascend/],
    ['too many cells', { grid: { max: [1, 1, 1], cells: [9000, 9000, 9000] } }, '$.grid', /up to 8000000/],
    [
      'NaN',
      { grid: { max: [Number.NaN, 1, 1], cells: [1, 1, 1] } },
      '$.grid.max[0]',
      /not of type|no known kind/,
    ],
    ['an unknown material', { background: 'wood' }, '$.background', /no material "wood"/],
    [
      'a solid outside',
      { solids: [{ id: 'a', material: 'board', box: { min: [1, 1, 1], max: [2, 2, 2] } }] },
      '$.solids[0].box',
      /outside/,
    ],
    [
      'a flat source',
      { sources: [{ id: 'a', power: 1, box: { ...box, max: [0.01, 0.01, 0] } }] },
      '$.sources[0].box',
      /no volume/,
    ],
    ['power and density', { sources: [{ id: 'a', power: 1, density: 1, box }] }, '$.sources[0]', /either/],
    [
      'a thick interface',
      { interfaces: [{ id: 'a', resistance: 1, box }] },
      '$.interfaces[0].box',
      /not flat/,
    ],
    ['two of one name', { outputs: [good.outputs[0], good.outputs[0]] }, '$.outputs[1].id', /used twice/],
    ['nothing that holds', { boundaries: [] }, '$.boundaries', /not determined/],
    [
      'a transient without density',
      { transient: { step: 1, steps: 2 }, initial: 300 },
      '$.materials.board',
      /stores heat/,
    ],
    [
      'a box turned over',
      { solids: [{ id: 'a', material: 'board', box: { min: [1, 0, 0], max: [0, 1, 1] } }] },
      '$.solids[0].box',
      /beyond/,
    ],
  ])('%s', (_name, change, path, message) => {
    const found = fault(change);
    expect(found?.[0]).toBe(path);
    expect(found?.[1]).toMatch(message);
  });

  it('also where it is no object at all', () => {
    for (const json of [null, 3, 'x', [], undefined]) expect(readFieldCase(json, 'x').case).toBeNull();
  });
});

describe('the field case format', () => {
  it('has the JSON Schema that docs hold', () => {
    const committed: unknown = JSON.parse(readFileSync('docs/field-case.schema.json', 'utf8'));
    expect(JSON.parse(JSON.stringify(fieldCaseJsonSchema()))).toEqual(committed);
  });

  it('documents every type that it reads, and its example is one', () => {
    const text = readFileSync('docs/field-case.md', 'utf8');
    for (const [, type] of JSON.stringify(fieldCaseJsonSchema()).matchAll(/"const":"([a-z-]+)"/g))
      expect(text).toContain(type);
    const [, example] = /```json\n([\s\S]+?)```/.exec(text) ?? [];
    const read = readFieldCase(JSON.parse(example) as FieldCase, 'docs');
    expect(read.problems).toEqual([]);
  });
});
