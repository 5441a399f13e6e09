/*
 * Runs in time that a hostile or careless file asks for: refused by name, or brought to an end.
 */
import { describe, expect, it } from 'vitest';
import type { Case } from '#solver/case/case.ts';
import { readCase } from '#solver/case/read.ts';
import type { Change, Transient } from '#solver/case/transient.ts';
import type { TransientSolution } from '#solver/transient/contract.ts';
import { solveTransient } from '#solver/transient/solve.ts';

const power = 'heat.nodes[GPU[1]].sources[0].power';

function lump(transient: Transient): Case {
  return {
    format: 'boxwright-case',
    version: 1,
    heat: {
      nodes: [
        { id: 'air', temperature: 300 },
        { id: 'GPU[1]', capacity: 400, sources: [{ power: 100 }], limit: 315 },
      ],
      links: [{ id: 'film', from: 'GPU[1]', to: 'air', type: 'resistance', value: 0.25 }],
    },
    transient,
  };
}

const run = (transient: Transient): Promise<TransientSolution> => solveTransient(lump(transient));
const steps = (path: string, ...points: [number, number][]): Change => ({
  path,
  course: { type: 'steps', points },
});

describe('a run in time that was asked for in a wrong way', () => {
  it('is refused where a record is named by its number, or a number has two courses', async () => {
    const byNumber = await run({ duration: 1, changes: [steps('heat.nodes[1].sources[0].power', [0, 1])] });
    expect(byNumber.problems[0].message).toMatch(/no “1” there; name records by their id/);
    const twice = await run({ duration: 1, changes: [steps(power, [0, 1]), steps(power, [0, 2])] });
    expect(twice.problems[0].message).toMatch(/has a course already/);
    const sloppy = await run({
      duration: 1,
      changes: [steps('heat.nodes[GPU[1]]..sources[0]]power', [0, 1])],
    });
    expect(sloppy.status).toBe('refused');
  });

  it('is refused where its courses jump more often, or its results are more, than can be followed', async () => {
    const course = { type: 'steps', points: [[0, 1], [1e-10, 2]], period: 1e-9 } as const; // prettier-ignore
    const fast = await run({ duration: 100, changes: [{ path: power, course }] });
    expect(fast.problems[0].code).toBe('too-many-changes');
    expect((await run({ duration: 100, every: 2e-5 })).problems[0].code).toBe('too-many-results');
  });

  it('is refused on reading where a course has a value that the case may not have there', () => {
    const faultOf = (change: Change): string => {
      const { case: input, problems } = readCase(lump({ duration: 1, changes: [change] }), 'x.json');
      expect(input).toBeNull();
      expect(problems[0].path).toBe('$.transient.changes[0].course');
      return problems[0].message;
    };
    expect(faultOf(steps('heat.links[film].value', [0, 1], [1, -2]))).toMatch(/with -2 at .*too small/);
    expect(faultOf(steps('heat.nodes[air].temperature', [0, 9000]))).toMatch(/with 9000 at .*too large/);
    const sine = { type: 'sine', mean: 10, amplitude: 20, period: 1 } as const;
    expect(faultOf({ path: 'heat.links[film].value', course: sine })).toMatch(/with -10 at/);
    const good = lump({ duration: 1, changes: [steps(power, [0, -5])] });
    expect(readCase(good, 'x.json').problems).toEqual([]);
  });

  it('ends where heat is taken out until nothing is left, rather than creeping on', async () => {
    const solution = await run({ duration: 1000, changes: [steps(power, [0, 100], [10, -5000])] });
    expect(solution.status).toBe('stopped');
    expect(solution.problems[0].message).toMatch(/^At \d+\.\d+ s no answer/);
  });

  it('says what to do where there is no steady state to begin with, and tells no extremes', async () => {
    const solution = await run({ duration: 10, changes: [steps(power, [0, -5000])] });
    expect(solution.status).toBe('stopped');
    expect(solution.problems[0].message).toMatch(/no steady state/);
    expect(solution.extremes).toEqual({});
  });
});

describe('a run in time', () => {
  it('keeps its end, wherever the interval of the results falls', async () => {
    expect((await run({ duration: 10, every: 4 })).times).toEqual([0, 4, 8, 10]);
    expect((await run({ duration: 10, every: 400 })).times).toEqual([0, 10]);
    expect((await run({ duration: 10, every: 5 })).times).toEqual([0, 5, 10]);
  });

  it('does not pass over a sine whose period every stage of a long step would meet', async () => {
    const course = { type: 'sine', mean: 100, amplitude: 90, period: 10 } as const;
    const solution = await run({ duration: 5000, changes: [{ path: power, course }] });
    // Amplitude A R/√(1 + (ω τ)²) once it swings in.
    const swing = (90 * 0.25) / Math.hypot(1, (2 * Math.PI * 100) / 10);
    const { maximum, minimum } = solution.extremes['GPU[1]'];
    expect(maximum - 325).toBeGreaterThan(swing);
    expect(minimum).toBeLessThan(325);
    expect(solution.steps).toBeGreaterThan(2000);
  });

  it('holds what is held exactly', async () => {
    const { extremes } = await run({ duration: 100, start: 'given', every: 7 });
    expect(extremes['air']).toEqual({ maximum: 300, maximumAt: 0, minimum: 300, minimumAt: 0 });
  });
});
