// `npm run bench`: measures the figures of the README, prints them beside their targets and beside the baseline.
//   npm run bench -- [--solver] [--update]
// Times are also given as multiples of a fixed piece of work that is timed in the same run; the baseline holds
// these ratios. Ends with 1 only when a ratio has grown more than `gross`-fold: a fault, not a busy machine.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ensureBuilt } from './build.mjs';
import { scriptSizes, zippedSums } from './check-size.mjs';
import { browserRemedy, fetchBrowser } from './find-browser.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const baselineFile = `${root}/test/bench/baseline.json`;
/** Twice the spread that repeated runs on a busy two-core machine showed. */
const gross = 2.5;

const { values } = parseArgs({
  options: { solver: { type: 'boolean', default: false }, update: { type: 'boolean', default: false } },
});

if (!ensureBuilt(values.solver ? ['bench'] : ['bench', 'renderer'])) process.exit(1);

// What is solved in the bench's own thread has the young generation of the product's worker (solver/worker/node.ts):
// 192 MB, three half-spaces of 64.
const run = spawnSync(process.execPath, ['--max-semi-space-size=64', `${root}/out/bench/index.js`], {
  cwd: root,
  encoding: 'utf8',
  stdio: ['ignore', 'pipe', 'inherit'],
});
if (run.status !== 0) process.exit(1);
const solver = JSON.parse(run.stdout);

/** What is measured: value, target and, where it is compared with the baseline, its ratio. */
const figures = [
  timed('warm re-solve, one part moved: median', solver.warm.median, 16),
  timed('warm re-solve, one part moved: p95', solver.warm.p95, 50),
  timed('warm solve with bands: median', solver.banded.median, 20),
  timed('cold solve, fresh worker: median', solver.cold.median, 300),
  timed('linear part, 500 nodes warm: median', solver.linear.median, 1),
  timed('linear part, 2 000 nodes warm: median', solver.linear2000.median, 5),
  timed('linear part, 20 000 nodes warm: median', solver.linear20000.median, 150),
  timed('linear part, 500 nodes with ordering: median', solver.linearCold.median, 10),
  ...[100, 1000].map((nodes) => {
    const { ours, theirs } = solver[`epanet${nodes}`];
    const value = ours.median / theirs.median;
    return {
      name: `pipe network of ${nodes} nodes, over EPANET's time`,
      value,
      unit: '×',
      target: 3,
      ratio: value,
    };
  }),
];

const { cluster } = solver;
const growth = cluster.of1000 / cluster.of16;
figures.push(
  timed('cluster of 1 000 racks, condensed: median', cluster.of1000, 1000),
  { name: 'cluster of 1 000 racks over that of 16', value: growth, unit: '×', target: 2, ratio: growth },
  timed('rack of 18 trays condensed anew', cluster.rack, 10_000),
);

if (solver.ngspice) {
  const value = solver.ngspice.ours / solver.ngspice.theirs;
  figures.push({
    name: "2 000 nodes in time, over ngspice's time",
    value,
    unit: '×',
    target: 0.05,
    ratio: value,
  });
}

if (!values.solver) {
  const browser = await fetchBrowser();
  if (!browser) {
    console.error(browserRemedy);
    process.exit(1);
  }
  const { benchPage } = await import('../test/bench/page-bench.mjs');
  const page = await benchPage(browser);
  const { page: zipped } = zippedSums(scriptSizes(`${root}/out/renderer`));
  figures.push(
    timed(`frame, ${page.frames} while turning 2 000 parts: median`, page.frame.median, 4),
    { name: 'draw calls, 2 000 parts', value: page.drawCalls, unit: '', target: 200, ratio: page.drawCalls },
    timed('interactive: example solved and drawn', page.interactive, 3000),
    { name: 'JavaScript, gzipped', value: zipped / 1000, unit: 'kB', target: 1500, ratio: zipped / 1000 },
  );
}

/** Times of the pipe networks of one size. */
function pipes(nodes) {
  const { ours, theirs, reading, asking } = solver[`epanet${nodes}`];
  const show = ({ median }) => median.toPrecision(3);
  return `${nodes} nodes ${show(ours)} ms against ${show(theirs)} (its reading of the text, ${show(reading)} ms, not counted; the asking for its flows, ${show(asking)} ms, is)`;
}

function timed(name, value, target) {
  return { name, value, unit: 'ms', target, ratio: value / solver.reference };
}

const baseline = JSON.parse(readFileSync(baselineFile, 'utf8'));
const key = ({ name }) => name.replace(/\d+ while/, 'while');
console.log(`Reference work: ${solver.reference.toFixed(2)} ms (multiplying two 120 × 120 matrices)\n`);
console.log(
  `${'figure'.padEnd(52)}${'value'.padStart(12)}${'target'.padStart(12)}${'ratio'.padStart(10)}${'baseline'.padStart(10)}`,
);
const grown = [];
for (const figure of figures) {
  const before = baseline.ratios[key(figure)];
  const change = before ? figure.ratio / before : 1;
  if (change > gross) grown.push(`${figure.name}: ${change.toFixed(1)} times the baseline`);
  const show = (value) => `${Number(value.toPrecision(3))} ${figure.unit}`.trim();
  console.log(
    figure.name.padEnd(52) +
      show(figure.value).padStart(12) +
      `≤ ${show(figure.target)}`.padStart(12) +
      figure.ratio.toPrecision(3).padStart(10) +
      (before ? before.toPrecision(3) : '–').padStart(10) +
      (figure.value > figure.target ? '  over its target' : ''),
  );
}

const inTime = solver.ngspice
  ? `in time: ${(solver.ngspice.ours / 1000).toFixed(2)} s against ngspice's ${(solver.ngspice.theirs / 1000).toFixed(1)} s, errors ${solver.ngspice.off.toExponential(1)} and ${solver.ngspice.error.toExponential(1)} K`
  : 'in time: ngspice is not installed, nothing to compare with';
const inside = solver.secondsInside;
const named = Object.entries(solver.shares);
const rest = inside - named.reduce((sum, [, seconds]) => sum + seconds, 0);
const times = [...named, ['iterate and rest', rest]].map(
  ([name, seconds]) =>
    `${name} ${(seconds * 1000).toFixed(1)} ms (${((100 * seconds) / inside).toFixed(0)} %)`,
);
console.log(`
${solver.unknowns} unknowns, ${solver.zones} air zones; Newton steps ${solver.iterationsWarm.toFixed(1)} warm, ${solver.iterationsCold} cold
${solver.converged} of ${solver.solves} solves converged; largest imbalance ${solver.worstBalance.toExponential(1)}
pipe networks: flows within ${Math.max(solver.epanet100.off, solver.epanet1000.off).toExponential(1)} of the largest against EPANET; ${pipes(100)}, ${pipes(1000)}
${inTime}
cluster of 1 000 racks: of one kind ${cluster.of1000.toPrecision(3)} ms, of four ${cluster.of1000InFourKinds.toPrecision(3)} ms; of 16 racks ${cluster.of16.toPrecision(3)} ms
inside the solver ${(inside * 1000).toFixed(1)} ms on average: ${times.join(', ')}`);

if (values.update) {
  const ratios = Object.fromEntries(
    figures.map((figure) => [key(figure), Number(figure.ratio.toPrecision(3))]),
  );
  const note =
    'Multiples of the reference work of the same run (sizes and counts as they are); see scripts/bench.mjs.';
  writeFileSync(
    baselineFile,
    `${JSON.stringify({ note, ratios: { ...baseline.ratios, ...ratios } }, null, 2)}\n`,
  );
  console.log('\nBaseline written.');
} else if (grown.length > 0) {
  console.log(`\nGrown more than ${gross}-fold:\n  ${grown.join('\n  ')}`);
  process.exit(1);
}
