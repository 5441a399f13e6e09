import { describe, expect, it } from 'vitest';
import type { Case } from '#solver/case/case.ts';
import type { Converter, Feed } from '#solver/case/power.ts';
import type { Change, Course } from '#solver/case/transient.ts';
import { solveTransient } from '#solver/transient/solve.ts';

const steps = (...points: [number, number][]): Course => ({ type: 'steps', points });
const linear = (...points: [number, number][]): Course => ({ type: 'linear', points });

const grid: Feed = { id: 'grid', system: 'dc', voltage: 400, lost: false };
const sun: Feed = { id: 'sun', system: 'dc', voltage: 400, solar: { rated: 10_000, irradiance: 1000 } };
const startUp = 30;
const set: Feed = {
  id: 'set',
  system: 'dc',
  voltage: 400,
  generator: { rated: 10_000, startUp, fuel: [[0, 0], [1, 1e-6]] }, // prettier-ignore
};

/** A bus without loss under 5 kW. */
function busCase(feeds: readonly Feed[], changes: readonly Change[], more: Partial<Converter> = {}): Case {
  return {
    format: 'boxwright-case',
    version: 1,
    power: {
      converters: [
        {
          id: 'bus',
          rating: 10_000,
          units: 1,
          efficiency: [[1, 1]],
          load: 5000,
          order: feeds.map(({ id }) => id),
          ...more,
        },
      ],
      feeds,
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

const energy = 5000 * 200;

describe('a generator set', () => {
  it('takes over from the battery after its start, charges it, and stands when the grid is back', async () => {
    const run = await completed(
      busCase([grid, set], [{ path: 'power.feeds[grid].lost', course: steps([0, 0], [100, 1], [700, 0]) }], {
        battery: { energy, efficiency: 0.8, chargePower: 1000, chargeEfficiency: 0.5 },
      }),
    );
    const charge = run.batteries?.bus.charge ?? [];
    // 30 s of 6.25 kW are given, then 500 W stored: full again after 375 s.
    expect(charge[10]).toBe(1);
    expect(charge[13]).toBeCloseTo(1 - (startUp * 6250) / energy, 9);
    expect(charge[23]).toBeCloseTo(charge[13] + (100 * 500) / energy, 9);
    expect(charge[50]).toBeLessThan(1);
    expect(charge[51]).toBeCloseTo(1, 9);
    expect(run.batteries?.bus.emptyAt).toBeNull();
    const given = 5000 * 570 + 1000 * 375;
    expect(run.feeds?.set.energy).toBeCloseTo(given, 3);
    expect((run.feeds?.set.fuel ?? NaN) * 1e10).toBeCloseTo(given, 3);
    expect(run.converters.bus.output.every((power) => Math.abs(power - 5000) < 1e-6)).toBe(true);
  });

  it('comes too late for a battery that is too small: all is off, and on again with it', async () => {
    const run = await completed(
      busCase([grid, set], [{ path: 'power.feeds[grid].lost', course: steps([0, 0], [105, 1]) }], {
        battery: { energy: 5000 * 20, efficiency: 1 },
      }),
    );
    const { output } = run.converters.bus;
    expect(run.batteries?.bus.emptyAt).toBeCloseTo(125, 6);
    expect([output[12], output[13], output[14]].map(Math.round)).toEqual([5000, 0, 5000]);
  });

  it('runs from the first where the grid is lost from the first', async () => {
    const run = await completed(busCase([{ ...grid, lost: true }, set], []));
    expect(run.feeds?.set.energy).toBeCloseTo(5e6, 3);
  });
});

describe('panels', () => {
  const dusk: Change = {
    path: 'power.feeds[sun].solar.irradiance',
    course: linear([0, 1000], [1000, 0]),
  };

  it('leave more and more to the battery', async () => {
    const run = await completed(busCase([sun], [dusk], { battery: { energy: 5e6, efficiency: 0.8 } }));
    // 10 kW (1 − t/1000 s) fall below 5 kW at 500 s; what is missing is ∫ 10 (t − 500) dt = 1.25 MJ.
    const charge = run.batteries?.bus.charge ?? [];
    expect(charge[50]).toBeCloseTo(1, 9);
    expect(charge[75]).toBeCloseTo(1 - (5 * 250 ** 2) / 0.8 / 5e6, 6);
    expect(charge[100]).toBeCloseTo(1 - 1.25e6 / 0.8 / 5e6, 6);
    expect(run.feeds?.sun.energy).toBeCloseTo(2.5e6 + 1.25e6, 0);
  });

  it('leave what hangs on them dark when they fall short', async () => {
    const input = busCase([sun], [dusk]);
    const run = await completed({ ...input, transient: { duration: 1000, every: 1, changes: [dusk] } });
    const { output } = run.converters.bus;
    const dark = output.findIndex((power) => power < 1);
    expect(run.times[dark]).toBe(500);
    expect(output.slice(dark).every((power) => power === 0)).toBe(true);
    expect(run.feeds?.sun.energy).toBeCloseTo(2.5e6, 0);
  });

  it('are short at once under a cloud, and the grid brings all back', async () => {
    const cloud: Change = {
      path: 'power.feeds[sun].solar.irradiance',
      course: steps([0, 1000], [300, 400]),
    };
    const run = await completed(
      busCase(
        [sun, { ...grid, lost: true }],
        [cloud, { path: 'power.feeds[grid].lost', course: steps([0, 1], [600, 0]) }],
      ),
    );
    const { output } = run.converters.bus;
    expect([output[29], output[31], output[59], output[61]].map(Math.round)).toEqual([5000, 0, 0, 5000]);
    // From 600 s on the sun gives 4 kW, the grid 1 kW.
    expect(run.feeds?.sun.energy).toBeCloseTo(5000 * 300 + 4000 * 400, 3);
  });
});

describe('a battery by Peukert', () => {
  it('lasts t₀ (P₀/P)^k', async () => {
    const peukert = { exponent: 1.25, time: 3600 };
    const run = await completed(
      busCase([{ ...grid, lost: true }], [], { battery: { energy: 5000 * 900, efficiency: 1, peukert } }),
    );
    expect(run.batteries?.bus.autonomy).toBeCloseTo(3600 * (1250 / 5000) ** 1.25, 6);
  });
});
