import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { boxwright, json, temporary } from './program.ts';

const air = 'examples/air-rack.boxwright-rack.json';
const liquid = 'examples/liquid-rack.boxwright-rack.json';

interface Document {
  readonly kinds: { count: number; error: { margin: number } }[];
  readonly result: {
    status: string;
    slots: { name: string; power: number; margin: number; inlet: number }[];
    power: { feed: number };
  };
  readonly supplyCurve: { supply: number; flow: number | null }[] | null;
}

test('a rack of air: told in words, drawn to scale', async () => {
  const drawing = temporary('rack.svg', '');
  const { code, out } = await boxwright('rack', air, '--elevation', drawing);
  expect(code).toBe(0);
  expect(out).toMatch(/rack: converged/);
  expect(out).toMatch(/Node 4 .*GPU7/);
  const svg = readFileSync(drawing, 'utf8');
  expect(svg).toMatch(/^<svg[^>]*viewBox/);
  expect(svg).toContain('Node 1');
});

test('the warmer the coolant, the more of it a rack wants', async () => {
  const { code, document } = await json('rack', 'rack', liquid, '--supply', '30..45');
  expect(code).toBe(0);
  const { kinds, result, supplyCurve } = document as Document;
  // Six copies are condensed once.
  expect(kinds).toMatchObject([{ count: 6 }]);
  expect(kinds[0].error.margin).toBeLessThan(0.5);
  expect(result.status).toBe('converged');
  const flows = (supplyCurve ?? []).map(({ flow }) => flow ?? Number.NaN);
  expect(flows).toHaveLength(6);
  for (const [i, flow] of flows.slice(1).entries()) expect(flow).toBeGreaterThan(flows[i]);
});

test('a hot room: a part above its limit ends the program with 1', async () => {
  const { code, out } = await boxwright('rack', air, '--room', '45 degC');
  expect(code).toBe(1);
  expect(out).toMatch(/Node 1 .*−\d/);
});

test('a file that names a design that is not there is refused by its name', async () => {
  const text = readFileSync(air, 'utf8').replace(
    /"inference-8x-air\.boxwright\.json"/,
    '"nowhere.boxwright.json"',
  );
  const path = temporary('lost.boxwright-rack.json', text);
  writeFileSync(resolve(path), text);
  const { code, err } = await boxwright('rack', path);
  expect(code).toBe(2);
  expect(err).toContain('nowhere.boxwright.json');
});

test('what is no range of temperatures is refused with what to write', async () => {
  const { code, err } = await boxwright('rack', liquid, '--supply', '45');
  expect(code).toBe(2);
  expect(err).toContain('--supply 20..45');
});
