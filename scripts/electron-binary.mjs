// Finds Electron's program without importing 'electron': that import starts a download.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Long enough for some 120 MB on a slow line, short enough that a person still waits. */
const downloadTimeout = 180_000; // ms

/**
 * @param {string} root of the repository
 * @returns {string | null} path of the program, null while it has not been fetched
 */
export function findElectron(root) {
  const folder = join(root, 'node_modules', 'electron');
  const note = join(folder, 'path.txt');
  if (!existsSync(note)) return null;
  const program = join(folder, 'dist', readFileSync(note, 'utf8').trim());
  return existsSync(program) ? program : null;
}

/**
 * As `findElectron`; where the program is missing, lets Electron's own installer fetch it. Tried once per
 * installation, so that a machine that cannot reach it does not wait at every start.
 * @param {string} root
 * @returns {string | null}
 */
export function fetchElectron(root) {
  const found = findElectron(root);
  const installer = join(root, 'node_modules', 'electron', 'install.js');
  if (found || process.env['CI'] || !existsSync(installer)) return found;
  // Inside the package: a new version of it comes without the note and is tried again.
  const tried = join(root, 'node_modules', 'electron', '.boxwright-tried');
  if (existsSync(tried)) return null;
  console.log("Electron's program is not here yet; fetching it once (about 120 MB) …");
  const run = spawnSync(process.execPath, [installer], {
    cwd: root,
    timeout: downloadTimeout,
    encoding: 'utf8',
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  if (run.status !== 0) {
    const lines = (run.stderr ?? '').split('\n').map((line) => line.trim());
    const reason = lines.find((line) => /error|failed|ENOTFOUND|ECONN/i.test(line)) ?? 'it took too long';
    console.log(`It could not be fetched (${reason}). "npx install-electron" tries again.`);
    writeFileSync(tried, `${new Date().toISOString()}\n`);
  }
  return findElectron(root);
}
