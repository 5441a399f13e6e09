// How much JavaScript the page ships, gzipped, against the figure of the README: 1.5 MB, everything counted,
// also what is only loaded when a file is exported.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const limit = 1_500_000; // bytes

/**
 * @param {string} folder a built page
 * @returns {{name: string, bytes: number, zipped: number}[]} its scripts, largest first
 */
export function scriptSizes(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.m?js$/.test(name))
    .map((name) => {
      const content = readFileSync(join(folder, name));
      return { name, bytes: content.length, zipped: gzipSync(content, { level: 9 }).length };
    })
    .sort((a, b) => b.zipped - a.zipped);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const sizes = scriptSizes(fileURLToPath(new URL('../out/renderer', import.meta.url)));
  const total = sizes.reduce((sum, { zipped }) => sum + zipped, 0);
  for (const { name, zipped } of sizes) console.log(`${(zipped / 1000).toFixed(1).padStart(8)} kB  ${name}`);
  console.log(`${(total / 1000).toFixed(1).padStart(8)} kB  in all, gzipped; at most ${limit / 1000} kB`);
  if (sizes.length === 0 || total > limit) process.exit(1);
}
