import { readFileSync } from 'node:fs';
import type { FieldCase } from '#solver/field/schema.ts';
import { block } from '../unit/solver/field/block.ts';

/** The runs that docs/field-case.md calls P1 to P4. */
export const grids = [
  [100, 100, 10],
  [200, 200, 25],
  [320, 320, 40],
] as const;

/** P2: the block of P1 in time. */
export function blockInTime(): FieldCase {
  return {
    ...block(grids[0]),
    materials: { board: { conductivity: [30, 30, 1], density: 2000, specificHeat: 1000 } },
    initial: 300,
    transient: { step: 10, steps: 100, order: 1 },
  };
}

const duct: FieldCase = JSON.parse(readFileSync('examples/cases/server-duct.field-case.json', 'utf8'));

/** P3 a. */
export function ductOn(cells: readonly [number, number, number], change: Partial<FieldCase> = {}): FieldCase {
  return { ...duct, grid: { max: [0.7, 0.44, 0.178], cells }, ...change };
}

/** P3 b: the air as it is, k–ε with wall functions. */
export function ductWithWallFunctions(cells: readonly [number, number, number]): FieldCase {
  const { materials, boundaries, flow } = duct;
  const specificHeat = 1006;
  const viscosity = 1.8e-5;
  return ductOn(cells, {
    materials: {
      ...materials,
      air: { density: 1.177, specificHeat, viscosity, conductivity: (viscosity * specificHeat) / 0.71 },
    },
    boundaries: boundaries.map((one) =>
      one.type === 'inlet' ? { ...one, turbulence: { kineticEnergy: 0.0084375, length: 0.07 * 0.178 } } : one,
    ),
    flow: { ...flow, turbulence: 'k-epsilon', turbulentPrandtl: 0.85 },
  });
}

/** P4: a cavity of air heated from the side, with its Nusselt number at the cold wall. */
export function cavity(rayleigh: number, cells: readonly [number, number, number]): FieldCase {
  const isFlat = cells[2] === 1;
  const layer = { min: [1 - 1 / cells[0], 0, 0], max: [1, 1, 1] } as const;
  return {
    format: 'boxwright-field-case',
    version: 1,
    grid: { max: [1, 1, 1], cells },
    materials: { air: { conductivity: 1, density: 1, specificHeat: 1, viscosity: 0.71, expansion: 1 } },
    background: 'air',
    gravity: [0, -0.71 * rayleigh, 0],
    referenceTemperature: 300.5,
    boundaries: [
      { type: 'temperature', face: 'x-', temperature: 301 },
      { type: 'temperature', face: 'x+', temperature: 300 },
      ...(isFlat
        ? ([
            { type: 'symmetry', face: 'z-' },
            { type: 'symmetry', face: 'z+' },
          ] as const)
        : []),
    ],
    outputs: [
      { type: 'surface-heat', id: 'Nu', face: 'x+' },
      { type: 'mean', id: 'last cells', box: layer },
    ],
  };
}
