// How much JavaScript the page ships, gzipped, against the figure of the README: 1.5 MB, with all that is only loaded
// when a study is opened or a file is exported. What workers alone load is counted apart.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

/** Of what the page may load, and of what workers may load beyond that. */
const limits = { page: 1_500_000, workers: 500_000 }; // bytes

/**
 * @typedef {{name: string, bytes: number, zipped: number, isOfPage: boolean}} Script
 * @param {string} folder a built page
 * @returns {Script[]} its scripts, largest first
 */
export function scriptSizes(folder) {
  const scripts = new Map(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.m?js$/.test(name))
      .map((name) => [name.replaceAll('\\', '/'), readFileSync(join(folder, name))]),
  );
  const ofPage = reached(scripts, readFileSync(join(folder, 'index.html'), 'utf8'));
  return [...scripts]
    .map(([name, content]) => ({
      name,
      bytes: content.length,
      zipped: gzipSync(content, { level: 9 }).length,
      isOfPage: ofPage.has(name),
    }))
    .sort((a, b) => b.zipped - a.zipped);
}

/**
 * Names of the scripts that a page may load, at once or later: each one that is named in another of them. Workers are
 * not: the page names them without their folder and ending.
 * @param {Map<string, Buffer>} scripts by their names
 * @param {string} page its HTML
 */
function reached(scripts, page) {
  const found = new Set();
  const waiting = [page];
  for (let text = waiting.pop(); text !== undefined; text = waiting.pop())
    for (const [, file] of text.matchAll(/["'`](?:\.\/)?(?:assets\/)?([\w.-]+\.m?js)["'`]/g)) {
      const name = `assets/${file}`;
      const content = scripts.get(name);
      if (!content || found.has(name)) continue;
      found.add(name);
      waiting.push(content.toString('utf8'));
    }
  return found;
}

/**
 * @param {Script[]} sizes
 * @returns {{page: number, workers: number}} bytes, gzipped
 */
export function zippedSums(sizes) {
  const sum = (/** @type {boolean} */ isOfPage) =>
    sizes.filter((one) => one.isOfPage === isOfPage).reduce((total, { zipped }) => total + zipped, 0);
  return { page: sum(true), workers: sum(false) };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const sizes = scriptSizes(fileURLToPath(new URL('../out/renderer', import.meta.url)));
  const line = (/** @type {number} */ bytes, /** @type {string} */ what) =>
    console.log(`${(bytes / 1000).toFixed(1).padStart(8)} kB  ${what}`);
  for (const { name, zipped, isOfPage } of sizes) line(zipped, isOfPage ? name : `${name} (workers)`);
  const sums = zippedSums(sizes);
  line(sums.page, `of the page, gzipped; at most ${limits.page / 1000} kB`);
  line(sums.workers, `of workers alone; at most ${limits.workers / 1000} kB`);
  if (sums.page === 0 || sums.workers === 0)
    throw new Error('the scripts of page and workers were not told apart');
  if (sums.page > limits.page || sums.workers > limits.workers) process.exit(1);
}
