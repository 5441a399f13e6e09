import { describe, expect, it } from 'vitest';
import type { Conditions } from '#models/project/records.ts';
import type { FieldValue } from '#models/schema/field.ts';
import { budgetOf } from '#solver/design/budget.ts';
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
