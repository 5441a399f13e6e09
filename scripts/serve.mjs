// A file server for the built workbench, for this machine only: bound to loopback, and deaf to requests that
// name another host (a page elsewhere whose name was pointed at 127.0.0.1).
import { createReadStream, realpathSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, sep } from 'node:path';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};

// Cross-origin isolation lets the solver's worker share memory with the page.
const headers = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-cache',
};

/**
 * The file below `folder` that a request asks for.
 * @param {string} folder absolute
 * @param {string} url path and query of the request, as sent
 * @returns {string | null} null for what is not there, is no file, or lies outside (also by a link)
 */
export function fileFor(folder, url) {
  try {
    const path = decodeURIComponent(url.split(/[?#]/, 1)[0]);
    if (!path.startsWith('/') || /[\0\\]/.test(path)) return null;
    const root = realpathSync(folder);
    const file = realpathSync(join(root, path.endsWith('/') ? `${path}index.html` : path));
    return file.startsWith(root + sep) && statSync(file).isFile() ? file : null;
  } catch {
    return null;
  }
}

const isLocal = (host) => /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/i.test(host ?? '');

function answer(folder, request, response) {
  const refuse = (status, text) => {
    response.writeHead(status, { ...headers, 'Content-Type': types['.txt'] }).end(`${text}\n`);
  };
  if (!isLocal(request.headers.host)) return refuse(403, 'This server answers to 127.0.0.1 only.');
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, 'Only GET and HEAD.');
  const file = fileFor(folder, request.url ?? '/');
  if (!file) return refuse(404, 'Not found.');
  response.writeHead(200, {
    ...headers,
    'Content-Type': types[extname(file).toLowerCase()] ?? 'application/octet-stream',
    'Content-Length': statSync(file).size,
  });
  if (request.method === 'HEAD') return response.end();
  return createReadStream(file)
    .on('error', () => response.destroy())
    .pipe(response);
}

/**
 * Serves `folder` on 127.0.0.1. Takes `port` when it is free, else any free one.
 * @param {string} folder
 * @param {number} port 0 for any
 * @returns {Promise<{url: string, close: () => Promise<void>}>}
 */
export async function serve(folder, port) {
  const server = createServer((request, response) => answer(folder, request, response));
  const listen = (wanted) =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(wanted, '127.0.0.1', () => {
        server.off('error', reject);
        resolve(undefined);
      });
    });
  try {
    await listen(port);
  } catch (error) {
    if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error;
    await listen(0);
  }
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
