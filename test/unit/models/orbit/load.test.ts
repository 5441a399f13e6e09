import { expect, test } from 'vitest';
import { loadOrbitalNode } from '#models/orbit/load.ts';
import { orbitKind } from '#models/orbit/shape.ts';
import { schemaOfDocument } from '#models/schema/json-schema.ts';
import { orbitalNode, orbitDocument } from '../../../fixtures/orbital-node.ts';

const load = (document: unknown) => loadOrbitalNode(JSON.stringify(document), 'a.orbit.json');
const problemsOf = (document: unknown): string[] =>
  load(document).problems.map(({ path, message, remedy }) => `${path}: ${message} | ${remedy}`);

test('the example with its defaults, in SI, without a remark', () => {
  expect(problemsOf(orbitDocument())).toEqual([]);
  const node = orbitalNode();
  expect(node).toMatchObject({
    orbit: { altitude: 550e3 },
    hot: { solarFlux: 1408, albedo: 0.35, planetInfrared: 260, power: 1500 },
    cold: { solarFlux: 1317, albedo: 0.25, planetInfrared: 220 },
    electronics: { highest: 323.15, lowest: 263.15 },
    supply: { battery: { capacity: 4 * 3.6e6 } },
  });
  expect(node.orbit.betaTo).toBeCloseTo((76.4 * Math.PI) / 180, 12);
  expect(node.faces.map(({ isRadiator }) => isRadiator).filter(Boolean)).toHaveLength(2);
});

test('the defaults of the sun are the mean at the ends of the Earth’s orbit', () => {
  const { hot, cold } = orbitalNode();
  expect(hot.solarFlux / (1361 / (1 - 0.0167) ** 2)).toBeCloseTo(1, 3);
  expect(cold.solarFlux / (1361 / (1 + 0.0167) ** 2)).toBeCloseTo(1, 3);
});

const [face] = orbitDocument()['faces'] as Record<string, unknown>[];
const orbit = orbitDocument()['orbit'] as Record<string, unknown>;
const electronics = orbitDocument()['electronics'] as Record<string, unknown>;

test.each([
  [{ format: 'boxwright' }, '$.format: "a.orbit.json" is a project, no satellite | a satellite begins'],
  [{ version: 2 }, '$.version: version 2 is newer than this Boxwright reads (1) | update Boxwright'],
  [
    { orbit: { ...orbit, altitude: '20 km' } },
    '$.orbit.altitude: Altitude: at least 150\u00A0km is wanted | write for example "150 km"',
  ],
  [{ orbit: { ...orbit, betaFrom: '80 deg' } }, '$.orbit.betaTo: the range of beta ends before it begins'],
  [{ hot: {} }, '$.hot.power: Power in sunlight is missing'],
  [{ electronics: { ...electronics, lowest: '60 degC' } }, '$.electronics.highest: the highest temperature'],
  [{ faces: [] }, '$.faces: there is no face | write "faces": [{'],
  [{ faces: [face, face] }, '$.faces[1].name: "radiator +N" is there twice'],
  [{ faces: [{ ...face, source: '' }] }, '$.faces[0].source: the figures have no source'],
  [{ faces: [{ ...face, orientation: 'up' }] }, '$.faces[0].orientation: Orientation:'],
  [{ faces: [{ ...face, emissivity: 1.2 }] }, '$.faces[0].emissivity: Emissivity: at most'],
  [{ supply: 7 }, '$.supply: an object is wanted'],
  [{ supply: { array: {} } }, '$.supply.battery.capacity: Capacity is missing'],
])('what is wrong is named with its place and a remedy: %j', (changes, expected) => {
  expect(load(orbitDocument(changes)).document).toBeNull();
  const lines = problemsOf(orbitDocument(changes));
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
  '"x"',
  '{"format":"boxwright-orbit"}',
  '{"format":"boxwright-orbit","version":1}',
])('%j never throws', (text) => {
  expect(loadOrbitalNode(text, 'x').document).toBeNull();
});

// `npx vitest run test/unit/models/orbit -u` writes the file anew after a change of the declarations.
test('the published schema is that of the declarations', async () => {
  const text = `${JSON.stringify(schemaOfDocument(orbitKind), null, 2)}\n`;
  await expect(text).toMatchFileSnapshot('../../../../docs/schemas/orbit.schema.json');
});
