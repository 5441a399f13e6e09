import { expect, test } from 'vitest';
import { orbitDocument } from '../../fixtures/orbital-node.ts';
import { boxwright, json, temporary } from './program.ts';

const file = (changes: Record<string, unknown> = {}): string =>
  temporary('a.boxwright-orbit.json', JSON.stringify(orbitDocument(changes)));

/** One beta, so that a run is short. */
const orbit = { altitude: '550 km', betaFrom: 0, betaTo: 0 };

interface Document {
  readonly result: {
    status: string;
    period: number;
    hot: { worst: number; states: { eclipseFraction: number; balance: number }[] };
  };
  readonly violations: string[];
}

test('as JSON, by its published declaration', async () => {
  const { code, document } = await json('orbit', 'orbit', file({ orbit }));
  expect(code).toBe(0);
  const { result, violations } = document as Document;
  expect(result.status).toBe('converged');
  expect(violations).toEqual([]);
  expect(result.hot.states).toHaveLength(1);
  expect(result.hot.states[0].eclipseFraction).toBeCloseTo(0.3723, 4);
  expect(Math.abs(result.hot.states[0].balance)).toBeLessThan(1e-6);
});

test('in words: both cases side by side, with what is beyond a limit', async () => {
  const { array, battery } = orbitDocument()['supply'] as Record<string, object>;
  const supply = { array: { ...array, area: '6.5 m2' }, battery: { ...battery, capacity: '1.5 kWh' } };
  const { code, out } = await boxwright('orbit', file({ orbit, supply }));
  expect(code).toBe(1);
  expect(out).toMatch(/Worst of each case +hot +cold/);
  expect(out).toMatch(/balance of energy +empty after \d+\.\d orbits +closes/);
  expect(out).toMatch(/WARNING  the array does not recharge the battery in the hot case at beta 0/);
  expect(out).toMatch(/WARNING  the battery is discharged by 3\d\.\d\u00A0% in the cold case/);
  expect(out).toMatch(/6\.00\u00A0m² are there; \d\.\d\d\u00A0m² would just keep 50\.0\u00A0°C/);
});

test.each([
  [temporary('x.json', '{"format": "boxwright-rack"}'), 'begins with {"format": "boxwright-orbit"'],
  [file({ faces: [] }), 'with one face or more'],
  ['nowhere.json', 'nowhere.json'],
])('%s is refused', async (path, words) => {
  const { code, err } = await boxwright('orbit', path);
  expect(code).toBe(2);
  expect(err).toContain(words);
});
