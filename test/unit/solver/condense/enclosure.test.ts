import { expect, test } from 'vitest';
import { enclosureOfDesign, flowOf } from '#solver/condense/design-enclosure.ts';
import { condenseEnclosure, type EnclosureInputs, type EnclosureRange } from '#solver/condense/enclosure.ts';
import { createDesignSolver } from '#solver/design/design-solver.ts';
import { exampleDesign } from '../../../fixtures/example-design.ts';

const kelvin = (celsius: number): number => celsius + 273.15;
const litres = (perMinute: number): number => perMinute / 60000;
const { signal } = new AbortController();
const air: EnclosureRange = {
  inlet: [kelvin(20), kelvin(40)],
  backPressure: [-20, 40],
  supply: null,
  flow: null,
};

function enclosure(name: string) {
  return enclosureOfDesign(createDesignSolver(), exampleDesign(name), 0, signal);
}

/** Largest differences of margin [K], airflow and heat to the coolant [shares] at places of the test's own. */
async function differences(name: string, range: EnclosureRange, places: readonly EnclosureInputs[]) {
  const whole = enclosure(name);
  const condensed = await condenseEnclosure(range, whole.solve);
  const off = { margin: 0, airflow: 0, coolant: 0, drop: 0 };
  for (const place of places) {
    const answer = await whole.solve(place);
    if (!answer) throw new Error('no answer');
    const state = condensed.at(place);
    const nearest = Math.min(...answer.margins);
    off.margin = Math.max(off.margin, Math.abs((state.margin ?? NaN) - nearest));
    off.airflow = Math.max(off.airflow, Math.abs(state.airflow / answer.airflow - 1));
    off.coolant = Math.max(off.coolant, Math.abs(state.heatToCoolant - answer.heatToCoolant) / answer.power);
    off.drop = Math.max(off.drop, Math.abs(state.coolantDrop - answer.coolantDrop));
    expect(state.heatToAir + state.heatToCoolant).toBeCloseTo(state.power, 9);
    if (off.margin < 0.01) expect(whole.limited[state.hottest ?? -1]).toBe(whole.limited[answer.margins.indexOf(nearest)]); // prettier-ignore
  }
  return { condensed, off };
}

test('an air box: 13 whole solves, and within 1 % of the airflow and 0.5 K between them', async () => {
  const { condensed, off } = await differences('edge-box', air, [
    { inlet: kelvin(23), backPressure: 33, coolant: null },
    { inlet: kelvin(37), backPressure: -13, coolant: null },
    { inlet: kelvin(27), backPressure: 7, coolant: null },
  ]);
  expect(condensed.solves).toEqual({ fitted: 13, compared: 6 });
  expect(off.airflow).toBeLessThan(0.01);
  expect(off.margin).toBeLessThan(0.5);
  // What is told was measured at other places; it is of the size that is found here.
  expect(condensed.error.airflow).toBeGreaterThan(0);
  expect(condensed.error.airflow).toBeLessThan(0.01);
  expect(condensed.error.margin).toBeLessThan(0.5);
});

test('a liquid-cooled box: flow and supply as well, within 0.01 K, 0.1 % of the airflow, 0.01 % of the heat', async () => {
  const range = {
    ...air,
    supply: [kelvin(20), kelvin(45)],
    flow: [litres(5), litres(15)],
  } as const;
  const { condensed, off } = await differences('inference-8x-liquid', range, [
    { inlet: kelvin(24), backPressure: 25, coolant: { supply: kelvin(41), flow: litres(6.5) } },
    { inlet: kelvin(36), backPressure: -11, coolant: { supply: kelvin(24), flow: litres(13) } },
  ]);
  expect(condensed.solves).toEqual({ fitted: 41, compared: 6 });
  expect(off.margin).toBeLessThan(0.01);
  expect(off.airflow).toBeLessThan(1e-3);
  expect(off.coolant).toBeLessThan(1e-4);
  expect(off.drop).toBeLessThan(100);
}, 30_000);

test('beyond the range the end is taken, and said', async () => {
  const whole = enclosure('edge-box');
  const condensed = await condenseEnclosure(air, whole.solve);
  const end = condensed.at({ inlet: kelvin(40), backPressure: 0, coolant: null });
  const beyond = condensed.at({ inlet: kelvin(50), backPressure: 0, coolant: null });
  expect(end.isWithin).toBe(true);
  expect(beyond).toEqual({ ...end, isWithin: false });
});

test('the flow of the connection is that of the design', () => {
  const { connection } = enclosure('inference-8x-liquid');
  expect(connection && flowOf(connection)).toBeCloseTo(litres(10), 12);
  expect(enclosure('edge-box').connection).toBeNull();
});

test('an enclosure without an answer somewhere in the range says where', async () => {
  const never = condenseEnclosure(air, () => Promise.resolve(null));
  await expect(never).rejects.toThrow('it has no answer with air of 30.0 °C and 10 Pa behind it');
});
