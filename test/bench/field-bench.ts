import type { FieldCase } from '#solver/field/schema.ts';
import { solveField } from '#solver/field/solve.ts';
import { nodeTeams } from '#solver/worker/node-team.ts';
import { block, layers } from '../unit/solver/field/block.ts';
import { blockInTime, cavity, ductOn, grids } from './field-cases.ts';
import { timedHere } from './processor-time.ts';
import { referenceTime } from './statistics.mjs';

/*
 * The field solver on the conduction block P1 and P2, the server duct P3 and the cavities P4 (docs/field-case.md), one
 * thread, processor time of the whole solve: equations, groups, iterations; and two threads against one, by the clock.
 * Prints one JSON document; scripts/bench-field.mjs shows it.
 */

/** Mean temperature of the top that the issue gives, K; and the largest deviation that counts as agreement. */
const reference = 336.446;
const agreement = 0.001;

async function timed(name: string, input: FieldCase, figure = 'top') {
  const { result: solution, seconds } = await timedHere(() => solveField(input));
  return {
    name,
    cells: solution.cells,
    status: solution.status,
    seconds,
    iterations: solution.iterations,
    bytesPerCell: solution.bytes / solution.cells,
    figure: solution.outputs[figure].value,
    imbalance: solution.heat.imbalance,
  };
}

/** Rounds in which one and two threads take turns; the best of each counts, as others may use the machine. */
const rounds = 2;

/** The clock on the wall from the first equation to the answer, on one thread and on two. */
async function sharedBy(name: string, input: FieldCase) {
  const seconds = [Infinity, Infinity];
  let cells = 0;
  for (let round = 0; round < rounds; round++) {
    for (const threads of [1, 2]) {
      const solution = await solveField(input, { openTeam: nodeTeams(threads) });
      cells = solution.cells;
      seconds[threads - 1] = Math.min(seconds[threads - 1], solution.seconds.total);
    }
  }
  return { name, cells, one: seconds[0], two: seconds[1] };
}

await timed('settling', block([50, 50, 10])); // the compiler of the engine has seen the code by then
const steady = [];
for (const cells of grids) steady.push(await timed('P1', block(cells)));
const layered = [];
for (const cells of grids.slice(0, 2))
  layered.push(await timed('P1, layers', { ...block(cells), ...layers }));
const transient = await timed('P2', blockInTime());

const ducts = [];
for (const cells of [
  [70, 44, 18],
  [140, 66, 27],
] as const) {
  ducts.push(await timed('P3 a', ductOn(cells), 'gpu'));
  ducts.push(await timed('P3 a, order 2', ductOn(cells, { flow: {} }), 'gpu'));
}

const cavities = [
  await timed('P4, Ra 1e5', cavity(1e5, [160, 160, 1]), 'Nu'),
  await timed('P4, Ra 1e6', cavity(1e6, [160, 160, 1]), 'Nu'),
  await timed('P4, cube, 1e5', cavity(1e5, [64, 64, 64]), 'Nu'),
];

const shared = [
  await sharedBy('P1', block(grids[1])),
  await sharedBy('P3 a, 12 turns', withTurns(ductOn([140, 66, 27]), 12)),
];

function withTurns(input: FieldCase, iterations: number): FieldCase {
  return { ...input, flow: { ...input.flow, iterations } };
}

const [first] = steady;
const last = steady[steady.length - 1];
process.stdout.write(
  `${JSON.stringify({
    reference: referenceTime(),
    runs: [...steady, ...layered, transient, ...ducts, ...cavities],
    shared,
    agrees: steady.every(({ figure }) => Math.abs(figure - reference) <= agreement),
    growth: Math.log(last.seconds / first.seconds) / Math.log(last.cells / first.cells),
  })}\n`,
);
