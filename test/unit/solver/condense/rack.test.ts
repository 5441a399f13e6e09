import { expect, test } from 'vitest';
import { loadRack } from '#models/rack/load.ts';
import { fillRack } from '#models/rack/standing.ts';
import type { EnclosureInputs } from '#solver/condense/enclosure.ts';
import { asFed, atWorkload, condenseRackWhole, type LoadedRack } from '#solver/condense/rack.ts';
import { solveRack } from '#solver/rack/solve.ts';
import { empty, madeUp } from '#solver/verification/racks.ts';
import { smallRack } from '../../../fixtures/small-rack.ts';

const { signal } = new AbortController();
const litres = (perMinute: number): number => perMinute / 60_000;

/** Four trays; 60 K less margin at load than idle where the coolant comes with 5 L/min. */
function loadOf(share: number): LoadedRack {
  const slots = [{ name: 'Tray', unit: 3, count: 4, project: 'tray.boxwright.json' }];
  const document = smallRack({ slots, coolant: { coolant: 'water', source: 'test' } });
  const { rack } = loadRack(JSON.stringify(document), 'test');
  if (!rack) throw new Error('the rack of the test was refused');
  const filled = fillRack(rack, new Map([[0, empty]]));
  const act = ({ inlet, backPressure, coolant }: EnclosureInputs) => {
    const { supply, flow } = coolant ?? { supply: 0, flow: 1 };
    const power = 1000 + share * 4000 + 2 * (supply - 300);
    return {
      power,
      airflow: 0.04 - 2e-5 * backPressure,
      heatToAir: 0.2 * power,
      heatToCoolant: 0.8 * power,
      coolantDrop: 30e3 * (flow / litres(5)) ** 1.8,
      margin: 70 - share * 60 * (litres(5) / flow) ** 0.5 - (supply - 300) - 0.1 * (inlet - 298),
      hottest: 0,
    };
  };
  return { filled, kinds: new Map([[empty, madeUp(act, [litres(1), litres(20)], ['CHIP'])]]) };
}

const loads = { full: loadOf(1), idle: loadOf(0) };
const range = {
  room: [297, 307],
  supply: [300, 330],
  flow: [litres(10), litres(28)],
} as const;

test('between its places a rack is what the whole one is, and off by no more than it tells', async () => {
  const condensed = await condenseRackWhole(loads, range, signal);
  expect(condensed.solves).toEqual({ fitted: 50, compared: 4 });
  for (const [room, supply, flow] of [
    [299, 303, 25],
    [306, 305, 21],
    [301, 301, 16],
  ] as const) {
    const inputs = { room, coolant: { supply, flow: litres(flow) } };
    const state = condensed.at(inputs);
    const whole = await solveRack(asFed(loads.full.filled, inputs), loads.full.kinds, signal);
    expect(state.rate).toBe(1);
    expect(state.power / whole.power.feed).toBeCloseTo(1, 4);
    expect(state.heatToCoolant / (whole.coolant?.heat ?? 0)).toBeCloseTo(1, 3);
    expect(state.coolantDrop / (whole.coolant?.drop ?? 0)).toBeCloseTo(1, 2);
    expect(state.airflow / whole.air.airflow).toBeCloseTo(1, 4);
    const least = Math.min(...whole.slots.map(({ margin }) => margin ?? NaN));
    expect(Math.abs((state.margin ?? NaN) - least)).toBeLessThan(0.3);
    expect(state.heatToCoolant + state.heatToDoor + state.heatToRoom).toBeCloseTo(state.power, 6);
    expect(state.hottest).toMatch(/^CHIP in Tray \d$/);
  }
  expect(condensed.error.power).toBeLessThan(1e-4);
  expect(condensed.error.margin).toBeLessThan(0.3);
});

test('where another part comes nearest to its limit the margin bends, and is met on both sides', async () => {
  const { filled, kinds } = loads.full;
  const kind = kinds.get(empty);
  if (!kind) throw new Error('the rack of the test has no trays');
  // A drive in the air, 12 K at 25 °C, beside the chip on coolant.
  const marginsAt = (inputs: EnclosureInputs): number[] => [
    kind.at(inputs).margin ?? Number.NaN,
    12 - 0.5 * (inputs.inlet - 298),
  ];
  const at = (inputs: EnclosureInputs) => {
    const margins = marginsAt(inputs);
    const margin = Math.min(...margins);
    return { ...kind.at(inputs), margin, hottest: margins.indexOf(margin) };
  };
  const full = { filled, kinds: new Map([[empty, { ...kind, at, marginsAt, limited: ['CHIP', 'DRIVE'] }]]) };
  const condensed = await condenseRackWhole({ full, idle: full }, range, signal);
  expect(condensed.error.margin).toBeLessThan(0.3);
  for (const [supply, flow, nearest] of [
    [301, 27, 'DRIVE'],
    [303, 22, 'CHIP'],
    [312, 21, 'CHIP'],
  ] as const) {
    const inputs = { room: 298, coolant: { supply, flow: litres(flow) } };
    const whole = await solveRack(asFed(filled, inputs), full.kinds, signal);
    const state = condensed.at(inputs);
    const least = Math.min(...whole.slots.map(({ margin }) => margin ?? NaN));
    expect(Math.abs((state.margin ?? NaN) - least), nearest).toBeLessThan(0.3);
    expect(state.hottest).toMatch(new RegExp(`^${nearest} in Tray \\d$`));
  }
});

test('above its limit it is taken at the share that holds, with its heat', async () => {
  const condensed = await condenseRackWhole(loads, range, signal);
  const state = condensed.at({ room: 298, coolant: { supply: 325, flow: litres(20) } });
  // 70 − 60 − 25 K at load, 45 K idle: 45/60 of the load.
  expect(state.margin).toBeLessThan(-14);
  expect(state.rate).toBeCloseTo(45 / 60, 1);
  const full = await solveRack(
    asFed(loads.full.filled, { room: 298, coolant: { supply: 325, flow: litres(20) } }),
    loads.full.kinds,
    signal,
  );
  expect(full.power.feed - state.power).toBeCloseTo(4 * 4000 * (1 - state.rate), -1);
  const beyond = condensed.at({ room: 298, coolant: { supply: 400, flow: litres(20) } });
  expect(beyond.isWithin).toBe(false);
});

test('equal designs stay equal at another workload', () => {
  const idle = atWorkload(loads.full.filled, 'idle');
  const designs = new Set(
    idle.standing.map(({ content }) => (content.kind === 'enclosure' ? content.design : null)),
  );
  expect(designs.size).toBe(1);
  expect([...designs][0]?.conditions.workload).toBe('idle');
});

test('a rack that has no answer somewhere is refused in words', async () => {
  const none = loadOf(1);
  const kinds = new Map([
    [empty, madeUp(() => ({ airflow: Number.NaN }), [litres(1), litres(20)], ['CHIP'])],
  ]);
  await expect(condenseRackWhole({ full: { ...none, kinds }, idle: none }, range, signal)).rejects.toThrow(
    Error,
  );
});
