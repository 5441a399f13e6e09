import { expect, test } from 'vitest';
import type { EnclosureContent } from '#models/pod/pod.ts';
import { condenseByInlet } from '#solver/condense/by-inlet.ts';
import { servedEnclosure } from '#solver/pod/contents.ts';
import { marginAt, tightest, warmestAir } from '#solver/pod/limits.ts';
import { smallPod } from '../../../fixtures/pod.ts';

const zero = 273.15;

/** An enclosure of 200 W whose part is at its limit at 40 °C. */
async function enclosure(changes: Partial<EnclosureContent> = {}) {
  const condensed = await condenseByInlet(zero - 30, zero + 70, async (inlet) => ({
    inlet,
    power: 200,
    fanPower: 10,
    airflow: 0.1,
    margin: zero + 40 - inlet,
    hottest: 'chip',
  }));
  const content: EnclosureContent = {
    kind: 'enclosure',
    name: 'box',
    count: 1,
    design: 'a.boxwright.json',
    configuration: '',
    highest: null,
    lowest: null,
    coldStart: null,
    rise: 0,
    heatCapacity: 1000,
    conductance: null,
    isPayload: true,
    isRectified: false,
    source: '',
    confidence: 'low',
    ...changes,
  };
  return servedEnclosure(content, condensed);
}

test('an enclosure bears the air at which its part reaches the limit, less what its inlet is warmer', async () => {
  expect(warmestAir(await enclosure())).toBeCloseTo(zero + 40, 2);
  expect(warmestAir(await enclosure({ rise: 5 }))).toBeCloseTo(zero + 35, 2);
  expect(warmestAir(await enclosure({ highest: zero + 30 }))).toBeCloseTo(zero + 30, 2);
});

test('beyond the warmest inlet that was solved its margin goes on falling with the air', async () => {
  const one = await enclosure();
  expect(marginAt(one, zero + 70)).toBeCloseTo(-30, 6);
  expect(marginAt(one, zero + 90)).toBeCloseTo(-50, 6);
  expect(one.at(zero - 60).power).toBeCloseTo(200, 9);
});

test('the tightest of all contents sets the air inside', async () => {
  const [load] = smallPod().contents;
  expect(load.kind).toBe('load');
  const found = tightest([await enclosure({ highest: zero + 50 }), await enclosure({ name: 'b', rise: 3 })]);
  expect(found?.content.name).toBe('b');
  expect(found?.air).toBeCloseTo(zero + 37, 2);
});
