import { expect, test } from 'vitest';
import { newProject } from '#models/project/create.ts';
import { applyDiff } from '#models/project/diff.ts';
import { addPlacement } from '#models/project/edits/placements.ts';
import { resolveDesign } from '#models/project/resolve.ts';
import type { Ray } from '#renderer/interaction/ray.ts';
import { slicePoint } from '#renderer/interaction/slice-point.ts';
import { extremeLabels } from '#renderer/scene/field/extreme-labels.ts';
import { fieldScaleOf } from '#renderer/scene/field/field-scale.ts';
import { isoLevelOf } from '#renderer/scene/field/iso-level.ts';
import { partOfSolid } from '#renderer/scene/field/part-of-solid.ts';
import { probeText } from '#renderer/scene/field/probe-text.ts';
import { streamLinesOf } from '#renderer/scene/field/stream-lines.ts';
import type { Workbench } from '#renderer/store/contract.ts';
import { noField } from '#renderer/store/field.ts';
import { firstLayers } from '#renderer/store/field-layers.ts';
import { firstView } from '#renderer/store/session.ts';
import { viewOf } from '#solver/field-view/view.ts';
import { pictureOfFields, stretched } from '../../solver/field-view/pictures.ts';

const base = newProject('blank-4u');
const project = applyDiff(base, addPlacement(base, 'base', 'device-generic-100', [0.1, 0.2, 0.05]));
const design = resolveDesign(project, 'base');
const device = design.items.find((item) => item.kind === 'device');
if (!device) throw new Error('a device was placed');
const { min, max } = device.box;

type Place = readonly [number, number, number];
const isDevice = ([x, y, z]: Place) =>
  x > min[0] && x < max[0] && y > min[1] && y < max[1] && z > min[2] && z < max[2];
const picture = pictureOfFields([stretched(44, 0, 0.44), stretched(60, 0, 0.6), stretched(17, 0, 0.17)], {
  temperature: (at) => (isDevice(at) ? 350 : 300 + 10 * at[1]),
  velocity: () => [0, 2, 0],
  pressure: ([, y]) => 10 - 10 * y,
  solid: (at) => (isDevice(at) ? 1 : 0),
  solids: [`${device.id}/block`],
});

function seen(layers: Partial<Workbench['view']['field']>, field: Partial<Workbench['field']> = {}) {
  const state: Pick<Workbench, 'design' | 'hidden' | 'view' | 'field' | 'result'> = {
    design,
    hidden: new Set(),
    view: { ...firstView, field: { ...firstLayers, isCut: false, ...layers } },
    field: { ...noField, picture, pictured: design, ...field },
    result: null,
  };
  // The rest of the workbench is not looked at.
  return state as Workbench;
}

const down = (x: number, y: number): Ray => ({ origin: [x, y, 1], direction: [0, 0, -1] });
const inDevice = [(min[0] + max[0]) / 2, (min[1] + max[1]) / 2] as const;

test('the probe tells the part whose face is in front of the slice, and the slice where it is', () => {
  const state = seen({ slice: { axis: 'z', at: min[2] / 2 } });
  expect(probeText(state, down(...inDevice))).toMatch(new RegExp(`^${device.name}\\s+76\\.9\\s°C$`));
  expect(probeText(state, down(0.4, 0.5))).toMatch(/^Air\s+31\.\d\s°C\s+2(\.00)?\sm\/s\s+5(\.00)?\sPa$/);
});

test('a slice above a part is in front of it', () => {
  expect(probeText(seen({ slice: { axis: 'z', at: 0.16 } }), down(...inDevice))).toMatch(/^Air/);
});

test('the probe says nothing past the field, without a slice before nothing, and while the field is hidden', () => {
  expect(probeText(seen({}), down(0.6, 0.1))).toBeNull();
  expect(probeText(seen({ hasSlice: false }), down(0.4, 0.5))).toBeNull();
  expect(probeText(seen({ isShown: false }), down(...inDevice))).toBeNull();
  expect(slicePoint(seen({ slice: { axis: 'z', at: 0.1 } }), down(0.2, 0.3))).toEqual([0.2, 0.3, 0.1]);
  expect(slicePoint(seen({ slice: { axis: 'z', at: 0.1 } }), down(0.2, 0.7))).toBeNull();
});

test('a field of an earlier layout is told with “≈”', () => {
  expect(probeText(seen({ slice: { axis: 'z', at: 0.1 } }, { isStale: true }), down(0.4, 0.5))).toContain(
    '≈',
  );
});

test('pieces of a part belong to it', () => {
  expect(partOfSolid(design, `${device.id}/block`)).toBe(device);
  expect(partOfSolid(design, device.id)).toBe(device);
  expect(partOfSolid(design, `${device.id}0`)).toBeNull();
});

test('colours go from round to round value around the field, or as they were chosen', () => {
  const view = viewOf(picture);
  const auto = fieldScaleOf(view, firstLayers, null);
  const [low, high] = auto.range.map(auto.shown);
  // 26.9 to 76.9 °C.
  expect(low).toBeCloseTo(25, 9);
  expect(high).toBeCloseTo(80, 9);
  expect(auto.isChosen).toBe(false);
  const chosen = fieldScaleOf(view, { ...firstLayers, ranges: { temperature: [300, 310] } }, null);
  expect(chosen).toMatchObject({ range: [300, 310], isChosen: true });
  expect(isoLevelOf(firstLayers, chosen)).toBe(305);
  expect(isoLevelOf({ ...firstLayers, isoAt: { temperature: 307 } }, chosen)).toBe(307);
  expect(fieldScaleOf(view, { ...firstLayers, quantity: 'speed' }, null).range).toEqual([0, 2]);
});

test('marks stand at the extremes and name the part', () => {
  const [most, least] = extremeLabels(seen({ extremes: true }));
  expect(most?.text).toMatch(new RegExp(`^▲ 76\\.9\\s°C ${device.name}$`));
  expect(least?.text).toMatch(/^▼ 26\.\d\s°C$/);
  expect(isDevice(most?.at ?? [0, 0, 0])).toBe(true);
  expect(extremeLabels(seen({}))).toEqual([]);
});

test('streamlines run through the air and around nothing that is not there', () => {
  const lines = streamLinesOf(viewOf(picture), design, null);
  expect(lines.length).toBeGreaterThan(50);
  for (const { points } of lines)
    for (let n = 0; n < points.length; n += 3) {
      const [x = 0, y = 0, z = 0] = points.subarray(n, n + 3);
      expect(isDevice([x, y, z]), `${x} ${y} ${z}`).toBe(false);
    }
  const still = { ...picture, velocity: [0, 1, 2].map(() => new Float32Array(44 * 60 * 17)) };
  const [u, v, w] = still.velocity;
  if (!u || !v || !w) throw new Error('three components');
  expect(streamLinesOf(viewOf({ ...picture, velocity: [u, v, w] }), design, null)).toEqual([]);
});
