import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Case } from '#solver/case/case.ts';
import { hashCase } from '#solver/case/hash.ts';
import { readCase } from '#solver/case/read.ts';
import { caseJsonSchema } from '#solver/case/schema.ts';

const good: Case = {
  format: 'boxwright-case',
  version: 1,
  title: 'A fan, a grille and a board',
  circuits: [
    {
      id: 'air',
      fluid: { type: 'air' },
      nodes: [{ id: 'in', pressure: 0 }, { id: 'box' }, { id: 'out', pressure: 0 }],
      branches: [
        {
          id: 'grille',
          from: 'in',
          to: 'box',
          elements: [{ type: 'perforated-plate', area: 0.01, open: 0.5 }],
        },
        {
          id: 'fan',
          from: 'box',
          to: 'out',
          elements: [
            {
              type: 'fan',
              points: [
                [0, 100],
                [0.01, 0],
              ],
              density: 1.2,
              area: 0.0025,
              supply: 'psu',
            },
          ],
        },
      ],
    },
  ],
  heat: {
    nodes: [{ id: 'board', sources: [{ power: 20, supply: 'psu' }], limit: 370 }],
    links: [
      {
        id: 'film',
        from: 'board',
        to: 'box',
        type: 'forced-plate',
        area: 0.05,
        length: 0.2,
        velocity: [{ branch: 'grille', area: 0.01, weight: 1 }],
      },
    ],
  },
  power: {
    converters: [
      {
        id: 'psu',
        rating: 100,
        units: 1,
        efficiency: [
          [0.1, 0.8],
          [1, 0.9],
        ],
        heat: [{ node: 'box', share: 1 }],
      },
    ],
  },
  control: { branches: ['fan'], margin: 5, minimum: 0.2, maximum: 1 },
};

/** A copy of the good case with the value at a path replaced (undefined: removed). */
function broken(path: string, value: unknown): unknown {
  const copy = JSON.parse(JSON.stringify(good)) as unknown;
  const keys = path
    .replaceAll(/\[(\d+)\]/g, '.$1')
    .split('.')
    .slice(1);
  const last = keys.pop() ?? '';
  let at = copy as Record<string, unknown>;
  for (const key of keys) at = at[key] as Record<string, unknown>;
  at[last] = value;
  return copy;
}

describe('readCase', () => {
  it('reads a case as it is', () => {
    expect(readCase(JSON.parse(JSON.stringify(good)), 'good.json')).toEqual({ case: good, problems: [] });
  });

  const element = '$.circuits[0].branches[0].elements[0]';
  it.each([
    ['a negative area', `${element}.area`, -1, `${element}.area`],
    ['NaN', `${element}.area`, NaN, `${element}.area`],
    ['text for a number', `${element}.open`, '50 %', `${element}.open`],
    ['a free area above 1', `${element}.open`, 1.2, `${element}.open`],
    ['an unknown element type', `${element}.type`, 'grate', `${element}.type`],
    ['an unknown link type', '$.heat.links[0].type', 'magic', '$.heat.links[0].type'],
    ['a misspelt field', `${element}.aera`, 1, element],
    ['a missing id', '$.circuits[0].nodes[1].id', undefined, '$.circuits[0].nodes[1].id'],
    ['a branch to nowhere', '$.circuits[0].branches[0].to', 'bocks', '$.circuits[0].branches[0]'],
    ['two nodes alike', '$.circuits[0].nodes[2].id', 'in', '$.circuits[0].nodes[2]'],
    ['a heat node named like a flow node', '$.heat.nodes[0].id', 'box', '$.heat.nodes[0]'],
    ['an unknown supply', '$.heat.nodes[0].sources[0].supply', 'ups', '$.heat.nodes[0]'],
    ['a velocity from nowhere', '$.heat.links[0].velocity[0].branch', 'x', '$.heat.links[0]'],
    [
      'a fan curve that turns back',
      '$.circuits[0].branches[1].elements[0].points',
      [
        [0.01, 0],
        [0, 100],
      ],
      '$.circuits[0].branches[1]',
    ],
    ['control of a branch without a fan', '$.control.branches[0]', 'grille', '$.circuits[0].branches[0]'],
    ['shares above 1', '$.power.converters[0].heat[0].share', 2, '$.power.converters[0].heat[0].share'],
    [
      'absolute zero',
      '$.circuits[0].nodes[0].inflowTemperature',
      0,
      '$.circuits[0].nodes[0].inflowTemperature',
    ],
    ['a converter that feeds itself', '$.power.converters[0].supply', 'psu', '$.power.converters[0]'],
  ])('refuses %s with its place and a remedy', (_, path, value, place) => {
    const { case: read, problems } = readCase(broken(path, value), 'bad.json');
    expect(read).toBeNull();
    expect(problems[0].path).toBe(place);
    expect(problems[0].remedy).not.toBe('');
    expect(problems[0].severity).toBe('error');
  });

  it.each([
    null,
    7,
    'case',
    [],
    {},
    { format: 'boxwright', version: 1 },
    { format: 'boxwright-case', version: 2 },
  ])('refuses %j without throwing', (json) => {
    const { case: read, problems } = readCase(json, 'x.json');
    expect(read).toBeNull();
    expect(problems).toHaveLength(1);
  });

  it('tells of a newer version what to do', () => {
    expect(readCase({ ...good, version: 9 }, 'x.json').problems[0].remedy).toContain('Update');
  });

  it('refuses a case too large to solve before it looks at each part', () => {
    const nodes = Array.from({ length: 60_000 }, (_, i) => ({ id: `n${i}` }));
    const { problems } = readCase(broken('$.heat.nodes', nodes), 'huge.json');
    expect(problems).toHaveLength(1);
    expect(problems[0].message).toContain('60');
  });
});

describe('a supply of several', () => {
  const read = (supply: unknown) =>
    readCase(
      {
        format: 'boxwright-case',
        version: 1,
        power: {
          converters: [{ id: 'psu', rating: 1000, units: 2, efficiency: [[1, 0.9]], supply }],
          feeds: [{ id: 'A', system: 'ac-1', voltage: 230 }],
        },
      },
      'chain.json',
    ).problems[0];

  it('is refused at the place that is wrong', () => {
    expect(read([{ supply: 'A', units: 0 }])?.path).toBe('$.power.converters[0].supply[0].units');
    expect(read([{ supply: 'A', units: 1 }])?.message).toContain('do not add up');
    expect(read([{ supply: 'B', units: 2 }])?.message).toContain('“B”');
    expect(read([{ supply: 'A', units: 2 }])).toBeUndefined();
  });
});

describe('the case format', () => {
  it('has the JSON Schema that docs hold', () => {
    const committed: unknown = JSON.parse(readFileSync('docs/case.schema.json', 'utf8'));
    expect(JSON.parse(JSON.stringify(caseJsonSchema()))).toEqual(committed);
  });

  it('documents every type that it reads', () => {
    const text = readFileSync('docs/case-format.md', 'utf8');
    const types = JSON.stringify(caseJsonSchema()).matchAll(/"const":"([a-z-]+)"/g);
    for (const [, type] of types) if (type !== good.format) expect(text).toContain(`\`${type}\``);
  });
});

describe('hashCase', () => {
  it('does not see the order of fields, but every value', () => {
    const { title, ...rest } = good;
    expect(hashCase({ ...rest, title })).toBe(hashCase(good));
    expect(hashCase({ ...good, title: 'Another' })).not.toBe(hashCase(good));
    const nudged = broken('$.circuits[0].branches[0].elements[0].area', 0.010000000000000002) as Case;
    expect(hashCase(nudged)).not.toBe(hashCase(good));
    expect(hashCase(good)).toMatch(/^[0-9a-f]{16}$/);
  });
});
