// `npm run bench:field`: the field solver on conduction block, server duct and cavities, one thread. Ends with 1 when a run does not converge
// or the mean temperature of the top is not that of the reference.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './build.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
if (!ensureBuilt(['bench'])) process.exit(1);
const run = spawnSync(process.execPath, [`${root}/out/bench/field.js`], {
  cwd: root,
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'inherit'],
});
if (run.status !== 0) process.exit(1);
const { reference, runs, agrees, growth } = JSON.parse(run.stdout);

console.log(`Reference work: ${reference.toPrecision(3)} ms (multiplying two 120 × 120 matrices)\n`);
console.log('run               cells   processor/s   iterations   bytes/cell   figure     imbalance');
for (const one of runs) {
  console.log(
    [
      one.name.padEnd(14),
      String(one.cells).padStart(8),
      one.seconds.toFixed(2).padStart(13),
      String(one.iterations).padStart(12),
      one.bytesPerCell.toFixed(0).padStart(12),
      one.figure.toFixed(4).padStart(11),
      one.imbalance.toExponential(1).padStart(10),
      one.status === 'converged' ? '' : `  ${one.status}`,
    ].join(''),
  );
}
console.log(`\ncost grows with cells^${growth.toFixed(2)} from 100 k to 4 M (target 1.15)`);
if (!agrees) console.log('The mean temperature of the top is not the 336.446 K of the reference.');
if (!agrees || runs.some(({ status }) => status !== 'converged')) process.exit(1);
