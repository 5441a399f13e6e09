import { expect, test } from 'vitest';
import { addSlot, freeUnit, isFree, moveSlot, splitSlot } from '#models/rack/edits.ts';
import { elevationView, unitAt } from '#models/rack/elevation-views.ts';
import { loadRack } from '#models/rack/load.ts';
import { saveRack } from '#models/rack/save.ts';
import { fillRack } from '#models/rack/standing.ts';
import {
  firstBusbar,
  firstCdu,
  firstCoolant,
  firstDoor,
  firstExchanger,
  newRack,
  things,
} from '#models/rack/starters.ts';
import { smallRack, thing } from '../../../fixtures/small-rack.ts';

function filled(slots: readonly unknown[]) {
  const { rack, problems } = loadRack(JSON.stringify(smallRack({ slots })), 'test');
  if (!rack) throw new Error(problems[0]?.message);
  return fillRack(rack, new Map());
}

test('what a new rack and new things begin with can be saved and read again', () => {
  const rack = {
    ...things.reduce(
      (all, { name, isBeside, item }, index) =>
        addSlot(all, { name, unit: isBeside ? null : 1 + 4 * index, count: 1, content: item }),
      newRack('New'),
    ),
    frontDoor: firstDoor,
    exchanger: firstExchanger,
    coolant: { ...firstCoolant, cdu: firstCdu },
    busbar: firstBusbar,
  };
  const read = loadRack(saveRack(rack), 'new');
  expect(read.problems).toEqual([]);
  expect(read.rack).toEqual(rack);
  expect(saveRack(rack)).toBe(saveRack(read.rack ?? rack));
});

test('free places: within the frame, not in what stands there; the nearest, the lower of two', () => {
  const rack = filled([thing({ unit: 10, units: 4 }), thing({ unit: 20, units: 1, count: 3 })]);
  expect(isFree(rack, 6, 4)).toBe(true);
  expect(isFree(rack, 7, 4)).toBe(false);
  expect(isFree(rack, 13, 1)).toBe(false);
  expect(isFree(rack, 14, 6)).toBe(true);
  expect(isFree(rack, 14, 7)).toBe(false);
  expect(isFree(rack, 22, 1)).toBe(false);
  expect(isFree(rack, 23, 1)).toBe(true);
  expect(isFree(rack, 10, 4, 0)).toBe(true);
  expect(isFree(rack, 0, 1)).toBe(false);
  expect(isFree(rack, 40, 4)).toBe(false);
  expect(freeUnit(rack, 4, 11)).toBe(14);
  expect(freeUnit(rack, 2, 10)).toBe(8);
  expect(freeUnit(rack, 21, 1)).toBeNull();
});

test('a slot of three, split, stands where it stood', () => {
  const rack = filled([thing({ name: 'Switch', unit: 20, units: 2, count: 3 }), thing({ unit: 1 })]);
  const split = fillRack(splitSlot(rack, 0), new Map());
  const places = ({ standing }: typeof rack) => standing.map(({ name, unit }) => [name, unit]);
  expect(places(split).filter(([name]) => name !== 'Slot 4')).toEqual(
    places(rack).filter(([name]) => name !== 'Slot 2'),
  );
  expect(split.rack.slots).toHaveLength(4);
});

test('elevations are to scale, and a height is the unit that is drawn there', () => {
  const rack = filled([
    thing({ name: 'Shelf', unit: 5, units: 2 }),
    { role: 'pdu', unit: null, units: 0, source: 'test', count: 2, name: 'PDU' },
  ]);
  const front = elevationView(rack, 'front');
  expect(front).toMatchObject({ width: 600, height: 2000, unit: 44.5 });
  expect(front.units).toMatchObject({ x: 75, width: 450 });
  expect(front.shapes).toHaveLength(1);
  const [shelf] = front.shapes;
  // 80 mm to unit 1, four units of 44.45 mm below it.
  expect(shelf.y + shelf.height).toBeCloseTo(2000 - 80 - 4 * 44.45, 0);
  expect(shelf.height).toBeCloseTo(2 * 44.45, 1);
  expect(unitAt(rack.rack, shelf.y + shelf.height - 1)).toBe(5);
  expect(unitAt(rack.rack, shelf.y + 1)).toBe(6);
  expect(unitAt(rack.rack, -100)).toBe(42);
  expect(unitAt(rack.rack, 5000)).toBe(1);
  // Beside the units is seen from behind, within the frame, left and right.
  const beside = elevationView(rack, 'rear').shapes.filter(({ isBeside }) => isBeside);
  expect(beside.map(({ x, width }) => x + width <= 75 || x >= 525)).toEqual([true, true]);
  const moved = elevationView(fillRack(moveSlot(rack.rack, 0, 6), new Map()), 'front').shapes[0];
  expect(shelf.y - moved.y).toBeCloseTo(44.45, 0);
});
