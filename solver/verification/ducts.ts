/*
 * Family D, open: channels, a step, and what resists in a duct.
 */
import type { FieldFigure } from '#solver/field/contract.ts';
import { even, flat, solved } from '#solver/verification/field-answer.ts';
import { type Check, relative, type VerificationCase } from '#solver/verification/row.ts';

export const channel: VerificationCase = {
  id: 'D06',
  family: 'field',
  title: 'Plane channel, 40 cells across',
  source: 'exact: u = 6 ū (y/H)(1 − y/H), Δp/L = 12 μ ū/H²',
  through: 'grid',
  run: async () => {
    const answer = await solved({
      grid: { max: [20, 1, 1], cells: [80, 40, 1] },
      materials: { fluid: { conductivity: 1, density: 1, viscosity: 0.1 } },
      boundaries: [
        { type: 'inlet', face: 'x-', velocity: [1, 0, 0] },
        { type: 'outlet', face: 'x+' },
        ...flat,
      ],
      outputs: [
        { type: 'line', id: 'u', quantity: 'u', from: [15, 0, 0.5], to: [15, 1, 0.5], points: 2 },
        { type: 'point', id: 'before', quantity: 'pressure', at: [10, 0.5, 0.5] },
        { type: 'point', id: 'behind', quantity: 'pressure', at: [15, 0.5, 0.5] },
        { type: 'surface-flow', id: 'out', face: 'x+' },
      ],
    });
    return [
      {
        quantity: 'greatest over mean velocity',
        unit: '',
        reference: 1.5,
        value: answer('u').line?.maximum.value ?? Number.NaN,
        tolerance: relative(0.002),
      },
      {
        quantity: 'pressure gradient',
        unit: 'μū/H²',
        reference: 12,
        value: (answer('before').value - answer('behind').value) / 5 / 0.1,
        tolerance: relative(0.002),
      },
      {
        quantity: 'outflow',
        unit: 'kg/s',
        reference: 1,
        value: answer('out').value,
        tolerance: relative(1e-5),
      },
    ];
  },
};

export const squareDuct: VerificationCase = {
  id: 'D06',
  family: 'field',
  title: 'Square duct, 40 × 40 cells',
  source: 'exact series; Shah & London 1978: f Re 14.227',
  through: 'grid',
  run: async () => {
    const answer = await solved({
      grid: { max: [6, 1, 1], cells: [40, 40, 40] },
      materials: { fluid: { conductivity: 1, density: 1, viscosity: 0.1 } },
      boundaries: [
        { type: 'inlet', face: 'x-', velocity: [1, 0, 0] },
        { type: 'outlet', face: 'x+' },
      ],
      outputs: [
        { type: 'point', id: 'u', quantity: 'u', at: [4.5, 0.5, 0.5] },
        { type: 'point', id: 'before', quantity: 'pressure', at: [3, 0.5, 0.5] },
        { type: 'point', id: 'behind', quantity: 'pressure', at: [4.95, 0.5, 0.5] },
      ],
    });
    return [
      {
        quantity: 'greatest over mean velocity',
        unit: '',
        reference: 2.096256,
        value: answer('u').value,
        tolerance: relative(0.002),
      },
      {
        quantity: 'pressure gradient',
        unit: 'μū/a²',
        reference: 28.4541538,
        value: (answer('before').value - answer('behind').value) / 1.95 / 0.1,
        tolerance: relative(0.002),
      },
    ];
  },
};

const zeros = ({ line }: FieldFigure): number[] => {
  if (!line) return [];
  const { at, values } = line;
  return at.flatMap((to, i) =>
    i > 0 && values[i - 1] * values[i] < 0
      ? [at[i - 1] + ((to - at[i - 1]) * values[i - 1]) / (values[i - 1] - values[i])]
      : [],
  );
};

export const step: VerificationCase = {
  id: 'D08',
  family: 'field',
  title: 'Backward-facing step, Re 800, 80 cells a height',
  source: 'Gartling 1990, Int. J. Numer. Meth. Fluids 11, 953–967',
  through: 'grid',
  run: async () => {
    const height = 80;
    const along = (id: string, y: number) =>
      ({ type: 'line', id, quantity: 'u', from: [0, y, 0.5], to: [30, y, 0.5], points: 1201 }) as const;
    const near = 0.5 - 0.5 / height;
    const answer = await solved({
      grid: { x: even(0, 30, 600), y: even(-0.5, 0.5, height), z: [0, 1] },
      materials: { fluid: { conductivity: 1, density: 1, viscosity: 1 / 800 } },
      residual: 3e-6,
      boundaries: [
        {
          type: 'inlet',
          face: 'x-',
          velocity: ['24*y*(0.5-y)', 0, 0],
          box: { min: [0, 0, 0], max: [0, 0.5, 1] },
        },
        { type: 'outlet', face: 'x+' },
        ...flat,
      ],
      outputs: [along('low', -near), along('high', near)],
    });
    const low = zeros(answer('low')).filter((x) => x > 1);
    const high = zeros(answer('high')).filter((x) => x > 1);
    const length = (quantity: string, value: number | undefined, reference: number): Check => ({
      quantity,
      unit: 'H',
      reference,
      value: value ?? Number.NaN,
      tolerance: relative(0.02),
    });
    return [
      length('lower reattachment', low[0], 6.094278),
      length('upper separation', high[0], 4.850833),
      length('upper reattachment', high[1], 10.47941),
    ];
  },
};

export const heatedChannel: VerificationCase = {
  id: 'D14',
  family: 'field',
  title: 'Developed channel with one conducting wall heated outside',
  source: 'exact: Nu 70/13 on the hydraulic diameter, and q t/k through the wall',
  through: 'grid',
  run: async () => {
    const wall = 0.0016;
    const gap = 0.004;
    const cells = 20;
    const middles = even(0.5, cells - 0.5, cells - 1).map((i) => (gap * i) / cells);
    const x = 0.35;
    const line = (id: string, quantity: 'u' | 'temperature') =>
      ({
        type: 'line',
        id,
        quantity,
        from: [x, wall, 0.005],
        to: [x, wall + gap, 0.005],
        points: middles,
      }) as const;
    const answer = await solved({
      grid: {
        x: even(0, 0.4, 100),
        y: [...even(0, wall, 4).slice(0, -1), ...even(wall, wall + gap, cells)],
        z: [0, 0.01],
      },
      materials: {
        air: { conductivity: 0.026, density: 1.2, specificHeat: 1006, viscosity: 1.8e-5 },
        wall: { conductivity: [1e-6, 0.3, 0.3] },
      },
      solids: [{ id: 'wall', material: 'wall', box: { min: [0, 0, 0], max: [0.4, wall, 0.01] } }],
      boundaries: [
        { type: 'flux', face: 'y-', flux: 500 },
        {
          type: 'inlet',
          face: 'x-',
          velocity: [`3*(y-${wall})/${gap}*(1-(y-${wall})/${gap})`, 0, 0],
          temperature: 300,
          box: { min: [0, wall, 0], max: [0, wall + gap, 0.01] },
        },
        { type: 'outlet', face: 'x+', box: { min: [0.4, wall, 0], max: [0.4, wall + gap, 0.01] } },
        ...flat,
      ],
      outputs: [
        { type: 'point', id: 'outside', at: [x, 0, 0.005] },
        line('u', 'u'),
        line('t', 'temperature'),
      ],
    });
    const u = answer('u').line?.values ?? [];
    const t = answer('t').line?.values ?? [];
    const bulk =
      u.reduce((sum, one, i) => sum + one * (t[i] ?? Number.NaN), 0) / u.reduce((sum, one) => sum + one, 0);
    return [
      {
        quantity: 'outer face above the stream',
        unit: 'K',
        reference: 28.57151 + 2.666667,
        value: answer('outside').value - bulk,
        tolerance: relative(0.01),
      },
    ];
  },
};

export const porous: VerificationCase = {
  id: 'D18',
  family: 'field',
  title: 'Volume that resists a stream',
  source: 'exact: Δp/L = μ u/K + ½ ρ C₂ u²',
  through: 'grid',
  run: async () => {
    const checks: Check[] = [];
    for (const [velocity, drop] of [
      [0.5, 45.3],
      [4, 379.2],
    ] as const) {
      const answer = await solved({
        grid: { max: [0.2, 0.1, 0.1], cells: [40, 1, 1] },
        materials: { air: { conductivity: 0.026, density: 1.2, viscosity: 1.8e-5 } },
        resistances: [
          { id: 'filter', box: { min: [0.07, 0, 0], max: [0.12, 0.1, 0.1] }, viscous: 1e8, inertial: 40 },
        ],
        boundaries: [
          { type: 'inlet', face: 'x-', velocity: [velocity, 0, 0] },
          { type: 'outlet', face: 'x+' },
          { type: 'symmetry', face: 'y-' },
          { type: 'symmetry', face: 'y+' },
          ...flat,
        ],
        outputs: [{ type: 'surface-pressure', id: 'before', face: 'x-' }],
      });
      checks.push({
        quantity: `pressure drop at ${velocity} m/s`,
        unit: 'Pa',
        reference: drop,
        value: answer('before').value,
        tolerance: relative(0.001),
      });
    }
    return checks;
  },
};
