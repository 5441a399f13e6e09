/*
 * Family A in time: networks with capacities against closed forms.
 */
import type { Case, HeatNode } from '#solver/case/case.ts';
import type { HeatLink } from '#solver/case/heat-link.ts';
import type { Course, Transient } from '#solver/case/transient.ts';
import { solveTransient } from '#solver/transient/solve.ts';
import type { TransientSolution } from '#solver/transient/contract.ts';
import { moltenWithSlope } from '#solver/correlations/melting.ts';
import { absolute, relative, type Check, type VerificationCase } from '#solver/verification/row.ts';

const carslaw = 'Carslaw & Jaeger (1959), Conduction of Heat in Solids, closed forms';
const zero = 293.15;

function heatInTime(nodes: readonly HeatNode[], links: readonly HeatLink[], transient: Transient): Case {
  return {
    format: 'boxwright-case',
    version: 1,
    ambient: { temperature: zero },
    heat: { nodes, links },
    transient: { start: 'given', ...transient },
  };
}

/** @throws Error with the first problem when the run did not come to its end */
async function completed(input: Case): Promise<TransientSolution> {
  const run = await solveTransient(input);
  if (run.status !== 'completed')
    throw new Error(`${run.status}: ${run.problems[0]?.message ?? 'no reason'}`);
  return run;
}

/** Rise over the start at a time that is kept; NaN elsewhere. */
function riseAt(run: TransientSolution, id: string, time: number): number {
  const k = run.times.findIndex((at) => Math.abs(at - time) < 1e-6 * time);
  return (run.nodes[id]?.temperature?.[k] ?? Number.NaN) - zero;
}

/** A bar of equal cells from a surface node on; the far side is insulated. */
function bar(cells: number, cell: number, material: { k: number; rho: number; c: number }, initial: number) {
  const nodes: HeatNode[] = [];
  const links: HeatLink[] = [];
  for (let i = 0; i < cells; i++) {
    nodes.push({ id: `cell ${i}`, capacity: material.rho * material.c * cell, initial });
    const [from, value] =
      i === 0 ? ['surface', (2 * material.k) / cell] : [`cell ${i - 1}`, material.k / cell];
    links.push({ id: `link ${i}`, from, to: `cell ${i}`, type: 'conductance', value });
  }
  return { nodes, links };
}

const board = { k: 0.25, rho: 1900, c: 1300 };
const depthCell = 1e-4;

/** Temperature in a depth, between two cells. */
function atDepth(run: TransientSolution, depth: number, time: number): number {
  if (depth === 0) return riseAt(run, 'surface', time);
  const cell = Math.round(depth / depthCell);
  return (riseAt(run, `cell ${cell - 1}`, time) + riseAt(run, `cell ${cell}`, time)) / 2;
}

/** Surface, and what is known in 0.5, 1 and 2 mm after 1, 10 and 60 s, °C. */
const halfSpaces: readonly {
  readonly name: string;
  readonly surface: readonly HeatNode[];
  readonly film: readonly HeatLink[];
  readonly table: readonly (readonly [time: number, depth: number, celsius: number])[];
}[] = [
  {
    name: 'surface held at 100 °C',
    surface: [{ id: 'surface', temperature: 373.15 }],
    film: [],
    table: [
      [1, 0.0005, 41.31495],
      [10, 0.001, 58.57187],
      [60, 0.002, 65.28415],
    ],
  },
  {
    name: '5 kW/m² on the surface',
    surface: [{ id: 'surface', sources: [{ power: 5000 }] }],
    film: [],
    table: [
      [1, 0, 27.1797],
      [10, 0.0005, 34.09195],
      [60, 0.001, 57.88761],
    ],
  },
  {
    name: '200 W/m²K to 100 °C',
    surface: [{ id: 'surface' }, { id: 'hot', temperature: 373.15 }],
    film: [{ id: 'film', from: 'hot', to: 'surface', type: 'conductance', value: 200 }],
    table: [
      [1, 0, 38.63971],
      [10, 0.0005, 46.92707],
      [60, 0.002, 50.33428],
    ],
  },
];

async function lump(duration: number, every: number, course: Course): Promise<TransientSolution> {
  return completed(
    heatInTime(
      [
        { id: 'air', temperature: zero },
        { id: 'lump', capacity: 400, sources: [{ power: 100 }] },
      ],
      [{ id: 'film', from: 'lump', to: 'air', type: 'resistance', value: 0.25 }],
      { duration, every, changes: [{ path: 'heat.nodes[lump].sources[0].power', course }] },
    ),
  );
}

/** Amplitude and lag of a series that has become periodic, by its first Fourier coefficient over the last period. */
function waveOf(run: TransientSolution, period: number): { amplitude: number; angle: number } {
  const end = run.times.at(-1) ?? 0;
  let real = 0;
  let imaginary = 0;
  let count = 0;
  run.times.forEach((time, k) => {
    if (time <= end - period + 1e-9) return;
    const value = (run.nodes['lump']?.temperature?.[k] ?? Number.NaN) - zero;
    real += value * Math.cos((2 * Math.PI * time) / period);
    imaginary += value * Math.sin((2 * Math.PI * time) / period);
    count++;
  });
  return {
    amplitude: (2 * Math.hypot(real, imaginary)) / count,
    angle: (Math.atan2(-real, imaginary) * 180) / Math.PI,
  };
}

const foster = [
  [0.02, 1e-3],
  [0.05, 0.02],
  [0.08, 0.5],
  [0.15, 20],
] as const;

/** One-phase Stefan problem, all properties 1: front at 2 λ √t with √π λ e^(λ²) erf λ = Stefan number, the wall's rise 1 K. */
const fronts = [
  { stefan: 0.1, lambda: 0.2200163 },
  { stefan: 1, lambda: 0.6200626 },
] as const;
const slabCells = 40;

/** Depth molten of a slab of 1 m at its melting point, its face held 1 K above; a time is a Fourier number. */
async function moltenDepth(stefan: number, time: number): Promise<number> {
  const size = 1 / slabCells;
  const cells = bar(slabCells, size, { k: 1, rho: 1, c: 1 }, zero);
  const width = 0.01;
  const latent = { melting: zero + width / 2, width, heat: size / stefan };
  const nodes = cells.nodes.map((node): HeatNode => ({ ...node, latent }));
  const run = await completed(
    heatInTime([{ id: 'surface', temperature: zero + 1 }, ...nodes], cells.links, {
      duration: time,
      every: time,
      tolerance: 1e-4,
    }),
  );
  const out = new Float64Array(2);
  let depth = 0;
  for (const { id } of nodes) {
    moltenWithSlope(out, latent, zero + riseAt(run, id, time));
    depth += size * out[0];
  }
  return depth;
}

export const timeCases: readonly VerificationCase[] = [
  {
    id: 'A09',
    family: 'conduction',
    title: 'Semi-infinite solid in time, three surfaces',
    source: carslaw,
    through: 'network',
    run: async () => {
      const checks: Check[] = [];
      for (const { name, surface, film, table } of halfSpaces) {
        const cells = bar(300, depthCell, board, zero);
        const run = await completed(
          heatInTime([...surface, ...cells.nodes], [...film, ...cells.links], {
            duration: 60,
            every: 1,
            tolerance: 1e-3,
          }),
        );
        for (const [time, depth, celsius] of table) {
          checks.push({
            quantity: `${name}, ${depth * 1000} mm after ${time} s`,
            unit: '°C',
            reference: celsius,
            value: atDepth(run, depth, time) + 20,
            tolerance: absolute(0.3),
          });
        }
      }
      return checks;
    },
  },
  {
    id: 'A10',
    family: 'conduction',
    title: 'Plane wall suddenly cooled',
    source:
      'Heisler problem, exact series of 60 terms; first eigenvalues as in Incropera & DeWitt, table 5.1',
    through: 'network',
    run: async () => {
      const checks: Check[] = [];
      // Half thickness 1 m, k = ρ c = 1: the time is the Fourier number, the film coefficient the Biot number.
      for (const [biot, number, centre, surface] of [
        [0.1, 1, 0.9223886, 0.8781265],
        [1, 0.5, 0.7725264, 0.5045219],
        [1, 2, 0.254668, 0.1660906],
        [10, 0.5, 0.4546406, 0.06432896],
      ] as const) {
        const cells = bar(40, 1 / 40, { k: 1, rho: 1, c: 1 }, zero + 1);
        const run = await completed(
          heatInTime(
            [{ id: 'fluid', temperature: zero }, { id: 'surface' }, ...cells.nodes],
            [{ id: 'film', from: 'surface', to: 'fluid', type: 'conductance', value: biot }, ...cells.links],
            { duration: number, every: number, tolerance: 1e-6 },
          ),
        );
        const name = `Bi ${biot}, Fo ${number}`;
        // The centre lies half a cell behind the last one, where the profile is flat: θ = T + (T − T')/8.
        const last = riseAt(run, 'cell 39', number);
        const theta = last + (last - riseAt(run, 'cell 38', number)) / 8;
        checks.push(
          {
            quantity: `θ at the centre, ${name}`,
            unit: '',
            reference: centre,
            value: theta,
            tolerance: relative(0.005),
          },
          {
            quantity: `θ at the surface, ${name}`,
            unit: '',
            reference: surface,
            value: riseAt(run, 'surface', number),
            tolerance: relative(0.005),
          },
        );
      }
      return checks;
    },
  },
  {
    id: 'A12',
    family: 'conduction',
    title: 'One capacity: step, sine and pulses',
    source: 'First-order closed form',
    through: 'network',
    run: async () => {
      const step = await lump(500, 10, { type: 'steps', points: [[0, 100]] });
      const sine = waveOf(await lump(1800, 0.5, { type: 'sine', mean: 0, amplitude: 50, period: 60 }), 60);
      const pulses = await lump(2020, 2, {
        type: 'steps',
        points: [
          [0, 100],
          [6, 0],
        ],
        period: 20,
      });
      return [
        ...(
          [
            [10, 2.379065],
            [100, 15.80301],
            [500, 24.83155],
          ] as const
        ).map(([time, reference]): Check => ({
          quantity: `rise ${time} s after a step of 100 W`,
          unit: 'K',
          reference,
          value: riseAt(step, 'lump', time),
          tolerance: relative(1e-4),
        })),
        {
          quantity: 'amplitude, 50 W in 60 s',
          unit: 'K',
          reference: 1.188257,
          value: sine.amplitude,
          tolerance: relative(1e-4),
        },
        {
          quantity: 'lag, 50 W in 60 s',
          unit: '°',
          reference: 84.5452,
          value: sine.angle,
          tolerance: relative(1e-4),
        },
        {
          quantity: 'highest, 100 W for 6 of 20 s',
          unit: 'K',
          reference: 8.031625,
          value: riseAt(pulses, 'lump', 2006),
          tolerance: relative(1e-4),
        },
        {
          quantity: 'lowest, 100 W for 6 of 20 s',
          unit: 'K',
          reference: 6.98236,
          value: riseAt(pulses, 'lump', 2020),
          tolerance: relative(1e-4),
        },
      ];
    },
  },
  {
    id: 'A19',
    family: 'conduction',
    title: 'Foster network, step response',
    source: 'Closed form Σ R (1 − e^(−t/τ))',
    through: 'network',
    run: async () => {
      // A Foster rung stands alone between its two ends: each is a node of its own, the rises add up.
      const nodes: HeatNode[] = [{ id: 'case', temperature: zero }];
      const links: HeatLink[] = [];
      foster.forEach(([resistance, time], i) => {
        nodes.push({ id: `rung ${i}`, capacity: time / resistance, sources: [{ power: 1 }] });
        links.push({ id: `rung ${i}`, from: `rung ${i}`, to: 'case', type: 'resistance', value: resistance });
      });
      const checks: Check[] = [];
      for (const [time, reference] of [
        [0.001, 0.01524828],
        [0.1, 0.08491277],
        [1, 0.1464888],
        [100, 0.2989893],
      ] as const) {
        const run = await completed(
          heatInTime(nodes, links, { duration: time, every: time, tolerance: 1e-7 }),
        );
        const value = foster.reduce((sum, _, i) => sum + riseAt(run, `rung ${i}`, time), 0);
        checks.push({
          quantity: `Zth after ${time} s`,
          unit: 'K/W',
          reference,
          value,
          tolerance: relative(1e-4),
        });
      }
      return checks;
    },
  },
  {
    id: 'A20',
    family: 'conduction',
    title: 'Melting slab, one-phase Stefan problem',
    source: 'Carslaw & Jaeger (1959), Conduction of Heat in Solids, § 11.2 (Neumann), closed form',
    through: 'network',
    run: async () => {
      const checks: Check[] = [];
      for (const { stefan, lambda } of fronts) {
        const time = (0.5 / (2 * lambda)) ** 2;
        checks.push({
          quantity: `front when it should be halfway, Stefan number ${stefan}`,
          unit: 'm',
          reference: 0.5,
          value: await moltenDepth(stefan, time),
          tolerance: relative(0.01),
        });
      }
      return checks;
    },
  },
];
