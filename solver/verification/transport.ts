/*
 * Family D, schemes: vortices that decay, and a front that is carried around a bend.
 */
import type { FieldBoundary } from '#solver/field/schema.ts';
import { even, flat, solved } from '#solver/verification/field-answer.ts';
import { absolute, type Check, type VerificationCase } from '#solver/verification/row.ts';

/** Root of the mean square of u at the nodes of one line against the exact one, at t = 0.25. */
async function vortexError(cells: number): Promise<number> {
  const width = 1 / cells;
  const steps = cells / 2;
  const places = even(0.25 + width / 2, 0.75 - width / 2, cells / 2 - 1);
  const answer = await solved({
    grid: { min: [0.25, 0.25, 0], max: [0.75, 0.75, 1], cells: [cells / 2, cells / 2, 1] },
    materials: { fluid: { conductivity: 1, density: 1, viscosity: 0.01 } },
    flow: { initial: ['cos(2*pi*x)*sin(2*pi*y)', '-sin(2*pi*x)*cos(2*pi*y)', 0] },
    residual: 1e-8,
    transient: { step: 0.25 / steps, steps },
    boundaries: [
      ...(['x-', 'x+', 'y-', 'y+'] as const).map((face): FieldBoundary => ({ type: 'symmetry', face })),
      ...flat,
    ],
    outputs: [
      {
        type: 'line',
        id: 'u',
        quantity: 'u',
        from: [0.5, 0.25, 0.5],
        to: [0.5, 0.75, 0.5],
        points: places.map((y) => y - 0.25),
      },
    ],
  });
  const decay = Math.exp(-8 * Math.PI ** 2 * 0.01 * 0.25);
  const values = answer('u').line?.values ?? [];
  const squares = places.map((y, i) => ((values[i] ?? Number.NaN) + Math.sin(2 * Math.PI * y) * decay) ** 2);
  return Math.sqrt(squares.reduce((sum, one) => sum + one, 0) / places.length);
}

export const vortex: VerificationCase = {
  id: 'D07',
  family: 'field',
  title: 'Decaying vortices of Taylor and Green on 16, 32 and 64 cells a period, in time',
  source: 'exact solution of the Navier–Stokes equations',
  through: 'grid',
  run: async () => {
    const [coarse, middle, fine] = [await vortexError(16), await vortexError(32), await vortexError(64)];
    // What the bounded scheme takes off the peaks on coarse grids falls faster than the rest: order 2 is the least.
    const order = (quantity: string, value: number): Check => ({
      quantity: `${quantity} (what is above 2 is not counted)`,
      unit: '',
      reference: 2,
      value: Math.min(2, value),
      tolerance: absolute(0.1),
    });
    return [
      { quantity: 'error on 64 cells', unit: 'U', reference: 0, value: fine, tolerance: absolute(0.002) },
      order('order, 16 to 32 cells', Math.log2(coarse / middle)),
      order('order, 32 to 64 cells', Math.log2(middle / fine)),
    ];
  },
};

const outlet = {
  10: [1.396407, 0.9444789, 0.6201586, 0.3489995, 0.1116017],
  100: [1.939355, 1.627144, 0.8691481, 0.2089546, 0.01713236],
} as const;

export function turning(peclet: 10 | 100, cells: number): VerificationCase {
  return {
    id: 'D19',
    family: 'field',
    title: `Front carried around a bend, Pe ${peclet}, ${2 * cells} × ${cells} cells`,
    source: 'Smith & Hutton 1982, Numer. Heat Transfer 5, 439–461; solution on 640 × 320 cells',
    through: 'grid',
    run: async () => {
      const far = '11 - tanh(10)';
      const places = [0.1, 0.3, 0.5, 0.7, 0.9];
      const answer = await solved({
        grid: { min: [-1, 0, 0], max: [1, 1, 1], cells: [2 * cells, cells, 1] },
        materials: { fluid: { conductivity: 1 / peclet, density: 1, specificHeat: 1, viscosity: 1 } },
        flow: { prescribed: ['2*y*(1-x^2)', '-2*x*(1-y^2)', 0] },
        boundaries: [
          { type: 'temperature', face: 'x-', temperature: far },
          { type: 'temperature', face: 'x+', temperature: far },
          { type: 'temperature', face: 'y+', temperature: far },
          {
            type: 'inlet',
            face: 'y-',
            velocity: [0, '-2*x', 0],
            temperature: '11 + tanh(10*(2*x+1))',
            box: { min: [-1, 0, 0], max: [0, 0, 1] },
          },
          { type: 'outlet', face: 'y-', box: { min: [0, 0, 0], max: [1, 0, 1] } },
          ...flat,
        ],
        outputs: [{ type: 'line', id: 'out', from: [0, 0, 0.5], to: [1, 0, 0.5], points: places }],
      });
      return places.map((x, i) => ({
        quantity: `φ at x = ${x}`,
        unit: '',
        reference: outlet[peclet][i],
        value: (answer('out').line?.values[i] ?? Number.NaN) - 10,
        tolerance: absolute(0.01),
      }));
    },
  };
}
