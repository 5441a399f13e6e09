import { solveField } from '#solver/field/solve.ts';
import { block, layers } from '../unit/solver/field/block.ts';
import { referenceTime } from './statistics.mjs';

/*
 * The field solver on the conduction block P1 and P2 (docs/field-case.md), one thread, processor time of the whole solve:
 * equations, groups, iterations. Prints one JSON document; scripts/bench-field.mjs shows it.
 */

/** Mean temperature of the top that the issue gives, K; and the largest deviation that counts as agreement. */
const reference = 336.446;
const agreement = 0.001;

async function timed(name: string, input: Parameters<typeof solveField>[0]) {
  const before = process.cpuUsage();
  const solution = await solveField(input);
  const { user, system } = process.cpuUsage(before);
  return {
    name,
    cells: solution.cells,
    status: solution.status,
    seconds: (user + system) / 1e6,
    iterations: solution.iterations,
    bytesPerCell: solution.bytes / solution.cells,
    top: solution.outputs['top'].value,
    imbalance: solution.heat.imbalance,
  };
}

const grids = [
  [100, 100, 10],
  [200, 200, 25],
  [320, 320, 40],
] as const;

await timed('settling', block([50, 50, 10])); // the compiler of the engine has seen the code by then
const steady = [];
for (const cells of grids) steady.push(await timed('P1', block(cells)));
const layered = [];
for (const cells of grids.slice(0, 2))
  layered.push(await timed('P1, layers', { ...block(cells), ...layers }));
const transient = await timed('P2', {
  ...block(grids[0]),
  materials: { board: { conductivity: [30, 30, 1], density: 2000, specificHeat: 1000 } },
  initial: 300,
  transient: { step: 10, steps: 100, order: 1 },
});

const [first] = steady;
const last = steady[steady.length - 1];
process.stdout.write(
  `${JSON.stringify({
    reference: referenceTime(),
    runs: [...steady, ...layered, transient],
    agrees: steady.every(({ top }) => Math.abs(top - reference) <= agreement),
    growth: Math.log(last.seconds / first.seconds) / Math.log(last.cells / first.cells),
  })}\n`,
);
