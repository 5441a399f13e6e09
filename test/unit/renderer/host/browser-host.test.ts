import { describe, expect, test } from 'vitest';
import { createBrowserHost } from '#renderer/host/browser-host.ts';
import type { WritableFile } from '#renderer/host/file-access.ts';
import { memoryStore } from '#renderer/host/key-value.ts';

/** A file of the browser's own kind: what is written shows only once the stream is closed. */
function fileNamed(name: string, text = '', broken = false) {
  const file = {
    name,
    text,
    aborted: false,
    getFile: () => Promise.resolve({ name, text: () => Promise.resolve(file.text) }),
    createWritable: () => {
      let pending = '';
      return Promise.resolve({
        write: (data: string | Uint8Array) => {
          pending = typeof data === 'string' ? data : new TextDecoder().decode(data);
          return broken ? Promise.reject(new Error('no space left')) : Promise.resolve();
        },
        close: () => Promise.resolve(void (file.text = pending)),
        abort: () => Promise.resolve(void (file.aborted = true)),
      });
    },
  };
  return file satisfies WritableFile & { text: string };
}

const cancelled = () => Promise.reject(new DOMException('The user aborted a request.', 'AbortError'));

describe('the browser host', () => {
  test('saves to the file that was opened, without asking again', async () => {
    const file = fileNamed('box.json', 'old');
    const host = createBrowserHost(memoryStore(), { showOpenFilePicker: () => Promise.resolve([file]) });
    const opened = await host.openProject();
    expect(opened?.text).toBe('old');
    const saved = await host.saveProject('new', 'other.json', opened?.handle ?? null, false);
    expect(saved?.name).toBe('box.json');
    expect(file.text).toBe('new');
  });

  test('asks where on "save as", and remembers the answer', async () => {
    const first = fileNamed('a.json');
    const second = fileNamed('b.json');
    const answers = [first, second];
    const host = createBrowserHost(memoryStore(), {
      showSaveFilePicker: () => Promise.resolve(answers.shift() ?? first),
    });
    const a = await host.saveProject('1', 'x.json', null, false);
    const b = await host.saveProject('2', 'x.json', a?.handle ?? null, true);
    await host.saveProject('3', 'x.json', b?.handle ?? null, false);
    expect([first.text, second.text]).toEqual(['1', '3']);
  });

  test('takes a closed dialog for an answer, not for a failure', async () => {
    const host = createBrowserHost(memoryStore(), {
      showOpenFilePicker: cancelled,
      showSaveFilePicker: cancelled,
    });
    expect(await host.openProject()).toBeNull();
    expect(await host.saveProject('text', 'x.json', null, false)).toBeNull();
    expect(await host.exportFile('x.csv', new Uint8Array(1), 'text/csv')).toBe(false);
  });

  test('leaves the file whole when writing fails', async () => {
    const file = fileNamed('box.json', 'old', true);
    const host = createBrowserHost(memoryStore(), { showOpenFilePicker: () => Promise.resolve([file]) });
    const opened = await host.openProject();
    await expect(host.saveProject('new', 'x.json', opened?.handle ?? null, false)).rejects.toThrow(
      'no space left',
    );
    expect(file.text).toBe('old');
    expect(file.aborted).toBe(true);
  });

  test('lists recent files, the newest first and each once, and opens them again', async () => {
    const files = [fileNamed('a.json', 'A'), fileNamed('b.json', 'B'), fileNamed('a.json', 'A')];
    const storage = memoryStore();
    const host = createBrowserHost(storage, {
      showOpenFilePicker: () => Promise.resolve([files.shift() ?? fileNamed('')]),
    });
    for (let n = 0; n < 3; n++) await host.openProject();
    const recents = await host.recentFiles();
    expect(recents.map((recent) => recent.name)).toEqual(['a.json', 'b.json']);
    const again = createBrowserHost(storage, {});
    expect((await again.openRecent(recents[1]?.id ?? ''))?.text).toBe('B');
    expect(await again.openRecent('unknown')).toBeNull();
  });

  test('keeps recovery text and settings', async () => {
    const storage = memoryStore();
    await createBrowserHost(storage, {}).storeRecovery('half');
    await createBrowserHost(storage, {}).storeSettings({ theme: 'dark' });
    const later = createBrowserHost(storage, {});
    expect(await later.loadRecovery()).toBe('half');
    expect(await later.loadSettings()).toEqual({ theme: 'dark' });
    await later.storeRecovery(null);
    expect(await later.loadRecovery()).toBeNull();
  });
});
