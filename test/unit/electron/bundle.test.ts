import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { bundlePath } from '#electron/main/bundle-path.ts';
import { bundleResponse, contentSecurityPolicy } from '#electron/main/bundle-response.ts';
import { menuCommands, menuTemplate } from '#electron/main/menu-template.ts';
import { designFiles } from '#electron/main/opened-files.ts';
import { commands } from '#renderer/commands/command-list.ts';

test('an app:// address names a file of the page and nothing else', () => {
  const folder = '/opt/boxwright/out/renderer';
  expect(bundlePath(folder, 'app://bundle/')).toBe(join(folder, 'index.html'));
  expect(bundlePath(folder, 'app://bundle/assets/index-1.js?x#y')).toBe(join(folder, 'assets/index-1.js'));
  for (const url of [
    'app://other/index.html',
    'https://bundle/index.html',
    'app://bundle/%2e%2e/%2e%2e/main/index.js/../../../../etc/passwd%00',
    'app://bundle/..%2f..%2fmain/index.js',
    'app://bundle/%5c..%5c..%5cmain',
    'app://bundle/%ff',
    'no address',
  ]) {
    expect(bundlePath(folder, url), url).toBeNull();
  }
  // The address itself folds the dots away before they reach a path.
  expect(bundlePath(folder, 'app://bundle/../../main/index.js')).toBe(join(folder, 'main/index.js'));
});

test('the page comes with its policy and type; what is not there is 404', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'boxwright-bundle-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<p>page</p>');
  await writeFile(join(folder, 'assets', 'a.js'), 'export {}');
  const page = await bundleResponse(folder, { url: 'app://bundle/index.html', method: 'GET' });
  expect(await page.text()).toBe('<p>page</p>');
  expect(page.headers.get('content-security-policy')).toBe(contentSecurityPolicy);
  const script = await bundleResponse(folder, { url: 'app://bundle/assets/a.js', method: 'GET' });
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  for (const request of [
    { url: 'app://bundle/none.js', method: 'GET' },
    { url: 'app://bundle/assets', method: 'GET' },
    { url: 'app://bundle/index.html', method: 'POST' },
  ]) {
    expect((await bundleResponse(folder, request)).status).toBe(404);
  }
});

test('header and page state the same policy, apart from what only a header can say', () => {
  const html = readFileSync('renderer/index.html', 'utf8');
  const meta = /Content-Security-Policy"\s+content="([^"]+)"/.exec(html)?.[1];
  expect(contentSecurityPolicy).toBe(`${meta}; frame-ancestors 'none'`);
});

test('only design files are taken from a command line, made absolute', () => {
  expect(
    designFiles(
      ['.', '--inspect', 'a.boxwright', 'b.txt', '/x/c.boxwright.json', '-d.boxwright'],
      '/home/me',
    ),
  ).toEqual(['/home/me/a.boxwright', '/x/c.boxwright.json']);
});

test('a menu entry sends its command and no more', () => {
  const sent: string[] = [];
  const opened: string[] = [];
  const template = menuTemplate({
    isMac: false,
    recents: [{ id: '7', name: 'box.boxwright' }],
    command: (id) => sent.push(id),
    openRecent: (id) => opened.push(id),
  });
  const entries = template.flatMap((menu) => (Array.isArray(menu.submenu) ? menu.submenu : []));
  const nothing = undefined as never;
  for (const entry of entries) entry.click?.(nothing, nothing, nothing);
  expect(sent).toEqual(menuCommands);
  const recent = entries.find((entry) => entry.label === 'Open recent');
  if (Array.isArray(recent?.submenu)) recent.submenu[0]?.click?.(nothing, nothing, nothing);
  expect(opened).toEqual(['7']);
});

test('the menu sends only commands that the workbench has', () => {
  expect(menuCommands.length).toBeGreaterThan(15);
  expect(menuCommands.filter((id) => !commands.some((command) => command.id === id))).toEqual([]);
});
