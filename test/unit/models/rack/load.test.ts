import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadRack } from '#models/rack/load.ts';
import { rackSchema } from '#models/rack/schema.ts';
import { smallRack, thing } from '../../../fixtures/small-rack.ts';

const load = (document: unknown) => loadRack(JSON.stringify(document), 'a.rack.json');
const problemsOf = (document: unknown): string[] =>
  load(document).problems.map(({ path, message, remedy }) => `${path}: ${message} | ${remedy}`);

test('a rack with its defaults, in SI', () => {
  const { rack, problems } = load(smallRack({ slots: [thing({ name: 'PDU', role: 'pdu' })] }));
  expect(problems).toEqual([]);
  expect(rack).toMatchObject({
    room: { temperature: 298.15 },
    frame: { units: 42, size: [0.6, 1.2, 2], firstUnit: 0.08 },
    frontDoor: null,
    coolant: null,
    slots: [{ name: 'PDU', unit: 1, count: 1, content: { kind: 'item', role: 'pdu', mass: 10 } }],
  });
});

test('a project beside it is named, a project in it is read', () => {
  const design: unknown = JSON.parse(readFileSync('examples/edge-box.boxwright.json', 'utf8'));
  const { rack, problems } = load(
    smallRack({
      slots: [
        { unit: 1, project: 'a/b.boxwright.json', count: 2 },
        { unit: 9, design },
      ],
    }),
  );
  expect(problems).toEqual([]);
  expect(rack?.slots.map(({ content }) => content.kind)).toEqual(['enclosure', 'enclosure']);
  expect(rack?.slots[0].content).toMatchObject({ design: 'a/b.boxwright.json', workload: 'as-designed' });
});

test.each([
  [{ format: 'boxwright' }, '$.format: "a.rack.json" is a project, no rack | a rack begins with'],
  [{ version: 2 }, '$.version: version 2 is newer than this Boxwright reads (1) | update Boxwright'],
  [{ frame: {} }, '$.frame.units: Units is missing | write a whole number'],
  [{ frame: null }, '$.frame: an object is wanted | write { … }'],
  [{ rearDoor: { open: '120 %', source: 'x' } }, '$.rearDoor.open: Open share: at most'],
  [{ rearDoor: { open: '70 %' } }, '$.rearDoor.source: the figures have no source'],
  [{ slots: 4 }, '$.slots: a list is wanted'],
  [{ slots: [7] }, '$.slots[0]: a slot is an object'],
  [
    { slots: [{ project: '../secret.json', unit: 1 }] },
    '$.slots[0].project: "../secret.json" is no path below',
  ],
  [{ slots: [{ project: 'C:\\a.json', unit: 1 }] }, '$.slots[0].project: "C:\\a.json" is no path below'],
  [{ slots: [{ project: 'a.json' }] }, '$.slots[0].unit: an enclosure stands in units | write "unit": 1'],
  [
    { slots: [{ project: 'a.json', design: {}, unit: 1 }] },
    '$.slots[0]: a slot has a project beside it or a design',
  ],
  [
    { slots: [{ design: {}, unit: 1 }] },
    '$.slots[0].design.format: "$.slots[0].design" is no Boxwright project',
  ],
  [{ slots: [thing({ role: 'power-shelf' })] }, '$.slots[0]: a power shelf needs its rated output'],
  [
    { coolant: { cdu: {}, source: 'x' } },
    '$.coolant.cdu.ratedHeat: Rated heat is missing | write for example',
  ],
])('what is wrong is named with its place and a remedy: %j', (changes, expected) => {
  expect(load(smallRack(changes)).rack).toBeNull();
  expect(problemsOf(smallRack(changes)).find((line) => line.startsWith(expected))).toBeDefined();
});

test('an unknown entry is a warning, and the rack is read', () => {
  const { rack, problems } = load(smallRack({ colour: 'red' }));
  expect(rack).not.toBeNull();
  expect(problems).toMatchObject([{ severity: 'warning', path: '$.colour' }]);
});

test.each(['', '{', '[]', 'null', '"x"', '{"format":"boxwright-rack"}'])('%j never throws', (text) => {
  expect(loadRack(text, 'x').rack).toBeNull();
});

// `npx vitest run test/unit/models/rack -u` writes the file anew after a change of the declarations.
test('the published schema is that of the declarations', async () => {
  const text = `${JSON.stringify(rackSchema(), null, 2)}\n`;
  await expect(text).toMatchFileSnapshot('../../../../docs/schemas/rack.schema.json');
});
