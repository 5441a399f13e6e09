import { expect, test } from 'vitest';
import { applyDiff } from '#models/project/diff.ts';
import { removePlacements, renamePlacement } from '#models/project/edits/placements.ts';
import { checkDesign } from '#models/rules/rules.ts';
import { Builder, designOf, example } from './sample.ts';

test('the two examples have no layout error', () => {
  for (const name of ['inference-8x-air', 'edge-box'] as const) {
    const errors = checkDesign(designOf(example(name)), null).filter((found) => found.severity === 'error');
    expect(errors.map((error) => `${error.rule}: ${error.message}`)).toEqual([]);
  }
});

test('a design without chassis is told so, and the remedy gives it one', () => {
  const box = new Builder();
  box.project = applyDiff(box.project, removePlacements(box.project, box.configuration, ['ch1']));
  expect(box.find('chassis-missing')).toHaveLength(1);
  expect(box.mend('chassis-missing')).toEqual([]);
  expect(box.design.chassis).not.toBeNull();
});

test('a second chassis is refused, and the remedy keeps the first', () => {
  const box = new Builder();
  box.add('chassis-2u', [0, 0, 0]);
  expect(box.find('chassis-several')[0]?.message).toContain('CH1 and CH2');
  expect(box.mend('chassis-several')).toEqual([]);
  expect(box.design.chassis?.name).toBe('CH1');
});

test('overlapping parts are named with the depth, and the remedy moves one clear', () => {
  const box = new Builder();
  box.add('nvidia-l4', [0.1, 0.2, 0.05]);
  const size = box.design.items.find((item) => item.id === 'gpu1')?.box;
  const width = size ? size.max[0] - size.min[0] : 0;
  box.add('nvidia-l4', [0.1 + width - 0.004, 0.2, 0.05]);
  const [found] = box.find('overlap');
  expect(found?.message).toBe('GPU1 and GPU2 overlap by 4.00\u00A0mm.');
  expect(found?.severity).toBe('error');
  expect(box.mend('overlap')).toEqual([]);
});

test('parts that touch, and a card in its board, do not overlap', () => {
  const box = new Builder();
  box.add('nvidia-l4', [0.1, 0.2, 0.05]);
  const gpu = box.design.items.find((item) => item.id === 'gpu1');
  box.add('nvidia-l4', [gpu?.box.max[0] ?? 0, 0.2, 0.05]);
  expect(box.find('overlap')).toEqual([]);
  box.add('nvidia-l4', [0.1, 0.2, 0.051], { on: 'gpu1' });
  expect(
    box
      .find('overlap')
      .filter((found) => found.placements.includes('gpu3') && found.placements.includes('gpu1')),
  ).toEqual([]);
});

test('a part that stands out of the chassis is moved in by the remedy', () => {
  const box = new Builder();
  box.add('nvidia-l4', [-0.012, 0.2, 0.05]);
  expect(box.find('outside-chassis')[0]?.message).toContain('12.0\u00A0mm out of CH1');
  expect(box.mend('outside-chassis')).toEqual([]);
});

test('a part larger than the chassis has no remedy that moves it', () => {
  const box = new Builder();
  box.add('baffle-pc-400', [0, 0, 0], { values: { size: [2, 0.01, 0.01] } });
  const [found] = box.find('outside-chassis');
  expect(found?.message).toContain('larger than CH1');
  expect(found?.fix).toBeUndefined();
});

test('a vent inside the box is put onto the nearest wall', () => {
  const box = new Builder();
  box.add('vent-64', [0.1, 0.1, 0.05]);
  expect(box.find('opening-off-wall')[0]?.message).toContain('front wall');
  expect(box.mend('opening-off-wall')).toEqual([]);
  expect(box.design.items.find((item) => item.id === 'v1')?.box.min[1]).toBe(0);
});

test('a supply behind a card cannot be pulled out', () => {
  const box = new Builder();
  const depth = box.design.chassis?.box.max[1] ?? 0;
  box.add('crps-2000-ti', [0.1, depth - 0.4, 0.01]);
  box.add('nvidia-l4', [0.1, depth - 0.1685, 0.01]);
  const found = box.find('service-path');
  expect(found[0]?.message).toContain('GPU1 stands between PSU1 and the rear wall');
});

test('a name used twice is told apart by the remedy', () => {
  const box = new Builder();
  box.add('nvidia-l4', [0.1, 0.2, 0.05]);
  box.add('nvidia-l4', [0.2, 0.2, 0.05]);
  box.project = applyDiff(box.project, renamePlacement(box.project, box.configuration, 'gpu2', 'GPU1'));
  expect(box.find('duplicate-names')[0]?.message).toBe('2 parts are called "GPU1".');
  expect(box.mend('duplicate-names')).toEqual([]);
});

test('a part of no library is named', () => {
  const box = new Builder();
  box.add('nvidia-l4', [0.1, 0.2, 0.05]);
  const record = [...box.project.records.values()].find((found) => found.id === 'gpu1');
  if (record?.type !== 'placement') throw new Error('not placed');
  box.project = applyDiff(box.project, {
    name: '',
    added: [],
    removed: [],
    updated: [[record, { ...record, part: 'gone' }]],
  });
  expect(box.find('part-missing')[0]?.message).toContain('"gone" is in no library');
});
