// Every optional platform binding that `npm ci` will ask for must be in the lock file: where a registry
// lacks one on the day of `npm install`, npm leaves it out without a word and `npm ci` refuses the lock.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * @param {{packages: Record<string, {optionalDependencies?: Record<string, string>}>}} lock
 * @returns {{checked: number, missing: string[]}} how many optional dependencies were looked up, and those absent
 */
export function checkLock(lock) {
  const missing = [];
  let checked = 0;
  for (const [path, entry] of Object.entries(lock.packages)) {
    for (const name of Object.keys(entry.optionalDependencies ?? {})) {
      checked += 1;
      if (!resolves(lock.packages, path, name)) missing.push(`${name} (wanted by ${path || 'the project'})`);
    }
  }
  return { checked, missing };
}

/** Node's look-up: the package's own node_modules, then each one above it. */
function resolves(packages, from, name) {
  for (let base = from; ; base = base.slice(0, Math.max(0, base.lastIndexOf('node_modules/') - 1))) {
    if (packages[`${base ? `${base}/` : ''}node_modules/${name}`]) return true;
    if (base === '' || base === 'node_modules') return false;
    if (!base.includes('node_modules/')) base = '';
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const lock = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'));
  const { checked, missing } = checkLock(lock);
  if (checked === 0 || missing.length > 0) {
    console.error(
      `package-lock.json: ${checked} optional bindings checked, missing:\n  ${missing.join('\n  ')}`,
    );
    process.exit(1);
  }
  console.log(`package-lock.json: all ${checked} optional bindings present`);
}
