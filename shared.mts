import { FieldSession } from '#solver/field/session.ts';
import { runSession } from '#solver/field/solve.ts';
import { nodeTeams } from '#solver/worker/node-team.ts';
import { block } from './test/unit/solver/field/block.ts';
import { ductOn } from './test/bench/field-cases.ts';
const which = process.argv[2], reps = Number(process.argv[3]);
const duct = (c: any, n: number) => ({ ...ductOn(c), flow: { ...ductOn(c).flow, iterations: n } });
const input: any = ({ p1: block([200,200,25]), a249: duct([140,66,27], 12), a55: duct([70,44,18], 30), big: block([320,320,40]), cube: { } } as any)[which];
// times of each turn, best over the repetitions
const best: number[][] = [[], []];
for (let r = 0; r < reps; r++) for (const threads of r % 2 ? [2, 1] : [1, 2]) {
  const session = new FieldSession(input);
  const team = await nodeTeams(threads)(session.counts);
  const run = session.steps(team); let n = 0;
  for (let done: any = false; !done; n++) { const t = performance.now(); done = run.next().done; const x = performance.now() - t; best[threads-1][n] = Math.min(best[threads-1][n] ?? Infinity, x); if (n % 4 === 0) await new Promise((f) => setImmediate(f)); }
  team.end();
}
const sum = best.map((b) => b.reduce((a, x) => a + x, 0));
const turns = best.map((b) => b.slice(1).reduce((a, x) => a + x, 0));
console.log(which, 'whole', sum.map((x) => x.toFixed(0)).join(' / '), (sum[0]/sum[1]).toFixed(2), 'first', best.map(b=>b[0].toFixed(0)).join(' / '), 'turns', turns.map((x) => x.toFixed(0)).join(' / '), (turns[0]/turns[1]).toFixed(2), 'best turn', best.map(b=>Math.min(...b.slice(1)).toFixed(1)).join(' / '), (Math.min(...best[0].slice(1))/Math.min(...best[1].slice(1))).toFixed(2));
