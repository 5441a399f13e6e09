// The README's test command: installs what is missing, then runs every check and says what failed.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
ensureInstalled();

const layers = ['tsconfig.json', 'tsconfig.models.json', 'tsconfig.solver.json', 'tsconfig.host.json'];

/** What it proves, and the commands; it has passed when each of them ends with 0. */
const checks = [
  { name: 'lock file is complete', commands: [['node', 'scripts/check-lock.mjs']] },
  { name: 'formatting', commands: [['npx', 'oxfmt', '--check']] },
  { name: 'lint', commands: [['npx', 'oxlint', '--type-aware', '--deny-warnings']] },
  { name: 'types, layer by layer', commands: layers.map((file) => ['npx', 'tsc', '-p', file]) },
  { name: 'unit, laws, validation, regression, architecture', commands: [['npx', 'vitest', 'run']] },
  { name: 'build', commands: [['node', 'scripts/build.mjs']] },
  { name: 'size of the page', commands: [['node', 'scripts/check-size.mjs']] },
  { name: 'command line, built', commands: [['node', 'cli/boxwright.mjs', 'verify']] },
  { name: 'end to end in a browser', commands: [['node', 'scripts/test-e2e.mjs']] },
];

const failed = [];
for (const { name, commands } of checks) {
  console.log(`\n── ${name}`);
  const started = Date.now();
  const ok = commands.every(([program, ...args]) => {
    const options = { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' };
    return spawnSync(program, args, options).status === 0;
  });
  console.log(`   ${ok ? 'passed' : 'FAILED'} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  if (!ok) failed.push(name);
}
if (failed.length > 0) console.log(`\nFailed: ${failed.join('; ')}`);
console.log(`\n${checks.length - failed.length} passed, ${failed.length} failed`);
process.exit(failed.length > 0 ? 1 : 0);
