/*
 * What holds for every rack, whatever stands in it.
 */
import { assert, asyncProperty, boolean, double, integer, option, record } from 'fast-check';
import { expect, test } from 'vitest';
import type { EnclosureInputs } from '#solver/condense/enclosure.ts';
import { solveMadeUp } from '../../fixtures/made-up-rack.ts';
import { smallRack, thing } from '../../fixtures/small-rack.ts';

const share = (min: number, max: number) => double({ min, max, noNaN: true });
const anyRack = record({
  count: integer({ min: 1, max: 6 }),
  first: integer({ min: 2, max: 8 }),
  airflow: share(0.02, 0.2),
  softness: share(1e-5, 1e-3),
  heat: share(100, 3000),
  toCoolant: share(0, 0.9),
  growth: share(-2, 2),
  isWet: boolean(),
  isOnBus: boolean(),
  hasCdu: boolean(),
  blanked: boolean(),
  leakage: share(0, 0.03),
  frontDoor: option(share(0.3, 0.8)),
  rearDoor: option(share(0.3, 0.8)),
  hasExchanger: boolean(),
});

function documentOf(rack: {
  readonly count: number;
  readonly first: number;
  readonly isWet: boolean;
  readonly isOnBus: boolean;
  readonly hasCdu: boolean;
  readonly blanked: boolean;
  readonly leakage: number;
  readonly frontDoor: number | null;
  readonly rearDoor: number | null;
  readonly hasExchanger: boolean;
}): Record<string, unknown> {
  const source = 'test';
  const door = (open: number | null) => open && { open: `${open * 100} %`, source };
  const { frame } = smallRack();
  const cdu = {
    ratedHeat: '30 kW',
    approach: '4 K',
    ratedFlow: '40 L/min',
    ratedFacilityFlow: '45 L/min',
    pumpPower: '300 W',
    source,
  };
  return smallRack({
    frame: { ...(frame as object), units: 18 },
    frontDoor: door(rack.frontDoor),
    rearDoor: door(rack.rearDoor),
    air: { blanked: rack.blanked, leakage: `${rack.leakage * 1e4} cm2` },
    exchanger: rack.hasExchanger
      ? { conductance: '800 W/K', flow: '30 L/min', fanPower: '100 W', source }
      : null,
    coolant: rack.isWet ? { flow: `${rack.count * 8} L/min`, cdu: rack.hasCdu ? cdu : null, source } : null,
    busbar: rack.isOnBus ? { resistance: '0.1 mohm', source } : null,
    slots: [
      { unit: rack.first, count: rack.count, project: 'x', draws: rack.isOnBus ? 'bus' : 'feed' },
      thing({ unit: 17, power: '150 W' }),
      thing({ unit: null, units: 0, power: '40 W' }),
      ...(rack.isOnBus
        ? [thing({ unit: 18, role: 'power-shelf', ratedOutput: '33 kW', efficiency: [['10 %', '90 %'], ['50 %', '97.5 %'], ['100 %', '96.5 %']] })] // prettier-ignore
        : []),
    ],
  });
}

test('what is drawn leaves as heat, what flows in flows out, and no inlet is colder than the room', async () => {
  await assert(
    asyncProperty(anyRack, async (rack) => {
      const act = ({ inlet, backPressure, coolant }: EnclosureInputs) => {
        const power = rack.heat + rack.growth * (inlet - 298.15);
        const heatToCoolant = coolant ? rack.toCoolant * power : 0;
        return {
          power,
          heatToCoolant,
          heatToAir: power - heatToCoolant,
          airflow: rack.airflow - rack.softness * backPressure,
          coolantDrop: 1e13 * (coolant?.flow ?? 0) ** 2,
        };
      };
      const result = await solveMadeUp(documentOf(rack), act, rack.isWet ? [2e-5, 5e-4] : null);
      expect(result.status).toBe('converged');
      expect(result.balance.energy).toBeLessThan(1e-6);
      expect(result.balance.mass).toBeLessThan(1e-6);
      expect(result.power.feed).toBeGreaterThanOrEqual(result.power.enclosures + result.power.others - 1e-6);
      for (const { inlet } of result.slots) expect(inlet).toBeGreaterThan(298.15 - 1e-6);
      const flows = result.slots.reduce((sum, { coolant }) => sum + (coolant?.flow ?? 0), 0);
      if (rack.isWet) expect(flows).toBeCloseTo((rack.count * 8) / 60000, 8);
    }),
    { numRuns: 60, seed: 5 },
  );
}, 60_000);

test('blanking panels never warm an inlet', async () => {
  await assert(
    asyncProperty(anyRack, async (rack) => {
      const act = ({ backPressure }: EnclosureInputs) => ({
        power: rack.heat,
        heatToAir: rack.heat,
        airflow: rack.airflow - rack.softness * backPressure,
      });
      const dry = { ...rack, isWet: false, leakage: 0 };
      const open = await solveMadeUp(documentOf({ ...dry, blanked: false }), act);
      const closed = await solveMadeUp(documentOf({ ...dry, blanked: true }), act);
      const warmest = (of: typeof open): number => Math.max(...of.slots.map(({ inlet }) => inlet));
      expect(warmest(closed)).toBeLessThanOrEqual(warmest(open) + 1e-3);
    }),
    { numRuns: 25, seed: 6 },
  );
}, 60_000);
