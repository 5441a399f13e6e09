/*
 * What melts in time: the heat that it stores, to rounding, and its plateau.
 */
import { describe, expect, it } from 'vitest';
import type { Case, HeatNode } from '#solver/case/case.ts';
import { readCase } from '#solver/case/read.ts';
import type { Transient } from '#solver/case/transient.ts';
import { solveTransient } from '#solver/transient/solve.ts';

const latent = { melting: 323.15, width: 1, heat: 20_000 };

/** A block with wax in it, tied to the room at 20 °C. */
function block(node: Partial<HeatNode>, conductance: number, transient: Transient): Case {
  return {
    format: 'boxwright-case',
    version: 1,
    heat: {
      nodes: [
        { id: 'wax', capacity: 100, latent, initial: 293.15, sources: [{ power: 50 }], ...node },
        { id: 'room', temperature: 293.15 },
      ],
      links: [{ id: 'tie', from: 'wax', to: 'room', type: 'conductance', value: conductance }],
    },
    transient: { start: 'given', ...transient },
  };
}

describe('a node that melts', () => {
  it('takes up the heat of melting, no more and no less, and no step loses any', async () => {
    // 50 W: 30 K of 100 J/K in 60 s, half of the heat of melting and half a width more in 201 s, then the rest.
    for (const tolerance of [1e-5, 1e-2, 1]) {
      const run = await solveTransient(block({}, 1e-9, { duration: 600, every: 10, tolerance }));
      expect(run.status).toBe('completed');
      expect(run.energyBalance).toBeLessThan(1e-8);
      const wax = run.nodes['wax'].temperature ?? [];
      expect(wax[26]).toBeCloseTo(323.15, 1); // 260 s
      const end = wax[wax.length - 1];
      expect(end).toBeCloseTo(293.15 + (600 * 50 - 20_000) / 100, 4);
    }
  });

  it('melts and freezes again and again with its energy closed', async () => {
    const course = { type: 'steps', points: [[0, 60], [400, 0]], period: 1000 } as const; // prettier-ignore
    const run = await solveTransient(
      block({}, 0.8, {
        duration: 4000,
        tolerance: 1e-3,
        changes: [{ path: 'heat.nodes[wax].sources[0].power', course }],
      }),
    );
    expect(run.status).toBe('completed');
    expect(run.energyBalance).toBeLessThan(1e-8);
    // Without wax it would swing to 75 K above the room.
    expect(run.extremes['wax'].maximum).toBeLessThan(293.15 + 34);
  });

  it('passes a point as sharp as a hundredth of a kelvin', async () => {
    const sharp = { ...latent, width: 0.01 };
    const run = await solveTransient(block({ latent: sharp }, 0.5, { duration: 2000, tolerance: 1e-3 }));
    expect(run.status).toBe('completed');
    expect(run.energyBalance).toBeLessThan(1e-8);
    expect(run.extremes['wax'].maximum).toBeGreaterThan(323.2);
  });

  it('has a capacity, and a melting point that stays', async () => {
    const none = readCase(block({ capacity: undefined }, 1, { duration: 1 }), 'x.json');
    expect(none.problems[0].message).toContain('capacity');
    const course = { type: 'sine', mean: 320, amplitude: 1, period: 9 } as const;
    const moved = block({}, 1, {
      duration: 1,
      changes: [{ path: 'heat.nodes[wax].latent.melting', course }],
    });
    expect((await solveTransient(moved)).problems[0].code).toBe('bad-change');
  });
});
