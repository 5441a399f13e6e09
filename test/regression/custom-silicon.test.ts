import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import type { ChipResult } from '#solver/chip/contract.ts';
import { json } from '../unit/cli/program.ts';

/*
 * Did the answer move? The shipped chip against its answers of the last release; see examples.test.ts.
 */
const pinFile = new URL('custom-silicon.json', import.meta.url);
const update = process.env['UPDATE_PINS'] === '1';

// The pins are this test's own output; a wrong shape fails the comparison below.
const pinned: unknown = update ? null : JSON.parse(readFileSync(pinFile, 'utf8'));
let found: unknown = null;
const rounded = (value: number | null) => (value === null ? null : Number(value.toPrecision(5)));
const hundredth = (value: number | null) => (value === null ? null : Number(value.toFixed(2)));

test('the chip answers as pinned, the air-cooled package being held back', async () => {
  const { code, document } = await json('chip', 'chip', 'examples/custom-silicon.boxwright-chip.json');
  expect(code).toBe(1);
  const { result } = document as { result: ChipResult };
  expect(result.status).toBe('converged');
  for (const { imbalance } of result.packages) expect(imbalance).toBeLessThan(1e-6);
  found = result.packages.map((one) => ({
    name: one.name,
    power: rounded(one.power),
    heat: rounded(one.heat),
    rate: rounded(one.workload?.rate ?? null),
    heldBy: one.workload?.heldBy,
    energyPerToken: rounded(one.workload?.energyPerToken ?? null),
    junction: hundredth(one.junction),
    memory: hundredth(one.memory),
    case: hundredth(one.case),
    freeMargin: hundredth(one.freeMargin),
    limitHeat: rounded(one.limitHeat),
    junctionToCase: rounded(one.junctionToCase),
    estimate: hundredth(one.estimate),
    cells: one.grid.cells,
    moved: hundredth(one.grid.moved),
  }));
  if (!update) expect(found).toEqual(pinned);
});

afterAll(() => {
  if (update) writeFileSync(pinFile, `${JSON.stringify(found, null, 1)}\n`);
});
