import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { installedOf } from '#models/cluster/cluster.ts';
import { loadCluster } from '#models/cluster/load.ts';
import { clusterKind } from '#models/cluster/shape.ts';
import { schemaOfDocument } from '#models/schema/json-schema.ts';
import { clusterDocument, smallCluster } from '../../../fixtures/small-cluster.ts';

const load = (document: unknown) => loadCluster(JSON.stringify(document), 'a.cluster.json');
const problemsOf = (document: unknown): string[] =>
  load(document).problems.map(({ path, message, remedy }) => `${path}: ${message} | ${remedy}`);

test('a cluster with its defaults, in SI', () => {
  expect(smallCluster()).toMatchObject({
    name: 'Small',
    outdoor: { temperature: 285.15, altitude: 0 },
    rows: [
      {
        count: 1,
        racks: [{ rack: 'a.boxwright-rack.json', count: 10 }],
        cdu: { supplyTemperature: 303.15, volume: 0.5, pumps: { units: 1, redundancy: 'n' } },
      },
    ],
    facility: { flow: 0.01, coolers: { kind: 'dry', ratedHeat: 600e3 } },
    power: { ups: { autonomy: 300 }, distribution: null, generators: null },
  });
});

test('machines that are there', () => {
  expect((['n', 'n+1', '2n'] as const).map((redundancy) => installedOf({ units: 3, redundancy }))).toEqual([
    3, 4, 6,
  ]);
});

const [row] = clusterDocument()['rows'] as Record<string, unknown>[];

test.each([
  [{ format: 'boxwright' }, '$.format: "a.cluster.json" is a project, no cluster | a cluster begins'],
  [{ version: 2 }, '$.version: version 2 is newer than this Boxwright reads (1) | update Boxwright'],
  [{ rows: 3 }, '$.rows: a list is wanted'],
  [{ rows: [] }, '$.rows: there is no row'],
  [{ rows: [{ ...row, racks: [] }] }, '$.rows[0].racks: there is no rack'],
  [{ rows: [{ ...row, racks: [{ rack: '../a.json' }] }] }, '$.rows[0].racks[0].rack: "../a.json" is no path'],
  [{ rows: [{ ...row, source: '' }] }, '$.rows[0].source: the figures have no source'],
  [{ rows: [{ ...row, recirculation: '95 %' }] }, '$.rows[0].recirculation: Recirculation: at most'],
  [{ facility: null }, '$.facility: row 1 has distribution units and nothing takes up their heat'],
  [{ power: 7 }, '$.power: an object is wanted'],
  [{ power: { transformer: 7 } }, '$.power.transformer: an object is wanted'],
  [{ power: { transformer: null } }, '$.power.transformer.rating: Rating is missing'],
])('what is wrong is named with its place and a remedy: %j', (changes, expected) => {
  expect(load(clusterDocument(changes)).document).toBeNull();
  expect(problemsOf(clusterDocument(changes)).find((line) => line.startsWith(expected))).toBeDefined();
});

test.each(['', '{', '[]', 'null', '"x"', '{"format":"boxwright-cluster"}'])('%j never throws', (text) => {
  expect(loadCluster(text, 'x').document).toBeNull();
});

test.each(['cluster-16', 'cluster-1000'])('%s is read without a remark', (name) => {
  const text = readFileSync(`examples/${name}.boxwright-cluster.json`, 'utf8');
  expect(loadCluster(text, name).problems).toEqual([]);
});

// `npx vitest run test/unit/models/cluster -u` writes the file anew after a change of the declarations.
test('the published schema is that of the declarations', async () => {
  const text = `${JSON.stringify(schemaOfDocument(clusterKind), null, 2)}\n`;
  await expect(text).toMatchFileSnapshot('../../../../docs/schemas/cluster.schema.json');
});
