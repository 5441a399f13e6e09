/*
 * Boxes in the sun: geometry at its corners, and sunlight as a source.
 */
import { describe, expect, it } from 'vitest';
import type { Case, Source } from '#solver/case/case.ts';
import { readCase } from '#solver/case/read.ts';
import { incidenceCosine, tiltedIrradiance } from '#solver/correlations/solar.ts';
import { solveCaseSync } from '#solver/solve/solve.ts';
import { solveTransient } from '#solver/transient/solve.ts';
import { expectExactJacobian } from './jacobian.ts';

const up = Math.PI / 2;
const sun = { direct: 800, diffuse: 100, sunElevation: Math.PI / 6, sunAzimuth: 2 };

function lid(source: Partial<Source>): Case {
  const solar = { ...sun, absorptance: 0.5, area: 2, tilt: 0 };
  return {
    format: 'boxwright-case',
    version: 1,
    heat: {
      nodes: [
        { id: 'lid', capacity: 10, sources: [{ power: 0, solar, ...source }] },
        { id: 'air', temperature: 293.15 },
        { id: 'sky', temperature: 273.15 },
      ],
      links: [
        { id: 'film', from: 'lid', to: 'air', type: 'convection', area: 2, heatTransferCoefficient: 10 },
        { id: 'glow', from: 'lid', to: 'sky', type: 'radiation', area: 2, exchange: 0.9 },
      ],
    },
  };
}

describe('sunlight', () => {
  it('reaches a face as it is turned', () => {
    expect(incidenceCosine(0, 0, up, 0)).toBeCloseTo(1, 12);
    expect(incidenceCosine(up, 1, 0.3, 1)).toBeCloseTo(Math.cos(0.3), 12);
    expect(incidenceCosine(up, 1 + Math.PI, 0.3, 1)).toBe(0);
    expect(incidenceCosine(0, 0, -0.1, 0)).toBe(0);
    expect(tiltedIrradiance({ ...sun, tilt: 0 })).toBeCloseTo(500, 9);
    // From below only the ground is seen; at night only the sky.
    expect(tiltedIrradiance({ ...sun, tilt: Math.PI, groundReflectance: 0.3 })).toBeCloseTo(150, 9);
    expect(tiltedIrradiance({ ...sun, sunElevation: -0.2, tilt: 0 })).toBeCloseTo(100, 9);
  });

  it('heats a node and closes the balance', () => {
    const solution = solveCaseSync(lid({}));
    expect(solution.status).toBe('converged');
    expect(solution.nodes['lid'].heat).toBeCloseTo(500, 9);
    expect(solution.totals.heat).toBeCloseTo(500, 9);
    expect(solution.totals.heatOut).toBeCloseTo(500, 6);
    expect(solution.balance.energy).toBeLessThan(1e-9);
    expectExactJacobian(lid({}), (s) => [320, 293, 273][s]);
  });

  it('comes and goes in time', async () => {
    const course = { type: 'linear', points: [[0, 0], [50, 800], [100, 0]] } as const; // prettier-ignore
    const run = await solveTransient({
      ...lid({}),
      transient: {
        duration: 100,
        changes: [{ path: 'heat.nodes[lid].sources[0].solar.direct', course }],
      },
    });
    expect(run.status).toBe('completed');
    expect(run.energyBalance).toBeLessThan(1e-6);
    expect(run.extremes['lid'].maximumAt).toBeGreaterThan(49);
  });

  it('draws on no supply', () => {
    expect(readCase(lid({ supply: 'psu' }), 'x.json').problems[0].message).toContain('supply');
    expect(readCase(lid({}), 'x.json').problems).toEqual([]);
  });
});
