import { expect, test } from 'vitest';
import { loadCryostat } from '#models/cryostat/load.ts';
import { cryostatKind } from '#models/cryostat/shape.ts';
import { schemaOfDocument } from '#models/schema/json-schema.ts';
import { cryostat, cryostatDocument } from '../../../fixtures/cryostat.ts';

const load = (document: unknown) => loadCryostat(JSON.stringify(document), 'a.cryostat.json');
const problemsOf = (document: unknown): string[] =>
  load(document).problems.map(({ path, message, remedy }) => `${path}: ${message} | ${remedy}`);

test('the examples with their defaults, in SI, without a remark', () => {
  expect(problemsOf(cryostatDocument())).toEqual([]);
  expect(problemsOf(cryostatDocument({}, 'amplifiers-4k'))).toEqual([]);
  const logic = cryostat();
  expect(logic).toMatchObject({
    vessel: { temperature: 300, pressure: 1e-3 },
    stages: [{ cooling: 'first', dissipation: 6, hold: 77, strap: 3 }],
    wires: [{ rrr: 50, count: 2, current: 6 }, { count: 128 }],
    insulation: [{ kind: 'layers', emissivity: 0.031, degradation: 2 }],
    cooler: {
      kind: 'one-stage',
      lift: [
        [40, 2.5],
        [60, 9],
        [77, 16],
      ],
    },
    coolDown: { isPowered: false },
  });
  expect(logic.stages[0].masses[2].molarMass).toBeCloseTo(0.02809, 9);
  expect(logic.wires[0].area).toBeCloseTo(0.5e-6, 12);
  const { cooler, logic: none } = cryostat({}, 'amplifiers-4k');
  expect(cooler.kind === 'two-stage' && cooler.map).toHaveLength(20);
  expect(none).toBeNull();
});

type Entry = Record<string, unknown>;
const entries = (key: string, name: 'cold-logic' | 'amplifiers-4k' = 'cold-logic') =>
  cryostatDocument({}, name)[key] as Entry[];
const [stage] = entries('stages');
const [strut] = entries('supports');
const cooler = cryostatDocument()['cooler'] as Entry;
const twoStage = cryostatDocument({}, 'amplifiers-4k')['cooler'] as Entry;
const map = twoStage['map'] as Entry[];
const lattice = { material: 'lattice', mass: '1 g' };

test.each<[Entry, string]>([
  [{ format: 'boxwright' }, '$.format: "a.cryostat.json" is a project, no cryostat | a cryostat begins'],
  [{ stages: [] }, '$.stages: there is no stage'],
  [{ stages: [{ ...stage, name: 'vessel' }] }, '$.stages[0].name: "vessel" is the wall around the stages'],
  [{ stages: [{ ...stage, cooling: 'none' }] }, '$.stages[0].hold: no cooler holds this stage'],
  [{ stages: [{ ...stage, cooling: 'second' }] }, '$.stages[0].cooling: the cooler has one stage'],
  [
    { stages: [{ ...stage, hold: '79 K', highest: '78 K' }] },
    '$.stages[0].hold: it is held above its highest',
  ],
  [{ stages: [{ ...stage, hold: '1 K' }] }, '$.stages[0].hold: Held at: at least 2.00\u00A0K is wanted'],
  [
    { stages: [{ ...stage, masses: [lattice] }] },
    '$.stages[0].masses[0].debyeTemperature: a lattice wants it',
  ],
  [{ stages: [{ ...stage, masses: [lattice] }] }, '$.stages[0].masses[0].molarMass: a lattice wants it'],
  [
    { stages: [stage, { name: 'lost', source: 'x' }] },
    '$.stages[1]: nothing joins “lost” to the wall or to a stage that is cooled | give it',
  ],
  [{ supports: [{ ...strut, from: 'logic' }] }, '$.supports[0].to: both ends are the same'],
  [
    { supports: [{ ...strut, from: 'moon' }] },
    '$.supports[0].from: "moon" is no stage | write one of "vessel", "logic"',
  ],
  [
    { supports: [{ ...strut, to: 'vessel' }] },
    '$.supports[0].to: "vessel" is no stage | write one of "logic"',
  ],
  [{ supports: [{ ...strut, material: 'wood' }] }, '$.supports[0].material: Material:'],
  [{ supports: [{ ...strut, source: '' }] }, '$.supports[0].source: the figures have no source'],
  [{ wires: [{ ...strut, material: 'g10-warp' }] }, '$.wires[0].material: Material:'],
  [{ insulation: [{ ...strut, kind: 'foam' }] }, '$.insulation[0].kind: "foam" is none of the kinds here'],
  [
    {
      insulation: [
        {
          kind: 'bare',
          to: 'logic',
          area: '2 m2',
          warmArea: '1 m2',
          coldEmissivity: 0.1,
          warmEmissivity: 0.1,
          source: 'x',
        },
      ],
    },
    '$.insulation[0].warmArea: the warmer surface lies around the colder one and is smaller',
  ],
  [
    {
      cooler: {
        ...cooler,
        lift: [
          ['40 K', '5 W'],
          ['60 K', '5 W'],
        ],
      },
    },
    '$.cooler.lift: the lift does not rise',
  ],
  [{ cooler: twoStage }, '$.stages: the second stage of the cooler cools 0 stages'],
])('what is wrong is named with its place and a remedy: %#', (changes, expected) => {
  const document = cryostatDocument(changes);
  expect(load(document).document).toBeNull();
  const lines = problemsOf(document);
  expect(
    lines.find((line) => line.startsWith(expected)),
    lines.join('\n'),
  ).toBeDefined();
});

test.each([
  [map.slice(1), '$.cooler.map: the points are no whole grid'],
  [[...map.slice(1), map[1]], '$.cooler.map: the points are no whole grid'],
  [
    map.map((point, k) => (k === 7 ? { ...point, first: '20 K' } : point)),
    '$.cooler.map[7].first: the first stage is not warmer with more on it',
  ],
  [
    map.map((point, k) => (k === 7 ? { ...point, second: '2 K' } : point)),
    '$.cooler.map[7].second: the second stage is not warmer with more on it',
  ],
])('a load map that is none is refused: %#', (points, expected) => {
  const lines = problemsOf(cryostatDocument({ cooler: { ...twoStage, map: points } }, 'amplifiers-4k'));
  expect(
    lines.some((line) => line.startsWith(expected)),
    lines.join('\n'),
  ).toBe(true);
});

test.each([
  '',
  '{',
  '[]',
  'null',
  '{"format":"boxwright-cryostat"}',
  '{"format":"boxwright-cryostat","version":1}',
])('%j never throws', (text) => {
  const { document, problems } = loadCryostat(text, 'x');
  expect(document).toBeNull();
  expect(problems.length).toBeGreaterThan(0);
});

test('the published schema is that of the declarations', async () => {
  const text = `${JSON.stringify(schemaOfDocument(cryostatKind), null, 2)}\n`;
  await expect(text).toMatchFileSnapshot('../../../../docs/schemas/cryostat.schema.json');
});
