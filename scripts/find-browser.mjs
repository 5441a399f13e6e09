// Finds a Chromium for the end-to-end tests and the bench, and fetches one where there is none.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge'];
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/**
 * A browser that is here: BOXWRIGHT_BROWSER, one on the PATH, one at its usual place, or Playwright's own.
 * @returns {Promise<string | null>} path of the program
 */
export async function findBrowser() {
  const named = process.env['BOXWRIGHT_BROWSER'];
  if (named) return existsSync(named) ? named : null;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const endings = process.platform === 'win32' ? ['.exe'] : [''];
  const onPath = folders.flatMap((folder) =>
    names.flatMap((name) => endings.map((ending) => join(folder, name + ending))),
  );
  const found = [...onPath, ...places].find((path) => existsSync(path));
  if (found) return found;
  const { chromium } = await import('@playwright/test');
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : null;
}

/**
 * As `findBrowser`; where there is none, installs one: Debian's with apt-get as root, else Playwright's own.
 * @returns {Promise<string | null>} null when that failed too; what was tried is on the terminal
 */
export async function fetchBrowser() {
  const found = await findBrowser();
  if (found || process.env['BOXWRIGHT_BROWSER']) return found;
  const isRoot = process.getuid?.() === 0;
  if (isRoot && runs('apt-get', ['--version'], 'ignore')) {
    console.log('No browser found; installing Chromium with apt-get …');
    runs('apt-get', ['update', '-qq'], 'inherit');
    runs('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], 'inherit');
    const installed = await findBrowser();
    if (installed) return installed;
  }
  console.log("No browser found; fetching Playwright's Chromium …");
  const cli = fileURLToPath(new URL('../node_modules/@playwright/test/cli.js', import.meta.url));
  runs(process.execPath, [cli, 'install', 'chromium'], 'inherit');
  return findBrowser();
}

/** What to do when neither helped. */
export const browserRemedy =
  'No Chromium was found or could be fetched. Install Chromium or Chrome, or set BOXWRIGHT_BROWSER to its program.';

function runs(program, args, stdio) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync(program, args, { stdio, env, timeout: 300_000 }).status === 0;
}
