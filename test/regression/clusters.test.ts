import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { json } from '../unit/cli/program.ts';

/*
 * Did the answer move? Each shipped cluster against its answers of the last release; see examples.test.ts.
 */
const pinFile = new URL('clusters.json', import.meta.url);
const update = process.env['UPDATE_PINS'] === '1';

/** Of the published output: what a reader would miss if it moved. */
interface Output {
  readonly kinds: { count: number; remarks: string[] }[];
  readonly result: {
    status: string;
    balance: number;
    water: number;
    hottest: { part: string; margin: number };
    power: { utility: number; racks: number; chillers: number; pue: number };
    thermal: { rows: { supply: number | null; pumps: { power: number } | null }[] };
  };
  readonly losses: {
    what: string;
    outcome: string;
    after: number | null;
    throttled: { count: number; rate: number }[];
  }[];
  readonly years: { pue: number; energy: number; freeHours: number; throttledHours: number }[];
}

// The pins are this test's own output; a wrong shape fails the comparison below.
const pinned: Record<string, unknown> = update ? {} : JSON.parse(readFileSync(pinFile, 'utf8'));
const found: Record<string, unknown> = {};
const rounded = (value: number | null) => (value === null ? null : Number(value.toPrecision(6)));

function pinOf({ result, losses, years }: Output) {
  const { power, thermal, hottest, water } = result;
  return {
    utility: rounded(power.utility),
    racks: rounded(power.racks),
    chillers: rounded(power.chillers),
    pue: rounded(power.pue),
    water: rounded(water),
    hottest: hottest.part,
    // To 0.01 K and 1 s.
    margin: Number(hottest.margin.toFixed(2)),
    supplies: thermal.rows.map(({ supply }) => rounded(supply)),
    pumps: thermal.rows.map(({ pumps }) => rounded(pumps?.power ?? null)),
    losses: losses.map(({ what, outcome, after, throttled }) => [
      what,
      outcome,
      after === null ? null : Math.round(after),
      ...throttled.map(({ count, rate }) => [count, Number(rate.toFixed(4))]),
    ]),
    years: years.map((year) => [
      rounded(year.pue),
      rounded(year.energy),
      year.freeHours,
      year.throttledHours,
    ]),
  };
}

test.each([
  ['cluster-16', 16, ['--at', 'lulea']],
  ['cluster-1000', 1000, []],
  ['training-cluster-72', 16, ['--at', 'lulea']],
])('%s answers as pinned', async (name, racks, options) => {
  const path = `examples/${name}.boxwright-cluster.json`;
  const { code, document } = await json('cluster', 'cluster', path, '--losses', ...options);
  expect(code).toBe(0);
  const output = document as Output;
  expect(output.result.status).toBe('converged');
  expect(output.result.balance).toBeLessThan(1e-6);
  expect(output.kinds.reduce((sum, { count }) => sum + count, 0)).toBe(racks);
  expect(output.kinds.flatMap(({ remarks }) => remarks)).toEqual([]);
  found[name] = pinOf(output);
  if (!update) expect(found[name]).toEqual(pinned[name]);
});

afterAll(() => {
  if (update) writeFileSync(pinFile, `${JSON.stringify(found, null, 1)}\n`);
});
