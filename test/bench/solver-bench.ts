import { readFileSync } from 'node:fs';
import { loadProject } from '#models/file/load.ts';
import type { Design } from '#models/project/design.ts';
import { applyDiff } from '#models/project/diff.ts';
import { movePlacements } from '#models/project/edits/arrange.ts';
import { headerOf } from '#models/project/query.ts';
import type { ConfigurationId, Project } from '#models/project/records.ts';
import { resolveDesign } from '#models/project/resolve.ts';
import type { DesignResult } from '#models/results/design-result.ts';
import { PatternBuilder } from '#solver/linalg/pattern.ts';
import { SparseLu } from '#solver/linalg/sparse-lu.ts';
import { createNodeDesignSolver } from '#solver/worker/node.ts';
import { againstEpanet } from './against-epanet.ts';
import { againstNgspice } from './against-ngspice.ts';
import { clusterTimes } from './cluster-times.ts';
import { referenceTime, statistics } from './statistics.mjs';

/*
 * The solver as the workbench uses it: behind a worker, warm, one part moved per solve. Prints one JSON
 * document; scripts/bench.mjs shows it and compares it with the baseline.
 */

const warmSolves = 360;
const settling = 20; // solves before the measured ones: the compiler of the engine has seen the code by then
const coldSolves = 5;
/** Solves in one drag: a centimetre. */
const dragSteps = 10;

/** Kinds whose parts a person would drag. */
const dragged: readonly string[] = ['accelerator', 'storage', 'network', 'memory', 'fan'];

const { project, configuration } = readExample('examples/inference-8x-air.boxwright.json');
const designs = moves(project, configuration, warmSolves + settling);

/** First solve in a worker that has solved nothing: what a person waits for after opening. */
const cold: number[] = [];
let first: DesignResult | null = null;
for (let run = 0; run < coldSolves; run += 1) {
  const solver = createNodeDesignSolver();
  const design = designs[0];
  if (!design) throw new Error('the example has no part to move');
  // Starting the thread and loading the program is not solving.
  await solver.solve(emptied(design), { fidelity: 'budget' });
  const started = performance.now();
  first = await solver.solve(design, { fidelity: 'network' });
  cold.push(performance.now() - started);
  solver.dispose();
}

const solver = createNodeDesignSolver();
const warm: { time: number; result: DesignResult }[] = [];
for (const design of designs) {
  const started = performance.now();
  const result = await solver.solve(design, { fidelity: 'network' });
  warm.push({ time: performance.now() - started, result });
}
/** The same moves again, each with the bands of its temperatures, flows and powers. */
const banded: number[] = [];
for (const design of designs) {
  const started = performance.now();
  await solver.solve(design, { fidelity: 'network' });
  const { parts, figures } = await solver.bands(design);
  banded.push(performance.now() - started);
  if (parts.length === 0 || figures.length === 0) throw new Error('a solve has no bands');
}
solver.dispose();
const measured = warm.slice(settling);

const result = measured.at(-1)?.result ?? first;
if (!result) throw new Error('nothing was solved');
const mean = (of: (result: DesignResult) => number): number =>
  measured.reduce((sum, solve) => sum + of(solve.result), 0) / measured.length;

process.stdout.write(
  `${JSON.stringify({
    reference: referenceTime(),
    warm: statistics(measured.map(({ time }) => time)),
    banded: statistics(banded.slice(settling)),
    cold: statistics(cold),
    linear: statistics(linearTimes(500, 300)),
    linear2000: statistics(linearTimes(2000, 90)),
    linear20000: statistics(linearTimes(20_000, 15)),
    linearCold: statistics(coldLinearTimes(60)),
    epanet100: await againstEpanet(10, 10, 900),
    epanet1000: await againstEpanet(32, 31, 48),
    ngspice: await againstNgspice(),
    cluster: await clusterTimes(),
    unknowns: result.cost.unknowns,
    zones: result.zones.length,
    converged: warm.filter((solve) => solve.result.status === 'converged').length,
    solves: warm.length,
    iterationsWarm: mean((found) => found.cost.iterations),
    iterationsCold: first?.cost.iterations ?? 0,
    secondsInside: mean((found) => found.cost.seconds),
    shares: {
      build: mean((found) => found.cost.shares.build),
      assemble: mean((found) => found.cost.shares.assemble),
      factor: mean((found) => found.cost.shares.factor),
      report: mean((found) => found.cost.shares.report),
    },
    worstBalance: Math.max(
      ...measured.map((solve) =>
        Math.max(Math.abs(solve.result.balance.mass), Math.abs(solve.result.balance.energy)),
      ),
    ),
  })}\n`,
);

function readExample(path: string): { project: Project; configuration: ConfigurationId } {
  const { project: read, problems } = loadProject(readFileSync(path, 'utf8'), path);
  if (!read) throw new Error(problems.map(({ message }) => message).join('; '));
  return { project: read, configuration: headerOf(read).active };
}

/** Drags, one part after another, each a millimetre a solve: only that part moves between two solves. */
function moves(start: Project, id: ConfigurationId, count: number): Design[] {
  const parts = resolveDesign(start, id).items.filter((item) => dragged.includes(item.kind));
  return Array.from({ length: count }, (_, step) => {
    const part = parts[(Math.floor(step / dragSteps) * 7) % parts.length];
    const distance = ((step % dragSteps) + 1) * 1e-3;
    const diff = movePlacements(start, id, part ? [part.id] : [], [0, distance, 0]);
    return resolveDesign(applyDiff(start, diff), id);
  });
}

function emptied(design: Design): Design {
  return { ...design, items: design.items.filter((item) => item.kind === 'chassis') };
}

/** A conduction network on a grid of `nodes` unknowns, `width` a row: its places, and room for its numbers. */
function gridNetwork(nodes: number, width: number) {
  const builder = new PatternBuilder(nodes);
  const places: { row: number; column: number }[] = [];
  for (let row = 0; row < nodes; row += 1) {
    for (const column of [row, row - 1, row + 1, row - width, row + width]) {
      if (column < 0 || column >= nodes) continue;
      places.push({ row, column });
      builder.ask(row, column);
    }
  }
  const { pattern, slots } = builder.build();
  const values = new Float64Array(pattern.columns.length);
  const fill = (diagonal: number) => {
    for (const [index, { row, column }] of places.entries()) {
      values[slots[index] ?? 0] = row === column ? diagonal : -1;
    }
  };
  return { pattern, values, fill, right: new Float64Array(nodes).fill(1), x: new Float64Array(nodes) };
}

/** Factoring and solving a grid network again with new numbers, ms each; the first third is settling. */
function linearTimes(nodes: number, runs: number): number[] {
  const { pattern, values, fill, right, x } = gridNetwork(nodes, Math.round(Math.sqrt(nodes)));
  const lu = new SparseLu(pattern);
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    fill(4.1 + (run % 3) * 0.1);
    const started = performance.now();
    if (!lu.factor(values)) throw new Error('the grid network is singular');
    lu.solve(right, x);
    times.push(performance.now() - started);
  }
  return times.slice(Math.floor(runs / 3));
}

/** Listing, ordering, factoring and solving a grid network of 500 nodes, each time another, ms. */
function coldLinearTimes(runs: number): number[] {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const started = performance.now();
    const { pattern, values, fill, right, x } = gridNetwork(500, 15 + (run % 20));
    fill(4.1);
    const lu = new SparseLu(pattern);
    if (!lu.factor(values)) throw new Error('the grid network is singular');
    lu.solve(right, x);
    times.push(performance.now() - started);
  }
  return times.slice(Math.floor(runs / 3));
}
