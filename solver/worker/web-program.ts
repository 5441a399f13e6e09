/**
 * The address of a program for a worker. The build makes these as entries of the same bundle as the page
 * (vite.config.ts), beside the script that asks, so that page and workers share one copy of what both hold; a
 * development server has them as they are written.
 */
export function programUrl(name: 'web-worker' | 'web-thread'): URL {
  const { url } = import.meta;
  return new URL(`./${name}.${url.includes('/solver/worker/') ? 'ts' : 'js'}`, url);
}
