// `npm run bench:field`: the field solver on conduction block, server duct and cavities, one thread. Ends with 1 when a run does not converge
// or the mean temperature of the top is not that of the reference. `-- --peers [P1 "P3 a 55 k" …]`: beside OpenFOAM and CalculiX.
import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './build.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
if (!ensureBuilt(['bench'])) process.exit(1);
if (process.argv.includes('--peers')) process.exit(await besidePeers());
const run = spawnSync(process.execPath, [`${root}/out/bench/field.js`], {
  cwd: root,
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'inherit'],
});
if (run.status !== 0) process.exit(1);
const { reference, runs, shared, agrees, growth } = JSON.parse(run.stdout);

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
console.log('\nrun               cells   one thread/s   two threads/s   ratio (clock, best of two each)');
for (const { name, cells, one, two } of shared)
  console.log(
    [
      name.padEnd(14),
      String(cells).padStart(9),
      one.toFixed(2).padStart(15),
      two.toFixed(2).padStart(16),
      (two / one).toFixed(2).padStart(8),
    ].join(''),
  );
console.log(`\ncost grows with cells^${growth.toFixed(2)} from 100 k to 4 M (target 1.15)`);
if (!agrees) console.log('The mean temperature of the top is not the 336.446 K of the reference.');
if (!agrees || runs.some(({ status }) => status !== 'converged')) process.exit(1);

/**
 * Shows each run as it ends: OpenFOAM's take minutes.
 * @returns {Promise<number>} exit code
 */
async function besidePeers() {
  const wanted = process.argv.slice(process.argv.indexOf('--peers') + 1);
  const program = spawn(process.execPath, [`${root}/out/bench/peers.js`, ...wanted], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  console.log('run                     cells   ours/s (turns)         theirs/s (turns)   ratio');
  for await (const line of createInterface({ input: program.stdout })) {
    const one = JSON.parse(line);
    if (one.missing) {
      console.log(`${one.missing} is not installed here (Debian: apt-get install ${one.package}).`);
      continue;
    }
    const { name, peer, cells, criterion, ours, theirs, figures } = one;
    const clock = ({ seconds, turns }) => `${seconds.toFixed(2)} (${turns})`;
    console.log(
      [
        name.padEnd(20),
        String(cells).padStart(9),
        clock(ours).padStart(17),
        clock(theirs).padStart(23),
        (ours.seconds / theirs.seconds).toFixed(3).padStart(8),
        `   ${peer}; ${criterion}: `,
        figures.map(([id, a, b]) => `${id} ${a.toFixed(3)} ${b.toFixed(3)}`).join(', '),
      ].join(''),
    );
  }
  return program.exitCode ?? 1;
}
