import { solveField } from '#solver/field/solve.ts';
import { block } from '../unit/solver/field/block.ts';
import { ductOn } from './field-cases.ts';
import { peers, runs } from './peers.ts';

/*
 * The field solver beside OpenFOAM and CalculiX, one thread each. Arguments: beginnings of the names of the runs wanted
 * (P1, "P3 a 55 k"). Prints one JSON document a line: a run, or the name of what is not installed.
 */

const print = (one: unknown): void => {
  process.stdout.write(`${JSON.stringify(one)}\n`);
};
const wanted = process.argv.slice(2);
const chosen = runs.filter(({ name }) => wanted.length === 0 || wanted.some((one) => name.startsWith(one)));
const missing = Object.entries(peers).filter(
  ([name, { isThere }]) => chosen.some(({ peer }) => peer === name) && !isThere(),
);
for (const [name, peer] of missing) print({ missing: name, package: peer.package });

// The compiler of the engine has seen the code by then.
await solveField(block([50, 50, 10]));
await solveField(ductOn([35, 22, 9]));
for (const { name, peer, run } of chosen)
  if (!missing.some(([one]) => one === peer)) print({ name, peer, ...(await run()) });
