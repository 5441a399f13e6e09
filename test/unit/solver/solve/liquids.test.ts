/*
 * Coolant loops: exact slopes, heat carried by the enthalpy of the table, and what a solution warns of.
 */
import { describe, expect, it } from 'vitest';
import type { Case } from '#solver/case/case.ts';
import type { HeatLink } from '#solver/case/heat-link.ts';
import type { LiquidFluid } from '#solver/case/liquid.ts';
import { readCase } from '#solver/case/read.ts';
import { Liquid, liquidNames } from '#solver/properties/liquids.ts';
import { solveCaseSync } from '#solver/solve/solve.ts';
import { coolantLoop } from './coolant-loop.ts';
import { expectExactJacobian } from './jacobian.ts';

const codes = (input: Case): string[] => solveCaseSync(input).problems.map(({ code }) => code);

describe('the equations of a coolant loop', () => {
  it('have an exact Jacobian, within the table and beyond', () => {
    for (const middle of [310, 255, 400]) {
      expectExactJacobian(coolantLoop(), (s, topology) => {
        const wave = Math.sin(1.7 * s + 0.3);
        if (s < topology.pressureAt) return 0.02 * wave + (wave < 0 ? -5e-3 : 5e-3);
        return s < topology.temperatureAt ? 2000 * wave : middle + 12 * wave;
      });
    }
  });
});

describe('a coolant loop', () => {
  it.each(liquidNames)('of %s converges and carries its heat as enthalpy', (name) => {
    const solution = solveCaseSync(coolantLoop({ fluid: { type: 'liquid', name } }));
    expect(solution.status).toBe('converged');
    const liquid = new Liquid({ type: 'liquid', name });
    const { massFlow } = solution.branches['plate-low'];
    const low = solution.nodes['low'].temperature ?? NaN;
    expect(massFlow * (liquid.enthalpy(low) - liquid.enthalpy(303.15))).toBeCloseTo(500, 5);
  });

  it('gets more flow through the plate that heats it more, where it is thinner', () => {
    const input = coolantLoop({ fluid: { type: 'liquid', name: 'eg50' }, flow: 0.01 });
    const level = { ...input, circuits: input.circuits?.map((circuit) => ({ ...circuit, gravity: 0 })) };
    const { branches } = solveCaseSync(level);
    expect(branches['hose-low'].massFlow).toBeGreaterThan(1.02 * branches['hose-high'].massFlow);
  });

  it('says nothing where all is well', () => {
    expect(codes(coolantLoop())).toEqual([]);
  });

  it('warns of boiling with its nodes, and of a table that ends below', () => {
    const solution = solveCaseSync(coolantLoop({ flow: 0.004, power: 900 }));
    expect(solution.status).toBe('converged');
    const boiling = solution.problems.find(({ code }) => code === 'liquid-boiling');
    expect(boiling?.severity).toBe('warning');
    expect(boiling?.ids).toContain('high');
    expect(boiling?.message).toMatch(/“high”.*pg25.*102 °C/);
    const range = solution.problems.find(({ code }) => code === 'liquid-out-of-range');
    expect(range?.message).toMatch(/“high”.*pg25.*0 °C to 80 °C/);
  });

  it('warns of freezing, also where nothing is heated', () => {
    expect(
      codes(coolantLoop({ fluid: { type: 'liquid', name: 'water' }, supply: 265, flow: 0.2 })),
    ).toContain('liquid-frozen');
    const { circuits, format, version } = coolantLoop({ supply: 260 });
    const cold: Case = { format, version, circuits, ambient: { temperature: 260 } };
    const solution = solveCaseSync(cold);
    expect(solution.nodes['low'].temperature).toBeNull();
    expect(solution.problems[0]).toMatchObject({
      code: 'liquid-frozen',
      ids: ['supply', 'low', 'high', 'return'],
    });
  });

  it('takes limits and a label from the case', () => {
    const rows = [
      [300, 900, 2000, 0.15, 0.01],
      [340, 870, 2100, 0.14, 0.004],
    ] as const;
    const fluid = { type: 'liquid', name: 'oil 7', table: rows, boiling: 304 } as const;
    const { problems } = solveCaseSync(coolantLoop({ fluid }));
    expect(problems.map(({ code }) => code)).toEqual(['liquid-boiling']);
    expect(problems[0].message).toContain('oil 7');
  });

  const free: HeatLink = {
    id: 'free',
    from: 'die-low',
    to: 'low',
    type: 'natural-plate',
    area: 0.01,
    length: 0.1,
    orientation: 'vertical',
  };
  const withLink = (link: HeatLink, fluid?: LiquidFluid) => {
    const input = coolantLoop(fluid ? { fluid } : {});
    return {
      ...input,
      heat: { nodes: input.heat?.nodes ?? [], links: [...(input.heat?.links ?? []), link] },
    };
  };

  it('takes its own properties for natural convection, whichever end of the link is wet', () => {
    for (const [from, to] of [
      ['die-low', 'low'],
      ['low', 'die-low'],
    ]) {
      const solution = solveCaseSync(withLink({ ...free, from, to }));
      expect(solution.status).toBe('converged');
      // Water: some hundred W/(m² K), where air has five.
      expect(solution.links['free'].values?.['h']).toBeGreaterThan(50);
    }
  });

  it('that does not expand has no natural convection, and a gap is one of air', () => {
    const cases = [
      [free, { type: 'liquid', name: 'fc-72' }, 'nothing-rises', 'two rows'],
      [
        {
          id: 'free',
          from: 'die-low',
          to: 'low',
          type: 'gap',
          area: 0.1,
          gap: 0.02,
          height: 0.3,
          orientation: 'vertical',
        },
        undefined,
        'gap-in-liquid',
        'closed layer of air, but “low” is in a liquid',
      ],
    ] as const;
    for (const [link, fluid, code, words] of cases) {
      const solution = solveCaseSync(withLink(link, fluid));
      expect(solution.status).toBe('refused');
      expect(solution.problems[0]).toMatchObject({ code, ids: ['free'] });
      expect(solution.problems[0].message).toContain(words);
    }
  });

  it('of an unknown liquid is refused in words, read from a file or handed over', () => {
    const input = coolantLoop({ fluid: { type: 'liquid', name: 'mercury' } });
    const read = readCase(JSON.parse(JSON.stringify(input)), 'x.json');
    expect(read.case).toBeNull();
    expect(read.problems[0]).toMatchObject({ path: '$.circuits[0].fluid' });
    expect(read.problems[0].message).toContain('mercury');
    const solution = solveCaseSync(input);
    expect(solution.status).toBe('refused');
    expect(solution.problems[0].code).toBe('unknown-fluid');
  });

  it('rises by itself: hot water in one leg, cold in the other', () => {
    const leg = (id: string, from: string, to: string) =>
      ({ id, from, to, elements: [{ type: 'duct', shape: 'round', diameter: 0.02, length: 1 }] }) as const;
    const solution = solveCaseSync({
      format: 'boxwright-case',
      version: 1,
      circuits: [
        {
          id: 'loop',
          fluid: { type: 'liquid', name: 'water' },
          nodes: [
            { id: 'hot', elevation: 0, power: 400 },
            { id: 'top', elevation: 1 },
            { id: 'cold', elevation: 1, temperature: 293.15 },
            { id: 'foot', elevation: 0 },
          ],
          branches: [
            leg('up', 'hot', 'top'),
            leg('over', 'top', 'cold'),
            leg('down', 'cold', 'foot'),
            leg('back', 'foot', 'hot'),
          ],
        },
      ],
    });
    expect(solution.status).toBe('converged');
    expect(solution.branches['up'].massFlow).toBeGreaterThan(0.003);
    expect(solution.nodes['hot'].temperature).toBeGreaterThan(295);
  });
});
