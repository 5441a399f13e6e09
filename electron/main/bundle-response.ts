import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { bundlePath } from '#electron/main/bundle-path.ts';

/** As the page's own <meta>, plus what only a header can say. */
export const contentSecurityPolicy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "worker-src 'self' blob:",
  "img-src 'self' data: blob:",
  "connect-src 'self' data: blob:",
  "font-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The kinds of file that a build of the page holds; anything else is plain bytes. */
const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
};

/** Answers a request of the app:// scheme from the built page in `folder`. */
export async function bundleResponse(
  folder: string,
  request: Pick<Request, 'url' | 'method'>,
): Promise<Response> {
  const path = request.method === 'GET' ? bundlePath(folder, request.url) : null;
  const bytes = path === null ? null : await readFile(path).catch(() => null);
  if (path === null || bytes === null) return new Response('Not found.', { status: 404 });
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': mediaTypes[extname(path).toLowerCase()] ?? 'application/octet-stream',
      'Content-Security-Policy': contentSecurityPolicy,
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Embedder-Policy': 'require-corp',
    },
  });
}
