/*
 * The method itself: its order conditions, and its order on a problem with a closed form.
 */
import { describe, expect, it } from 'vitest';
import { compileNetwork } from '#solver/solve/network.ts';
import { restState } from '#solver/solve/start.ts';
import { buildStructure } from '#solver/solve/structure.ts';
import { numberUnknowns, partsOf } from '#solver/solve/topology.ts';
import { differences, gamma, nodes, stages, weights } from '#solver/transient/esdirk.ts';
import { Integrator } from '#solver/transient/integrator.ts';
import { StageEquations } from '#solver/transient/stage-equations.ts';
import { documentCase } from '#solver/verification/network.ts';

const a = (i: number, j: number): number => (i > 0 && i === j ? gamma : j < i ? weights[i][j] : 0);
const all = Array.from({ length: stages }, (_, i) => i);
const sum = (of: (i: number) => number): number => all.reduce((total, i) => total + of(i), 0);
const b = (i: number): number => a(stages - 1, i);
const row = (i: number, of: (j: number) => number): number => sum((j) => a(i, j) * of(j));

describe('the Runge–Kutta pair', () => {
  it('has the times of its stages as row sums, and ends with a stage', () => {
    for (const i of all) expect(row(i, () => 1)).toBeCloseTo(nodes[i], 14);
    expect(nodes[stages - 1]).toBe(1);
  });

  const conditions: [string, (weight: (i: number) => number) => number, number][] = [
    ['Σ b', (w) => sum(w), 1],
    ['Σ b c', (w) => sum((i) => w(i) * nodes[i]), 1 / 2],
    ['Σ b c²', (w) => sum((i) => w(i) * nodes[i] ** 2), 1 / 3],
    ['Σ b A c', (w) => sum((i) => w(i) * row(i, (j) => nodes[j])), 1 / 6],
    ['Σ b c³', (w) => sum((i) => w(i) * nodes[i] ** 3), 1 / 4],
    ['Σ b c A c', (w) => sum((i) => w(i) * nodes[i] * row(i, (j) => nodes[j])), 1 / 8],
    ['Σ b A c²', (w) => sum((i) => w(i) * row(i, (j) => nodes[j] ** 2)), 1 / 12],
    ['Σ b A A c', (w) => sum((i) => w(i) * row(i, (j) => row(j, (k) => nodes[k]))), 1 / 24],
  ];
  it.each(conditions)('fulfils %s', (_, condition, value) => {
    expect(condition(b)).toBeCloseTo(value, 14);
  });

  it('estimates with order 3: its weights differ by nothing up to there, and by something beyond', () => {
    const off = (i: number): number => b(i) - differences[i];
    for (const [, condition, value] of conditions.slice(0, 4)) expect(condition(off)).toBeCloseTo(value, 14);
    expect(Math.abs(conditions[4][1](off) - 1 / 4)).toBeGreaterThan(1e-4);
  });
});

/** A body that radiates into space: C T' = −σ A T⁴, T = (T₀⁻³ + 3 σ A t/C)^(−1/3). */
const radiator = documentCase(
  {
    format: 'boxwright-case',
    version: 1,
    heat: {
      nodes: [
        { id: 'space', temperature: 0 },
        { id: 'body', capacity: 1000, initial: 600 },
      ],
      links: [{ id: 'out', from: 'body', to: 'space', type: 'radiation', area: 1, exchange: 1 }],
    },
  },
  'radiator',
);

/** Temperature after `end` seconds in `count` equal steps. */
function cooled(end: number, count: number): number {
  const parts = partsOf(radiator);
  const topology = numberUnknowns(parts, true, []);
  const network = compileNetwork(radiator, parts, topology);
  const equations = new StageEquations(network, buildStructure(network, topology));
  const state = restState(network, topology);
  const still = {
    apply: () => undefined,
    nextBreak: () => Infinity,
    outages: { setCharge: () => undefined, trip: () => undefined },
    longestStep: Infinity,
  };
  // No error is too large: each step goes to its landmark.
  const integrator = new Integrator(equations, state, still, Infinity);
  const finish = <T>(work: Generator<unknown, T>): T => {
    for (;;) {
      const next = work.next();
      if (next.done === true) return next.value;
    }
  };
  finish(integrator.beginAt(Float64Array.from([0, 600])));
  for (let k = 1; k <= count; k++) finish(integrator.step((k * end) / count));
  return state[topology.temperatureAt + 1];
}

describe('its order in time', () => {
  it('is 4: half the step, a sixteenth of the error', () => {
    const end = 200;
    const exact = (600 ** -3 + (3 * 5.670374419e-8 * end) / 1000) ** (-1 / 3);
    const [coarse, fine] = [64, 128].map((count) => Math.abs(cooled(end, count) - exact));
    expect(Math.log2(coarse / fine)).toBeCloseTo(4, 0);
    expect(coarse).toBeLessThan(1e-5);
  });
});
