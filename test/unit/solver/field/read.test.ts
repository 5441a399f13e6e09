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

const fluid = { conductivity: 0.026, density: 1.2, specificHeat: 1006, viscosity: 1.8e-5 };
const windy = {
  materials: { ...good.materials, air: fluid },
  background: 'air',
  boundaries: [
    { type: 'inlet', face: 'x-', velocity: [1, 0, 0], temperature: 300 },
    { type: 'outlet', face: 'x+' },
  ],
};

test('a case with a fluid is read, with and without heat', () => {
  expect(fault(windy)).toBeNull();
  const cold = { ...fluid, specificHeat: undefined };
  const inlet = { type: 'inlet', face: 'x-', velocity: [1, 0, 0] };
  const isothermal = {
    ...windy,
    materials: { ...good.materials, air: cold },
    sources: [],
    boundaries: [inlet, windy.boundaries[1]],
  };
  expect(fault(JSON.parse(JSON.stringify(isothermal)) as Record<string, unknown>)).toBeNull();
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
    [
      'no conductivity',
      { materials: { board: { density: 1 } } },
      '$.materials.board.conductivity',
      /^missing$/,
    ],
    [
      'an inlet without a fluid',
      { boundaries: windy.boundaries },
      '$.boundaries[0]',
      /no material is a fluid/,
    ],
    [
      'two fluids',
      { ...windy, materials: { ...windy.materials, water: { ...fluid, viscosity: 1e-3 } } },
      '$.materials.water.viscosity',
      /"air" is the fluid/,
    ],
    [
      'a fluid without density',
      { ...windy, materials: { ...good.materials, air: { conductivity: 1, viscosity: 1, specificHeat: 1 } } },
      '$.materials.air',
      /density/,
    ],
    [
      'buoyancy without a reference',
      {
        ...windy,
        gravity: [0, -9.81, 0],
        materials: { ...good.materials, air: { ...fluid, expansion: 1 / 300 } },
      },
      '$.referenceTemperature',
      /missing/,
    ],
    ['no way out', { ...windy, boundaries: [windy.boundaries[0]] }, '$.boundaries[0]', /no way out/],
    [
      'a wall that moves away',
      {
        ...windy,
        boundaries: [...windy.boundaries, { type: 'adiabatic', face: 'y+', velocity: [0, 1, 0] }],
      },
      '$.boundaries[2].velocity',
      /along itself/,
    ],
    [
      'a formula of what is not there',
      { ...windy, flow: { initial: ['sin(t)', 0, 0] } },
      '$.flow.initial[0]',
      /"t" is not known/,
    ],
    [
      'the viscosity of what is laminar',
      { ...windy, outputs: [{ type: 'maximum', id: 'a', quantity: 'viscosity' }] },
      '$.outputs[0].quantity',
      /not known of a flow that is "laminar"/,
    ],
    [
      'the energy of turbulence that LVEL does not seek',
      { ...windy, flow: { turbulence: 'lvel' }, outputs: [{ type: 'maximum', id: 'a', quantity: 'k' }] },
      '$.outputs[0].quantity',
      /not known of a flow that is "lvel"/,
    ],
    [
      'an inlet without turbulence',
      { ...windy, flow: { turbulence: 'k-epsilon' } },
      '$.boundaries[0].turbulence',
      /missing where k/,
    ],
    [
      'two energies at an inlet',
      {
        ...windy,
        boundaries: [
          { ...windy.boundaries[0], turbulence: { kineticEnergy: 1, intensity: 0.1, length: 1 } },
          windy.boundaries[1],
        ],
      },
      '$.boundaries[0].turbulence',
      /either kineticEnergy or intensity/,
    ],
    [
      'k and ε in time',
      {
        ...windy,
        flow: { turbulence: 'k-epsilon' },
        initial: 300,
        transient: { step: 1, steps: 2 },
        solids: [],
        sources: [],
        interfaces: [],
        boundaries: [
          { ...windy.boundaries[0], turbulence: { intensity: 0.1, length: 0.1 } },
          windy.boundaries[1],
        ],
      },
      '$.transient',
      /steady only/,
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
