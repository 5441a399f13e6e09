import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import type { OrbitResult, OrbitState } from '#solver/orbit/contract.ts';
import { json } from '../unit/cli/program.ts';

/*
 * Did the answer move? The shipped orbital node against its answers of the last release; see examples.test.ts.
 */
const pinFile = new URL('orbital-node.json', import.meta.url);
const update = process.env['UPDATE_PINS'] === '1';

// The pins are this test's own output; a wrong shape fails the comparison below.
const pinned: unknown = update ? null : JSON.parse(readFileSync(pinFile, 'utf8'));
let found: unknown = null;
const rounded = (value: number | null) => (value === null ? null : Number(value.toPrecision(6)));
const hundredth = (value: number) => Number(value.toFixed(2));

const stateOf = ({ electronics, faces, heat, eclipse, supply }: OrbitState) => ({
  electronics: [electronics.lowest, electronics.mean, electronics.highest].map(hundredth),
  faces: faces.map(({ name, lowest, highest, emitted }) => [
    name,
    hundredth(lowest),
    hundredth(highest),
    rounded(emitted),
  ]),
  heat: rounded(heat),
  eclipse: rounded(eclipse),
  wanted: rounded(supply?.wanted ?? null),
  chargeable: rounded(supply?.chargeable ?? null),
  depthOfDischarge: rounded(supply?.depthOfDischarge ?? null),
});

test('the orbital node answers as pinned', async () => {
  const { code, document } = await json('orbit', 'orbit', 'examples/orbital-node.boxwright-orbit.json');
  expect(code).toBe(0);
  const { result } = document as { result: OrbitResult };
  expect(result.status).toBe('converged');
  for (const { balance } of [...result.hot.states, ...result.cold.states])
    expect(Math.abs(balance)).toBeLessThan(1e-6);
  found = {
    period: rounded(result.period),
    hot: stateOf(result.hot.states[result.hot.worst]),
    cold: stateOf(result.cold.states[result.cold.worst]),
    margins: [hundredth(result.hot.margin), hundredth(result.cold.margin)],
    needed: hundredth(result.radiators?.needed ?? Number.NaN),
    heater: rounded(result.heater),
  };
  if (!update) expect(found).toEqual(pinned);
});

afterAll(() => {
  if (update) writeFileSync(pinFile, `${JSON.stringify(found, null, 1)}\n`);
});
