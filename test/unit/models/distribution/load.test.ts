import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inRow } from '#models/distribution/distribution.ts';
import { loadDistribution } from '#models/distribution/load.ts';
import { distributionKind } from '#models/distribution/shape.ts';
import { schemaOfDocument } from '#models/schema/json-schema.ts';
import { bar, distributionDocument, shelf, smallDistribution } from '../../../fixtures/small-distribution.ts';

const load = (document: unknown) => loadDistribution(JSON.stringify(document), 'a.power.json');
const problemsOf = (document: unknown): string[] =>
  load(document).problems.map(({ path, message, remedy }) => `${path}: ${message} | ${remedy}`);
const chain = (...stages: unknown[]) => ({ architectures: [{ name: 'A', stages }] });

test('a distribution with its defaults, in SI', () => {
  expect(smallDistribution()).toMatchObject({
    name: 'Small',
    load: { racks: 2, power: 15e3, duty: [[0.5, 0.5], [1, 0.5]] }, // prettier-ignore
    architectures: [
      {
        name: 'A',
        notes: '',
        stages: [
          { kind: 'converter', redundancy: 'n', rating: 10e3, mass: null, price: null },
          {
            kind: 'conductor',
            system: 'dc',
            material: 'copper',
            area: 1e-3,
            temperature: 333.15,
            taps: 'end',
          },
        ],
      },
    ],
  });
});

test('units and runs in the row', () => {
  const stages = [
    shelf({ redundancy: 'n+1' }),
    bar({ runs: 3 }),
    shelf({ name: 'UPS', per: 'row', redundancy: '2n' }),
    bar({ name: 'Busway', per: 'row', runs: 5 }),
  ];
  const [{ stages: read }] = smallDistribution(chain(...stages)).architectures;
  expect(read.map((stage) => inRow(stage, 2))).toEqual([6, 6, 4, 5]);
});

const duty = (...points: unknown[]) => ({ load: { racks: 2, power: '15 kW', duty: points, source: 'test' } });

test.each([
  [{ format: 'boxwright' }, '$.format: "a.power.json" is a project, no distribution'],
  [{ version: 2 }, '$.version: version 2 is newer than this Boxwright reads (1) | update Boxwright'],
  [{ load: { racks: 2 } }, '$.load.power: '],
  [duty(['50 %', '50 %'], ['100 %', '40 %']), '$.load.duty: the shares of the year add up to 90 % | let'],
  [duty(['0 %', '50 %'], ['100 %', '50 %']), '$.load.duty: a load is not above 0'],
  [{ architectures: 3 }, '$.architectures: a list is wanted'],
  [{ architectures: [] }, '$.architectures: there is no architecture'],
  [{ architectures: [7] }, '$.architectures[0]: an object is wanted'],
  [{ architectures: [{ name: 7, stages: [bar()] }] }, '$.architectures[0].name: Name: text is wanted'],
  [chain(), '$.architectures[0].stages: there is no stage | write'],
  [
    chain({ kind: 'fuse' }),
    '$.architectures[0].stages[0].kind: "fuse" is none of the kinds here | write one of "conv',
  ],
  [chain(shelf(), shelf()), '$.architectures[0].stages[1].name: "Shelf" is there twice'],
  [chain(shelf({ source: '' })), '$.architectures[0].stages[0].source: the figures have no source'],
  [
    chain(shelf({ efficiency: [['10 %', '0 %'], ['100 %', '97 %']] })), // prettier-ignore
    '$.architectures[0].stages[0].efficiency: an efficiency is not above 0',
  ],
  [chain(bar({ voltage: null })), '$.architectures[0].stages[0].voltage: nothing says at which voltage'],
  [chain(bar(), bar({ name: 'B' })), '$.architectures[0].stages[1].voltage: it begins where “Bar” ends'],
  [
    chain(bar(), bar({ name: 'B', voltage: null, system: 'ac-3' })),
    '$.architectures[0].stages[1].system: “Bar” before it is dc | give it the same system',
  ],
])('what is wrong is named with its place and a remedy: %j', (changes, expected) => {
  expect(load(distributionDocument(changes)).document).toBeNull();
  expect(problemsOf(distributionDocument(changes)).find((line) => line.startsWith(expected))).toBeDefined();
});

test.each(['', '{', '[]', 'null', '"x"', '{"format":"boxwright-power","version":1}'])(
  '%j never throws',
  (text) => {
    expect(loadDistribution(text, 'x').document).toBeNull();
  },
);

test('the example is read without a remark', () => {
  const text = readFileSync('examples/power-row.boxwright-power.json', 'utf8');
  expect(loadDistribution(text, 'power-row').problems).toEqual([]);
});

// `npx vitest run test/unit/models/distribution -u` writes the file anew after a change of the declarations.
test('the published schema is that of the declarations', async () => {
  const text = `${JSON.stringify(schemaOfDocument(distributionKind), null, 2)}\n`;
  await expect(text).toMatchFileSnapshot('../../../../docs/schemas/power.schema.json');
});
