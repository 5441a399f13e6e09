import { grouped } from '#models/units/grouped.ts';
import { layoutAgainst, layoutField } from './layout-against-openfoam.ts';
import { hasOpenFoam } from './run-openfoam.ts';

/*
 * Shipped examples solved here and by OpenFOAM on the same cells with the same physics. Prints a table of each, and ends
 * with 1 where one of the hottest parts is further off than the issue allows. `layouts.js [CELLS] [TURNS] [EXAMPLE…]`, TURNS 0
 * for as many as each takes.
 */

/** Turns after which OpenFOAM has come to rest on 50 000 cells. */
const usualTurns = new Map([
  ['inference-8x-air', 1500],
  ['edge-box', 1500],
  ['inference-8x-liquid', 5000],
]);
/** Of the rise above the room. */
const allowed = 0.1;
const hottest = 10;
/** OpenFOAM has come to rest where no temperature moves more than this any longer, K. */
const still = 0.1;

const [cells = '50000', turns = '0', ...wanted] = process.argv.slice(2);
let good = true;
if (!hasOpenFoam()) {
  console.log('OpenFOAM is not installed here (Debian: apt-get install openfoam).');
  process.exit(0);
}
const examples = [...usualTurns.keys()];
for (const example of wanted.length > 0 ? wanted : examples) {
  const usual = usualTurns.get(example);
  if (usual === undefined) {
    console.error(`layouts: "${example}" is none of ${examples.join(', ')}`);
    process.exit(2);
  }
  const file = new URL(`../../examples/${example}.boxwright.json`, import.meta.url);
  const field = await layoutField(file, Number(cells));
  const { parts, cellMeans, flows, pressures, ambient, ...run } = await layoutAgainst(
    field,
    Number(turns) || usual,
  );
  console.log(
    `${example}: ${grouped(run.cells)} cells, viscosity ${run.viscosity.toFixed(1)} times that of air; ours ${run.status} after ${run.ours.turns} turns, ${run.ours.seconds.toFixed(0)} s; OpenFOAM ${run.theirs.turns} turns, ${run.theirs.seconds.toFixed(0)} s, moves ${run.drift.toFixed(3)} K in the last tenth`,
  );
  const row = (name: string, ours: number, theirs: number, digits: number, share: number): void =>
    console.log(
      `  ${name.padEnd(28)} ${ours.toFixed(digits).padStart(10)} ${theirs.toFixed(digits).padStart(10)} ${(100 * share).toFixed(1).padStart(7)} %`,
    );
  console.log('  rise above the room, K             ours   OpenFOAM   of the rise');
  const risesOf = (figures: typeof parts) =>
    figures.map(([name, ours, theirs]) => [name, ours - ambient, theirs - ambient] as const);
  const rises = risesOf(parts);
  const hottestCells = risesOf(cellMeans).slice(0, hottest);
  for (const [name, ours, theirs] of rises) row(name, ours, theirs, 2, (ours - theirs) / theirs);
  console.log('  the same of the hottest means over cells, without what the network adds');
  for (const [name, ours, theirs] of hottestCells) row(name, ours, theirs, 2, (ours - theirs) / theirs);
  console.log('  flow, l/s');
  for (const [name, ours, theirs] of flows) row(name, 1e3 * ours, 1e3 * theirs, 2, (ours - theirs) / theirs);
  console.log('  pressure of fans, Pa');
  for (const [name, ours, theirs] of pressures) row(name, ours, theirs, 1, (ours - theirs) / theirs);
  const judged = [...rises.slice(0, hottest), ...hottestCells];
  const off = judged.filter(([, ours, theirs]) => !(Math.abs(ours - theirs) <= allowed * Math.abs(theirs)));
  const isAtRest = run.status === 'converged' && run.drift <= still;
  const within = `${judged.length - off.length} of ${judged.length}`;
  console.log(
    `  ${isAtRest ? '' : 'no rest in both; '}${within} of the hottest parts and cells within ${100 * allowed} % of the rise\n`,
  );
  good &&= off.length === 0 && isAtRest;
}
process.exit(good ? 0 : 1);
