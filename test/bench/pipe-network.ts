import type { Case } from '#solver/case/case.ts';

/*
 * Looped pipe networks that both solvers are given: junctions on a grid, two reservoirs at opposite corners.
 */

export interface PipeNetwork {
  readonly junctions: readonly { readonly id: string; readonly elevation: number; readonly demand: number }[]; // m, L/s
  readonly reservoirs: readonly { readonly id: string; readonly head: number }[]; // m
  readonly pipes: readonly {
    readonly id: string;
    readonly from: string;
    readonly to: string;
    readonly length: number; // m
    readonly diameter: number; // mm
    readonly c: number; // Hazen–Williams
  }[];
}

/** @param seed another one gives other demands, lengths, diameters and roughnesses */
export function pipeNetwork(width: number, height: number, seed: number): PipeNetwork {
  let state = seed;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const diameters = [100, 150, 200, 300];
  const idOf = (i: number, j: number): string => `n${i}-${j}`;
  const junctions: { id: string; elevation: number; demand: number }[] = [];
  const pipes: PipeNetwork['pipes'][number][] = [];
  const lay = (from: string, to: string): void => {
    pipes.push({
      id: `${from}_${to}`,
      from,
      to,
      length: Math.round(80 + 120 * random()),
      diameter: diameters[Math.floor(4 * random())] ?? 100,
      c: 90 + Math.round(50 * random()),
    });
  };
  for (let i = 0; i < width; i += 1) {
    for (let j = 0; j < height; j += 1) {
      const demand = Math.round((20 + 100 * random()) / 2) / 50 / Math.sqrt(width * height);
      junctions.push({ id: idOf(i, j), elevation: Math.round(20 * random()), demand });
      if (i + 1 < width) lay(idOf(i, j), idOf(i + 1, j));
      if (j + 1 < height) lay(idOf(i, j), idOf(i, j + 1));
    }
  }
  const main = { length: 200, diameter: 600, c: 120 };
  pipes.push({ id: 'main-a', from: 'a', to: idOf(0, 0), ...main });
  pipes.push({ id: 'main-b', from: 'b', to: idOf(width - 1, height - 1), ...main });
  return {
    junctions,
    pipes,
    reservoirs: [
      { id: 'a', head: 120 },
      { id: 'b', head: 115 },
    ],
  };
}

/** As EPANET reads it, demands in L/s. Source: Rossman et al. (2020), EPANET 2.2 User Manual, appendix C. */
export function epanetInput({ junctions, reservoirs, pipes }: PipeNetwork): string {
  return [
    '[JUNCTIONS]',
    ...junctions.map(({ id, elevation, demand }) => `${id} ${elevation} ${demand}`),
    '[RESERVOIRS]',
    ...reservoirs.map(({ id, head }) => `${id} ${head}`),
    '[PIPES]',
    ...pipes.map(
      ({ id, from, to, length, diameter, c }) => `${id} ${from} ${to} ${length} ${diameter} ${c} 0 Open`,
    ),
    '[OPTIONS]',
    'Units LPS',
    'Headloss H-W',
    'Accuracy 0.000001',
    'Trials 200',
    '[TIMES]',
    'Duration 0',
    '[REPORT]',
    'Status No',
    '[END]',
    '',
  ].join('\n');
}

/** EPANET's Hazen–Williams formula in SI units, 4.727 in feet and cubic feet a second. */
const coefficient = 10.6668;

export function caseOf({ junctions, reservoirs, pipes }: PipeNetwork): Case {
  return {
    format: 'boxwright-case',
    version: 1,
    circuits: [
      {
        id: 'water',
        fluid: { type: 'constant', density: 1000, viscosity: 1e-3, specificHeat: 4182, conductivity: 0.6 },
        nodes: [
          ...reservoirs.map(({ id, head }) => ({ id, pressure: 0, elevation: head })),
          ...junctions.map(({ id, elevation, demand }) => ({ id, elevation, inflow: -demand })),
        ],
        branches: pipes.map(({ id, from, to, length, diameter, c }) => ({
          id,
          from,
          to,
          elements: [{ type: 'hazen-williams', length, diameter: diameter / 1000, c, coefficient }],
        })),
      },
    ],
  };
}
