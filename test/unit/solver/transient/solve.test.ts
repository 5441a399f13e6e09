/*
 * Runs in time against closed forms, what a jump does, and what is refused.
 */
import { describe, expect, it } from 'vitest';
import type { Change } from '#solver/case/transient.ts';
import type { TransientSolution } from '#solver/transient/contract.ts';
import { solveTransient } from '#solver/transient/solve.ts';
import { documentCase } from '#solver/verification/network.ts';

const ambient = 300;

function run(heat: unknown, transient: unknown, circuits: unknown = []): Promise<TransientSolution> {
  return solveTransient(
    documentCase(
      {
        format: 'boxwright-case',
        version: 1,
        ambient: { temperature: ambient },
        circuits,
        heat,
        transient,
      },
      'run',
    ),
  );
}

/** One capacity of 400 J/K behind 0.25 K/W: τ = 100 s. */
const lump = {
  nodes: [
    { id: 'air', temperature: ambient },
    { id: 'lump', capacity: 400, sources: [{ power: 100 }], limit: ambient + 15 },
  ],
  links: [{ id: 'film', from: 'lump', to: 'air', type: 'resistance', value: 0.25 }],
};

const rises = (solution: TransientSolution, id: string): number[] =>
  (solution.nodes[id].temperature ?? []).map((temperature) => temperature - ambient);

describe('a run in time', () => {
  it('warms one capacity as the exponential does, and tells when the limit is reached', async () => {
    const solution = await run(lump, { duration: 500, start: 'given', every: 10 });
    expect(solution.status).toBe('completed');
    expect(solution.energyBalance).toBeLessThan(1e-9);
    expect(solution.times).toHaveLength(51);
    rises(solution, 'lump').forEach((rise, k) => {
      expect(Math.abs(rise - 25 * (1 - Math.exp(-solution.times[k] / 100)))).toBeLessThan(1e-4);
    });
    expect(solution.limits['lump'].at).toBeCloseTo(-100 * Math.log(0.4), 3);
  });

  it('stays where it is when it begins at the steady state', async () => {
    const solution = await run(lump, { duration: 500, every: 100 });
    for (const rise of rises(solution, 'lump')) expect(rise).toBeCloseTo(25, 9);
  });

  it('takes a fast pulse in one step for each half, without a miss', async () => {
    // 200 W for half of each period of 0.7 s: jumps fall where rounding puts the moment before them.
    const [period, count] = [0.7, 300];
    const course = { type: 'steps', points: [[0, 200], [period / 2, 0]], period }; // prettier-ignore
    const changes = [{ path: 'heat.nodes[lump].sources[0].power', course }];
    const duration = count * period;
    const solution = await run(lump, { duration, start: 'given', every: duration, changes });
    const half = Math.exp(-period / 200);
    let closed = 0;
    for (let k = 0; k < count; k++) closed = (50 + (closed - 50) * half) * half;
    expect(rises(solution, 'lump').at(-1)).toBeCloseTo(closed, 4);
    expect(solution.rejected).toBeLessThan(5);
    expect(solution.steps).toBeLessThan(2 * count + 20);
  });

  it('finds the highest temperature between two results', async () => {
    const sine = { type: 'sine', mean: 0, amplitude: 50, period: 60 };
    const changes = [{ path: 'heat.nodes[lump].sources[0].power', course: sine }];
    const solution = await run(lump, { duration: 60, start: 'given', every: 60, changes });
    // T' = (P R sin ωt − T)/τ from 0: the peak of the closed form, found by golden section.
    const [omega, tau] = [(2 * Math.PI) / 60, 100];
    const closed = (t: number): number =>
      (12.5 / (1 + (omega * tau) ** 2)) *
      (Math.sin(omega * t) - omega * tau * Math.cos(omega * t) + omega * tau * Math.exp(-t / tau));
    let best = 0;
    for (let t = 0; t <= 60; t += 0.001) best = Math.max(best, closed(t));
    expect(solution.extremes['lump'].maximum - ambient).toBeCloseTo(best, 3);
  });

  it('lets what has no capacity follow at once', async () => {
    const heat = {
      nodes: [...lump.nodes, { id: 'cover' }],
      links: [
        { id: 'film', from: 'cover', to: 'air', type: 'resistance', value: 0.2 },
        { id: 'joint', from: 'lump', to: 'cover', type: 'resistance', value: 0.05 },
      ],
    };
    const solution = await run(heat, { duration: 200, start: 'given', every: 7 });
    const cover = rises(solution, 'cover');
    rises(solution, 'lump').forEach((rise, k) => expect(cover[k]).toBeCloseTo(0.8 * rise, 3));
  });

  it('jumps with a held temperature, and after the jump tells the new one', async () => {
    const changes: Change[] = [
      { path: 'heat.nodes[air].temperature', course: { type: 'steps', points: [[0, 300], [50, 310]] } }, // prettier-ignore
    ];
    const solution = await run(lump, { duration: 550, every: 50, changes });
    expect(solution.nodes['air'].temperature?.slice(0, 3)).toEqual([300, 310, 310]);
    expect(rises(solution, 'lump').at(-1)).toBeCloseTo(35 - 10 * Math.exp(-5), 3);
  });

  it('keeps the flow in balance while a fan fails, and counts the time to the limit', async () => {
    const circuits = [
      {
        id: 'air',
        fluid: { type: 'air' },
        gravity: 0,
        nodes: [{ id: 'in', pressure: 0 }, { id: 'box' }, { id: 'out', pressure: 0 }],
        branches: [
          { id: 'grille', from: 'in', to: 'box', elements: [{ type: 'loss', area: 0.01, k: 2 }] },
          {
            id: 'fan',
            from: 'box',
            to: 'out',
            elements: [
              { type: 'fan', points: [[0, 80], [0.03, 0]], density: 1.2, area: 0.01, failed: false, failedLoss: 8 }, // prettier-ignore
            ],
          },
        ],
      },
    ];
    const heat = {
      nodes: [{ id: 'chip', capacity: 500, sources: [{ power: 100 }], limit: 400 }],
      links: [{ id: 'film', from: 'chip', to: 'box', type: 'conductance', value: 5 }],
    };
    const changes: Change[] = [
      { path: 'circuits[air].branches[fan].elements[0].failed', course: { type: 'steps', points: [[0, 0], [100, 1]] } }, // prettier-ignore
    ];
    const solution = await run(heat, { duration: 1000, every: 50, changes }, circuits);
    expect(solution.status).toBe('completed');
    const flow = solution.branches['fan'].massFlow;
    expect(flow[1]).toBeGreaterThan(0.01);
    expect(Math.abs(flow[2])).toBeLessThan(1e-6);
    // Nothing takes the heat away any more: C ΔT/P from the steady state on.
    const before = 20 + 100 / (flow[1] * 1006.5) - 0; // rise of the chip over ambient
    const at = solution.limits['chip'].at ?? NaN;
    // But for the openings: air at rest exchanges c · 0.5 mm/s · ρ A/4 through each, 3 mW/K together.
    const sealed = (500 * (100 - before)) / 100;
    expect(at - 100).toBeGreaterThan(sealed);
    expect(at - 100).toBeLessThan(1.003 * sealed);
  });

  it('follows a pump down to rest and up again', async () => {
    const circuits = [
      {
        id: 'loop',
        fluid: { type: 'liquid', name: 'pg25' },
        nodes: [{ id: 'in', pressure: 0 }, { id: 'supply' }],
        branches: [
          {
            id: 'pump',
            from: 'in',
            to: 'supply',
            elements: [{ type: 'pump', shutoff: 20, b: 5e6, exponent: 2, speed: 1 }],
          },
          { id: 'plate', from: 'supply', to: 'in', elements: [{ type: 'quadratic', linear: 0, quadratic: 2e11 }] }, // prettier-ignore
        ],
      },
    ];
    const heat = {
      nodes: [{ id: 'chip', capacity: 3000, sources: [{ power: 800 }] }],
      links: [{ id: 'cold plate', from: 'chip', to: 'plate', type: 'stream-table', points: [[1e-4, 0.01], [4e-4, 0.004]] }], // prettier-ignore
    };
    const changes: Change[] = [
      {
        path: 'circuits[loop].branches[pump].elements[0].speed',
        course: { type: 'linear', points: [[10, 1], [30, 0], [40, 0], [60, 1]] }, // prettier-ignore
      },
    ];
    const solution = await run(heat, { duration: 80, every: 5, changes }, circuits);
    expect(solution.status).toBe('completed');
    const flow = solution.branches['pump'].massFlow;
    expect(Math.abs(flow[7] ?? NaN)).toBeLessThan(1e-3 * (flow[0] ?? NaN));
    // Flow follows speed where every loss is quadratic.
    expect(flow[4]).toBeCloseTo(0.5 * (flow[0] ?? NaN), 4);
    expect(flow[16]).toBeCloseTo(flow[0] ?? NaN, 6);
  });

  it('refuses changes that name no number, make another network, or run backwards', async () => {
    const course = { type: 'steps', points: [[0, 1]] };
    const bad: [string, unknown, RegExp][] = [
      ['heat.nodes[nobody].sources[0].power', course, /no “nobody” there/],
      ['heat.nodes[lump].sources[1].power', course, /no number there/],
      ['heat.nodes[lump].capacity', course, /another network/],
      ['ambient.temperature', course, /only numbers of nodes/],
      ['heat.nodes[lump].sources[0].power', { type: 'steps', points: [[5, 1], [1, 2]] }, /ascend/], // prettier-ignore
      ['heat.nodes[lump].sources[0].power', { type: 'steps', points: [[5, 1]], period: 2 }, /within its period/], // prettier-ignore
    ];
    for (const [path, how, message] of bad) {
      const solution = await run(lump, { duration: 1, changes: [{ path, course: how }] });
      expect(solution.status).toBe('refused');
      expect(solution.problems[0].message).toMatch(message);
    }
  });

  it('is refused without a duration, and lets a capacity take heat that has no way out', async () => {
    const alone = { nodes: [{ id: 'lump', capacity: 10, sources: [{ power: 5 }] }], links: [] };
    expect((await run(alone, undefined)).status).toBe('refused');
    expect((await run(alone, { duration: 10 })).problems[0].code).toBe('heat-without-sink');
    const solution = await run(alone, { duration: 10, start: 'given' });
    expect(rises(solution, 'lump').at(-1)).toBeCloseTo(5, 9);
  });

  it('ends as cancelled when it is told to', async () => {
    const controller = new AbortController();
    controller.abort();
    const input = documentCase(
      { format: 'boxwright-case', version: 1, heat: lump, transient: { duration: 10 } },
      'run',
    );
    expect((await solveTransient(input, { signal: controller.signal })).status).toBe('cancelled');
  });
});
