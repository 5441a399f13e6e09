import { expect, test } from 'vitest';
import { Builder, sampleResult } from './sample.ts';

test('a box with fans and no vents has no way for the air; one vent is not enough, two are', () => {
  const box = new Builder();
  box.add('generic-8038-hp', [0.1, 0.2, 0.02]);
  expect(box.find('no-opening')[0]?.severity).toBe('error');
  box.add('vent-64', [0.1, 0, 0.05]);
  expect(box.find('no-opening')[0]?.message).toContain('V1 is the only opening');
  const depth = box.design.chassis?.box.max[1] ?? 0;
  box.add('vent-64', [0.1, depth - 0.0012, 0.05]);
  expect(box.find('no-opening')).toEqual([]);
});

test('a sealed box without fans is a design, not an error', () => {
  const box = new Builder();
  box.add('nvidia-l4', [0.1, 0.2, 0.05]);
  expect(box.find('no-opening').map((found) => found.severity)).toEqual(['note']);
});

test('a drive 10 mm before a fan blocks it, 45 mm before an 80 mm fan does not', () => {
  const box = new Builder();
  box.add('generic-8038-hp', [0.1, 0.3, 0.02]);
  box.add('device-bmc', [0.1, 0.19, 0.02], { values: { size: [0.08, 0.1, 0.08] } });
  const [found] = box.find('fan-blocked');
  expect(found?.message).toContain('intake of FAN1 has DEV1 10.0\u00A0mm before it');
  expect(found?.placements).toEqual(['fan1', 'dev1']);

  const free = new Builder();
  free.add('generic-8038-hp', [0.1, 0.3, 0.02]);
  free.add('device-bmc', [0.1, 0.155, 0.02], { values: { size: [0.08, 0.1, 0.08] } });
  expect(free.find('fan-blocked')).toEqual([]);
});

test('a heat sink before a fan lets the air through', () => {
  const box = new Builder();
  box.add('generic-8038-hp', [0.1, 0.3, 0.02]);
  box.add('hs-2u-sp5-hp', [0.1, 0.34, 0.02]);
  expect(box.find('fan-blocked')).toEqual([]);
});

test('a fan close to a closed wall is blocked, before a vent it is not', () => {
  const box = new Builder();
  box.add('generic-8038-hp', [0.1, 0.02, 0.02]);
  expect(box.find('fan-blocked')[0]?.message).toContain('closed front wall');
  box.add('vent-64', [0.09, 0, 0.01], { values: { size: [0.1, 0.0012, 0.1] } });
  expect(box.find('fan-blocked')).toEqual([]);
});

test('a box tight behind a vent blocks it; with a wide slot it does not', () => {
  const tight = new Builder();
  tight.add('vent-64', [0.1, 0, 0.02], { values: { size: [0.2, 0.0012, 0.1] } });
  tight.add('device-bmc', [0.1, 0.004, 0.02], { values: { size: [0.2, 0.1, 0.1] } });
  expect(tight.find('vent-blocked')[0]?.severity).toBe('error');
  const wide = new Builder();
  wide.add('vent-64', [0.1, 0, 0.02], { values: { size: [0.2, 0.0012, 0.1] } });
  wide.add('device-bmc', [0.1, 0.05, 0.02], { values: { size: [0.2, 0.1, 0.1] } });
  expect(wide.find('vent-blocked')).toEqual([]);
});

test('a filter is due at three times its clean loss', () => {
  const box = new Builder();
  box.add('filter-air-g4', [0.005, 0, 0.005], { values: { clogging: 0.42 } });
  expect(box.find('filter-clogged')).toEqual([]);
  box.add('filter-air-g4', [0.005, 0, 0.005], { values: { clogging: 0.43 } });
  expect(box.find('filter-clogged')[0]?.message).toContain('F2 is 43.0\u00A0% closed: about 3.1 times');
  expect(box.mend('filter-clogged')).toEqual([]);
});

test('states of fans come from the result: stalled, back-flow; failed from the design, with a remedy', () => {
  const box = new Builder();
  box.add('generic-8038-hp', [0.1, 0.3, 0.02]);
  box.add('generic-8038-hp', [0.2, 0.3, 0.02], { values: { failed: true } });
  const result = sampleResult(box.design);
  const fans = result.fans.map((fan, index) => ({
    ...fan,
    state: index === 0 ? ('stalled' as const) : ('back-flow' as const),
    flow: -0.01,
  }));
  expect(box.find('fan-stalled', { ...result, fans })[0]?.placements).toEqual(['fan1']);
  expect(box.find('fan-back-flow', { ...result, fans })[0]?.message).toContain(
    '36.0\u00A0m³/h flow backwards through FAN2',
  );
  expect(box.mend('fan-failed')).toEqual([]);
});
