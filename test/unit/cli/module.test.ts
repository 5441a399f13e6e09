import { expect, test } from 'vitest';
import { moduleDocument } from '../../fixtures/sealed-module.ts';
import { boxwright, json, temporary } from './program.ts';

const file = (changes: Record<string, unknown> = {}): string =>
  temporary('a.boxwright-module.json', JSON.stringify(moduleDocument(changes)));

test('as JSON, by its published declaration', async () => {
  const { code, document } = await json('module', 'module', file());
  expect(code).toBe(0);
  const { result, violations, cautions } = document as {
    result: { status: string; cycle: { balance: number }; supply: { runTime: number } };
    violations: string[];
    cautions: string[];
  };
  expect(result.status).toBe('converged');
  expect(violations).toEqual([]);
  expect(cautions.join()).toContain('after the hot soak');
  expect(Math.abs(result.cycle.balance)).toBeLessThan(1e-8);
});

test('in words: limits, margins, the supply and what is beyond a limit', async () => {
  const { code, out } = await boxwright('module', file({ operation: { ambient: '55 degC' } }));
  expect(code).toBe(1);
  expect(out).toMatch(/WARNING  cameras and network is .* above its highest temperature/);
  expect(out).toMatch(/Components, handle +power +to the housing +junction +limit +margin +held/);
  expect(out).toMatch(/Run time of the battery +4\.\d\d\u00A0h/);
  expect(out).toMatch(/Shock of a fall +shock +40 g/);
});

test.each([
  [temporary('x.json', '{"format": "boxwright-rack"}'), 'begins with {"format": "boxwright-module"'],
  [file({ components: [] }), 'with one component or more'],
  ['nowhere.json', 'nowhere.json'],
])('%s is refused', async (path, words) => {
  const { code, err } = await boxwright('module', path);
  expect(code).toBe(2);
  expect(err).toContain(words);
});
