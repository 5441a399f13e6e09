/*
 * Valves in networks: the flow that two in series and in parallel let through, and openings down to nothing.
 */
import { describe, expect, it } from 'vitest';
import type { Branch, Case, Fluid } from '#solver/case/case.ts';
import { readCase } from '#solver/case/read.ts';
import type { ValveElement } from '#solver/case/hydraulics.ts';
import { solveCaseSync } from '#solver/solve/solve.ts';
import { coolantLoop } from './coolant-loop.ts';
import { expectExactJacobian } from './jacobian.ts';

const water: Fluid = { type: 'liquid', name: 'water' };
const full = 2.778e-5; // Kv 1
const valve = (opening?: number, more: Partial<ValveElement> = {}): ValveElement => ({
  type: 'valve',
  flowCoefficient: full,
  ...(opening === undefined ? {} : { opening }),
  ...more,
});

/** Branches side by side between 50 kPa and 0. */
function between(...lists: readonly (readonly ValveElement[])[]): Case {
  return {
    format: 'boxwright-case',
    version: 1,
    circuits: [
      {
        id: 'water',
        fluid: water,
        nodes: [
          { id: 'in', pressure: 50e3 },
          { id: 'out', pressure: 0 },
        ],
        branches: lists.map((elements, i): Branch => ({ id: `b${i}`, from: 'in', to: 'out', elements })),
      },
    ],
  };
}

describe('valves', () => {
  it('let through what their coefficients add up to', () => {
    const { branches } = solveCaseSync(between([valve()], [valve(0.5)], [valve(), valve()]));
    const alone = full * Math.sqrt(50e3 / branches['b0'].density);
    expect(branches['b0'].volumeFlow).toBeCloseTo(alone, 10);
    expect(branches['b1'].volumeFlow).toBeCloseTo(alone / 2, 10);
    expect(branches['b2'].volumeFlow).toBeCloseTo(alone / Math.SQRT2, 10);
  });

  it('say where their flow is too slow for the coefficient', () => {
    const small = valve(undefined, { flowCoefficient: 1e-7 });
    const { branches } = solveCaseSync(between([valve()], [small]));
    expect(branches['b0'].elements[0].inRange).toBe(true);
    expect(branches['b1'].elements[0].inRange).toBe(false);
  });

  it.each([1, 0.1, 1e-2, 1e-3, 1e-4, 1e-6, 0])(
    'converge at an opening of %d beside an open way',
    (opening) => {
      const elements = [valve(opening)];
      const bypass: Branch = { id: 'valve', from: 'supply', to: 'return', elements };
      const input = coolantLoop({ extra: [bypass] });
      const solution = solveCaseSync(input);
      expect(solution.status).toBe('converged');
      const { volumeFlow, pressureDrop, density } = solution.branches['valve'];
      const wanted = full * Math.max(opening, 1e-4) * Math.sqrt(pressureDrop / density);
      expect(Math.abs(volumeFlow / wanted - 1)).toBeLessThan(1e-4);
    },
  );

  it.each([1, 0.1, 1e-2, 1e-3, 1e-4, 0])(
    'converge at an opening of %d in the way of a cold plate',
    (opening) => {
      const input = coolantLoop({ power: 20 });
      const circuits = input.circuits?.map((circuit) => ({
        ...circuit,
        branches: circuit.branches.map((branch) =>
          branch.id === 'hose-low' ? { ...branch, elements: [...branch.elements, valve(opening)] } : branch,
        ),
      }));
      expect(solveCaseSync({ ...input, circuits }).status).toBe('converged');
    },
  );

  it.each([0.5, 1e-3, 0])('converge at an opening of %d as the only way of a pump', (opening) => {
    const pump: Branch = {
      id: 'pump',
      from: 'a',
      to: 'b',
      elements: [{ type: 'pump', shutoff: 7, b: 7e6, exponent: 2 }],
    };
    const solution = solveCaseSync({
      format: 'boxwright-case',
      version: 1,
      circuits: [
        {
          id: 'loop',
          fluid: water,
          nodes: [
            { id: 'a', temperature: 300 },
            { id: 'b', power: 1 },
          ],
          branches: [pump, { id: 'valve', from: 'b', to: 'a', elements: [valve(opening)] }],
        },
      ],
    });
    expect(solution.status).toBe('converged');
    expect(solution.branches['valve'].massFlow).toBeGreaterThan(0);
  });

  it('have an exact Jacobian in a loop', () => {
    const way: Branch = { id: 'valve', from: 'low', to: 'high', elements: [valve(0.3), valve(0.02)] };
    expectExactJacobian(coolantLoop({ extra: [way] }), (s, topology) => {
      const wave = Math.sin(1.7 * s + 0.3);
      if (s < topology.pressureAt) return 0.02 * wave + (wave < 0 ? -5e-3 : 5e-3);
      return s < topology.temperatureAt ? 2000 * wave : 310 + 12 * wave;
    });
  });

  it('are refused with a rangeability that has no meaning, or open beyond 1', () => {
    for (const bad of [valve(1, { rangeability: 30 }), valve(1.1)]) {
      expect(readCase(JSON.parse(JSON.stringify(between([bad]))), 'x.json').case).toBeNull();
    }
  });
});
