import { isAbsolute, join, relative } from 'node:path';

export const bundleScheme = 'app';
export const bundleHost = 'bundle';
export const bundleStart = `${bundleScheme}://${bundleHost}/index.html`;

/**
 * The file of the built page that an app:// address names.
 * @param folder the page's folder, absolute
 * @returns null for another host and for whatever would lie outside the folder
 */
export function bundlePath(folder: string, url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { protocol, host, pathname } = new URL(url);
  if (protocol !== `${bundleScheme}:` || host !== bundleHost) return null;
  let path: string;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (path.includes('\0') || path.includes('\\')) return null;
  const file = join(folder, path === '/' ? 'index.html' : path);
  const inside = relative(folder, file);
  return inside === '' || inside.startsWith('..') || isAbsolute(inside) ? null : file;
}
