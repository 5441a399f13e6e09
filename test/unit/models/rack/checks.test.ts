import { expect, test } from 'vitest';
import { checkRack } from '#models/rack/checks.ts';
import { loadRack } from '#models/rack/load.ts';
import { stabilityOf } from '#models/rack/stability.ts';
import { fillRack } from '#models/rack/standing.ts';
import type { Design } from '#models/project/design.ts';
import { exampleDesign } from '../../../fixtures/example-design.ts';
import { smallRack, thing } from '../../../fixtures/small-rack.ts';

function filled(
  changes: Readonly<Record<string, unknown>>,
  designs: readonly (readonly [number, Design])[] = [],
) {
  const { rack, problems } = loadRack(JSON.stringify(smallRack(changes)), 'test');
  if (!rack) throw new Error(problems[0]?.message);
  return fillRack(rack, new Map(designs));
}
const checksOf = (...args: Parameters<typeof filled>): string[] =>
  checkRack(filled(...args)).map(({ check }) => check);

test('an empty frame: its middle, the angle of half its feet, floor and feet by statics', () => {
  const { weight, tilt, push, service, floorLoad, footLoad } = stabilityOf(filled({}));
  expect(weight).toEqual({ mass: 100, load: 0, unknown: 0, centre: [0.3, 0.6, 1] });
  expect(tilt.left).toBeCloseTo(Math.atan(0.25), 12);
  expect(tilt.front).toBeCloseTo(Math.atan(0.5), 12);
  // A fifth of its weight at its top, 2 m: m g 0.25 against 0.2 m g 2.
  expect(push).toMatchObject({ height: 2 });
  expect(push.ratio).toBeCloseTo(0.25 / 0.4, 12);
  expect(service).toBeNull();
  expect(floorLoad).toBeCloseTo((100 * 9.80665) / 0.72, 9);
  expect(footLoad).toBeCloseTo(25, 12);
});

test('an enclosure under cold plates wants a rack with coolant', () => {
  const liquid = exampleDesign('inference-8x-liquid');
  const slots = [{ unit: 3, count: 2, project: 'x', name: 'Node' }];
  const found = checkRack(filled({ slots }, [[0, liquid]]));
  expect(found.find(({ check }) => check === 'rack-coolant')?.message).toMatch(/^Node 1 and 1 more/);
  const fed = { slots, coolant: { flow: '20 L/min', source: 'test' } };
  expect(checksOf(fed, [[0, liquid]])).not.toContain('rack-coolant');
});

test('a thing in it moves the centre of gravity, and the foot below it carries more', () => {
  // 100 kg whose middle is 0.35 m behind the front and in the middle of unit 1.
  const { weight, footLoad } = stabilityOf(filled({ slots: [thing({ mass: '100 kg' })] }));
  expect(weight.centre[1]).toBeCloseTo((0.6 + 0.35) / 2, 12);
  expect(weight.centre[2]).toBeCloseTo((1 + 0.08 + 0.04445 / 2) / 2, 12);
  expect(footLoad).toBeCloseTo(50 * (1 + (2 * 0.125) / 1), 9);
});

test('enclosures keep their parts’ masses and places, and count their units', () => {
  const box = exampleDesign('inference-8x-air');
  const slots = [{ unit: 3, count: 2, project: 'x.json', name: 'Node' }];
  const [first, second] = filled({ slots }, [[0, box]]).standing;
  expect([first.name, first.unit, first.units, second.unit]).toEqual(['Node 1', 3, 8, 11]);
  expect(first.mass).toBeCloseTo(138, 0);
  expect(second.centre[2] - first.centre[2]).toBeCloseTo(8 * 0.04445, 12);
  expect(checksOf({ slots }, [[0, box]])).toEqual(['rack-mass-unknown']);
});

test.each([
  [{ slots: [thing({ unit: 42, units: 2 })] }, 'rack-units'],
  [{ slots: [thing({ depth: '1001 mm' })] }, 'rack-depth'],
  [{ slots: [thing({ units: 3 }), thing({ unit: 3 })] }, 'rack-overlap'],
  [{ slots: [thing({ mass: '1001 kg' })] }, 'rack-load'],
  [{ slots: [thing({ mass: null })] }, 'rack-mass-unknown'],
  [{ room: { floorLimit: '1.3 kPa' } }, 'floor-load'],
  [{ room: { pointLimit: '24.9 kg' } }, 'foot-load'],
  [{ slots: [thing({ unit: 41, mass: '900 kg' })] }, 'tip-tilt'],
])('%j is found as %s', (changes, check) => {
  expect(checksOf(changes)).toContain(check);
});

test('what stays below each limit is not found', () => {
  const room = { floorLimit: '1.4 kPa', pointLimit: '25.1 kg' };
  expect(checksOf({ room, slots: [] })).toEqual(['tip-push']);
  const low = [thing({ mass: '500 kg', unit: 1, units: 4, depth: '1000 mm' }), thing({ unit: 5 })];
  expect(checksOf({ slots: low })).toEqual([]);
});

test('too wide and too high for the other kind of frame; an OU counts by height', () => {
  const box = exampleDesign('inference-8x-air');
  const orv3 = { ...(smallRack()['frame'] as object), kind: 'orv3', units: 44 };
  const [one] = filled({ frame: orv3, slots: [{ unit: 1, project: 'x.json' }] }, [[0, box]]).standing;
  // 354.6 mm are 7.4 OU.
  expect(one.units).toBe(8);
});

test('pulled out to the front a heavy box tips the rack, unless outriggers or anchors hold it', () => {
  const box = exampleDesign('inference-8x-air');
  const slots = [{ unit: 1, project: 'x.json' }];
  const reserve = stabilityOf(filled({ slots }, [[0, box]])).service?.reserve ?? NaN;
  expect(reserve).toBeLessThan(0);
  expect(checksOf({ slots }, [[0, box]])).toContain('tip-service');
  const frame = smallRack()['frame'] as object;
  expect(checksOf({ slots, frame: { ...frame, outriggers: `${1 - reserve * 1000} mm` } }, [[0, box]])).not.toContain('tip-service'); // prettier-ignore
  expect(checksOf({ slots, frame: { ...frame, anchored: true } }, [[0, box]])).toEqual(['rack-mass-unknown']);
});
