import { solveField } from '#solver/field/solve.ts';
import { block } from '../unit/solver/field/block.ts';
import { ductOn, ductWithWallFunctions } from './field-cases.ts';
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

// The compiler of the engine has seen the code by then, that of coarser grids too: of the peers the starting does not count either.
await solveField(block([50, 50, 10]));
for (const duct of [ductOn, ductOn, ductWithWallFunctions])
  if (chosen.some(({ name }) => !name.startsWith('P1') && name !== 'P2'))
    await solveField({ ...duct([52, 33, 14]), residual: 1e-3 });
for (const { name, peer, run } of chosen)
  if (!missing.some(([one]) => one === peer)) print({ name, peer, ...(await run()) });
