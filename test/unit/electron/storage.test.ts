import { execFileSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { readText } from '#electron/storage/read-text.ts';
import { RecentFiles } from '#electron/storage/recent-files.ts';
import { writeWhole } from '#electron/storage/write-whole.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'boxwright-storage-'));
});

describe('reading', () => {
  test('each refusal names the file and the remedy', async () => {
    await expect(readText(join(folder, 'gone.json'), 10)).rejects.toThrow(
      '"gone.json" cannot be opened: it is not there; check its name and folder.',
    );
    await expect(readText(folder, 10)).rejects.toThrow('is no file; choose a file.');
    await writeFile(join(folder, 'big'), 'x'.repeat(11));
    await expect(readText(join(folder, 'big'), 10)).rejects.toThrow(
      '"big" has 11 bytes; at most 10 are read',
    );
    await writeFile(join(folder, 'binary'), new Uint8Array([0x50, 0x4b, 0xff, 0xfe]));
    await expect(readText(join(folder, 'binary'), 10)).rejects.toThrow('"binary" is no UTF-8 text');
  });

  test.skipIf(process.platform === 'win32')('a pipe is refused at once instead of waited for', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    await expect(readText(join(folder, 'pipe'), 10)).rejects.toThrow('is no file');
  });

  test('a byte order mark is no part of the text', async () => {
    await writeFile(join(folder, 'bom.json'), '\uFEFF{}');
    expect(await readText(join(folder, 'bom.json'), 10)).toBe('{}');
  });
});

describe('writing', () => {
  test('a save that fails leaves the old file whole and no debris beside it', async () => {
    const file = join(folder, 'a.boxwright.json');
    await writeFile(file, 'old');
    // A folder in the way of the new name: the rename fails on every system and for every user.
    await mkdir(join(folder, 'taken', 'inside'), { recursive: true });
    await expect(writeWhole(join(folder, 'taken'), 'new')).rejects.toThrow('"taken" was not saved: ');
    await expect(writeWhole(join(folder, 'missing', 'b.json'), 'new')).rejects.toThrow(
      '"b.json" was not saved: its folder is not there',
    );
    expect(await readFile(file, 'utf8')).toBe('old');
    expect((await readdir(folder)).sort()).toEqual(['a.boxwright.json', 'taken']);
  });

  test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'a folder without permission is named as such',
    async () => {
      await chmod(folder, 0o500);
      await expect(writeWhole(join(folder, 'a'), 'text')).rejects.toThrow('change its permissions');
      await chmod(folder, 0o700);
    },
  );

  test.skipIf(process.platform === 'win32')(
    'a linked file is written where the link points, mode kept',
    async () => {
      await writeFile(join(folder, 'real'), 'old', { mode: 0o640 });
      await symlink(join(folder, 'real'), join(folder, 'link'));
      await writeWhole(join(folder, 'link'), 'new');
      expect(await readFile(join(folder, 'real'), 'utf8')).toBe('new');
      expect((await stat(join(folder, 'real'))).mode & 0o777).toBe(0o640);
    },
  );

  test('saves that overlap end as one of them, whole', async () => {
    const file = join(folder, 'a');
    const texts = Array.from({ length: 10 }, (_, index) => String(index).repeat(100_000));
    await Promise.all(texts.map((text) => writeWhole(file, text)));
    expect(texts).toContain(await readFile(file, 'utf8'));
    expect(await readdir(folder)).toEqual(['a']);
  });
});

test('the list keeps the ten newest files, newest first, each once', async () => {
  const recents = await RecentFiles.load(join(folder, 'recent.json'));
  for (let index = 0; index < 12; index += 1) await recents.add(`/designs/${index}.boxwright`);
  await recents.add('/designs/5.boxwright');
  const names = (await RecentFiles.load(join(folder, 'recent.json'))).list().map(({ name }) => name);
  expect(names).toHaveLength(10);
  expect(names.slice(0, 3)).toEqual(['5.boxwright', '11.boxwright', '10.boxwright']);
});
