/*
 * Whole networks with published or closed-form answers. Numbers are copied from the sources named at each.
 */
import { describe, expect, it } from 'vitest';
import type { Case, FlowElement, Fluid } from '#solver/case/case.ts';
import { solveCaseSync } from '#solver/solve/solve.ts';

const density = 998.2;
const gravity = 9.80665;
const water: Fluid = {
  type: 'constant',
  density,
  viscosity: 1.002e-3,
  specificHeat: 4182,
  conductivity: 0.6,
};
const foot = 0.3048;
const gallonPerMinute = 6.30902e-5;

describe('water networks', () => {
  // Alperovits & Shamir (1977) with the optimum of Savic & Walters (1997); pressures and flows from EPANET 2.3.
  it('finds the two-loop network, down to the pipe that flows backwards', () => {
    const nodes = [
      ['2', 150, 100, 53.2466],
      ['3', 160, 100, 30.4623],
      ['4', 155, 120, 43.4491],
      ['5', 150, 270, 33.8031],
      ['6', 165, 330, 30.4448],
      ['7', 160, 200, 30.5521],
    ] as const;
    const pipes = [
      ['1', '2', 457.2, 1120],
      ['2', '3', 254, 336.8783],
      ['2', '4', 406.4, 683.1216],
      ['4', '5', 101.6, 32.5625],
      ['4', '6', 406.4, 530.5591],
      ['6', '7', 254, 200.5592],
      ['3', '5', 254, 236.8783],
      ['5', '7', 25.4, -0.5592],
    ] as const;
    const solution = solveCaseSync({
      format: 'boxwright-case',
      version: 1,
      circuits: [
        {
          id: 'water',
          fluid: water,
          nodes: [
            { id: '1', pressure: 0, elevation: 210 },
            ...nodes.map(([id, elevation, demand]) => ({
              id,
              elevation,
              inflow: (-demand / 3600) * density,
            })),
          ],
          branches: pipes.map(([from, to, diameter], i) => ({
            id: `p${i}`,
            from,
            to,
            elements: [{ type: 'hazen-williams', length: 1000, diameter: diameter / 1000, c: 130 }],
          })),
        },
      ],
    });
    expect(solution.status).toBe('converged');
    for (const [id, , , head] of nodes) {
      expect((solution.nodes[id].pressure ?? 0) / (density * gravity)).toBeCloseTo(head, 2);
    }
    pipes.forEach(([, , , flow], i) =>
      expect(solution.branches[`p${i}`].volumeFlow * 3600).toBeCloseTo(flow, 2),
    );
  });

  // EPANET 2.3, example network 1 at t = 0: heads held at 800 and 970 ft, pump H = 333.33 − 3.7037e-5 Q² (ft, gpm).
  it('finds EPANET Net1 with its pump and tank', () => {
    const nodes = [
      ['10', 710, 0, 1004.347],
      ['11', 710, 150, 985.2303],
      ['12', 700, 150, 970.0698],
      ['13', 695, 100, 968.8727],
      ['21', 700, 150, 971.5466],
      ['22', 695, 200, 969.0784],
      ['23', 690, 150, 968.6452],
      ['31', 700, 100, 967.3916],
      ['32', 710, 100, 965.6893],
    ] as const;
    const pipes = [
      ['10', '11', 10530, 18, 1866.176],
      ['11', '12', 5280, 14, 1234.207],
      ['12', '13', 5280, 10, 129.3351],
      ['21', '22', 5280, 10, 191.1581],
      ['22', '23', 5280, 12, 120.6649],
      ['31', '32', 5280, 6, 40.8105],
      ['2', '12', 200, 18, -766.1758],
      ['11', '21', 5280, 10, 481.9686],
      ['12', '22', 5280, 12, 188.6962],
      ['13', '23', 5280, 8, 29.3351],
      ['21', '31', 5280, 8, 140.8105],
      ['22', '32', 5280, 6, 59.1895],
    ] as const;
    // 4.727 ft·(ft³/s)^−1.852·ft^4.871 in SI, the US coefficient of the source.
    const coefficient = (4.727 * foot ** 4.871) / (foot ** 3) ** 1.852;
    const b = (3.7037e-5 * foot) / gallonPerMinute ** 2;
    const solution = solveCaseSync({
      format: 'boxwright-case',
      version: 1,
      circuits: [
        {
          id: 'water',
          fluid: water,
          nodes: [
            { id: '9', pressure: 0, elevation: 800 * foot },
            { id: '2', pressure: 0, elevation: 970 * foot },
            ...nodes.map(([id, elevation, demand]) => ({
              id,
              elevation: elevation * foot,
              inflow: -demand * gallonPerMinute * density,
            })),
          ],
          branches: [
            {
              id: 'pump',
              from: '9',
              to: '10',
              elements: [{ type: 'pump', shutoff: 333.33 * foot, b, exponent: 2 }],
            },
            ...pipes.map(([from, to, length, diameter], i) => ({
              id: `p${i}`,
              from,
              to,
              elements: [
                {
                  type: 'hazen-williams',
                  length: length * foot,
                  diameter: (diameter / 12) * foot,
                  c: 100,
                  coefficient,
                } as const,
              ],
            })),
          ],
        },
      ],
    });
    expect(solution.status).toBe('converged');
    expect(solution.branches['pump'].volumeFlow / gallonPerMinute).toBeCloseTo(1866.18, 0);
    for (const [id, elevation, , head] of nodes) {
      const found = (solution.nodes[id].pressure ?? 0) / (density * gravity * foot) + elevation;
      expect(found).toBeCloseTo(head, 1);
    }
    pipes.forEach(([, , , , flow], i) => {
      const found = solution.branches[`p${i}`].volumeFlow / gallonPerMinute;
      expect(Math.abs(found / flow - 1)).toBeLessThan(1e-3);
    });
  });

  // Wilo TOP-S 25/10 against Δp = 3e10 Q²: 96.28 L/min, 77246 Pa; at 80 % speed exactly 0.8 of the flow (affinity).
  it('finds the working point of a pump loop, closed and without a held pressure', () => {
    const curve = [
      [3.516174e-6, 110125.4],
      [0.00052391, 106765.2],
      [0.000847398, 100392.8],
      [0.001156821, 92220.62],
      [0.001483826, 81651.35],
      [0.001779184, 70879.93],
      [0.002060478, 60307.37],
      [0.002292546, 50930.45],
      [0.0025, 41152.03],
      [0.00271097, 29575.09],
      [0.002827004, 22388.33],
    ] as const;
    const flow = (speed: number): { flow: number; rise: number } => {
      const solution = solveCaseSync({
        format: 'boxwright-case',
        version: 1,
        circuits: [
          {
            id: 'loop',
            fluid: water,
            nodes: [{ id: 'a' }, { id: 'b' }],
            branches: [
              {
                id: 'pump',
                from: 'a',
                to: 'b',
                elements: [
                  { type: 'fan', points: curve, density, interpolation: 'linear', speed, area: 5e-4 },
                ],
              },
              {
                id: 'loop',
                from: 'b',
                to: 'a',
                elements: [{ type: 'quadratic', linear: 0, quadratic: 3e10 }],
              },
            ],
          },
        ],
      });
      expect(solution.status).toBe('converged');
      return { flow: solution.branches['loop'].volumeFlow, rise: -solution.branches['pump'].pressureDrop };
    };
    const full = flow(1);
    expect(full.flow).toBeCloseTo(0.001604635, 7);
    expect(Math.abs(full.rise / 77245.57 - 1)).toBeLessThan(1e-4);
    expect(flow(0.8).flow / full.flow).toBeCloseTo(0.8, 9);
  });
});

describe('fans', () => {
  /** Fan branches between a room and a box, and a resistance back to the room. */
  function withFans(fans: readonly FlowElement[], resistance: number): ReturnType<typeof solveCaseSync> {
    return solveCaseSync({
      format: 'boxwright-case',
      version: 1,
      circuits: [
        {
          id: 'air',
          fluid: { type: 'air' },
          gravity: 0,
          nodes: [{ id: 'in', pressure: 0 }, { id: 'box' }, { id: 'out', pressure: 0 }],
          branches: [
            ...fans.map((fan, i) => ({ id: `fan${i}`, from: 'in', to: 'box', elements: [fan] })),
            {
              id: 'r',
              from: 'box',
              to: 'out',
              elements: [{ type: 'quadratic', linear: 0, quadratic: resistance }],
            },
          ],
        },
      ],
    });
  }
  // Orion OD4028-HH, four points around the two working points of the data sheet (m³/s, Pa).
  const orion: FlowElement = {
    type: 'fan',
    points: [
      [8.412139e-5, 334.6261],
      [0.002149, 283.7504],
      [0.003949501, 196.9317],
      [0.00409456, 187.9526],
      [0.0056, 120],
      [0.007, 0],
    ],
    density: 1.2041183,
    interpolation: 'linear',
    area: 1.6e-3,
  };

  // Data sheet curve with Δp = 1.2e7 Q²: one fan 0.004011427 m³/s, 193.0985 Pa (linear interpolation).
  it('meets the system curve at the published point', () => {
    const solution = withFans([orion], 1.2e7);
    expect(solution.branches['r'].volumeFlow).toBeCloseTo(0.004011427, 6);
    expect(solution.nodes['box'].pressure).toBeCloseTo(193.0985, 1);
  });

  it('gives the same for fans in one branch and for fans in branches side by side', () => {
    const together = withFans([{ ...orion, parallel: 2 }], 4e6);
    const apart = withFans([orion, orion], 4e6);
    expect(apart.branches['r'].volumeFlow).toBeCloseTo(together.branches['r'].volumeFlow, 10);
    expect(apart.branches['fan0'].massFlow).toBeCloseTo(apart.branches['fan1'].massFlow, 12);
  });

  // NIST FDS case fan_test: 10 Pa (1 − (V/0.16)²) adds 9.03025 Pa at 0.0498253 m³/s.
  it('follows a quadratic fan curve', () => {
    const points = Array.from({ length: 33 }, (_, i) => {
      const v = (0.16 * i) / 32;
      return [v, 10 * (1 - (v / 0.16) ** 2)] as const;
    });
    const resistance = 9.03025 / 0.0498253 ** 2;
    const solution = withFans([{ type: 'fan', points, density: 1.2041183, area: 0.1 }], resistance);
    expect(Math.abs(solution.branches['r'].volumeFlow / 0.0498253 - 1)).toBeLessThan(1e-4);
    expect(Math.abs(-solution.branches['fan0'].pressureDrop / 9.03025 - 1)).toBeLessThan(1e-3);
  });

  it('lets a running fan blow back through a failed one beside it', () => {
    const solution = withFans([orion, { ...orion, failed: true, failedLoss: 10 }], 4e6);
    expect(solution.status).toBe('converged');
    expect(solution.branches['fan1'].massFlow).toBeLessThan(0);
    expect(solution.branches['fan1'].elements[0].relation).toBe('fan-failed');
  });

  it('says when a weak fan is driven backwards by a strong one', () => {
    const weak: FlowElement = { ...orion, speed: 0.4 };
    const solution = withFans([orion, weak], 4e7);
    expect(solution.status).toBe('converged');
    expect(solution.branches['fan1'].massFlow).toBeLessThan(0);
    expect(solution.branches['fan1'].elements[0].inRange).toBe(false);
  });
});

describe('heat', () => {
  const kelvin = 273.15;
  function chain(power: number, room: number, links: readonly (readonly [string, number])[]): number[] {
    const ids = ['source', ...links.slice(1).map(([id]) => id), 'room'];
    const solution = solveCaseSync({
      format: 'boxwright-case',
      version: 1,
      heat: {
        nodes: ids.map((id) =>
          id === 'room'
            ? { id, temperature: room + kelvin }
            : { id, sources: id === 'source' ? [{ power }] : [] },
        ),
        links: links.map(([id, value], i) => ({
          id: `r-${id}`,
          from: ids[i],
          to: ids[i + 1],
          type: 'resistance',
          value,
        })),
      },
    });
    expect(solution.status).toBe('converged');
    expect(solution.balance.energy).toBeLessThan(1e-12);
    return ids.map((id) => (solution.nodes[id].temperature ?? 0) - kelvin);
  }

  // 40 × 40 × 2 mm, k 180, 50 W, h 500 to 25 °C: 87.84722 and 87.5 °C.
  it('finds a slab with a film', () => {
    const area = 0.04 * 0.04;
    const [hot, cool] = chain(50, 25, [
      ['slab', 0.002 / (180 * area)],
      ['film', 1 / (500 * area)],
    ]);
    expect(hot).toBeCloseTo(87.84722, 5);
    expect(cool).toBeCloseTo(87.5, 8);
  });

  // 20 × 20 mm, 200 W: die, TIM 1 with contact, lid, TIM 2, base, film of 5000 to 35 °C.
  it('finds a five-layer package', () => {
    const area = 4e-4;
    const found = chain(200, 35, [
      ['die', 775e-6 / (120 * area)],
      ['tim1', (50e-6 / 4 + 5e-6) / area],
      ['lid', 3e-3 / (390 * area)],
      ['tim2', 100e-6 / (6 * area)],
      ['base', 5e-3 / (167 * area)],
      ['film', 1 / (5000 * area)],
    ]);
    [174.1287, 170.8995, 162.1495, 158.3034, 149.9701, 135].forEach((t, i) =>
      expect(found[i]).toBeCloseTo(t, 3),
    );
  });

  // k 0.3, 20 to 30 mm: 0.2151059 K/W for 1 m of cylinder, 4.420971 K/W for a sphere.
  it('finds shells', () => {
    const shell = { conductivity: 0.3, inner: 0.02, outer: 0.03 };
    const solution = solveCaseSync({
      format: 'boxwright-case',
      version: 1,
      heat: {
        nodes: [
          { id: 'tube', sources: [{ power: 10 }] },
          { id: 'ball', sources: [{ power: 10 }] },
          { id: 'room', temperature: 300 },
        ],
        links: [
          { id: 'cylinder', from: 'tube', to: 'room', type: 'cylinder', ...shell, length: 1 },
          { id: 'sphere', from: 'ball', to: 'room', type: 'sphere', ...shell },
        ],
      },
    });
    expect(solution.links['cylinder'].resistance).toBeCloseTo(0.2151059, 7);
    expect(solution.links['sphere'].resistance).toBeCloseTo(4.420971, 6);
    expect(solution.nodes['tube'].temperature).toBeCloseTo(302.151059, 6);
  });

  // ΔT = P/(ρ Q c), ρ 1.184, c 1006.
  it.each([
    [1000, 0.05, 16.79115],
    [10200, 0.5215, 16.42087],
    [500, 0.02, 20.98893],
  ])('warms a stream: %d W in %d m³/s', (power, flow, rise) => {
    const massFlow = 1.184 * flow;
    const solution = solveCaseSync({
      format: 'boxwright-case',
      version: 1,
      circuits: [
        {
          id: 'air',
          fluid: {
            type: 'constant',
            density: 1.184,
            viscosity: 1.85e-5,
            specificHeat: 1006,
            conductivity: 0.026,
          },
          nodes: [
            { id: 'in', inflow: massFlow, inflowTemperature: 298.15 },
            { id: 'out', pressure: 0 },
          ],
          branches: [
            { id: 'b', from: 'in', to: 'out', elements: [{ type: 'loss', area: 0.01, k: 1 }], power },
          ],
        },
      ],
    });
    expect(solution.status).toBe('converged');
    expect((solution.nodes['out'].temperature ?? 0) - 298.15).toBeCloseTo(rise, 4);
    expect(solution.branches['b'].heat).toBe(power);
  });
});

describe('power', () => {
  // 80 PLUS 230 V redundant Titanium, 3000 W: losses at 10, 20, 50, 100 %.
  it.each([
    [300, 33.33333],
    [600, 38.29787],
    [1500, 62.5],
    [3000, 296.7033],
  ])('loses the rated heat at %d W', (load, loss) => {
    const solution = solveCaseSync({
      format: 'boxwright-case',
      version: 1,
      power: {
        converters: [
          {
            id: 'psu',
            rating: 1500,
            units: 2,
            efficiency: [
              [0.1, 0.9],
              [0.2, 0.94],
              [0.5, 0.96],
              [1, 0.91],
            ],
            load,
          },
        ],
      },
    });
    expect(solution.converters['psu'].loss).toBeCloseTo(loss, 4);
    expect(solution.totals.feed).toBeCloseTo(load + loss, 4);
  });

  const leaking = (resistance: number): Case => ({
    format: 'boxwright-case',
    version: 1,
    heat: {
      nodes: [
        {
          id: 'chip',
          sources: [{ power: 300, leakage: { power: 60, reference: 333.15, coefficient: 0.02 } }],
        },
        { id: 'room', temperature: 308.15 },
      ],
      links: [{ id: 'r', from: 'chip', to: 'room', type: 'resistance', value: resistance }],
    },
  });

  // T = T_a + R (P₀ + P_l exp(b (T − T_r))), closed form with Lambert's W.
  it.each([
    [0.05, 52.5866, 351.732],
    [0.08, 64.22302, 365.2878],
    [0.12, 82.23134, 393.5945],
    [0.1583191, 106.6379, 452.4905],
    [0.174151, 127.7701, 532.6991],
  ])('finds the stable state of leakage at %d K/W', (resistance, temperature, power) => {
    const solution = solveCaseSync(leaking(resistance));
    expect(solution.status).toBe('converged');
    expect((solution.nodes['chip'].temperature ?? 0) - kelvinOf(0)).toBeCloseTo(temperature, 3);
    expect(solution.links['r'].heat).toBeCloseTo(power, 3);
  });

  it.each([0.1765, 0.2, 1])('reports thermal runaway, not a number, at %d K/W', (resistance) => {
    const solution = solveCaseSync(leaking(resistance));
    expect(solution.status).toBe('not-converged');
    expect(solution.problems.map((problem) => problem.code)).toEqual(['thermal-runaway']);
    expect(solution.problems[0].ids).toEqual(['chip']);
    expect(solution.nodes['chip'].temperature).toBeNull();
  });
});

function kelvinOf(celsius: number): number {
  return celsius + 273.15;
}
