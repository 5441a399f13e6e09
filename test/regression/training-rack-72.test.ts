import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { enclosureFlows } from '#solver/cluster/enclosure-flows.ts';
import { createDesignSolver } from '#solver/design/design-solver.ts';
import { filledTrainingRack, trainingRack } from '../fixtures/training-rack.ts';

/*
 * Did the answer move? The shipped rack of 72 accelerators against its answer of the last release; see
 * examples.test.ts.
 */
const pinFile = new URL('training-rack-72.json', import.meta.url);
const update = process.env['UPDATE_PINS'] === '1';
const rounded = (value: number | null) => (value === null ? null : Number(value.toPrecision(6)));

test('the rack of 72 accelerators answers as pinned, and wants more coolant the warmer that is', async () => {
  const { kinds, result, supplyCurve } = await trainingRack([293.15, 305.15, 318.15]);
  expect(result.status).toBe('converged');
  expect(Math.abs(result.balance.energy)).toBeLessThan(1e-6);
  expect(Math.abs(result.balance.mass)).toBeLessThan(1e-6);
  expect(kinds.map(({ count }) => count)).toEqual([18, 9]);
  const flows = (supplyCurve ?? []).map(({ flow }) => flow ?? Number.NaN);
  // Published: at most 130 L/min, coolant of up to 45 °C (MGX Rack and Trays specification 1.1, second-hand).
  expect(flows[2]).toBeLessThan(130 / 60_000);
  expect(flows[1]).toBeLessThan(flows[2]);
  expect(flows[0]).toBeLessThan(flows[1]);
  const found = {
    feed: rounded(result.power.feed),
    shelfLoss: rounded(result.power.bus?.shelfLoss ?? null),
    busCurrent: rounded(result.power.bus?.current ?? null),
    heat: rounded(result.coolant?.heat ?? null),
    drop: rounded(result.coolant?.drop ?? null),
    airflow: result.slots.map(({ airflow }) => rounded(airflow)),
    // To 0.01 K.
    margins: result.slots.map(({ margin }) => (margin === null ? null : Number(margin.toFixed(2)))),
    supplyCurve: (supplyCurve ?? []).map(({ flow, binds }) => [rounded(flow), binds?.part ?? null]),
  };
  if (update) writeFileSync(pinFile, `${JSON.stringify(found, null, 1)}\n`);
  else expect(found).toEqual(JSON.parse(readFileSync(pinFile, 'utf8')));
});

test('before its trays are condensed their flows are known to 5 %, and add up to that of the rack', async () => {
  const filled = filledTrainingRack();
  const solver = createDesignSolver();
  const flow = filled.rack.coolant?.flow ?? Number.NaN;
  const found = await enclosureFlows(filled, flow, 305.15, solver, new AbortController().signal);
  solver.dispose();
  const [compute, switches] = [...found.values()];
  expect(18 * compute + 9 * switches).toBeCloseTo(flow, 8);
  const { result } = await trainingRack();
  const given = (name: RegExp): number[] =>
    result.slots.filter((slot) => name.test(slot.name)).map(({ coolant }) => coolant?.flow ?? Number.NaN);
  for (const each of given(/^Compute/)) expect(Math.abs(each / compute - 1)).toBeLessThan(0.05);
  for (const each of given(/^Switch/)) expect(Math.abs(each / switches - 1)).toBeLessThan(0.05);
});
