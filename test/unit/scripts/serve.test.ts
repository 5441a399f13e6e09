import { request } from 'node:http';
import { connect } from 'node:net';
import { mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fileFor, serve } from '../../../scripts/serve.mjs';

let folder: string;
let server: { url: string; close: () => Promise<void> };

beforeAll(async () => {
  const parent = await mkdtemp(join(tmpdir(), 'boxwright-serve-'));
  folder = join(parent, 'page');
  await mkdir(join(folder, 'assets'), { recursive: true });
  await writeFile(join(folder, 'index.html'), '<p>page</p>');
  await writeFile(join(folder, 'assets', 'a.js'), 'export {}');
  await writeFile(join(parent, 'secret'), 'secret');
  await writeFile(join(parent, 'page-secret'), 'secret');
  await symlink(join(parent, 'secret'), join(folder, 'link'));
  server = await serve(folder, 0);
});
afterAll(() => server.close());

/** The request line as written: `fetch` and browsers would fold the dots away. */
function raw(path: string, host = '127.0.0.1'): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    let text = '';
    socket.on('data', (data) => (text += data.toString()));
    socket.on('end', () => resolve(text));
    socket.on('error', reject);
    socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
  });
}

test('serves the page with its types, isolated from other origins', async () => {
  const page = await fetch(server.url);
  expect(await page.text()).toBe('<p>page</p>');
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(page.headers.get('cross-origin-opener-policy')).toBe('same-origin');
  expect(page.headers.get('cross-origin-embedder-policy')).toBe('require-corp');
  const script = await fetch(`${server.url}assets/a.js?v=1`);
  expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
});

test('nothing outside the folder is served, however it is written', async () => {
  for (const path of [
    '/../secret',
    '/../page-secret',
    '/assets/../../secret',
    '/%2e%2e/secret',
    '/..%2fsecret',
    '/..%5csecret',
    '/link',
    '/%00',
    '/%ff',
    '/assets',
    '//etc/passwd',
    'http://127.0.0.1/../secret',
  ]) {
    expect(await raw(path), path).toMatch(/^HTTP\/1\.1 40[04]/);
  }
  expect(fileFor(folder, '/assets/a.js')).toMatch(/a\.js$/);
});

test('a page elsewhere whose name points here is refused', async () => {
  expect(await raw('/', 'evil.example:4173')).toMatch(/^HTTP\/1\.1 403/);
  expect(await raw('/', 'localhost')).toMatch(/^HTTP\/1\.1 200/);
});

test('only reading is answered', async () => {
  expect((await fetch(server.url, { method: 'POST' })).status).toBe(405);
});

test('listens on this machine alone, and on another port where the wanted one is taken', async () => {
  const port = Number(new URL(server.url).port);
  const second = await serve(folder, port);
  expect(new URL(second.url).hostname).toBe('127.0.0.1');
  expect(new URL(second.url).port).not.toBe(String(port));
  await second.close();
  await new Promise((resolve) => {
    request(second.url).on('error', resolve).end();
  });
});
