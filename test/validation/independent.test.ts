import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readCase } from '#solver/case/read.ts';
import { solveCase } from '#solver/solve/solve.ts';

/*
 * Small networks whose answers were found without this program: independent/reference.py types the published equations
 * again and finds their roots with SciPy.
 */
const folder = 'test/validation/independent';
const read = (name: string): unknown => JSON.parse(readFileSync(`${folder}/${name}.json`, 'utf8'));
const expected = read('expected') as Readonly<Record<string, Readonly<Record<string, number>>>>;

type Results = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>;

test.each(Object.entries(expected))('%s', async (name, values) => {
  const { case: input, problems } = readCase(read(name), name);
  expect(problems.filter((problem) => problem.severity === 'error')).toEqual([]);
  if (input === null) throw new Error(`${name} is not a case`);
  const solution = await solveCase(input);
  expect(solution.status).toBe('converged');
  const results = solution as unknown as Results;
  for (const [path, reference] of Object.entries(values)) {
    const [kind, id, quantity] = path.split('.');
    const scale = quantity === 'temperature' ? reference - 293.15 : reference;
    const off = Math.abs(results[kind][id][quantity] - reference);
    // The chimney's reference takes c_p at the mean temperature, the solver at the node's.
    expect(off, path).toBeLessThanOrEqual((name === 'chimney' ? 1e-4 : 1e-6) * Math.abs(scale));
  }
});
