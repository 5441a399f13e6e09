import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openAirAgainst, openingsAgainst } from '#models/pod/ingress.ts';
import { loadPod } from '#models/pod/load.ts';
import { podKind } from '#models/pod/shape.ts';
import { schemaOfDocument } from '#models/schema/json-schema.ts';
import { airConditioner, exchanger, fans, podDocument, smallPod } from '../../../fixtures/pod.ts';

const problemsOf = (changes: Record<string, unknown>) =>
  loadPod(JSON.stringify(podDocument(changes)), 'a.json').problems;

const faces = podDocument()['faces'] as Record<string, unknown>[];
const contents = podDocument()['contents'] as Record<string, unknown>[];

test('a pod is read in SI, with the defaults of what it does not tell', () => {
  const pod = smallPod({ cooling: airConditioner });
  expect(pod.body.size).toEqual([0.6, 0.5, 2]);
  expect(pod.body.insideFilm).toBe(7.7);
  expect(pod.film).toEqual({ kind: 'stated', coefficient: 17 });
  expect(pod.faces[0]).toMatchObject({ name: 'faces[0]', emissivity: 0.9, exposure: 1, shade: 0 });
  expect(pod.contents[0]).toMatchObject({ kind: 'load', count: 1, heatShare: 1, conductance: null });
  expect(pod.cooling).toMatchObject({ control: 'on-off', coilDrop: 15 });
  expect(pod.heater).toBeNull();
});

test.each([
  ['six faces are wanted', { faces: faces.slice(1) }, '$.faces', 'fewer than 6'],
  [
    'no side is there twice',
    { faces: [faces[1], ...faces.slice(1)].map((face, n) => ({ ...face, name: String(n) })) },
    '$.faces[1].side',
    'two faces "left"',
  ],
  [
    'a wall lets no more through than its films',
    {
      faces: faces.map((face) => ({ ...face, build: { kind: 'u-value', uValue: '5.5 W/(m2 K)' } })),
    },
    '$.faces[0].build.uValue',
    '5.30 W/(m² K) through at most',
  ],
  [
    'limits are in order',
    { contents: [{ ...contents[0], highest: '-10 degC' }] },
    '$.contents[0].highest',
    'not above the lowest',
  ],
  [
    'what is behind a rectifier has one',
    { contents: [{ ...contents[0], isRectified: true }] },
    '$.rectifier',
    'behind a rectifier',
  ],
  [
    'a body of its own stores heat',
    { contents: [{ ...contents[0], heatCapacity: '0 J/K', conductance: '5 W/K' }] },
    '$.contents[0].heatCapacity',
    'stores some heat',
  ],
  [
    'projects lie beside the pod',
    {
      contents: [{ kind: 'enclosure', design: '../secret.json', heatCapacity: '1 J/K', source: 'made up' }],
    },
    '$.contents[0].design',
    'no path below the folder',
  ],
  [
    'an exchanger has one figure',
    { cooling: { ...exchanger, effectiveness: '60 %' } },
    '$.cooling.conductance',
    'both conductance and effectiveness',
  ],
  [
    'an exchanger has a figure',
    { cooling: { ...exchanger, conductance: null } },
    '$.cooling.conductance',
    'neither conductance nor effectiveness',
  ],
  [
    'an exchanger takes no more than its air carries',
    { cooling: { ...exchanger, conductance: '150 W/K' } },
    '$.cooling.conductance',
    '101 W/K at most',
  ],
  [
    'fans lose pressure with flow',
    {
      cooling: {
        ...fans,
        curve: [
          ['0 m3/h', '10 Pa'],
          ['10 m3/h', '20 Pa'],
        ],
      },
    },
    '$.cooling.curve',
    'less pressure',
  ],
  [
    'coefficients are above nought',
    {
      cooling: {
        ...airConditioner,
        performance: [
          ['20 degC', 3],
          ['50 degC', 0],
        ],
      },
    },
    '$.cooling.performance',
    '0 or less',
  ],
  [
    'an air conditioner has a range',
    { cooling: { ...airConditioner, highestOutdoor: '-30 degC' } },
    '$.cooling.highestOutdoor',
    'not above the lowest',
  ],
  ['a kind of cooling is known', { cooling: { kind: 'magic' } }, '$.cooling.kind', 'magic'],
] as const)('%s', (_name, changes, path, words) => {
  const found = problemsOf(changes);
  expect(found.map((one) => one.path)).toContain(path);
  expect(found.find((one) => one.path === path)?.message).toContain(words);
});

test.each([
  ['IP20', 'does not keep out rain', null],
  ['IP55', null, null],
  ['IP56', null, 'strong jets'],
  ['IP65', null, 'all dust'],
])('%s in the open, and with openings', (code, inOpen, openings) => {
  if (inOpen === null) expect(openAirAgainst(code)).toBeNull();
  else expect(openAirAgainst(code)).toContain(inOpen);
  if (openings === null) expect(openingsAgainst(code)).toBeNull();
  else expect(openingsAgainst(code)).toContain(openings);
});

test.each(['outdoor-cabinet', 'container-10ft'])('the example %s is read without a remark', (name) => {
  const path = `examples/${name}.boxwright-pod.json`;
  expect(loadPod(readFileSync(path, 'utf8'), path).problems).toEqual([]);
});

test('the published schema is that of the declarations', async () => {
  const text = `${JSON.stringify(schemaOfDocument(podKind), null, 2)}\n`;
  await expect(text).toMatchFileSnapshot('../../../../docs/schemas/pod.schema.json');
});
