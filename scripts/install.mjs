// Installs the pinned packages when they are missing or older than the lock file. Node built-ins only.
import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** True where node_modules answers to the lock file: npm writes `.package-lock.json` when it has finished. */
function installed() {
  const stamp = `${root}/node_modules/.package-lock.json`;
  return existsSync(stamp) && statSync(stamp).mtimeMs >= statSync(`${root}/package-lock.json`).mtimeMs;
}

/** Runs `npm ci` when needed; ends the process with a plain message when that fails. */
export function ensureInstalled() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`Boxwright needs Node 20.19 or newer; this is ${process.versions.node}.`);
    process.exit(1);
  }
  if (installed()) return;
  console.log('Installing packages (npm ci) …');
  const run = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (run.status !== 0) {
    console.error(
      'npm ci failed (see above): check the connection to the npm registry, then run this again.',
    );
    process.exit(1);
  }
}
