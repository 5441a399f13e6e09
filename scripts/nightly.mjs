// `npm run nightly`: solves layouts and networks by chance, each of which must converge or name a true cause, tries the
// laws on cases not tried before, solves the cases of the field solver on their own grids, and shipped layouts beside OpenFOAM.
//   npm run nightly -- [COUNT] [--seed N] [--only layouts|networks|laws|fields|layouts-openfoam] [--jobs N]
// COUNT layouts (10 000) and a tenth as many networks, from seed N (1) on. A seed that failed is solved again with
// `npm run nightly -- 1 --seed SEED --only SUBJECT`. Ends with 1 below 99.9 %.
import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureBuilt } from './build.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const least = 0.999;
/** Subject, and how many of it for each of COUNT. */
const subjects = { layouts: 1, networks: 0.1 };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    jobs: { type: 'string', default: '1' },
  },
});
const [count, seed, jobs] = [positionals[0] ?? '10000', values.seed, values.jobs].map(Number);
if (
  ![count, seed, jobs].every((number) => Number.isInteger(number) && number >= 0) ||
  count < 1 ||
  jobs < 1
) {
  console.error('nightly: COUNT, --seed and --jobs are whole numbers');
  process.exit(2);
}
const all = [...Object.keys(subjects), 'laws', 'fields', 'layouts-openfoam'];
if (values.only !== undefined && !all.includes(values.only)) {
  console.error(`nightly: --only is one of ${all.join(', ')}`);
  process.exit(2);
}
if (!ensureBuilt(['nightly'])) process.exit(1);

/**
 * A run of seeds in a process of its own.
 * @returns {Promise<{count: number, converged: number, causes: Record<string, number>, failures: {seed: number}[]}>}
 */
function run(subject, from, number) {
  return new Promise((resolve, reject) => {
    const args = [`${root}/out/nightly/index.js`, '--subject', subject, '--from', from, '--count', number];
    const child = spawn(process.execPath, args.map(String), { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.on('data', (part) => (text += part));
    child.on('close', (code) =>
      code === 0
        ? resolve(JSON.parse(text))
        : reject(new Error(`${subject} from seed ${from} ended with ${code}`)),
    );
  });
}

let good = true;
for (const [subject, share] of Object.entries(subjects)) {
  if (values.only !== undefined && values.only !== subject) continue;
  const started = Date.now();
  const total = values.only === undefined ? Math.ceil(count * share) : count;
  const slice = Math.ceil(total / jobs);
  const starts = Array.from({ length: Math.ceil(total / slice) }, (_, i) => i * slice);
  const parts = await Promise.all(starts.map((at) => run(subject, seed + at, Math.min(slice, total - at))));
  const causes = {};
  for (const part of parts)
    for (const [code, number] of Object.entries(part.causes)) causes[code] = (causes[code] ?? 0) + number;
  const failures = parts.flatMap((part) => part.failures);
  const converged = parts.reduce((sum, part) => sum + part.converged, 0);
  const reached = 1 - failures.length / total;
  good &&= reached >= least;
  console.log(`${subject}: ${total} from seed ${seed}, ${((Date.now() - started) / 1000).toFixed(0)} s`);
  console.log(`  converged        ${converged}`);
  for (const [code, number] of Object.entries(causes).sort(([, a], [, b]) => b - a))
    console.log(`  ${code.padEnd(16)} ${number}`);
  console.log(
    `  neither          ${failures.length}${failures.length > 0 ? `: seeds ${failures.map((failure) => failure.seed).join(', ')}` : ''}`,
  );
  console.log(`  answer or cause  ${(100 * reached).toFixed(2)} % (at least ${100 * least} %)`);
}
if (values.only === undefined || values.only === 'laws') {
  // The seed of the laws is the one given, else one of this night.
  const ofLaws = process.argv.some((one) => one.startsWith('--seed'))
    ? values.seed
    : String(Date.now() % 2 ** 31);
  console.log(`laws: LAWS_SEED=${ofLaws} npx vitest run test/laws`);
  const { status } = spawnSync('npx', ['vitest', 'run', 'test/laws'], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, LAWS_SEED: ofLaws },
  });
  good &&= status === 0;
}
if (values.only === undefined || values.only === 'fields') {
  const { status } = spawnSync(process.execPath, [`${root}/cli/boxwright.mjs`, 'verify', '--field'], {
    stdio: 'inherit',
  });
  good &&= status === 0;
}
if (values.only === undefined || values.only === 'layouts-openfoam') {
  if (!ensureBuilt(['bench'])) process.exit(1);
  const { status } = spawnSync(process.execPath, [`${root}/out/bench/layouts.js`], { stdio: 'inherit' });
  good &&= status === 0;
}
process.exit(good ? 0 : 1);
