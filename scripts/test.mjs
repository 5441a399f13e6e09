// The README's test command: installs what is missing, then runs every check and says what failed.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
ensureInstalled();

/** What it proves, and the command. */
const checks = [
  { name: 'lock file is complete', program: 'node', args: ['scripts/check-lock.mjs'] },
  { name: 'formatting', program: 'npx', args: ['oxfmt', '--check'] },
  { name: 'lint', program: 'npx', args: ['oxlint', '--type-aware', '--deny-warnings'] },
  { name: 'types', program: 'npx', args: ['tsc', '-p', '.'] },
  { name: 'unit, laws, validation, regression, architecture', program: 'npx', args: ['vitest', 'run'] },
];

const failed = [];
for (const { name, program, args } of checks) {
  console.log(`\n── ${name}`);
  const run = spawnSync(program, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (run.status !== 0) failed.push(name);
}
if (failed.length > 0) console.log(`\nFailed: ${failed.join('; ')}`);
console.log(`\n${checks.length - failed.length} passed, ${failed.length} failed`);
process.exit(failed.length > 0 ? 1 : 0);
