import { expect, test } from 'vitest';
import type { Vector3 } from '#models/schema/field.ts';
import { Builder } from './sample.ts';

const chip = 'nvidia-h100-sxm5';

test('a 700 W module without a sink is an error, a card with its own sink is not', () => {
  const box = new Builder();
  box.add(chip, [0.1, 0.2, 0.02]);
  expect(box.find('sink-missing')[0]?.severity).toBe('error');
  box.add('hs-hgx-h100-8u', [0.1, 0.19, 0.032], { on: 'gpu1', interface: 'tim-pcm-ptm7950' });
  expect(box.find('sink-missing')).toEqual([]);
  const card = new Builder();
  card.add('nvidia-l4', [0.1, 0.2, 0.02]);
  expect(card.find('sink-missing')).toEqual([]);
});

test('a dry joint gets an interface material by the remedy', () => {
  const box = new Builder();
  box.add(chip, [0.1, 0.2, 0.02]);
  box.add('hs-hgx-h100-8u', [0.1, 0.19, 0.032], { on: 'gpu1' });
  expect(box.mend('tim-missing')).toEqual([]);
  expect(box.design.items.find((item) => item.id === 'hs1')?.interface?.id).toBe('tim-pcm-ptm7950');
});

test('a loose sink above a chip is mounted on it by the remedy', () => {
  const box = new Builder();
  box.add(chip, [0.1, 0.2, 0.02]);
  box.add('hs-hgx-h100-8u', [0.1, 0.19, 0.033]);
  expect(box.find('sink-unmounted')).toHaveLength(1);
  expect(box.mend('sink-unmounted')).toEqual([]);
  expect(box.find('sink-contact')).toEqual([]);
});

test('a sink beside or above its lid is seated by the remedy', () => {
  const box = new Builder();
  box.add(chip, [0.1, 0.2, 0.02]);
  box.add('hs-hgx-h100-8u', [0.17, 0.19, 0.035], { on: 'gpu1', interface: 'tim-pcm-ptm7950' });
  const [found] = box.find('sink-contact');
  expect(found?.severity).toBe('error');
  expect(found?.message).toMatch(/HS1 covers .* of the lid of GPU1 and hangs 3\.00.mm above GPU1/);
  expect(box.mend('sink-contact')).toEqual([]);
});

test.each([
  ['side by side', 0.3e-3, 0],
  ['one behind the other', 0, 0.3e-3],
] as const)('sinks that stand %s within the tolerances are a note', (_, aside, behind) => {
  const box = new Builder();
  const sink = 'hs-plate-al-40';
  const first = box.add(sink, [0.1, 0.2, 0.03]);
  const { min, max } = box.design.items.find(({ id }) => id === first)?.box ?? {
    min: [0, 0, 0],
    max: [0, 0, 0],
  };
  const at = (gap: number): Vector3 => [
    aside > 0 ? max[0] + gap : min[0],
    behind > 0 ? max[1] + gap : min[1],
    min[2],
  ];
  box.add(sink, at(5e-3));
  expect(box.find('sink-spacing')).toEqual([]);
  const second = box.add(sink, at(0.3e-3));
  const [found, ...more] = box.find('sink-spacing');
  expect(more).toEqual([]);
  expect(found).toMatchObject({ severity: 'note', placements: [first, second] });
  expect(found?.message).toContain('0.30');
});
