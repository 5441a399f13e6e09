import { expect, test } from 'vitest';
import { cryostatDocument } from '../../fixtures/cryostat.ts';
import { boxwright, json, temporary } from './program.ts';

const file = (changes: Record<string, unknown> = {}): string =>
  temporary('a.boxwright-cryostat.json', JSON.stringify(cryostatDocument(changes)));
const [stage] = cryostatDocument()['stages'] as Record<string, unknown>[];

interface Document {
  readonly result: { status: string; stages: { temperature: number }[]; coolDown: { time: number } };
  readonly violations: string[];
}

test('as JSON, by its published declaration', async () => {
  const { code, document } = await json('cryostat', 'cryostat', file());
  expect(code).toBe(0);
  const { result, violations } = document as Document;
  expect(result.status).toBe('converged');
  expect(violations).toEqual([]);
  expect(result.stages[0].temperature).toBe(77);
  expect(result.coolDown.time).toBeGreaterThan(3600);
});

test('in words: stages, cooler, what lets heat in, wires, time, estimate; and what is beyond a limit', async () => {
  const { code, out } = await boxwright('cryostat', file({ stages: [{ ...stage, dissipation: '14 W' }] }));
  expect(code).toBe(1);
  expect(out).toMatch(/Stage +temperature +dissipation +leaks +cold head/);
  expect(out).toMatch(/Input power +240\u00A0W, 100\u00A0% of full/);
  expect(out).toMatch(/logic +struts +support +vessel +0\.28\d\u00A0W/);
  expect(out).toMatch(/supply +0\.22\d\u00A0W +300\u00A0K +300\u00A0\/mm +5\d\d\u00A0\/mm +0\.5\d+\u00A0W/);
  expect(out).toMatch(/Time to cool down +\d\.\d+\u00A0h/);
  expect(out).toContain('Cold logic, an estimate from the figures of the document');
  expect(out).toMatch(/WARNING {2}“logic” is at \d+\.\d\u00A0K and is not held at 77\.0\u00A0K/);
});

test.each([
  [temporary('x.json', '{"format": "boxwright-rack"}'), 'begins with {"format": "boxwright-cryostat"'],
  [file({ stages: [] }), 'with one stage or more'],
  ['nowhere.json', 'nowhere.json'],
])('%s is refused', async (path, words) => {
  const { code, err } = await boxwright('cryostat', path);
  expect(code).toBe(2);
  expect(err).toContain(words);
});
