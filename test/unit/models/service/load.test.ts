import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { schemaOfDocument } from '#models/schema/json-schema.ts';
import { loadService } from '#models/service/load.ts';
import { serviceKind } from '#models/service/shape.ts';
import { battery, nodes, serviceDocument } from '../../../fixtures/service.ts';

const problemsOf = (document: unknown): string[] =>
  loadService(JSON.stringify(document), 'a.json').problems.map(
    ({ path, message, remedy }) => `${path}: ${message} | ${remedy}`,
  );

const examples = readdirSync('examples').filter((name) => name.endsWith('.boxwright-service.json'));

test('there are four examples, and they load without a remark', () => {
  expect(examples).toHaveLength(4);
  for (const name of examples) {
    const { document, problems } = loadService(readFileSync(`examples/${name}`, 'utf8'), name);
    expect(problems, name).toEqual([]);
    expect(document?.deployments.length, name).toBeGreaterThan(name.startsWith('cluster') ? 0 : 1);
  }
});

test('defaults are filled in and figures are in SI; rates of links are in bits', () => {
  const link = {
    receive: '8 Mbit/s',
    transmit: '1 Gbit/s',
    roundTrip: '40 ms',
    source: 'made up',
    appliance: { throughput: '800 kbit/s', power: '17 W', source: 'made up' },
  };
  const { document, problems } = loadService(JSON.stringify(serviceDocument({ link })), 'a.json');
  expect(problems).toEqual([]);
  expect(document?.deployments[0]).toMatchObject({
    sites: 1,
    facility: null,
    climate: null,
    link: {
      receive: 1e6,
      transmit: 125e6,
      roundTrip: 0.04,
      availability: 1,
      largestPacket: 1500,
      appliance: { tunnel: 'esp-gcm', throughput: 1e5 },
    },
    energy: { kind: 'utility', limit: null },
    money: { lifetime: 5, others: 0, running: 0 },
  });
});

const offGrid = { kind: 'off-grid', battery };
const source = { name: 'Shore', power: '1 kW', source: 'made up' };
const months = Array.from({ length: 12 }, (_, index) => [index + 1, '4 kWh']);

const cluster = { kind: 'cluster', cluster: 'a.boxwright-cluster.json' };

test.each([
  [
    { compute: { ...cluster, cluster: '/a.json' } },
    '$.deployments[0].compute.cluster: "/a.json" is no path below the folder of the service | write for example',
  ],
  [
    { compute: cluster, facility: { pue: 1.2, source: 'made up' } },
    '$.deployments[0].facility: a cluster tells itself what cools and feeds it | leave "facility" out',
  ],
  [
    { compute: { ...cluster, hardware: { price: '1 USD' } } },
    '$.deployments[0].compute.hardware.source: the figures have no source',
  ],
  [{ compute: { kind: 'magic' } }, '$.deployments[0].compute.kind: "magic" is none of the kinds here'],
  [
    { compute: { kind: 'enclosure', project: '../box.json' } },
    '$.deployments[0].compute.project: "../box.json" is no path below the folder of the service | write for example',
  ],
  [
    {
      compute: {
        ...nodes,
        answerPower: [
          [1, '300 W'],
          [4, '400 W'],
        ],
      },
    },
    '$.deployments[0].compute.answerPower: it is not told at the same numbers of answers as the rates | write a power at 1, 5',
  ],
  [
    {
      compute: {
        ...nodes,
        answerRate: [
          [0, 50],
          [5, 400],
        ],
        answerPower: [
          [0, '1 W'],
          [5, '2 W'],
        ],
      },
    },
    '$.deployments[0].compute.answerRate: fewer than one answer at once',
  ],
  [{ compute: { ...nodes, source: '' } }, '$.deployments[0].compute.source: the figures have no source'],
  [{ energy: offGrid }, '$.deployments[0].energy: nothing charges the battery'],
  [
    { energy: { ...offGrid, sources: [source, source] } },
    '$.deployments[0].energy.sources[1].name: "Shore" is there twice',
  ],
  [
    {
      energy: {
        ...offGrid,
        generator: { power: '1 kW', startBelow: '80 %', stopAbove: '50 %', source: 'made up' },
      },
    },
    '$.deployments[0].energy.generator.stopAbove: it stops before it starts',
  ],
  [
    { climate: { place: 'atlantis', source: 'made up' } },
    '$.deployments[0].climate.place: "atlantis" is no place that comes with Boxwright | write one of',
  ],
  [
    { climate: { place: 'las-vegas', irradiation: months.slice(1), source: 'made up' } },
    '$.deployments[0].climate.irradiation: the twelve months are wanted, in their order',
  ],
])('what is wrong in a deployment is named with its place and a remedy: %j', (changes, expected) => {
  const lines = problemsOf(serviceDocument(changes));
  expect(
    lines.find((line) => line.startsWith(expected)),
    lines.join('\n'),
  ).toBeDefined();
});

test.each([
  [
    {
      course: [
        ['0 h', '50 %'],
        ['24 h', '60 %'],
      ],
    },
    '$.workload.course: an hour is not before midnight',
  ],
  [{ requests: 0 }, '$.workload.requests: Requests a second: more than'],
  [{ answerTokens: 0 }, '$.workload.answerTokens: Tokens of an answer: at least 1'],
  [{ model: 'gpt-17' }, '$.workload.model: Language model: one of llama-8b'],
])('what is wrong in the workload is named with its place and a remedy: %j', (changes, expected) => {
  const lines = problemsOf(serviceDocument({}, changes));
  expect(
    lines.find((line) => line.startsWith(expected)),
    lines.join('\n'),
  ).toBeDefined();
});

test('the published schema is that of the declarations', async () => {
  const text = `${JSON.stringify(schemaOfDocument(serviceKind), null, 2)}\n`;
  await expect(text).toMatchFileSnapshot('../../../../docs/schemas/service.schema.json');
});
