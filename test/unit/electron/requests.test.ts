import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { answerRequest, isWorkbench } from '#electron/ipc/answer.ts';
import type { Handlers } from '#electron/ipc/contract.ts';
import { createFileRequests, type Dialogs } from '#electron/main/file-requests.ts';
import { RecentFiles } from '#electron/storage/recent-files.ts';

const workbench = { url: 'app://bundle/index.html', isMainFrame: true };

let folder: string;
let chosen: string | null;
let handlers: Handlers;
let recents: RecentFiles;

/** Stands for the person at the system's dialogs. */
const dialogs: Dialogs = {
  openProject: async () => chosen,
  saveProject: async () => chosen,
  exportFile: async () => chosen,
  openFiles: async () => (chosen === null ? [] : [chosen]),
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'boxwright-ipc-'));
  chosen = join(folder, 'box.boxwright.json');
  recents = await RecentFiles.load(join(folder, 'recent.json'));
  handlers = {
    ...createFileRequests(dialogs, recents, join(folder, 'own')),
    'set-title': async () => undefined,
    'take-opened-files': async () => [],
  };
});

describe('who may ask', () => {
  test('the workbench’s own frame, compared by scheme and host', () => {
    expect(isWorkbench(workbench)).toBe(true);
    for (const url of [
      'app://bundle.evil/index.html',
      'app://evil/bundle',
      'https://bundle/index.html',
      'file:///app://bundle/',
      'about:blank',
      '',
      null,
    ]) {
      expect(isWorkbench({ url, isMainFrame: true }), String(url)).toBe(false);
    }
    expect(isWorkbench({ ...workbench, isMainFrame: false })).toBe(false);
  });

  test('a stranger’s request is refused before its handler runs', async () => {
    const answer = await answerRequest(
      'save-project',
      handlers,
      { url: 'https://example.org/', isMainFrame: true },
      ['text', 'box.boxwright.json', null, false],
    );
    expect(answer).toEqual({ ok: false, error: 'Only the workbench may ask this.' });
    await expect(readFile(join(folder, 'box.boxwright.json'))).rejects.toThrow('ENOENT');
  });
});

describe('what may be asked', () => {
  const refused = async (channel: 'save-project' | 'export-file' | 'open-recent', args: unknown[]) =>
    answerRequest(channel, handlers, workbench, args);

  test('wrong arguments are named and go no further', async () => {
    for (const args of [
      [],
      ['text'],
      [1, 'a.boxwright', null, false],
      ['text', '../../etc/passwd', null, false],
      ['text', 'a\\b.boxwright', null, false],
      ['text', 'a\nb', null, false],
      ['text', 'a', '/etc/passwd', false],
      ['text', 'a', { id: 'x', name: 'a', path: '/etc/passwd' }, false],
      ['text', 'a', null, false, 'more'],
    ]) {
      const answer = await refused('save-project', args);
      expect(answer.ok, JSON.stringify(args)).toBe(false);
      if (!answer.ok) expect(answer.error).toMatch(/^save-project: .+ \(argument /);
    }
    expect((await refused('export-file', ['a.pdf', 'not bytes', 'application/pdf'])).ok).toBe(false);
  });

  test('an id that no dialog gave opens nothing', async () => {
    const answer = await refused('open-recent', ['/etc/passwd']);
    expect(answer).toEqual({
      ok: false,
      error: 'This file is not in the list of recent files; use Open.',
    });
  });
});

describe('files', () => {
  const ask = (channel: keyof Handlers, ...args: unknown[]) =>
    answerRequest(channel, handlers, workbench, args);

  test('a saved project reopens by its handle, and by the recent list of the next start', async () => {
    const saved = await ask('save-project', '{"a":1}', 'box.boxwright.json', null, false);
    expect(saved).toMatchObject({ ok: true, value: { name: 'box.boxwright.json' } });
    const handle = (saved as { value: { handle: { id: string; name: string } } }).value.handle;

    chosen = null;
    expect(await ask('save-project', '{"a":2}', 'other', handle, false)).toMatchObject({
      ok: true,
      value: { handle },
    });
    expect(await readFile(join(folder, 'box.boxwright.json'), 'utf8')).toBe('{"a":2}');

    const next = await RecentFiles.load(join(folder, 'recent.json'));
    expect(next.list()).toEqual([handle]);
    expect(next.pathOf(handle.id)).toBe(join(folder, 'box.boxwright.json'));
  });

  test('cancelling a dialog is no error and writes nothing', async () => {
    chosen = null;
    expect(await ask('open-project')).toEqual({ ok: true, value: null });
    expect(await ask('save-project', 'text', 'name', null, false)).toEqual({ ok: true, value: null });
    expect(await ask('export-file', 'a.pdf', new Uint8Array([1]), 'application/pdf')).toEqual({
      ok: true,
      value: false,
    });
  });

  test('an export arrives byte for byte, also from a view into a larger buffer', async () => {
    chosen = join(folder, 'sheet.pdf');
    const bytes = new Uint8Array([9, 9, 0, 255, 128, 9]).subarray(2, 5);
    expect(await ask('export-file', 'sheet.pdf', bytes, 'application/pdf')).toEqual({
      ok: true,
      value: true,
    });
    expect([...(await readFile(chosen))]).toEqual([0, 255, 128]);
  });

  test('a recent file that has gone is said so and leaves the list', async () => {
    await writeFile(chosen ?? '', '{}');
    const opened = await ask('open-project');
    const { id } = (opened as { value: { handle: { id: string } } }).value.handle;
    await import('node:fs/promises').then((fs) => fs.rm(chosen ?? ''));
    expect(await ask('open-recent', id)).toEqual({
      ok: false,
      error: '"box.boxwright.json" cannot be opened: it is not there; check its name and folder.',
    });
    expect(recents.list()).toEqual([]);
  });

  test('a rack reads what lies below its folder, and nothing else', async () => {
    const saved = await ask('save-project', '{}', 'row.boxwright-rack.json', null, false);
    const { handle } = (saved as { value: { handle: { id: string; name: string } } }).value;
    await writeFile(join(folder, 'box.boxwright.json'), 'a box');
    expect(await ask('read-beside', handle, 'box.boxwright.json')).toEqual({ ok: true, value: 'a box' });
    expect(await ask('read-beside', handle, 'lost.boxwright.json')).toEqual({ ok: true, value: null });
    expect(await ask('read-beside', { id: 'other', name: 'a' }, 'box.boxwright.json')).toEqual({
      ok: true,
      value: null,
    });
    for (const path of ['../box.boxwright.json', '/etc/passwd', 'a/../../b', '', 'C:\\box'])
      expect(await ask('read-beside', handle, path), path).toMatchObject({ ok: false });
  });

  test('recovery and settings come back; damaged settings count as none', async () => {
    expect(await ask('load-recovery')).toEqual({ ok: true, value: null });
    await ask('store-recovery', 'unsaved text');
    expect(await ask('load-recovery')).toEqual({ ok: true, value: 'unsaved text' });
    await ask('store-recovery', null);
    expect(await ask('load-recovery')).toEqual({ ok: true, value: null });

    await ask('store-settings', { theme: 'dark', panels: [1, 2] });
    expect(await ask('load-settings')).toEqual({ ok: true, value: { theme: 'dark', panels: [1, 2] } });
    await writeFile(join(folder, 'own', 'settings.json'), '{"theme":');
    expect(await ask('load-settings')).toEqual({ ok: true, value: {} });
  });
});
