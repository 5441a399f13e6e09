import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import type { ContentResult, PodResult, PodYear } from '#solver/pod/contract.ts';
import { json } from '../unit/cli/program.ts';

/*
 * Did the answer move? The shipped pods against their answers of the last release; see examples.test.ts.
 */
const pinFile = new URL('pods.json', import.meta.url);
const update = process.env['UPDATE_PINS'] === '1';

// The pins are this test's own output; a wrong shape fails the comparison below.
const pinned = (update ? {} : JSON.parse(readFileSync(pinFile, 'utf8'))) as Record<string, unknown>;
const found: Record<string, unknown> = {};
const rounded = (value: number | null) => (value === null ? null : Number(value.toPrecision(6)));
const hundredth = (value: number | null) => (value === null ? null : Number(value.toFixed(2)));
const contentsOf = (contents: readonly ContentResult[]) =>
  contents.map(({ name, hottest, margin, lowMargin }) => [
    name,
    hundredth(hottest),
    hundredth(margin),
    hundredth(lowMargin),
  ]);

test.each([
  ['outdoor-cabinet', 'phoenix'],
  ['container-10ft', 'lulea'],
])(
  'the pod %s answers as pinned',
  async (name, place) => {
    const path = `examples/${name}.boxwright-pod.json`;
    const { code, document } = await json('pod', 'pod', path, '--at', place);
    expect(code).toBe(0);
    const { result, years } = document as { result: PodResult; years: readonly PodYear[] };
    const { hot, cold } = result;
    const [year] = years;
    expect(hot.status).toBe('converged');
    for (const balance of [hot.balance, year.balance]) expect(Math.abs(balance)).toBeLessThan(1e-6);
    found[name] = {
      conductance: rounded(result.conductance),
      airflow: rounded(result.airflow),
      hot: contentsOf(hot.contents),
      needed: rounded(hot.needed.power),
      energy: rounded(hot.energy.total),
      sunShare: rounded(hot.sunShare),
      cold: contentsOf(cold.contents),
      start: cold.start.contents.map(({ after }) => after),
      neededHeater: rounded(cold.neededHeater),
      year: {
        contents: contentsOf(year.contents),
        worst: year.worst?.hour ?? null,
        energy: rounded(year.energy.total),
        cooling: rounded(year.energy.cooling),
        heater: rounded(year.energy.heater),
        pue: rounded(year.pue),
        needed: rounded(year.needed.power),
      },
    };
    if (!update) expect(found[name]).toEqual(pinned[name]);
  },
  60_000,
);

afterAll(() => {
  if (update) writeFileSync(pinFile, `${JSON.stringify(found, null, 1)}\n`);
});
