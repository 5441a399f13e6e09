import { describe, expect, it } from 'vitest';
import type { Conditions } from '#models/project/records.ts';
import type { FieldValue } from '#models/schema/field.ts';
import type { Case } from '#solver/case/case.ts';
import type { Feed } from '#solver/case/power.ts';
import { budgetOf } from '#solver/design/budget.ts';
import { standardAtmosphere } from '#solver/properties/standard-atmosphere.ts';
import { solveCaseSync } from '#solver/solve/solve.ts';
import { designOf, type Placed } from './designs.ts';

/** 900 W that a device draws, and supplies of 2 kW. */
function answerOf(
  units: number,
  conditions: Partial<Conditions> = {},
  values: readonly Readonly<Record<string, FieldValue>>[] = [],
) {
  const parts: readonly Placed[] = [
    {
      id: 'gpu',
      part: 'nvidia-a100-sxm4-40',
      at: [170, 330, 10],
      values: { maximumPower: 900, vrmEfficiency: 0.9 },
    },
    ...Array.from({ length: units }, (_, i) => ({
      id: `psu${i + 1}`,
      part: 'crps-2000-ti',
      at: [80 * i, 610, 10] as const,
      values: values[i] ?? {},
    })),
  ];
  return budgetOf(designOf(parts, conditions), 0);
}

describe('the way of the power outside the box', () => {
  it('is nothing but the feed where no stage is given, and shows the regulators', () => {
    const { chain, powerAc, powerDc, requirements } = answerOf(2);
    expect(chain.stages.map(({ kind }) => kind)).toEqual(['regulators', 'supplies']);
    expect(chain.stages[0].loss).toBeCloseTo(100, 9);
    expect(powerDc).toBeCloseTo(1000, 9);
    expect(chain.drawn).toBeCloseTo(powerAc, 9);
    expect(chain.feeds[0].currents).toHaveLength(1);
    expect(chain.lineCurrent).toBeCloseTo(requirements.feedCurrent, 9);
  });

  it('spreads supplies over three phases in turn, and counts the neutral of what is left over', () => {
    const even = answerOf(3, { feedSystem: 'ac-3-neutral' }).chain.feeds[0];
    expect(even.unbalance).toBeCloseTo(0, 9);
    expect(even.neutralCurrent).toBeCloseTo(0, 9);
    // Two supplies on L1 and L2: the neutral carries as much as each.
    const uneven = answerOf(2, { feedSystem: 'ac-3-neutral' }).chain.feeds[0];
    expect(uneven.currents[2]).toBe(0);
    expect(uneven.neutralCurrent).toBeCloseTo(uneven.currents[0], 9);
    expect(uneven.unbalance).toBeCloseTo(1, 9);
  });

  it('puts supplies between lines, or on the line that they name', () => {
    const { chain, supplies } = answerOf(3, { feedSystem: 'ac-3-lines', feedVoltage: 208 });
    for (const current of chain.feeds[0].currents)
      expect(current).toBeCloseTo(Math.sqrt(3) * supplies[0].current, 9);
    const named = answerOf(2, { feedSystem: 'ac-3-neutral' }, [{ feedPhase: 'L3' }, { feedPhase: 'L3' }]);
    expect(named.chain.feeds[0].currents[0]).toBe(0);
    expect(named.chain.feeds[0].currents[2]).toBeCloseTo(2 * named.supplies[0].current, 9);
  });

  it('loses I² R in the cables of the supplies and a share in the UPS, one after the other', () => {
    const { chain, powerAc } = answerOf(2, {
      cableResistance: 0.1,
      upsEfficiency: 0.95,
      feedSystem: 'dc',
      feedVoltage: 380,
    });
    const [, , cables, ups] = chain.stages;
    // Each supply: V_end = ½ (V + √(V² − 4 · 2 R P)).
    const each = powerAc / 2;
    const end = (380 + Math.sqrt(380 ** 2 - 8 * 0.1 * each)) / 2;
    expect(cables.loss).toBeCloseTo(2 * 0.2 * (each / end) ** 2, 7);
    expect(ups.loss).toBeCloseTo((powerAc + cables.loss) * (1 / 0.95 - 1), 6);
    expect(chain.drawn).toBeCloseTo(powerAc + cables.loss + ups.loss, 6);
    expect(chain.feeds[0].power).toBeCloseTo(powerAc + cables.loss, 6);
  });

  it('lets either of two feeds carry all, and solves the loss of one', () => {
    const both = answerOf(4, { feedCount: 2 });
    expect(both.chain.feeds.map(({ id, supplies }) => [id, supplies])).toEqual([
      ['A', ['psu1', 'psu3']],
      ['B', ['psu2', 'psu4']],
    ]);
    const lost = answerOf(4, { feedCount: 2, lostFeed: 'A' });
    expect(lost.supplies.map(({ output }) => Math.round(output))).toEqual([0, 500, 0, 500]);
    expect(lost.chain.feeds.map(({ id }) => id)).toEqual(['B']);
    expect(both.chain.lineCurrent).toBeCloseTo(lost.chain.feeds[0].currents[0], 9);
    expect(both.chain.feeds[0].currents[0]).toBeLessThan(0.6 * both.chain.lineCurrent);
  });

  it('keeps an only feed that is set to lost', () => {
    expect(answerOf(2, { lostFeed: 'A' }).powerAc).toBe(answerOf(2).powerAc);
  });

  it('knows hold-up and inrush where all supplies do, and the battery of the UPS', () => {
    const known = { holdUp: 0.01, inrushCurrent: 35 };
    const { chain, powerAc } = answerOf(2, { upsEnergy: 3.6e6 }, [known, known]);
    expect(chain.holdUp).toBeCloseTo((0.01 * 4000) / 1000, 12);
    expect(chain.feeds[0].inrush).toBe(70);
    expect(chain.autonomy).toBeCloseTo(3.6e6 / powerAc, 6);
    const half = answerOf(2, {}, [known]).chain;
    expect(half.feeds[0].inrush).toBeNull();
    expect(half.autonomy).toBeNull();
  });
});

describe('what stands behind the feeds', () => {
  const bus = (feeds: readonly Feed[], load: number, altitude: number, temperature: number): Case => ({
    format: 'boxwright-case',
    version: 1,
    ambient: { temperature, pressure: standardAtmosphere(altitude).pressure },
    power: {
      converters: [
        { id: 'bus', rating: 1e4, units: 1, efficiency: [[1, 1]], load, order: feeds.map(({ id }) => id) },
      ],
      feeds,
    },
  });

  it('is not told where all comes from the grid', () => {
    expect(answerOf(2).chain).toMatchObject({ sources: [], short: 0 });
  });

  it('is the sun first, and the grid for the rest', () => {
    const { chain, powerAc } = answerOf(2, { solarPower: 500, solarIrradiance: 800 });
    const [sun, grid] = chain.sources;
    expect(sun).toMatchObject({ kind: 'solar', fuel: null });
    expect(sun.power).toBeCloseTo(0.8 * 500 * (1 - 0.0035 * 20) * 0.96, 9);
    expect(grid).toMatchObject({ kind: 'grid', available: null });
    expect(sun.power + grid.power).toBeCloseTo(powerAc, 9);
  });

  it('is what the same feeds give in a case', () => {
    const conditions = { solarPower: 500, generatorPower: 2000, altitude: 3000, lostFeed: 'grid' } as const;
    const { chain } = answerOf(2, conditions);
    const solar = { rated: 500, irradiance: 1000, cellTemperature: 318.15, coefficient: -0.0035, efficiency: 0.96 }; // prettier-ignore
    const generator = { rated: 2000, engine: 'turbocharged' } as const;
    const feeds: Feed[] = [
      { id: 'solar', system: 'dc', voltage: 400, solar },
      { id: 'generator', system: 'dc', voltage: 400, generator },
    ];
    const solved = solveCaseSync(bus(feeds, chain.drawn, 3000, 298.15));
    for (const { kind, power, available, fuel } of chain.sources) {
      const same = solved.feeds?.[kind];
      expect(power).toBeCloseTo(same?.power ?? NaN, 9);
      expect(available).toBeCloseTo(same?.available ?? NaN, 9);
      expect(fuel).toBe(same?.fuel);
    }
    expect(chain.sources[1].available).toBeLessThan(1700);
    expect(chain.short).toBe(0);
  });

  it('is the battery for what is missing without the grid, and without one something is missing', () => {
    const lost = { lostFeed: 'grid', solarPower: 100 } as const;
    const { chain } = answerOf(2, { ...lost, upsEnergy: 3.6e6 });
    expect(chain.sources.map(({ kind }) => kind)).toEqual(['solar', 'battery']);
    expect(chain.short).toBe(0);
    const dark = answerOf(2, lost).chain;
    expect(dark.short).toBeCloseTo(dark.drawn - dark.sources[0].power, 9);
  });
});
