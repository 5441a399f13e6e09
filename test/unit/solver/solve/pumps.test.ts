/*
 * Pumps in coolant loops: side by side, failed behind their check valves, fed by converters, and short of suction.
 */
import { describe, expect, it } from 'vitest';
import type { Branch, Case, FlowNode, Fluid } from '#solver/case/case.ts';
import type { PumpElement } from '#solver/case/hydraulics.ts';
import { readCase } from '#solver/case/read.ts';
import type { Solution } from '#solver/solve/contract.ts';
import { solveCaseSync } from '#solver/solve/solve.ts';
import { expectExactJacobian } from './jacobian.ts';

const pump: PumpElement = { type: 'pump', shutoff: 7, b: 2.8e7, exponent: 2 };

interface Loop {
  readonly pumps: readonly PumpElement[];
  readonly fluid?: Fluid;
  readonly inlet?: Partial<FlowNode>;
  readonly power?: number;
  readonly supply?: boolean;
}

/** A loop with pumps in branches side by side, a heated cold plate and a cooler that holds 300 K. */
function loop({
  pumps,
  fluid = { type: 'liquid', name: 'pg25' },
  inlet = { pressure: 0 },
  power = 800,
}: Loop): Case {
  return {
    format: 'boxwright-case',
    version: 1,
    circuits: [
      {
        id: 'coolant',
        fluid,
        nodes: [
          { id: 'cold', ...inlet, temperature: 300, inflowTemperature: 300 },
          { id: 'pressed' },
          { id: 'hot', elevation: 0.5 },
        ],
        branches: [
          ...pumps.map((element, i): Branch => ({
            id: `pump${i}`,
            from: 'cold',
            to: 'pressed',
            elements: [element],
          })),
          {
            id: 'plate',
            from: 'pressed',
            to: 'hot',
            elements: [{ type: 'duct', shape: 'round', diameter: 0.006, length: 1, k: 5 }],
          },
          {
            id: 'hose',
            from: 'hot',
            to: 'cold',
            elements: [{ type: 'duct', shape: 'round', diameter: 0.01, length: 2 }],
          },
        ],
      },
    ],
    heat: {
      nodes: [{ id: 'die', sources: [{ power, supply: 'psu' }] }],
      links: [
        {
          id: 'wall',
          from: 'die',
          to: 'plate',
          type: 'stream-resistance',
          offset: 0.01,
          coefficient: 1e-4,
          exponent: 0.5,
        },
      ],
    },
    power: {
      converters: [
        {
          id: 'psu',
          rating: 2000,
          units: 1,
          efficiency: [
            [0.1, 0.9],
            [1, 0.95],
          ],
        },
      ],
    },
  };
}

const solved = (input: Case): Solution => {
  const solution = solveCaseSync(input);
  expect(solution.status).toBe('converged');
  return solution;
};

describe('pumps', () => {
  it('give the same side by side in one branch and in branches of their own', () => {
    const one = solved(loop({ pumps: [{ ...pump, parallel: 2, power: 20 }] }));
    const two = solved(
      loop({
        pumps: [
          { ...pump, power: 20 },
          { ...pump, power: 20 },
        ],
      }),
    );
    expect(one.branches['plate'].massFlow).toBeCloseTo(two.branches['plate'].massFlow, 10);
    expect(one.totals.fanPower).toBeCloseTo(two.totals.fanPower, 8);
    const alone = solved(loop({ pumps: [pump] }));
    expect(one.branches['plate'].massFlow).toBeGreaterThan(1.01 * alone.branches['plate'].massFlow);
  });

  it('behind one another add their heads, by a table as by a formula', () => {
    const points = Array.from(
      { length: 41 },
      (_, i) => [i * 1.25e-5, 7 - 2.8e7 * (i * 1.25e-5) ** 2] as const,
    );
    const formula = solved(loop({ pumps: [{ ...pump, series: 2, speed: 0.8 }] }));
    const table = solved(loop({ pumps: [{ type: 'pump', points, series: 2, speed: 0.8 }] }));
    expect(table.branches['plate'].massFlow / formula.branches['plate'].massFlow).toBeCloseTo(1, 4);
    const { volumeFlow, pressureDrop, density } = formula.branches['pump0'];
    expect(-pressureDrop).toBeCloseTo(density * 9.80665 * 2 * (7 * 0.64 - 2.8e7 * volumeFlow ** 2), 4);
  });

  it('warm their stream, load their supply and are counted in the balance', () => {
    const idle = solved(loop({ pumps: [pump] }));
    const { totals, converters, branches, nodes, balance } = solved(
      loop({ pumps: [{ ...pump, power: 30, supply: 'psu' }] }),
    );
    const drawn = (30 * branches['pump0'].density) / 998.2;
    expect(totals.fanPower).toBeCloseTo(drawn, 8);
    expect(branches['pump0'].heat).toBeCloseTo(drawn, 8);
    expect(converters['psu'].output - idle.converters['psu'].output).toBeCloseTo(drawn, 6);
    expect(nodes['pressed'].temperature).toBeGreaterThan(300);
    expect(balance.energy).toBeLessThan(1e-9);
  });

  it('draw what their efficiency says', () => {
    const { totals, branches } = solved(loop({ pumps: [{ ...pump, efficiency: 0.35, supply: 'psu' }] }));
    const { pressureDrop, volumeFlow } = branches['pump0'];
    expect(totals.fanPower).toBeCloseTo((-pressureDrop * volumeFlow) / 0.35, 8);
  });

  it('make a case thermal by their power alone', () => {
    const { circuits, format, version } = loop({ pumps: [{ ...pump, power: 30 }] });
    expect(solved({ format, version, circuits }).nodes['pressed'].temperature).toBeGreaterThan(300);
  });

  it('that failed are shut off by their check valve from the running one beside them', () => {
    const alone = solved(loop({ pumps: [pump] }));
    const withFailed = solved(loop({ pumps: [pump, { ...pump, failed: true, power: 20 }] }));
    const { massFlow, elements } = withFailed.branches['pump1'];
    expect(massFlow).toBeLessThan(0);
    expect(Math.abs(massFlow)).toBeLessThan(1e-3 * withFailed.branches['pump0'].massFlow);
    expect(elements[0].relation).toBe('pump-failed');
    expect(withFailed.branches['plate'].massFlow / alone.branches['plate'].massFlow).toBeCloseTo(1, 3);
    expect(withFailed.totals.fanPower).toBe(0);
  });

  it('that failed let the flow of one behind them through', () => {
    const input = loop({ pumps: [pump] });
    const circuits = input.circuits?.map((circuit) => ({
      ...circuit,
      branches: circuit.branches.map((branch) =>
        branch.id === 'hose'
          ? { ...branch, elements: [...branch.elements, { ...pump, failed: true, parallel: 2 }] }
          : branch,
      ),
    }));
    const through = solved({ ...input, circuits }).branches['hose'];
    expect(through.massFlow).toBeGreaterThan(0.05);
    const drop = through.elements[1].pressureDrop;
    const free = Math.sqrt(7 / 2.8e7);
    expect(drop).toBeCloseTo(through.density * 9.80665 * 7 * (through.volumeFlow / (2 * free)) ** 2, 4);
  });

  it('converge in all states of three side by side', () => {
    for (let state = 0; state < 27; state++) {
      const pumps = [state % 3, Math.floor(state / 3) % 3, Math.floor(state / 9)].map((how): PumpElement =>
        how === 0 ? pump : how === 1 ? { ...pump, failed: true } : { ...pump, speed: 0.3 },
      );
      const isMoved = pumps.some(({ failed }) => failed !== true);
      if (isMoved) solved(loop({ pumps, power: 100 }));
    }
  });

  it('have an exact Jacobian, with supply, efficiency and a failed one', () => {
    const pumps: PumpElement[] = [
      { ...pump, efficiency: 0.4, supply: 'psu', parallel: 2 },
      { ...pump, power: 30, supply: 'psu', speed: 0.9 },
      { ...pump, failed: true, supply: 'psu' },
    ];
    for (const turn of [0.3, 1.9]) {
      expectExactJacobian(loop({ pumps }), (s, topology) => {
        const wave = Math.sin(1.7 * s + turn);
        // The third branch has the failed pump; a large back-flow would drown all slopes in rounding.
        if (s === 2) return wave < 0 ? -1e-5 : 0.05;
        if (s < topology.pressureAt) return 0.1 * wave + (wave < 0 ? -0.02 : 0.02);
        if (s < topology.temperatureAt) return 2000 * wave;
        return s < topology.outputAt ? 310 + 12 * wave : 900;
      });
    }
  });

  it('are told when nothing can flow, unless they stand', () => {
    const shut = (element: PumpElement): Solution => {
      const [circuit] = loop({ pumps: [element] }).circuits ?? [];
      const branches = circuit.branches.map((branch) =>
        branch.id === 'plate' ? { ...branch, closed: true } : branch,
      );
      return solveCaseSync({ format: 'boxwright-case', version: 1, circuits: [{ ...circuit, branches }] });
    };
    expect(shut(pump).problems.map(({ code }) => code)).toContain('no-path');
    expect(shut({ ...pump, failed: true }).problems.map(({ code }) => code)).not.toContain('no-path');
  });

  it('are refused with two ways to say their power, or a supply that is not there', () => {
    const both = loop({ pumps: [{ ...pump, power: 20, efficiency: 0.4 }] });
    expect(readCase(JSON.parse(JSON.stringify(both)), 'x.json').problems[0].message).toContain('efficiency');
    const lost = loop({ pumps: [{ ...pump, power: 20, supply: 'ups' }] });
    expect(readCase(JSON.parse(JSON.stringify(lost)), 'x.json').problems[0].message).toContain('ups');
  });
});

describe('the suction of a pump', () => {
  const needy: PumpElement = { ...pump, npshRequired: 4 };
  const available = (solution: Solution): number | null | undefined =>
    solution.branches['pump0'].elements[0].npshAvailable;
  const codes = ({ problems }: Solution): string[] => problems.map(({ code }) => code);

  it('is that of the atmosphere less the vapour pressure at an open reservoir', () => {
    const solution = solved(loop({ pumps: [needy], fluid: { type: 'liquid', name: 'water' } }));
    // 27 °C: 3.567 kPa (steam tables), 996.5 kg/m³.
    expect(available(solution)).toBeCloseTo((101325 - 3567) / (996.5 * 9.80665), 2);
    expect(codes(solution)).toEqual([]);
  });

  it('is warned of where it is short, with what is needed and what is there', () => {
    const solution = solved(loop({ pumps: [needy], inlet: { pressure: -70e3 } }));
    expect(available(solution)).toBeLessThan(4);
    const [problem] = solution.problems;
    expect(problem).toMatchObject({ severity: 'warning', code: 'npsh', ids: ['pump0'] });
    expect(problem.message).toMatch(/“pump0”.*4 m.*2\.\d\d m/);
    expect(
      codes(solved(loop({ pumps: [pump, { ...needy, failed: true }], inlet: { pressure: -70e3 } }))),
    ).toEqual([]);
  });

  it('falls by what elements before the pump take', () => {
    const input = loop({ pumps: [needy] });
    const circuits = input.circuits?.map((circuit) => ({
      ...circuit,
      branches: circuit.branches.map((branch) =>
        branch.id === 'pump0'
          ? { ...branch, elements: [{ type: 'loss', area: 5e-5, k: 2 } as const, needy] }
          : branch,
      ),
    }));
    const { branches } = solved({ ...input, circuits });
    const [strainer, after] = branches['pump0'].elements;
    const free = available(solved(input)) ?? NaN;
    const lost = strainer.pressureDrop / (branches['pump0'].density * 9.80665);
    expect(free - (after.npshAvailable ?? NaN)).toBeCloseTo(lost, 9);
    expect(strainer).not.toHaveProperty('npshAvailable');
  });

  it('is not known without a vapour pressure, nor in a loop whose pressure nothing holds', () => {
    const oil = solved(
      loop({ pumps: [needy], fluid: { type: 'liquid', name: 'pao-4' }, inlet: { pressure: -90e3 } }),
    );
    expect(available(oil)).toBeNull();
    expect(codes(oil)).toEqual([]);
    expect(available(solved(loop({ pumps: [needy], inlet: {} })))).toBeNull();
  });
});
