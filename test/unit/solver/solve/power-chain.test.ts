import { describe, expect, it } from 'vitest';
import type { Case, HeatNode } from '#solver/case/case.ts';
import type { Conductor, Converter, Power } from '#solver/case/power.ts';
import { solveCaseSync } from '#solver/solve/solve.ts';
import { expectExactJacobian } from './jacobian.ts';

function powerCase(power: Power, nodes: readonly HeatNode[] = []): Case {
  return {
    format: 'boxwright-case',
    version: 1,
    ...(nodes.length > 0
      ? {
          heat: {
            nodes: [{ id: 'room', temperature: 293.15 }, ...nodes],
            links: nodes.map(({ id }) => ({
              id: `${id} out`,
              type: 'resistance',
              from: id,
              to: 'room',
              value: 0.1,
            })),
          },
        }
      : {}),
    power,
  };
}

function solved(power: Power, nodes: readonly HeatNode[] = []) {
  const solution = solveCaseSync(powerCase(power, nodes));
  expect(solution.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(solution.status).toBe('converged');
  return solution;
}

const psu: Converter = { id: 'psu', rating: 3000, units: 1, efficiency: [[1, 0.96]], load: 2304 };
const codes = ({ problems }: { readonly problems: readonly { readonly code: string }[] }) =>
  problems.map(({ code }) => code);

describe('a conductor', () => {
  it('loses I² R both ways and leaves the voltage of the quadratic', () => {
    // 47 V at the end and 500 A through 2 × 1 mΩ: 1 V is lost.
    const { converters, totals } = solved({
      converters: [],
      conductors: [{ id: 'bar', system: 'dc', voltage: 48, resistance: 1e-3, load: 47 * 500 }],
    });
    expect(converters.bar.loss).toBeCloseTo(500, 8);
    expect(converters.bar.current).toBeCloseTo(500, 8);
    expect(converters.bar.voltageDrop).toBeCloseTo(1, 10);
    expect(totals.feed).toBeCloseTo(24_000, 7);
  });

  it('of three phases loses 3 I² R, also with a lagging load', () => {
    const [end, current, resistance, factor] = [390 / Math.sqrt(3), 60, 0.05, 0.9];
    const drop = current * resistance;
    const sine = Math.sqrt(1 - factor ** 2);
    const begin = Math.hypot(end + drop * factor, drop * sine) * Math.sqrt(3);
    const { converters } = solved({
      converters: [],
      conductors: [
        {
          id: 'cable',
          system: 'ac-3',
          voltage: begin,
          resistance,
          powerFactor: factor,
          load: 3 * end * current * factor,
        },
      ],
    });
    expect(converters.cable.loss).toBeCloseTo(540, 7);
    expect(converters.cable.current).toBeCloseTo(60, 8);
    expect(converters.cable.voltageDrop).toBeCloseTo(begin - 390, 8);
  });

  it('begins at the voltage that the one above leaves', () => {
    // From the end backwards: 46 V and 300 A through 2 × 1 mΩ, a tap of 100 A at 46.6 V, 400 A through 2 × 0.5 mΩ.
    const conductors: readonly Conductor[] = [
      { id: 'whip', system: 'dc', resistance: 1e-3, load: 46 * 300, supply: 'bar' },
      { id: 'bar', system: 'dc', voltage: 47, resistance: 5e-4, load: 46.6 * 100 },
    ];
    const { converters } = solved({ converters: [], conductors });
    expect(converters.whip.voltage).toBeCloseTo(46.6, 9);
    expect(converters.whip.loss).toBeCloseTo(180, 7);
    expect(converters.bar.loss).toBeCloseTo(160, 6);
    expect(converters.bar.current).toBeCloseTo(400, 6);
  });

  it('grows in resistance with the temperature that its own loss makes', () => {
    const conductors: readonly Conductor[] = [
      {
        id: 'bar',
        system: 'dc',
        voltage: 48,
        resistance: 1e-3,
        load: 10_000,
        temperature: { node: 'copper', coefficient: 0.00393, reference: 293.15 },
        heat: [{ node: 'copper', share: 1 }],
      },
    ];
    const { converters, nodes, balance } = solved({ converters: [], conductors }, [{ id: 'copper' }]);
    const rise = (nodes.copper.temperature ?? NaN) - 293.15;
    expect(rise).toBeCloseTo(0.1 * converters.bar.loss, 6);
    const resistance = 2e-3 * (1 + 0.00393 * rise);
    expect(converters.bar.loss).toBeCloseTo((converters.bar.current ?? NaN) ** 2 * resistance, 6);
    expect(balance.energy).toBeLessThan(1e-9);
  });

  it('says when no voltage is left for what it is to carry', () => {
    const solution = solved({
      converters: [],
      conductors: [{ id: 'wire', system: 'dc', voltage: 48, resistance: 0.5, load: 600 }],
    });
    expect(codes(solution)).toContain('voltage-collapse');
  });

  it('says when it carries more than it is rated for', () => {
    const bar = { id: 'bar', system: 'dc', voltage: 48, resistance: 1e-3, load: 47 * 500 } as const;
    expect(codes(solved({ converters: [], conductors: [{ ...bar, ampacity: 501 }] }))).toEqual([]);
    expect(codes(solved({ converters: [], conductors: [{ ...bar, ampacity: 499 }] }))).toEqual([
      'conductor-overload',
    ]);
  });
});

describe('the whole chain', () => {
  const nodes: readonly HeatNode[] = [
    {
      id: 'chip',
      sources: [{ power: 400, leakage: { power: 50, reference: 330, coefficient: 0.01 }, supply: 'vrm' }],
    },
    { id: 'rack' },
    { id: 'copper' },
  ];
  const chain: Power = {
    converters: [
      {
        id: 'vrm',
        rating: 800,
        units: 1,
        efficiency: [
          [0.2, 0.85],
          [0.6, 0.92],
          [1, 0.9],
        ],
        supply: 'bus',
        heat: [{ node: 'chip', share: 1 }],
      },
      {
        id: 'bus',
        rating: 800,
        units: 1,
        efficiency: [[1, 0.97]],
        supply: 'busbar',
        heat: [{ node: 'rack', share: 1 }],
      },
      {
        id: 'psu',
        rating: 500,
        units: 2,
        efficiency: [
          [0.1, 0.9],
          [0.5, 0.96],
          [1, 0.91],
        ],
        powerFactor: 0.98,
        supply: [
          { supply: 'A', units: 1, phase: 'L1' },
          { supply: 'B', units: 1, phase: 'L2-L3' },
        ],
        heat: [{ node: 'rack', share: 0.5 }],
      },
      {
        id: 'ups',
        rating: 5000,
        units: 1,
        efficiency: [
          [0.1, 0.9],
          [1, 0.96],
        ],
        supply: 'grid',
        battery: { energy: 3.6e6, efficiency: 0.93 },
      },
    ],
    conductors: [
      {
        id: 'busbar',
        system: 'dc',
        resistance: 2e-4,
        supply: 'riser',
        heat: [{ node: 'copper', share: 0.7 }],
        temperature: { node: 'copper', coefficient: 0.00393, reference: 293.15 },
      },
      {
        id: 'riser',
        system: 'dc',
        voltage: 54,
        resistance: 1e-3,
        supply: 'psu',
        heat: [{ node: 'copper', share: 1 }],
        temperature: { node: 'rack', coefficient: 0.00393, reference: 293.15 },
      },
      { id: 'cable', system: 'ac-3', resistance: 0.02, supply: 'street', powerFactor: 0.98 },
    ],
    feeds: [
      { id: 'A', system: 'ac-3', voltage: 400, supply: 'ups' },
      { id: 'B', system: 'ac-3', voltage: 400, supply: 'cable' },
      { id: 'grid', system: 'ac-3', voltage: 400, breaker: 16 },
      { id: 'street', system: 'ac-3', voltage: 400 },
    ],
  };

  it('has exact derivatives', () => {
    expectExactJacobian(powerCase(chain, nodes), (place, { temperatureAt, outputAt }) =>
      place >= outputAt ? 450 + 37 * (place - outputAt) : place >= temperatureAt ? 300 + 3 * place : 0,
    );
  });

  it('draws from its feeds what its loads and losses are, exactly', () => {
    const { converters, totals, balance, feeds, nodes: at } = solved(chain, nodes);
    const losses = Object.values(converters).reduce((sum, { loss }) => sum + loss, 0);
    const source = 400 + 50 * Math.exp(0.01 * ((at.chip.temperature ?? NaN) - 330));
    expect(Math.abs(totals.feed / (source + losses) - 1)).toBeLessThan(1e-9);
    expect(balance.energy).toBeLessThan(1e-9);
    expect((feeds?.grid.power ?? 0) + (feeds?.street.power ?? 0)).toBeCloseTo(totals.feed, 6);
    expect(feeds?.A.power).toBeCloseTo(converters.ups.output, 6);
  });

  it('shifts the load to the other feed when one is lost', () => {
    const lost = {
      ...chain,
      feeds: chain.feeds?.map((feed) => (feed.id === 'B' ? { ...feed, lost: true } : feed)),
    };
    const { converters, feeds, totals } = solved(lost, nodes);
    expect(converters.psu.load).toBeGreaterThan(1);
    expect(feeds?.B.power).toBe(0);
    expect(feeds?.grid.power).toBeCloseTo(totals.feed, 6);
    expect(converters.cable.output).toBe(0);
  });

  it('runs on the battery when the feed of the machine with the battery is lost, and is off when all is', () => {
    const lose = (...ids: readonly string[]): Power => ({
      ...chain,
      feeds: chain.feeds?.map((feed) => (ids.includes(feed.id) ? { ...feed, lost: true } : feed)),
    });
    const onBattery = solved(lose('grid', 'street'), nodes);
    expect(onBattery.totals.feed).toBe(0);
    expect(onBattery.totals.battery).toBeCloseTo(onBattery.converters.ups.output / 0.93, 6);
    expect(onBattery.converters.ups.battery?.autonomy).toBeCloseTo(
      (3.6e6 * 0.93) / onBattery.converters.ups.output,
      6,
    );
    expect(codes(onBattery)).toContain('on-battery');
    const off = solved(lose('A', 'B'), nodes);
    expect(off.totals.heat).toBeCloseTo(0, 9);
    expect(off.nodes.chip.temperature).toBeCloseTo(293.15, 6);
    expect(codes(off)).toContain('unpowered');
  });
});

describe('a feed', () => {
  const onPhases = (loads: readonly number[], phases = ['L1', 'L2', 'L3'] as const): Power => ({
    converters: loads.map((load, i) => ({
      ...psu,
      id: `psu ${i}`,
      efficiency: [[1, 1]],
      load,
      supply: [{ supply: 'grid', units: 1, phase: phases[i % phases.length] }],
    })),
    feeds: [{ id: 'grid', system: 'ac-3', voltage: 230 * Math.sqrt(3), breaker: 20 }],
  });

  it('has a current in its neutral where its phases are loaded unlike', () => {
    const { feeds } = solved(onPhases([2300, 1380, 920]));
    expect(feeds?.grid.currents[0]).toBeCloseTo(10, 9);
    expect(feeds?.grid.currents[2]).toBeCloseTo(4, 9);
    expect(feeds?.grid.neutralCurrent).toBeCloseTo(Math.sqrt(28), 9);
    expect(feeds?.grid.unbalance).toBeCloseTo(0.5, 9);
  });

  it('carries √3 of the current of equal loads between its lines, and none in the neutral', () => {
    const power = onPhases([2080, 2080, 2080]);
    const { feeds } = solved({
      converters: power.converters.map((converter, i) => ({
        ...converter,
        supply: [{ supply: 'grid', units: 1, phase: (['L1-L2', 'L2-L3', 'L3-L1'] as const)[i] }],
      })),
      feeds: [{ id: 'grid', system: 'ac-3', voltage: 208 }],
    });
    for (const current of feeds?.grid.currents ?? []) expect(current).toBeCloseTo(10 * Math.sqrt(3), 9);
    expect(feeds?.grid.neutralCurrent).toBeCloseTo(0, 9);
  });

  it('warns above 80 % of its breaker, and above all of it', () => {
    const grid = { id: 'grid', system: 'ac-3', voltage: 230 * Math.sqrt(3) } as const;
    const at = (current: number) =>
      codes(solved({ ...onPhases([230 * current]), feeds: [{ ...grid, breaker: 10 }] }));
    expect(at(8)).not.toContain('breaker-load');
    expect(at(8.01)).toContain('breaker-load');
    expect(at(10.01)).toContain('breaker-overload');
  });

  it('sums what its supplies draw at switching on, line by line, against its breaker', () => {
    const converters = [1, 2, 3].map((i) => ({
      ...psu,
      id: `psu ${i}`,
      inrush: 40,
      holdUp: 0.01,
      supply: [{ supply: 'grid', units: 1, phase: i === 3 ? 'L2' : 'L1' } as const],
    }));
    const feed = { id: 'grid', system: 'ac-3', voltage: 400, breaker: 16 } as const;
    const tripping = solved({ converters, feeds: [{ ...feed, breaker: 32, instantaneousTrip: 1.5 }] });
    expect(tripping.feeds?.grid.inrush).toBe(80);
    expect(codes(tripping)).toContain('inrush');
    expect(tripping.converters['psu 1'].holdUp).toBeCloseTo((0.01 * 3000) / 2304, 12);
    const holding = solved({ converters, feeds: [{ ...feed, breaker: 32, instantaneousTrip: 5 }] });
    expect(codes(holding)).not.toContain('inrush');
  });

  it('counts what hangs on its panels', () => {
    const { feeds, converters } = solved({
      converters: [{ ...psu, powerFactor: 0.96, supply: 'outlet' }],
      feeds: [
        { id: 'outlet', system: 'ac-1', voltage: 230, breaker: 16, supply: 'grid', phase: 'L2' },
        { id: 'grid', system: 'ac-3', voltage: 230 * Math.sqrt(3) },
      ],
    });
    const current = 2304 / 0.96 / (0.96 * 230);
    expect(feeds?.outlet.currents[0]).toBeCloseTo(current, 9);
    expect(converters.psu.current).toBeCloseTo(current, 9);
    expect(feeds?.grid.currents[1]).toBeCloseTo(current, 9);
    expect(feeds?.grid.currents[0]).toBe(0);
  });
});

describe('a case whose power cannot be as it says', () => {
  const refusal = (power: Power) => solveCaseSync(powerCase(power)).problems[0]?.code;
  const feed = { id: 'grid', system: 'ac-3', voltage: 400 } as const;

  it('is refused with the reason', () => {
    expect(refusal({ converters: [{ ...psu, supply: 'nowhere' }] })).toBe('unknown-converter');
    expect(refusal({ converters: [{ ...psu, supply: 'psu' }] })).toBe('supply-loop');
    expect(refusal({ converters: [psu], feeds: [{ ...feed, id: 'psu' }] })).toBe('duplicate-id');
    expect(refusal({ converters: [], conductors: [{ id: 'w', system: 'dc', resistance: 1 }] })).toBe(
      'no-voltage',
    );
    expect(
      refusal({
        converters: [],
        conductors: [{ id: 'w', system: 'dc', resistance: 1, supply: 'grid' }],
        feeds: [feed],
      }),
    ).toBe('bad-system');
    expect(
      refusal({
        converters: [],
        conductors: [{ id: 'w', system: 'ac-1', resistance: 1, supply: 'grid' }],
        feeds: [feed],
      }),
    ).toBe('bad-phase');
    expect(
      refusal({
        converters: [{ ...psu, supply: [{ supply: 'dc', units: 1, phase: 'L1' }] }],
        feeds: [{ id: 'dc', system: 'dc', voltage: 800 }],
      }),
    ).toBe('bad-phase');
  });
});
