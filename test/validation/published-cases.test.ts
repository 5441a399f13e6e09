import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readCase } from '#solver/case/read.ts';
import { solveCaseSync } from '#solver/solve/solve.ts';

const folder = 'examples/cases';
const files = readdirSync(folder).filter((name) => name.endsWith('.case.json'));

test.each(files)('%s reads without a problem, names its source and converges', (name) => {
  const { case: input, problems } = readCase(JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')), name);
  expect(problems).toEqual([]);
  if (input === null) throw new Error(`${name} is not a case`);
  expect(input.title?.length).toBeGreaterThan(10);
  expect(input.source?.length).toBeGreaterThan(10);
  const { status, balance } = solveCaseSync(input);
  expect(status).toBe('converged');
  expect(balance.mass).toBeLessThan(1e-6);
  expect(balance.energy).toBeLessThan(1e-6);
});

test('every published case is used by a verification case', () => {
  const sources = readdirSync('solver/verification')
    .map((name) => readFileSync(`solver/verification/${name}`, 'utf8'))
    .join('\n');
  expect(files.filter((name) => !sources.includes(name))).toEqual([]);
});
