import { expect, test } from 'vitest';
import { gradeRange } from '#models/module/grades.ts';
import { loadModule } from '#models/module/load.ts';
import { moduleKind } from '#models/module/shape.ts';
import { supplyRange } from '#models/module/supply-classes.ts';
import { schemaOfDocument } from '#models/schema/json-schema.ts';
import { moduleDocument, sealedModule } from '../../../fixtures/sealed-module.ts';

const load = (document: unknown) => loadModule(JSON.stringify(document), 'a.module.json');
const problemsOf = (document: unknown): string[] =>
  load(document).problems.map(({ path, message, remedy }) => `${path}: ${message} | ${remedy}`);

test('both examples are read in SI, with their defaults, without a remark', () => {
  expect(problemsOf(moduleDocument())).toEqual([]);
  expect(problemsOf(moduleDocument({}, 'driving-computer'))).toEqual([]);
  const { operation, housing, supply, points } = sealedModule();
  expect(operation).toEqual({ ambient: 308.15, sunlight: 0 });
  expect(housing).toMatchObject({ heatCapacity: 3400, heater: 150 });
  expect(supply.battery).toMatchObject({ energy: 7.2e6, usable: 0.9 });
  expect(points.map(({ duration }) => duration)).toEqual([360, 480, 360]);
});

test.each([
  ['0', -40, 150],
  ['1', -40, 125],
  ['2', -40, 105],
  ['3', -40, 85],
] as const)('grade %s is qualified from %d to %d °C around it', (grade, lowest, highest) => {
  const range = gradeRange(grade);
  expect(range?.lowest).toBeCloseTo(lowest + 273.15, 9);
  expect(range?.highest).toBeCloseTo(highest + 273.15, 9);
});

test('codes of the 12 V supply differ where they begin, and all say where they are from', () => {
  const codes = (['12V-A', '12V-B', '12V-C', '12V-D'] as const).map((name) => supplyRange(name));
  expect(codes.map((range) => [range?.lowest, range?.highest])).toEqual([
    [6, 16],
    [8, 16],
    [9, 16],
    [10.5, 16],
  ]);
  for (const range of [...codes, supplyRange('48V')]) expect(range?.source).toMatch(/^ISO \d+/);
  expect(supplyRange('battery')).toBeNull();
});

const document = moduleDocument();
const [component] = document['components'] as Record<string, unknown>[];
const supply = document['supply'] as Record<string, unknown>;

test.each([
  [{ format: 'boxwright' }, '$.format: "a.module.json" is a project, no module'],
  [
    { structure: null, outside: null },
    '$: no heat leaves the housing | give it a plate, a structure or an outer surface',
  ],
  [
    { components: [{ ...component, draws: [{ name: 'walk', power: '5 W' }] }] },
    '$.components[0].draws: no power is said for “handle” | add {"name": "handle"',
  ],
  [
    {
      components: [
        { ...component, draws: [...(component['draws'] as unknown[]), { name: 'fly', power: '5 W' }] },
      ],
    },
    '$.components[0].draws[3].name: no operating point is called “fly” | write one of walk, handle, stand',
  ],
  [
    { components: [{ ...component, package: 0, interface: 0, spreader: 0 }] },
    '$.components[0].package: nothing lies between junction and housing',
  ],
  [{ operation: { ambient: '600 degC' } }, '$.operation.ambient: Ambient: at most 500\u00A0°C is wanted'],
  [
    { points: ['walk', 'handle', 'stand'].map((name) => ({ name, duration: '1 s' })) },
    '$.hotSoak.duration: more than 1000 operating points would be gone through | write 16.7\u00A0min or less',
  ],
  [{ components: [{ ...component, highest: '-20 degC' }] }, '$.components[0].highest: the highest temp'],
  [{ components: [component, component] }, '$.components[1].name: "compute module" is there twice'],
  [{ components: [{ ...component, source: '' }] }, '$.components[0].source: the figures have no source'],
  [{ components: [{ ...component, grade: '4' }] }, '$.components[0].grade: AEC-Q100 grade: one of none'],
  [{ supply: { ...supply, battery: null } }, '$.supply.battery: the range is that of a battery'],
  [{ supply: { ...supply, highest: '30 V' } }, '$.supply.highest: the range of the input ends'],
  [
    {
      supply: {
        ...supply,
        efficiency: [
          ['20 %', '90 %'],
          ['100 %', '110 %'],
        ],
      },
    },
    '$.supply.efficiency: an efficiency is not between 0 and 100',
  ],
  [{ points: [] }, '$.points: there is no operating point'],
])('what is wrong is named with its place and a remedy: %j', (changes, expected) => {
  expect(load(moduleDocument(changes)).document).toBeNull();
  const lines = problemsOf(moduleDocument(changes));
  expect(
    lines.find((line) => line.startsWith(expected)),
    lines.join('\n'),
  ).toBeDefined();
});

test.each([
  '',
  '{',
  '[]',
  'null',
  '{"format":"boxwright-module"}',
  '{"format":"boxwright-module","version":1}',
])('%j never throws', (text) => {
  expect(loadModule(text, 'x').document).toBeNull();
});

// `npx vitest run test/unit/models/module -u` writes the file anew after a change of the declarations.
test('the published schema is that of the declarations', async () => {
  const text = `${JSON.stringify(schemaOfDocument(moduleKind), null, 2)}\n`;
  await expect(text).toMatchFileSnapshot('../../../../docs/schemas/module.schema.json');
});
