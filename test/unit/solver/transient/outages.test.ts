import { describe, expect, it } from 'vitest';
import type { Case } from '#solver/case/case.ts';
import { readCase } from '#solver/case/read.ts';
import type { Change, Course } from '#solver/case/transient.ts';
import { solveTransient } from '#solver/transient/solve.ts';

const lost: Change = {
  path: 'power.feeds[grid].lost',
  course: {
    type: 'steps',
    points: [
      [0, 0],
      [100, 1],
    ],
  },
};

/** A load of 5400 W behind a UPS of 1 kWh; a part with a capacity that the UPS feeds, and its losses in a room. */
function upsCase(changes: readonly Change[], part = 400, leakage = 0): Case {
  return {
    format: 'boxwright-case',
    version: 1,
    heat: {
      nodes: [
        { id: 'room', temperature: 293.15 },
        {
          id: 'part',
          capacity: 1000,
          sources: [
            {
              power: part,
              ...(leakage > 0 ? { leakage: { power: leakage, reference: 293.15, coefficient: 0.02 } } : {}),
              supply: 'ups',
            },
          ],
        },
      ],
      links: [{ id: 'way', type: 'conductance', from: 'part', to: 'room', value: 10 }],
    },
    power: {
      converters: [
        {
          id: 'ups',
          rating: 10_000,
          units: 1,
          efficiency: [[1, 0.95]],
          load: 5000,
          heat: [{ node: 'room', share: 1 }],
          supply: 'grid',
          battery: { energy: 3.6e6, efficiency: 0.9 },
        },
      ],
      feeds: [{ id: 'grid', system: 'ac-1', voltage: 230, lost: false }],
    },
    transient: { duration: 1000, every: 10, changes },
  };
}

async function completed(input: Case) {
  const run = await solveTransient(input);
  expect(run.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(run.status).toBe('completed');
  return run;
}

describe('a battery that carries a load', () => {
  it('lasts for E η/P, then all is off and what is warm cools by its capacity', async () => {
    const run = await completed(upsCase([lost]));
    const battery = run.batteries?.ups;
    expect(battery?.autonomy).toBeCloseTo((3.6e6 * 0.9) / 5400, 6);
    expect(battery?.emptyAt).toBeCloseTo(700, 6);
    expect(battery?.charge[40]).toBeCloseTo(0.5, 9);
    expect(battery?.charge[100]).toBe(0);
    expect(run.converters.ups.output[69]).toBeCloseTo(5400, 6);
    expect(run.converters.ups.output[71]).toBeCloseTo(0, 9);
    const rise = (k: number) => (run.nodes.part.temperature?.[k] ?? NaN) - 293.15;
    expect(rise(60)).toBeCloseTo(40, 6);
    expect(rise(80)).toBeCloseTo(40 * Math.exp(-1), 4);
    expect(run.energyBalance).toBeLessThan(1e-9);
  });

  it('lasts for the integral of a load that grows', async () => {
    // 5400 W + 4.5 W/s: 2.25 t² + 5400 t = 3.24 MJ.
    const ramp: Course = {
      type: 'linear',
      points: [
        [0, 5000],
        [1000, 9500],
      ],
    };
    const run = await completed(
      upsCase([
        { ...lost, course: { type: 'steps', points: [[0, 1]] } },
        { path: 'power.converters[ups].load', course: ramp },
      ]),
    );
    const expected = (-5400 + Math.sqrt(5400 ** 2 + 4 * 2.25 * 3.24e6)) / 4.5;
    expect(Math.abs((run.batteries?.ups.emptyAt ?? NaN) / expected - 1)).toBeLessThan(1e-6);
  });

  it('is not used while the feed holds, nor charged again when it comes back', async () => {
    const whole = await completed(upsCase([]));
    expect(whole.batteries?.ups).toMatchObject({ emptyAt: null, autonomy: null });
    expect(whole.batteries?.ups.charge.every((charge) => charge === 1)).toBe(true);
    const back = await completed(
      upsCase([
        {
          ...lost,
          course: {
            type: 'steps',
            points: [
              [0, 0],
              [100, 1],
              [400, 0],
            ],
          },
        },
      ]),
    );
    expect(back.batteries?.ups.emptyAt).toBeNull();
    expect(back.batteries?.ups.charge[100]).toBeCloseTo(0.5, 9);
    expect(back.converters.ups.input[100]).toBeCloseTo(5400 / 0.95, 6);
  });

  it('stops the fans that hang on it when it is empty', async () => {
    const base = upsCase([lost]);
    const run = await completed({
      ...base,
      circuits: [
        {
          id: 'air',
          fluid: { type: 'air' },
          nodes: [
            { id: 'in', pressure: 0 },
            { id: 'out', pressure: 0 },
          ],
          branches: [
            {
              id: 'fan',
              from: 'in',
              to: 'out',
              elements: [
                {
                  type: 'fan',
                  points: [
                    [0, 100],
                    [0.02, 0],
                  ],
                  density: 1.2,
                  area: 0.01,
                  power: 6,
                  supply: 'ups',
                },
                { type: 'loss', area: 0.01, k: 2 },
              ],
            },
          ],
        },
      ],
    });
    expect(run.branches.fan.massFlow[60]).toBeGreaterThan(0.01);
    expect(run.branches.fan.massFlow[90]).toBeCloseTo(0, 6);
  });
});

describe('changes of the power in time', () => {
  it('may be that of a conductor, and of a feed only that it is lost', () => {
    const base = upsCase([]);
    const read = (path: string, value: number) =>
      readCase(
        {
          ...base,
          transient: { duration: 1, changes: [{ path, course: { type: 'steps', points: [[0, value]] } }] },
        },
        'a',
      );
    expect(read('power.feeds[grid].lost', 1).case).not.toBeNull();
  });

  it('refuses another voltage of a feed while it runs', async () => {
    const run = await solveTransient(
      upsCase([{ path: 'power.feeds[grid].voltage', course: { type: 'steps', points: [[0, 200]] } }]),
    );
    expect(run.status).toBe('refused');
  });

  it('follow a resistance of a conductor', async () => {
    const base = upsCase([
      {
        path: 'power.conductors[bar].resistance',
        course: {
          type: 'steps',
          points: [
            [0, 1e-3],
            [500, 2e-3],
          ],
        },
      },
    ]);
    const run = await completed({
      ...base,
      power: {
        converters: base.power?.converters ?? [],
        feeds: base.power?.feeds ?? [],
        conductors: [{ id: 'bar', system: 'dc', voltage: 48, resistance: 1e-3, load: 47 * 500 }],
      },
    });
    expect(run.converters.bar.input[10]).toBeCloseTo(24_000, 5);
    // e² − e V + P R = 0 with 4 mΩ both ways.
    const end = (48 + Math.sqrt(48 ** 2 - 4 * 4e-3 * 23_500)) / 2;
    expect(run.converters.bar.input[80]).toBeCloseTo((48 * 23_500) / end, 5);
  });
});
