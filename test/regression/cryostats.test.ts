import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import type { CryostatResult } from '#solver/cryostat/contract.ts';
import { json } from '../unit/cli/program.ts';

/*
 * Did the answer move? The shipped cryogenic assemblies against their answers of the last release; see examples.test.ts.
 */
const pinFile = new URL('cryostats.json', import.meta.url);
const update = process.env['UPDATE_PINS'] === '1';

// The pins are this test's own output; a wrong shape fails the comparison below.
const pinned = update ? null : (JSON.parse(readFileSync(pinFile, 'utf8')) as Record<string, unknown>);
const found: Record<string, unknown> = {};
const rounded = (value: number | null) => (value === null ? null : Number(value.toPrecision(6)));

test.each(['cold-logic', 'amplifiers-4k'])('%s answers as pinned', async (name) => {
  const { code, document } = await json('cryostat', 'cryostat', `examples/${name}.boxwright-cryostat.json`);
  expect(code).toBe(0);
  const { result } = document as { result: CryostatResult };
  expect(result.status).toBe('converged');
  expect(result.residual).toBeLessThan(1e-7);
  const { input, heat, outlet, reject } = result.warmSide;
  found[name] = {
    stages: result.stages.map(({ temperature, leak, head, margin }) =>
      [temperature, leak, head?.temperature ?? null, head?.lift ?? null, head?.heater ?? null, margin].map(
        rounded,
      ),
    ),
    links: result.links.map(({ name: link, kind, cold, best }) => [
      link,
      kind,
      rounded(cold),
      rounded(best?.heat ?? null),
    ]),
    warmSide: [input, heat, outlet, reject].map(rounded),
    carnotShare: rounded(result.carnotShare),
    // In hundredths of an hour: it is stepped, not in closed form.
    coolDown: Number(((result.coolDown.time ?? Number.NaN) / 3600).toFixed(2)),
    gain: rounded(result.logic?.gain ?? null),
  };
  if (pinned) expect(found[name]).toEqual(pinned[name]);
});

afterAll(() => {
  if (update) writeFileSync(pinFile, `${JSON.stringify(found, null, 1)}\n`);
});
