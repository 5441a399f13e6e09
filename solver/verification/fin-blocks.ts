/*
 * Family A on a grid of cells: fins that the grid does not resolve.
 */
import type { FieldBoundary } from '#solver/field/schema.ts';
import { even, solved } from '#solver/verification/field-answer.ts';
import { relative, type VerificationCase } from '#solver/verification/row.ts';

const height = 0.03;
const length = 0.1;
const width = 0.02;
const volume = height * length * width;
const density = 1.16;
const specificHeat = 1007;
/** Of the base above what comes in, K. */
const rise = 50;

const slip: readonly FieldBoundary[] = (['y-', 'y+', 'z+'] as const).map((face) => ({
  type: 'symmetry',
  face,
}));

/** Heat of fins on a held base in an even stream, W. */
async function heatOf(
  conductivity: number,
  exchange: number,
  cells: number,
  velocity: number,
): Promise<number> {
  const answer = await solved({
    grid: {
      x: [-0.02, -0.01, ...even(0, length, cells)],
      y: [0, width],
      z: [-0.002, ...even(0, height, 12)],
    },
    materials: {
      air: { conductivity: 1e-6, density, specificHeat, viscosity: 1e-9 },
      base: { conductivity: 1e9 },
    },
    solids: [{ id: 'base', material: 'base', box: { min: [-0.02, 0, -0.002], max: [length, width, 0] } }],
    fins: [
      {
        id: 'fins',
        base: 'z-',
        box: { min: [0, 0, 0], max: [length, width, height] },
        conductivity,
        exchange,
      },
    ],
    boundaries: [
      { type: 'temperature', face: 'z-', temperature: 300 + rise },
      { type: 'inlet', face: 'x-', velocity: [velocity, 0, 0], temperature: 300 },
      { type: 'outlet', face: 'x+', temperature: 300 },
      ...slip,
    ],
    flow: { initial: [velocity, 0, 0] },
    residual: 1e-8,
    outputs: [{ type: 'fin-heat', id: 'heat', fins: 'fins' }],
  });
  return answer('heat').value;
}

export const finBlockCases: readonly VerificationCase[] = [
  {
    id: 'A61',
    family: 'conduction',
    title: 'Fins finer than the grid on a held base',
    source: 'closed forms: 1 − e^−NTU and tanh(mL)/(mL); Incropera & DeWitt, ch. 3 and 11',
    through: 'grid',
    run: async () => {
      const units = 1.5;
      const capacity = density * specificHeat * 2 * width * height;
      const even15 = await heatOf(1e7, (units * capacity) / volume, 20, 2);
      const [conductivity, exchange] = [40, 60_000];
      const m = Math.sqrt(exchange / conductivity) * height;
      const straight = await heatOf(conductivity, exchange, 4, 2e4);
      return [
        {
          quantity: 'effectiveness at 1.5 transfer units',
          unit: '1',
          reference: 1 - Math.exp(-units),
          value: even15 / (capacity * rise),
          tolerance: relative(0.002),
        },
        {
          quantity: `efficiency at mL ${m.toFixed(2)}`,
          unit: '1',
          reference: Math.tanh(m) / m,
          value: straight / (exchange * volume * rise),
          tolerance: relative(0.005),
        },
      ];
    },
  },
];
