import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { checkLock } from '../../scripts/check-lock.mjs';

test('the lock file holds every optional platform binding that npm ci will ask for', () => {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  const { checked, missing } = checkLock(lock);
  expect(checked).toBeGreaterThan(100);
  expect(missing).toEqual([]);
});

test('a binding that is absent from the lock file is named', () => {
  const lock = { packages: { 'node_modules/tool': { optionalDependencies: { '@tool/linux': '1.0.0' } } } };
  expect(checkLock(lock)).toEqual({ checked: 1, missing: ['@tool/linux (wanted by node_modules/tool)'] });
});

test('a binding nested below its package counts as present', () => {
  const packages = {
    'node_modules/tool': { optionalDependencies: { a: '1' } },
    'node_modules/tool/node_modules/a': {},
  };
  expect(checkLock({ packages }).missing).toEqual([]);
});
