/*
 * Family A on a grid of cells: conduction by the field solver.
 */
import type { FieldBoundary, FieldCase } from '#solver/field/schema.ts';
import { solveField } from '#solver/field/solve.ts';
import { absolute, type Check, relative, type VerificationCase } from '#solver/verification/row.ts';

/** What a case leaves to be said here. */
type Bare = Omit<FieldCase, 'format' | 'version' | 'background'>;

/** Value of each output, or what it was at a time, in s; NaN where the run did not converge. */
type Answer = (id: string, at?: number) => number;

async function solved(input: Bare): Promise<Answer> {
  const [background] = Object.keys(input.materials);
  const { status, outputs, times } = await solveField({
    format: 'boxwright-field-case',
    version: 1,
    residual: 1e-10,
    background,
    ...input,
  });
  return (id, at) => {
    const figure = outputs[id];
    if (status !== 'converged' || !figure) return Number.NaN;
    if (at === undefined) return figure.value;
    return figure.course?.[times.findIndex((time) => time > at - 1e-6)] ?? Number.NaN;
  };
}

const kelvin = 273.15;

/** A temperature in °C, judged by its rise over `from`. */
function celsius(quantity: string, value: number, reference: number, from: number, tolerance: number): Check {
  return {
    quantity,
    unit: '°C',
    reference,
    value: value - kelvin,
    tolerance: relative(tolerance),
    scale: reference - from,
  };
}

const slab: VerificationCase = {
  id: 'A01',
  family: 'conduction',
  title: 'Slab with one convective face, on a grid',
  source: 'closed form: T∞ + q/h, and q t/k through the slab',
  through: 'grid',
  run: async () => {
    const flux = 50 / 0.0016;
    const value = await solved({
      grid: { max: [0.04, 0.04, 0.002], cells: [4, 4, 4] },
      materials: { slab: { conductivity: 180 } },
      boundaries: [
        { type: 'flux', face: 'z-', flux },
        { type: 'convection', face: 'z+', coefficient: 500, ambient: 25 + kelvin },
      ],
      outputs: [
        { type: 'surface-mean', id: 'cooled', face: 'z+' },
        { type: 'surface-mean', id: 'heated', face: 'z-' },
      ],
    });
    return [
      celsius('cooled face', value('cooled'), 87.5, 25, 1e-4),
      celsius('heated face', value('heated'), 87.5 + (flux * 0.002) / 180, 25, 1e-4),
    ];
  },
};

/** Thickness, m, and conductivity, W/(m K), from the die outwards. */
const layers = [
  [775e-6, 120],
  [50e-6, 4],
  [3e-3, 390],
  [100e-6, 6],
  [5e-3, 167],
] as const;

const stack: VerificationCase = {
  id: 'A02',
  family: 'conduction',
  title: 'Five layers with a contact, on a grid',
  source: 'closed form: resistances in series',
  through: 'grid',
  run: async () => {
    const z = [0];
    const solids = layers.map(([thickness], i) => {
      const from = z[z.length - 1];
      const to = from + thickness;
      z.push(from + thickness / 2, to);
      const box = { min: [0, 0, from], max: [0.02, 0.02, to] } as const;
      return { id: `layer ${i}`, material: `layer ${i}`, box };
    });
    const value = await solved({
      grid: { x: [0, 0.01, 0.02], y: [0, 0.01, 0.02], z },
      materials: Object.fromEntries(layers.map(([, conductivity], i) => [`layer ${i}`, { conductivity }])),
      solids,
      interfaces: [
        { id: 'contact', box: { min: [0, 0, 775e-6], max: [0.02, 0.02, 775e-6] }, resistance: 5e-6 },
      ],
      boundaries: [
        { type: 'flux', face: 'z-', flux: 200 / 4e-4 },
        { type: 'convection', face: 'z+', coefficient: 5000, ambient: 35 + kelvin },
      ],
      outputs: [
        { type: 'surface-mean', id: 'die', face: 'z-' },
        { type: 'surface-mean', id: 'base', face: 'z+' },
      ],
    });
    return [
      celsius('die face', value('die'), 174.1287, 35, 1e-6),
      celsius('base face', value('base'), 135, 35, 1e-6),
    ];
  },
};

const fin: VerificationCase = {
  id: 'A04',
  family: 'conduction',
  title: 'Straight fin, one cell through its thickness',
  source: 'fin equation with a convective tip; Incropera & DeWitt, ch. 3',
  through: 'grid',
  run: async () => {
    const film = { type: 'convection', coefficient: 40, ambient: 25 + kelvin } as const;
    const value = await solved({
      grid: { max: [0.03, 0.05, 0.001], cells: [60, 20, 1] },
      materials: { fin: { conductivity: 201 } },
      boundaries: [
        { type: 'temperature', face: 'x-', temperature: 80 + kelvin },
        ...(['x+', 'y-', 'y+', 'z-', 'z+'] as const).map((face): FieldBoundary => ({ ...film, face })),
      ],
      outputs: [
        { type: 'surface-heat', id: 'base', face: 'x-' },
        { type: 'surface-mean', id: 'tip', face: 'x+' },
      ],
    });
    return [
      { quantity: 'heat', unit: 'W', reference: 6.093979, value: -value('base'), tolerance: relative(0.005) },
      celsius('tip', value('tip'), 71.0383, 25, 0.005),
    ];
  },
};

/** x, y and θ. */
const square = [
  [0.125, 0.25, 0.03698237],
  [0.25, 0.25, 0.06797167],
  [0.5, 0.5, 0.25],
  [0.25, 0.75, 0.4320283],
  [0.5, 0.75, 0.5405292],
] as const;

const rectangle: VerificationCase = {
  id: 'A07',
  family: 'conduction',
  title: 'Square with one hot side, 40 × 40 cells',
  source: 'Carslaw & Jaeger, Conduction of Heat in Solids, ch. 5: sine series',
  through: 'grid',
  run: async () => {
    const value = await solved({
      grid: { max: [1, 1, 1], cells: [40, 40, 1] },
      materials: { plate: { conductivity: 1 } },
      boundaries: (['x-', 'x+', 'y-', 'y+'] as const).map((face): FieldBoundary => ({
        type: 'temperature',
        face,
        temperature: face === 'y+' ? 301 : 300,
      })),
      outputs: square.map(([x, y]) => ({ type: 'point', id: `${x}, ${y}`, at: [x, y, 0.5] }) as const),
    });
    return square.map(([x, y, reference]): Check => ({
      quantity: `θ at ${x}, ${y}`,
      unit: '1',
      reference,
      value: value(`${x}, ${y}`) - 300,
      tolerance: absolute(1e-3),
    }));
  },
};

/** Where on the heated face, the square from a place to a place along both sides, m, and the rise, K. */
const spreaderPlaces = [
  ['source mean', 0.03, 0.05, 23.77771],
  ['source centre', 0.039, 0.041, 25.78825],
  ['corner', 0, 0.001, 13.32939],
] as const;

const spreader: VerificationCase = {
  id: 'A14',
  family: 'conduction',
  title: 'Square source on a spreader, 1 mm cells',
  source: 'Muzychka, Culham & Yovanovich (2003): double cosine series',
  through: 'grid',
  run: async () => {
    const thickness = 0.005;
    const on = (from: number, to: number) =>
      ({ min: [from, from, thickness], max: [to, to, thickness] }) as const;
    const value = await solved({
      grid: { max: [0.08, 0.08, thickness], cells: [80, 80, 5] },
      materials: { copper: { conductivity: 390 } },
      boundaries: [
        { type: 'convection', face: 'z-', coefficient: 1000, ambient: 300 },
        { type: 'flux', face: 'z+', box: on(0.03, 0.05), flux: 100 / 4e-4 },
      ],
      outputs: spreaderPlaces.map(
        ([id, from, to]) => ({ type: 'surface-mean', id, face: 'z+', box: on(from, to) }) as const,
      ),
    });
    return spreaderPlaces.map(([id, , , reference]): Check => ({
      quantity: `rise, ${id}`,
      unit: 'K',
      reference,
      value: value(id) - 300,
      tolerance: relative(0.003),
    }));
  },
};

/** Depth, mm; with each of the three surfaces after 10 s and after 60 s, °C. */
const depths = [
  [0.5, [78.02152, 34.09195, 46.92707], [90.87359, 66.18513, 71.2505]],
  [1, [58.57187, 28.09222, 36.24507], [81.93279, 57.88761, 63.66307]],
  [2, [32.78499, 22.06075, 24.48351], [65.28415, 44.5282, 50.33428]],
  [4, [20.3946, 20.04168, 20.10099], [40.0857, 28.6967, 32.15307]],
] as const;

const surfaces: readonly (readonly [string, FieldBoundary])[] = [
  ['100 °C', { type: 'temperature', face: 'x-', temperature: 100 + kelvin }],
  ['5 kW/m²', { type: 'flux', face: 'x-', flux: 5000 }],
  ['200 W/(m² K)', { type: 'convection', face: 'x-', coefficient: 200, ambient: 100 + kelvin }],
];

const halfSpace: VerificationCase = {
  id: 'A09',
  family: 'conduction',
  title: 'Half-space in time, cells of 0.1 mm, steps of 0.05 s',
  source: 'Carslaw & Jaeger, Conduction of Heat in Solids, ch. 2: closed forms',
  through: 'grid',
  run: async () => {
    const checks: Check[] = [];
    for (const [number, [name, boundary]] of surfaces.entries()) {
      const value = await solved({
        grid: { max: [0.03, 1e-3, 1e-3], cells: [300, 1, 1] },
        materials: { board: { conductivity: 0.25, density: 1900, specificHeat: 1300 } },
        boundaries: [boundary],
        initial: 20 + kelvin,
        transient: { step: 0.05, steps: 1200 },
        outputs: depths.map(([x]) => ({ type: 'point', id: `${x}`, at: [x / 1000, 5e-4, 5e-4] }) as const),
      });
      for (const [x, early, late] of depths) {
        for (const [time, references] of [
          [10, early],
          [60, late],
        ] as const) {
          checks.push({
            quantity: `${name}, ${x} mm, ${time} s`,
            unit: '°C',
            reference: references[number],
            value: value(`${x}`, time) - kelvin,
            tolerance: absolute(0.3),
          });
        }
      }
    }
    return checks;
  },
};

/** Bi, Fo, θ in the middle and at the surface. */
const walls = [
  [0.1, 1, 0.9223886, 0.8781265],
  [1, 0.5, 0.7725264, 0.5045219],
  [1, 1, 0.5338594, 0.3481769],
  [1, 2, 0.254668, 0.1660906],
  [10, 0.2, 0.8292547, 0.1224822],
  [10, 1, 0.1638176, 0.02317206],
] as const;

const wall: VerificationCase = {
  id: 'A10',
  family: 'conduction',
  title: 'Plane wall cooled suddenly, 40 cells, 200 steps',
  source: 'Incropera & DeWitt, ch. 5 (Heisler): exact series',
  through: 'grid',
  run: async () => {
    const checks: Check[] = [];
    for (const [bi, fo, middle, surface] of walls) {
      const value = await solved({
        grid: { max: [1, 1, 1], cells: [40, 1, 1] },
        materials: { wall: { conductivity: 1, density: 1, specificHeat: 1 } },
        boundaries: [{ type: 'convection', face: 'x+', coefficient: bi, ambient: 300 }],
        initial: 301,
        transient: { step: fo / 200, steps: 200 },
        outputs: [
          { type: 'surface-mean', id: 'middle', face: 'x-' },
          { type: 'surface-mean', id: 'surface', face: 'x+' },
        ],
      });
      for (const [id, reference] of [
        ['middle', middle],
        ['surface', surface],
      ] as const) {
        checks.push({
          quantity: `θ, ${id}, Bi ${bi}, Fo ${fo}`,
          unit: '1',
          reference,
          value: value(id) - 300,
          tolerance: relative(0.005),
        });
      }
    }
    return checks;
  },
};

const resistors: VerificationCase = {
  id: 'A60',
  family: 'conduction',
  title: 'Package of two resistors between a board and a lid, on a grid',
  source: 'closed form: resistances in series each way; JEDEC JESD15-3',
  through: 'grid',
  run: async () => {
    const side = 0.02;
    const area = side * side;
    const value = await solved({
      grid: { x: [0, 0.01, side], y: [0, 0.01, side], z: [0, 0.001, 0.002, 0.004, 0.006, 0.007] },
      materials: { board: { conductivity: 20 }, lid: { conductivity: 100 } },
      solids: [{ id: 'lid', material: 'lid', box: { min: [0, 0, 0.006], max: [side, side, 0.007] } }],
      packages: [
        {
          id: 'U1',
          box: { min: [0, 0, 0.002], max: [side, side, 0.006] },
          board: 'z-',
          junctionToCase: 0.5,
          junctionToBoard: 3,
          power: 15,
        },
      ],
      boundaries: [
        { type: 'temperature', face: 'z-', temperature: 20 + kelvin },
        { type: 'convection', face: 'z+', coefficient: 500, ambient: 20 + kelvin },
      ],
      outputs: [
        { type: 'junction', id: 'junction', package: 'U1' },
        { type: 'surface-heat', id: 'up', face: 'z+' },
      ],
    });
    const up = 0.5 + 0.001 / (100 * area) + 1 / (500 * area);
    const down = 3 + 0.002 / (20 * area);
    const rise = 15 / (1 / up + 1 / down);
    return [
      celsius('junction', value('junction'), 20 + rise, 20, 1e-3),
      {
        quantity: 'heat through the case',
        unit: 'W',
        reference: rise / up,
        value: value('up'),
        tolerance: relative(1e-3),
      },
    ];
  },
};

export const gridCases: readonly VerificationCase[] = [
  slab,
  stack,
  fin,
  rectangle,
  halfSpace,
  wall,
  spreader,
  resistors,
];
