// Runs the end-to-end tests in a real Chromium, which is fetched where there is none.
//   node scripts/test-e2e.mjs [arguments of playwright test]
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { browserRemedy, fetchBrowser } from './find-browser.mjs';

if (!ensureBuilt(['renderer'])) process.exit(1);
const browser = await fetchBrowser();
if (!browser) {
  console.error(browserRemedy);
  process.exit(1);
}
const root = fileURLToPath(new URL('..', import.meta.url));
const cli = fileURLToPath(new URL('../node_modules/@playwright/test/cli.js', import.meta.url));
const run = spawnSync(process.execPath, [cli, 'test', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, BOXWRIGHT_BROWSER: browser },
});
process.exit(run.status ?? 1);
