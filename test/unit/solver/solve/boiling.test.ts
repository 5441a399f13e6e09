import { describe, expect, it } from 'vitest';
import type { Case } from '#solver/case/case.ts';
import { readCase } from '#solver/case/read.ts';
import { solveCaseSync } from '#solver/solve/solve.ts';

/*
 * A chip on a stream of refrigerant that comes in saturated: T = T_sat + Q R(Q); x = Q/(ṁ h_fg); and the chip runs away
 * beyond dry-out.
 */
const saturation = 303.15;
const latent = 173_096; // J/kg, R134a at 30 °C
const points = [
  [100, 0.05],
  [400, 0.035],
  [1000, 0.028],
] as const;

function caseOf(power: number, flow: number, limits: { dryOut?: number; evaporated?: number } = {}): Case {
  const plate = (n: number) => ({
    id: `plate-${n}`,
    from: n === 1 ? 'in' : 'between',
    to: n === 1 ? 'between' : 'out',
    elements: [{ type: 'quadratic' as const, linear: 0, quadratic: 1e12 }],
  });
  return {
    format: 'boxwright-case',
    version: 1,
    circuits: [
      {
        id: 'refrigerant',
        fluid: { type: 'liquid', name: 'r134a', evaporation: { temperature: saturation, heat: latent } },
        nodes: [
          { id: 'in', inflow: flow, inflowTemperature: saturation },
          { id: 'between' },
          { id: 'out' },
          { id: 'end', pressure: 0, inflowTemperature: saturation },
        ],
        branches: [
          plate(1),
          plate(2),
          {
            id: 'rest',
            from: 'out',
            to: 'end',
            elements: [{ type: 'quadratic', linear: 0, quadratic: 1e12 }],
          },
        ],
      },
    ],
    heat: {
      nodes: [
        { id: 'chip-1', sources: [{ power }] },
        { id: 'chip-2', sources: [{ power }] },
      ],
      links: [1, 2].map((n) => ({
        id: `boil-${n}`,
        from: `chip-${n}`,
        to: `plate-${n}`,
        type: 'boiling-table' as const,
        points,
        evaporated: 10 * latent,
        ...limits,
      })),
    },
  };
}
const at = (solution: ReturnType<typeof solveCaseSync>, node: string) =>
  solution.nodes[node]?.temperature ?? NaN;

describe('a stream that boils', () => {
  it.each(points)('is below the chip by Q R(Q): %d W at %d K/W', (power, resistance) => {
    const solution = solveCaseSync(caseOf(power, 0.02));
    expect(solution.status).toBe('converged');
    expect(at(solution, 'chip-1') - saturation).toBeCloseTo(power * resistance, 6);
    // The second chip meets as warm a stream, but for the half kelvin over which it evaporates.
    const quality = power / (0.02 * latent);
    expect(at(solution, 'between') - saturation).toBeCloseTo(0.5 * quality, 1);
    expect(at(solution, 'chip-2') - at(solution, 'between')).toBeCloseTo(power * resistance, 6);
    expect(solution.balance.energy).toBeLessThan(1e-9);
  });

  it('carries its latent heat and no more: then it is dry, and that is said', () => {
    const enough = solveCaseSync(caseOf(1000, 2000 / latent / 0.9));
    expect(enough.problems).toEqual([]);
    expect(at(enough, 'out') - saturation).toBeLessThan(0.5);
    const scarce = solveCaseSync(caseOf(1000, 2000 / latent / 1.1));
    expect(scarce.status).toBe('converged');
    expect(scarce.problems.map(({ code }) => code)).toContain('liquid-dry');
    expect(at(scarce, 'out') - saturation).toBeGreaterThan(5);
  });

  it('runs away beyond dry-out, of the surface or of the stream', () => {
    const dry = solveCaseSync(caseOf(1000, 0.05, { dryOut: 950 }));
    expect(dry.links['boil-1']?.inRange).toBe(false);
    expect(dry.links['boil-1']?.values?.['load']).toBeGreaterThan(1);
    // 1 + (1000/950)³⁰ of the heat is wished for; the superheat goes with it by the curve's last slope.
    const wish = 1 + (1000 / 950) ** 30;
    const slope = Math.log(1000 / 400) / Math.log(28 / 14);
    expect(Math.log((at(dry, 'chip-1') - saturation) / 28)).toBeCloseTo(Math.log(wish) / slope, 0);
    const starved = solveCaseSync(caseOf(1000, 0.0075, { dryOut: 5000, evaporated: 0.8 * latent }));
    const ample = solveCaseSync(caseOf(1000, 0.0115, { dryOut: 5000, evaporated: 0.8 * latent }));
    expect(starved.links['boil-1']?.values?.['load']).toBeCloseTo(1000 / (0.0075 * 0.8 * latent), 3);
    expect(at(starved, 'chip-1') - at(ample, 'chip-1')).toBeGreaterThan(0.1);
  });

  it('is refused where a superheat would have two heats', () => {
    const odd = { ...caseOf(100, 0.02) };
    const links = odd.heat?.links.map((link) => ({
      ...link,
      points: [
        [100, 0.05],
        [200, 0.02],
      ],
    })) as never;
    const solution = solveCaseSync({ ...odd, heat: { nodes: odd.heat?.nodes ?? [], links } });
    expect(solution.status).toBe('refused');
    expect(solution.problems.map(({ code }) => code)).toContain('bad-curve');
    expect(readCase(caseOf(100, 0.02), 'boiling').problems).toEqual([]);
  });
});
