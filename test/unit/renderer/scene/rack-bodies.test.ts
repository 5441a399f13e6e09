import { expect, test } from 'vitest';
import { boxContains, sizeOf } from '#models/geometry/box.ts';
import { elevationView } from '#models/rack/elevation-views.ts';
import { loadRack } from '#models/rack/load.ts';
import { fillRack } from '#models/rack/standing.ts';
import { rackBodies } from '#renderer/scene/rack/rack-bodies.ts';
import { exampleDesign } from '../../../fixtures/example-design.ts';
import { smallRack, thing } from '../../../fixtures/small-rack.ts';

const design = exampleDesign('inference-8x-air');
const { rack, problems } = loadRack(
  JSON.stringify(
    smallRack({
      slots: [
        { unit: 3, count: 2, project: 'x', name: 'Node' },
        thing({ unit: 30, name: 'Switch', role: 'switch', depth: '400 mm' }),
        thing({ unit: 32, name: 'Panel', depth: undefined }),
        thing({ unit: null, name: 'Left', role: 'pdu' }),
        thing({ unit: null, name: 'Right', role: 'pdu' }),
      ],
    }),
  ),
  'test',
);
if (!rack) throw new Error(problems[0]?.message);
const filled = fillRack(rack, new Map([[0, design]]));
const { bodies, parts } = rackBodies(filled);
const bodyOf = (name: string) => {
  const found = bodies.find(({ standing }) => standing.name === name);
  if (!found) throw new Error(`${name} is not drawn`);
  return found;
};

test('what stands in the rack is drawn within its frame, each thing once', () => {
  expect(bodies.map(({ standing }) => standing.name)).toEqual(filled.standing.map(({ name }) => name));
  for (const { box } of bodies)
    expect(boxContains({ min: [0, 0, 0], max: rack.frame.size }, box, 1e-9)).toBe(true);
});

test('parts keep their places in the enclosure, and each copy has its own', () => {
  const [first, second] = ['Node 1', 'Node 2'].map((name) => bodyOf(name).box);
  const copies = parts.filter(({ id }) => id.endsWith('/gpu1'));
  expect(copies).toHaveLength(2);
  const own = design.items.find(({ id }) => id === 'gpu1');
  const chassis = design.chassis;
  if (!own || !chassis || !first || !second) throw new Error('the example has no such part');
  copies.forEach(({ box }, n) => {
    for (const axis of [0, 1, 2] as const) {
      const origin = [first, second][n]?.min[axis] ?? 0;
      expect(box.min[axis] - origin).toBeCloseTo(own.box.min[axis] - chassis.box.min[axis], 9);
    }
  });
  // Eight units of 44.45 mm from one to the next.
  expect(second.min[2] - first.min[2]).toBeCloseTo(8 * 0.04445, 3);
  expect(new Set(parts.map(({ id }) => id)).size).toBe(parts.length);
});

test('heights and widths are those of the elevations; what is not known to be deep is drawn as a panel', () => {
  const shapes = elevationView(filled, 'front').shapes;
  for (const { standing, width, height } of shapes) {
    const [across, , tall] = sizeOf(bodyOf(standing.name).box);
    expect([across, tall]).toEqual([expect.closeTo(width / 1000, 9), expect.closeTo(height / 1000, 9)]);
  }
  expect(sizeOf(bodyOf('Switch').box)[1]).toBeCloseTo(0.4, 9);
  expect(sizeOf(bodyOf('Panel').box)[1]).toBeLessThan(0.1);
});

test('what the rear elevation shows on the left stands on the right, seen from the front', () => {
  const rear = elevationView(filled, 'rear');
  const left = rear.shapes.find(({ standing }) => standing.name === 'Left');
  expect(left?.x).toBeLessThan(rear.width / 2);
  expect(bodyOf('Left').box.min[0]).toBeGreaterThan(rear.width / 2000);
});
