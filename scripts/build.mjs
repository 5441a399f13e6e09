// Builds what is missing or older than its sources: the page, Electron's main and preload, the CLI.
// Node built-ins only, so that it runs before the packages are there.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * What is built, from what. `result` is the file that others run or open.
 * @type {Readonly<Record<string, {sources: readonly string[], result: string, args: readonly string[]}>>}
 */
export const targets = {
  renderer: {
    sources: ['models', 'solver', 'renderer', 'examples', 'vite.config.ts', 'package-lock.json'],
    result: 'out/renderer/index.html',
    args: ['build'],
  },
  main: {
    sources: ['electron', 'models', 'renderer/host', 'vite.node.config.ts', 'package-lock.json'],
    result: 'out/main/index.js',
    args: ['build', '-c', 'vite.node.config.ts', '--mode', 'main'],
  },
  preload: {
    sources: ['electron', 'renderer/host', 'vite.node.config.ts', 'package-lock.json'],
    result: 'out/preload/index.cjs',
    args: ['build', '-c', 'vite.node.config.ts', '--mode', 'preload'],
  },
  cli: {
    sources: ['cli', 'models', 'solver', 'vite.node.config.ts', 'package-lock.json'],
    result: 'out/cli/index.js',
    args: ['build', '-c', 'vite.node.config.ts', '--mode', 'cli'],
  },
  bench: {
    sources: ['cli', 'models', 'solver', 'test/bench', 'vite.node.config.ts', 'package-lock.json'],
    result: 'out/bench/index.js',
    args: ['build', '-c', 'vite.node.config.ts', '--mode', 'bench'],
  },
  nightly: {
    sources: [
      'models',
      'solver',
      'test/random',
      'test/unit/solver/design',
      'vite.node.config.ts',
      'package-lock.json',
    ],
    result: 'out/nightly/index.js',
    args: ['build', '-c', 'vite.node.config.ts', '--mode', 'nightly'],
  },
};

/**
 * Time of the last change below `path`, ms since the epoch; folders count too, so that a removed file shows.
 * @param {string} path
 * @returns {number} 0 where there is nothing
 */
export function lastChange(path) {
  if (!existsSync(path)) return 0;
  const own = statSync(path);
  if (!own.isDirectory()) return own.mtimeMs;
  let latest = own.mtimeMs;
  for (const name of readdirSync(path)) latest = Math.max(latest, lastChange(join(path, name)));
  return latest;
}

const stampOf = (name) => join(root, 'out', '.built', name);

/**
 * @param {string} name one of `targets`
 * @returns {boolean} true where the result is there and younger than every source
 */
export function isCurrent(name) {
  const { sources, result } = targets[name];
  const built = existsSync(join(root, result)) ? lastChange(stampOf(name)) : 0;
  return sources.every((source) => lastChange(join(root, source)) <= built);
}

/**
 * Builds those of `names` that are not current. Messages go to stderr: the output of a program that calls
 * this stays its own.
 * @param {readonly string[]} names
 * @param {{force?: boolean}} [options]
 * @returns {boolean} false when a build failed, after its messages were shown
 */
export function ensureBuilt(names, { force = false } = {}) {
  const wanted = names.filter((name) => force || !isCurrent(name));
  if (wanted.length === 0) return true;
  ensureInstalled();
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  for (const name of wanted) {
    console.error(`Building ${name} …`);
    // Taken before the build: an edit made while it runs makes the result old.
    const started = new Date();
    const run = spawnSync(process.execPath, [vite, ...targets[name].args, '--logLevel', 'warn'], {
      cwd: root,
      stdio: ['ignore', 2, 2],
    });
    if (run.status !== 0) {
      console.error(`Building ${name} failed: see the messages above.`);
      return false;
    }
    mkdirSync(join(root, 'out', '.built'), { recursive: true });
    writeFileSync(stampOf(name), `${started.toISOString()}\n`);
    utimesSync(stampOf(name), started, started);
  }
  return true;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const asked = process.argv.slice(2);
  const unknown = asked.filter((name) => !targets[name]);
  if (unknown.length > 0) {
    console.error(`Unknown target ${unknown.join(', ')}; there are ${Object.keys(targets).join(', ')}.`);
    process.exit(2);
  }
  const names = asked.length > 0 ? asked : Object.keys(targets).filter((name) => name !== 'bench');
  process.exit(ensureBuilt(names, { force: true }) ? 0 : 1);
}
