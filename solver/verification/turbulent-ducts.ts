/*
 * Turbulent streams in ducts, whose friction and heat transfer are known from experiments.
 */
import type { FieldCase } from '#solver/field/schema.ts';
import { even, flat, solved } from '#solver/verification/field-answer.ts';
import { type Check, relative, type VerificationCase } from '#solver/verification/row.ts';

type Model = NonNullable<NonNullable<FieldCase['flow']>['turbulence']>;

const names: Readonly<Record<Model, string>> = { laminar: 'laminar', lvel: 'LVEL', 'k-epsilon': 'k–ε' };

/** Darcy's friction factor of a smooth pipe. Source: Petukhov 1970. */
const petukhov = (reynolds: number): number => (0.79 * Math.log(reynolds) - 1.64) ** -2;

/** Source: Gnielinski 1976. */
function gnielinski(reynolds: number, prandtl: number): number {
  const f = petukhov(reynolds) / 8;
  return (f * (reynolds - 1000) * prandtl) / (1 + 12.7 * Math.sqrt(f) * (prandtl ** (2 / 3) - 1));
}

/** What comes in, where the model asks: 5 %, 0.07 of half the width. */
const carried = (model: Model): { readonly turbulence?: { intensity: number; length: number } } =>
  model === 'k-epsilon' ? { turbulence: { intensity: 0.05, length: 0.035 } } : {};

/** A quarter of a square duct of hydraulic diameter 1, all walls heated alike. */
export function turbulentDuct(model: Model, reynolds: number, across: number): VerificationCase {
  return {
    id: 'B05',
    family: 'field',
    title: `Turbulent square duct, Re ${reynolds}, ${names[model]}, ${across} cells from the wall to the middle`,
    source: 'Petukhov 1970 and Gnielinski 1976, smooth pipe with the same hydraulic diameter',
    through: 'grid',
    note: 'Measured friction in square ducts lies up to a few per cent below that of the pipe. The law of the wall bridges the first cell.',
    run: async () => {
      const prandtl = 0.71;
      const length = 30;
      const place = 27;
      const viscosity = 1 / reynolds;
      const conductivity = viscosity / prandtl;
      const lines = even(0, 0.5, across);
      const answer = await solved({
        grid: { x: even(0, length, 30), y: lines, z: lines },
        materials: { fluid: { conductivity, density: 1, specificHeat: 1, viscosity } },
        boundaries: [
          { type: 'inlet', face: 'x-', velocity: [1, 0, 0], temperature: 300, ...carried(model) },
          { type: 'outlet', face: 'x+' },
          { type: 'flux', face: 'y-', flux: 1 },
          { type: 'flux', face: 'z-', flux: 1 },
          { type: 'symmetry', face: 'y+' },
          { type: 'symmetry', face: 'z+' },
        ],
        flow: { turbulence: model },
        residual: 1e-5,
        outputs: [
          { type: 'point', id: 'before', quantity: 'pressure', at: [21, 0.25, 0.25] },
          { type: 'point', id: 'behind', quantity: 'pressure', at: [place, 0.25, 0.25] },
          {
            type: 'surface-mean',
            id: 'wall',
            face: 'y-',
            box: { min: [place - 0.5, 0, 0], max: [place + 0.5, 0, 0.5] },
          },
        ],
      });
      // What all walls gave up to here is in the stream.
      const bulk = 300 + 4 * place;
      return [
        {
          quantity: 'friction factor',
          unit: '',
          reference: petukhov(reynolds),
          value: (2 * (answer('before').value - answer('behind').value)) / (place - 21),
          tolerance: relative(0.12),
        },
        {
          quantity: 'Nusselt number',
          unit: '',
          reference: gnielinski(reynolds, prandtl),
          value: 1 / (conductivity * (answer('wall').value - bulk)),
          tolerance: relative(0.12),
        },
      ];
    },
  };
}

/** Between two plates, half of the gap of 1. */
export function turbulentChannel(model: Model, reynolds: number, lines: readonly number[]): VerificationCase {
  return {
    id: 'B05',
    family: 'field',
    title: `Turbulent channel, Re ${reynolds} on the gap, ${names[model]}, ${lines.length - 1} cells from the wall to the middle`,
    source: 'Dean 1978, J. Fluids Eng. 100, 215–223: skin friction 0.073 Re^(−1/4)',
    through: 'grid',
    run: async (): Promise<readonly Check[]> => {
      const answer = await solved({
        grid: { x: even(0, 80, 60), y: lines, z: [0, 1] },
        materials: { fluid: { conductivity: 1, density: 1, viscosity: 1 / reynolds } },
        boundaries: [
          { type: 'inlet', face: 'x-', velocity: [1, 0, 0], ...carried(model) },
          { type: 'outlet', face: 'x+' },
          { type: 'symmetry', face: 'y+' },
          ...flat,
        ],
        flow: { turbulence: model },
        outputs: [
          { type: 'point', id: 'before', quantity: 'pressure', at: [56, 0.25, 0.5] },
          { type: 'point', id: 'behind', quantity: 'pressure', at: [76, 0.25, 0.5] },
        ],
      });
      return [
        {
          quantity: 'skin friction',
          unit: '',
          reference: 0.073 * reynolds ** -0.25,
          value: (answer('before').value - answer('behind').value) / 20,
          tolerance: relative(0.15),
        },
      ];
    },
  };
}
