import { block } from '../unit/solver/field/block.ts';
import { hasCalculix, layeredBlock } from './against-calculix.ts';
import { conduction, duct, nusselt, tutorial } from './against-openfoam.ts';
import type { Against } from './against.ts';
import { blockInTime, cavity, ductOn, ductWithWallFunctions, grids } from './field-cases.ts';
import { hasOpenFoam } from './run-openfoam.ts';

/** The other programs, each with how to know that it is there and the Debian package that it comes in. */
export const peers = {
  OpenFOAM: { isThere: hasOpenFoam, package: 'openfoam' },
  CalculiX: { isThere: hasCalculix, package: 'calculix-ccx' },
} as const;

interface Run {
  readonly name: string;
  readonly peer: keyof typeof peers;
  readonly run: () => Promise<Against>;
}

const openFoam = (name: string, run: Run['run']): Run => ({ name, peer: 'OpenFOAM', run });

const ducts = [
  { size: '55 k', cells: [70, 44, 18], fast: 300, slow: 400 },
  { size: '249 k', cells: [140, 66, 27], fast: 250, slow: 700 },
] as const;

/** Iterations are those that OpenFOAM is given; its last one is what its figures must come to stay at. */
export const runs: readonly Run[] = [
  openFoam('P1 100 k', () => conduction(block(grids[0]))),
  openFoam('P1 1 M', () => conduction(block(grids[1]))),
  { name: 'P1, layers, 100 k', peer: 'CalculiX', run: () => layeredBlock(grids[0]) },
  openFoam('P2', () => conduction(blockInTime())),
  ...ducts.flatMap(({ size, cells, fast, slow }) => [
    openFoam(`P3 a ${size}`, () => duct(ductOn(cells), fast)),
    openFoam(`P3 a ${size}, tutorial`, () => duct(ductOn(cells), slow, { ...tutorial, heat: 0.7 })),
  ]),
  ...ducts.map(({ size, cells, slow }) =>
    openFoam(`P3 b ${size}`, () => duct(ductWithWallFunctions(cells), slow)),
  ),
  openFoam('P4 1e5', () => nusselt(cavity(1e5, [160, 160, 1]), 2000)),
  openFoam('P4 1e6', () => nusselt(cavity(1e6, [160, 160, 1]), 1500)),
  openFoam('P4 cube', () => nusselt(cavity(1e5, [64, 64, 64]), 400)),
];
