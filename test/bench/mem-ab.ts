import { solveField } from '#solver/field/solve.ts';
import { blockInTime, cavity, ductOn, grids } from './field-cases.ts';
import { block } from '../unit/solver/field/block.ts';
import { timedHere } from './processor-time.ts';
const cases = {
  p55: () => ductOn([70, 44, 18]), p249: () => ductOn([140, 66, 27]), p55b: () => ductOn([70, 44, 18], { flow: {} }),
  c5: () => cavity(1e5, [160, 160, 1]), c6: () => cavity(1e6, [160, 160, 1]), cube: () => cavity(1e5, [64, 64, 64]), cube32: () => cavity(1e5, [32, 32, 32]),
  p2: blockInTime, p1: () => block(grids[0]),
} as Record<string, () => any>;
await solveField(block([50, 50, 10]));
await solveField(ductOn([35, 22, 9]));
for (const name of process.argv.slice(2)) {
  const { result: s, seconds } = await timedHere(() => solveField(cases[name]()));
  console.log(name, s.status, 'turns', s.iterations, 'cpu', seconds.toFixed(2), 'ms/turn', (1000 * seconds / s.iterations).toFixed(1), 'B/cell', (s.bytes / s.cells).toFixed(0), Object.entries(s.outputs).slice(0, 5).map(([id, o]) => `${id} ${o.value.toFixed(4)}`).join(' '), 'imb', s.heat.imbalance.toExponential(1));
}
