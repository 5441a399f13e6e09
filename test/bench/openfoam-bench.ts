import { solveField } from '#solver/field/solve.ts';
import { block } from '../unit/solver/field/block.ts';
import { againstOpenFoam } from './against-openfoam.ts';
import { ductOn } from './field-cases.ts';

/*
 * The field solver beside OpenFOAM, one thread each, the same cases from our own exporter. Arguments: beginnings of the
 * names of the runs wanted (P1, "P3 a 55 k"). Prints one JSON document a line, `null` where OpenFOAM is not installed.
 */

// The compiler of the engine has seen the code by then.
await solveField(block([50, 50, 10]));
await solveField(ductOn([35, 22, 9]));

const print = (one: unknown): void => {
  process.stdout.write(`${JSON.stringify(one)}\n`);
};
if ((await againstOpenFoam(process.argv.slice(2), print)) === null) print(null);
