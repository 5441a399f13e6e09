import { describe, expect, it } from 'vitest';
import type { Case } from '#solver/case/case.ts';
import { buildCase } from '#solver/design/build.ts';
import { solveCaseSync } from '#solver/solve/solve.ts';
import { smallServer, type Placed } from './designs.ts';
import { faultsOf } from './faults.ts';

const sinkOf = (input: Case) => input.circuits?.[0]?.branches.find(({ id }) => id === 'sink/air');
const withoutBypass = (input: Case): Case => ({
  ...input,
  circuits: input.circuits?.map((circuit) => ({
    ...circuit,
    branches: circuit.branches.map((branch) => ({ ...branch, bypass: undefined })),
  })),
});

/** A tunnel of baffles right at the sink: two sides and a lid. */
const tunnel: readonly Placed[] = [
  {
    id: 'left',
    part: 'baffle-pc-400',
    at: [167.5, 300, 10.4],
    values: { size: [0.0015, 0.2, 0.076] },
  },
  {
    id: 'right',
    part: 'baffle-pc-400',
    at: [261, 300, 10.4],
    values: { size: [0.0015, 0.2, 0.076] },
  },
];

describe('a sink in an open stream', () => {
  it('is drawn through by the stream at its flanks: about twice the air', () => {
    const { case: input } = buildCase(smallServer({ workload: 'maximum', fanSpeed: 1 }));
    expect(faultsOf(input)).toEqual([]);
    const drawn = solveCaseSync(input);
    const left = solveCaseSync(withoutBypass(input));
    expect(drawn.status).toBe('converged');
    const gain = (drawn.branches['sink/air']?.volumeFlow ?? 0) / (left.branches['sink/air']?.volumeFlow ?? 0);
    expect(gain).toBeGreaterThan(1.5);
    expect(gain).toBeLessThan(4);
    expect(Math.abs(drawn.balance.energy)).toBeLessThan(1e-6);
  });

  it('has no stream beside it where it is ducted', () => {
    expect(sinkOf(buildCase(smallServer()).case)?.bypass).toBeDefined();
    expect(sinkOf(buildCase(smallServer({}, tunnel)).case)?.bypass).toBeUndefined();
  });

  it('never gets hotter when the fans turn faster', () => {
    const temperatures = [0.5, 0.7, 0.9, 1].map((fanSpeed) => {
      const solution = solveCaseSync(buildCase(smallServer({ workload: 'maximum', fanSpeed })).case);
      return solution.nodes['sink/base']?.temperature ?? NaN;
    });
    for (let i = 1; i < temperatures.length; i++) expect(temperatures[i]).toBeLessThan(temperatures[i - 1]);
  });
});
