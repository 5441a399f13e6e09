import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lastChange, targets } from '../../../scripts/build.mjs';
import { findElectron } from '../../../scripts/electron-binary.mjs';

test('the last change of a folder is that of its newest file, and shows a removed file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'boxwright-build-'));
  await mkdir(join(folder, 'deep', 'er'), { recursive: true });
  await writeFile(join(folder, 'deep', 'er', 'a.ts'), '');
  await writeFile(join(folder, 'deep', 'b.ts'), '');
  const later = new Date(Date.now() + 60_000);
  await utimes(join(folder, 'deep', 'er', 'a.ts'), later, later);
  // Times on the disk are in nanoseconds; as a number they may miss the last digits.
  expect(lastChange(folder)).toBeCloseTo(later.getTime(), 0);
  await rm(join(folder, 'deep', 'er', 'a.ts'));
  expect(lastChange(folder)).toBeLessThan(later.getTime() - 1000);
  expect(lastChange(join(folder, 'none'))).toBe(0);
});

test('every source that a build watches is there', () => {
  for (const { sources } of Object.values(targets)) {
    expect(sources.filter((source) => !existsSync(source))).toEqual([]);
  }
});

test('Electron is found by its note, and only where its program lies', async () => {
  const root = await mkdtemp(join(tmpdir(), 'boxwright-electron-'));
  const folder = join(root, 'node_modules', 'electron');
  expect(findElectron(root)).toBeNull();
  await mkdir(join(folder, 'dist'), { recursive: true });
  await writeFile(join(folder, 'path.txt'), 'electron\n');
  expect(findElectron(root)).toBeNull();
  await writeFile(join(folder, 'dist', 'electron'), '');
  expect(findElectron(root)).toBe(join(folder, 'dist', 'electron'));
});
