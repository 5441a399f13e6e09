import { expect, test } from 'vitest';
import { applyDiff } from '#models/project/diff.ts';
import { setValue } from '#models/project/edits/values.ts';
import type { CoolantLoopResult } from '#models/results/coolant.ts';
import { Builder, sampleResult } from './sample.ts';

const litres = (value: number) => value / 60_000;

/** A box with one plate at a connection, and an answer written by hand. */
function box() {
  const built = new Builder();
  built.add('nvidia-h100-sxm5', [0.1, 0.2, 0.01]);
  built.add('cp-h100-sxm', [0.105, 0.235, 0.022], { on: 'gpu1' });
  built.add('uqd04', [0.2, 0.7, 0.02]);
  return built;
}
const answer = (built: Builder, changes: Partial<CoolantLoopResult> = {}, plate = {}) =>
  sampleResult(built.design, {
    coolant: [
      {
        name: '1',
        coolant: 'pg25',
        flow: litres(1),
        supplyTemperature: 305,
        returnTemperature: 315,
        pressureDrop: 20_000,
        connectionPressure: 30_000,
        heat: 700,
        toAir: 0,
        dewPoint: 290,
        warmestSupply: 320,
        cdu: null,
        plates: [
          {
            id: 'cp1',
            flow: litres(1),
            velocity: 0.2,
            inletTemperature: 305,
            outletTemperature: 315,
            pressureDrop: 15_000,
            heat: 700,
            quality: null,
            dryOut: null,
            ...plate,
          },
        ],
        radiators: [],
        pumps: [],
        ...changes,
      },
    ],
  });

test('a chip under a plate has its cooler, and the joint that the plate was tested with', () => {
  const built = box();
  for (const rule of ['sink-missing', 'tim-missing', 'sink-unmounted', 'sink-contact'])
    expect(built.find(rule), rule).toEqual([]);
  built.project = applyDiff(
    built.project,
    setValue(built.project, built.configuration, ['cp1'], 'includesJoint', false),
  );
  expect(built.find('tim-missing')).toHaveLength(1);
  expect(built.mend('tim-missing')).toEqual([]);
});

test.each([
  ['coolant-condensation', 'error', { supplyTemperature: 289 }, {}],
  ['coolant-condensation', 'warning', { supplyTemperature: 291 }, {}],
  ['plate-flow', 'warning', {}, { flow: litres(0.2) }],
  ['plate-flow', 'warning', {}, { flow: litres(2.5) }],
  ['plate-dry-out', 'warning', {}, { dryOut: 0.85, quality: 0.5 }],
  ['plate-dry-out', 'error', {}, { dryOut: 1.01, quality: 0.5 }],
  ['hose-velocity', 'warning', {}, { velocity: 2.4 }],
  ['connection-flow', 'warning', { flow: litres(6.5) }, {}],
  ['connection-pressure', 'error', { connectionPressure: 700_000 }, {}],
] as const)('%s speaks as a %s', (rule, severity, loop, plate) => {
  const built = box();
  expect(built.find(rule, answer(built))).toEqual([]);
  const found = built.find(rule, answer(built, loop, plate));
  expect(found.map((violation) => violation.severity)).toEqual([severity]);
  expect(found[0].placements.length).toBeGreaterThan(0);
});

test('a pump that coolant flows back through, one that failed, and one with another coolant are named', () => {
  const built = box();
  built.add('laing-ddc-12v', [0.3, 0.5, 0.01]);
  const pump = { id: 'p1', flow: -litres(1), pressure: 0, power: 18, state: 'back-flow' as const, curve: [] };
  expect(built.find('pump-back-flow', answer(built, { pumps: [pump] }))).toHaveLength(1);
  const change = (key: string, value: string | boolean) => {
    built.project = applyDiff(
      built.project,
      setValue(built.project, built.configuration, ['p1'], key, value),
    );
  };
  expect(built.find('coolant-differs')).toEqual([]);
  change('coolant', 'water');
  expect(built.find('coolant-differs')).toHaveLength(1);
  change('failed', true);
  expect(built.mend('pump-failed')).toEqual([]);
});

test('a distribution unit is judged by its rated heat and its facility flow, and may stand beside the chassis', () => {
  const built = new Builder();
  const cdu = {
    id: 'cdu1',
    facilityFlow: litres(15),
    facilityTemperature: 303,
    facilityReturn: 312,
    facilityPressureDrop: 0,
    approach: 4,
  };
  built.add('cdu-class-10', [1, 0, 0]);
  expect(built.find('outside-chassis')).toEqual([]);
  expect(built.find('cdu-heat', answer(built, { heat: 9_999, cdu }))).toEqual([]);
  expect(built.find('cdu-heat', answer(built, { heat: 10_001, cdu }))).toHaveLength(1);
  const flow = (value: number) => {
    built.project = applyDiff(
      built.project,
      setValue(built.project, built.configuration, ['cdu1'], 'facilityFlow', litres(value)),
    );
  };
  expect(built.find('facility-flow')).toEqual([]);
  for (const [value, word] of [
    [2, 'at least'],
    [30, 'at most'],
  ] as const) {
    flow(value);
    expect(built.find('facility-flow')[0].message).toContain(word);
    expect(built.mend('facility-flow')).toEqual([]);
  }
});
