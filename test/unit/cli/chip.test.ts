import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { lidded, smallChip } from '../../fixtures/chip.ts';
import { boxwright, json, temporary } from './program.ts';

const file = (changes: Record<string, unknown> = {}): string =>
  temporary('a.boxwright-chip.json', JSON.stringify(smallChip(changes)));

interface Document {
  readonly result: {
    readonly status: string;
    readonly packages: readonly { name: string; junction: number; imbalance: number }[];
  };
  readonly violations: readonly string[];
}

test('as JSON, by its published declaration', async () => {
  const { code, document } = await json('chip', 'chip', file());
  expect(code).toBe(0);
  const { result, violations } = document as Document;
  expect(result.status).toBe('converged');
  expect(violations).toEqual([]);
  expect(result.packages.map(({ name }) => name)).toEqual(['lidded']);
  expect(result.packages[0].imbalance).toBeLessThan(1e-6);
});

test('in words, with a map and a part that other commands read', async () => {
  const map = temporary('map.csv', '');
  const part = temporary('part.json', '');
  const warm = { cooling: { resistance: '0.1 K/W', temperature: '85 degC', source: 'made up' } };
  const hot = file({ packages: [lidded(warm)] });
  const { code, out } = await boxwright('chip', hot, '--map', map, '--part', part);
  expect(code).toBe(1);
  expect(out).toMatch(/held by +temperature, \d+\.\d\u00A0%/);
  expect(out).toMatch(/WARNING {2}lidded: [\d.]+\u00A0K above a limit/u);
  const lines = readFileSync(map, 'utf8').trimEnd().split('\n');
  expect(lines[0]).toBe('package,component,x/mm,y/mm,width/mm,depth/mm,temperature/°C');
  expect(lines.length).toBeGreaterThan(100);
  expect(lines[1]).toMatch(/^lidded,die,-\d+\.\d+,-\d+(\.\d+)?,[\d.]+,[\d.]+,\d+\.\d+$/);
  const read = await boxwright('library', '--parts', part, 'small-lidded');
  expect(read.code).toBe(0);
  expect(read.out).toContain('Own design small: lidded');
  const accelerator = ['--accelerator', 'small-lidded', '--model', 'llama-8b'];
  const loaded = await boxwright('workload', '--parts', part, ...accelerator);
  expect(loaded.code).toBe(0);
});

test.each([
  [temporary('x.json', '{"format": "boxwright-rack"}'), 'begins with {"format": "boxwright-chip"'],
  [file({ dies: [] }), 'there is no die'],
  ['nowhere.json', 'nowhere.json'],
])('%s is refused', async (path, words) => {
  const { code, err } = await boxwright('chip', path);
  expect(code).toBe(2);
  expect(err).toContain(words);
});
