import { expect, test } from 'vitest';
import { loadRack } from '#models/rack/load.ts';
import { fillRack } from '#models/rack/standing.ts';
import type { EnclosureInputs } from '#solver/condense/enclosure.ts';
import { createDesignSolver } from '#solver/design/design-solver.ts';
import { airDensity, airSpecificHeat } from '#solver/properties/air.ts';
import { condenseRack } from '#solver/rack/condense.ts';
import { solveRack } from '#solver/rack/solve.ts';
import { exampleDesign } from '../../../fixtures/example-design.ts';
import { solveMadeUp } from '../../../fixtures/made-up-rack.ts';
import { smallRack, thing } from '../../../fixtures/small-rack.ts';

const source = 'test';
const frame = { ...(smallRack()['frame'] as object), units: 4 };
const act = ({ backPressure }: EnclosureInputs) => ({
  power: 1000,
  heatToAir: 1000,
  airflow: 0.08 - 1e-4 * backPressure,
});
const slots = [{ unit: 2, project: 'x', name: 'Box' }];
const { signal } = new AbortController();

test('closed doors and blanks: the room’s air comes in, and leaves by its heat', async () => {
  const { slots: [box], air } = await solveMadeUp(smallRack({ frame, slots, air: { leakage: 0 } }), act); // prettier-ignore
  expect(box.inlet).toBeCloseTo(298.15, 3);
  const massFlow = box.airflow * airDensity(298.15, 101325, 0.4);
  expect(air.exhaust - 298.15).toBeCloseTo(1000 / (massFlow * airSpecificHeat(305)), 1);
  expect(air.recirculated).toBe(0);
  expect(air.heat).toBeCloseTo(1000, 3);
});

test('through open units warm air comes back, by the mixing of two streams', async () => {
  const air = { blanked: false, leakage: 0 };
  const rearDoor = { open: '30 %', source };
  const result = await solveMadeUp(smallRack({ frame: { ...frame, units: 3 }, slots, air, rearDoor }), act);
  const [box] = result.slots;
  expect(box.backPressure).toBeGreaterThan(1);
  expect(box.inlet).toBeGreaterThan(299);
  // All that comes back passes the box once more: as much heat goes round as its inlet is warmer.
  expect(result.air.recirculated).toBeGreaterThan(0);
  expect(result.air.airflow).toBeLessThan(box.airflow);
  expect(result.balance.energy).toBeLessThan(1e-9);
});

test('a denser rear door takes air from the box, a leak lets it back', async () => {
  const with64 = await solveMadeUp(smallRack({ frame, slots, rearDoor: { open: '64 %', source } }), act);
  const with20 = await solveMadeUp(smallRack({ frame, slots, rearDoor: { open: '20 %', source } }), act);
  expect(with20.slots[0].backPressure).toBeGreaterThan(5 * with64.slots[0].backPressure);
  expect(with20.slots[0].airflow).toBeLessThan(with64.slots[0].airflow);
  expect(with20.slots[0].inlet).toBeGreaterThan(with64.slots[0].inlet);
});

test('bars and shelves: what the feed gives is what is taken, and what is lost on the way', async () => {
  const shelf = thing({
    unit: 4,
    role: 'power-shelf',
    ratedOutput: '2 kW',
    efficiency: [['50 %', '96 %'], ['100 %', '96 %']], // prettier-ignore
  });
  const bus = smallRack({
    frame,
    busbar: { resistance: '4 mohm', source },
    slots: [{ ...slots[0], draws: 'bus' }, shelf],
  });
  const { power, air } = await solveMadeUp(bus, act);
  // From unit 4 down to unit 2: half the height of the four units.
  const volts = (50 + Math.sqrt(2500 - 4 * 2e-3 * 1000)) / 2;
  expect(power.bus?.lowest).toBeCloseTo(volts, 9);
  expect(power.bus?.loss).toBeCloseTo(2e-3 * (1000 / volts) ** 2, 9);
  expect(power.feed).toBeCloseTo((1000 + (power.bus?.loss ?? NaN)) / 0.96, 6);
  expect(air.heat).toBeCloseTo(power.feed, 3);
});

test.each([
  [{ slots: [{ ...slots[0], draws: 'bus' }] }, 'Box draws from a busbar and the rack has none'],
  [
    { slots: [{ ...slots[0], draws: 'bus' }], busbar: { resistance: '1 mohm', source } },
    'the busbar has no power shelf',
  ],
])('%j: %s', async (changes, message) => {
  await expect(solveMadeUp(smallRack({ frame, ...changes }), act)).rejects.toThrow(message);
});

test('wet boxes in a rack without coolant, and a unit that cannot be, are refused in words', async () => {
  const wet = solveMadeUp(smallRack({ frame, slots }), act, [1e-5, 1e-4]);
  await expect(wet).rejects.toThrow('the rack has no coolant: write "coolant"');
  const cdu = { ratedHeat: '100 kW', approach: '1 K', ratedFlow: '100 L/min', ratedFacilityFlow: '10 L/min', source }; // prettier-ignore
  const impossible = solveMadeUp(smallRack({ frame, slots, coolant: { cdu, source } }), act, [1e-5, 1e-4]);
  await expect(impossible).rejects.toThrow('no exchanger has the rating of the distribution unit');
});

test('each design is condensed once, and the rack agrees with the box solved whole at what the rack sets', async () => {
  const design = exampleDesign('edge-box');
  const solver = createDesignSolver();
  let solves = 0;
  const counting = {
    solve: (...args: Parameters<typeof solver.solve>) => {
      solves++;
      return solver.solve(...args);
    },
  };
  const document = smallRack({
    frontDoor: { open: '64 %', source },
    rearDoor: { open: '64 %', source },
    air: { blanked: false },
    slots: [
      { unit: 4, count: 3, project: 'x', name: 'Box' },
      { unit: 30, project: 'x' },
    ],
  });
  const { rack } = loadRack(JSON.stringify(document), 'test');
  if (!rack) throw new Error('no rack');
  const filled = fillRack(rack, new Map([[0, design], [1, design]])); // prettier-ignore
  const kinds = await condenseRack(filled, counting, null, { signal });
  expect(solves).toBe(13 + 6);
  const result = await solveRack(filled, kinds, signal);
  expect(result.slots.map(({ name }) => name)).toEqual(['Box 1', 'Box 2', 'Box 3', 'Slot 2']);
  for (const slot of [result.slots[1], result.slots[3]]) {
    const conditions = {
      ...design.conditions,
      ambientTemperature: slot.inlet,
      backPressure: slot.backPressure,
    };
    const whole = await solver.solve({ ...design, conditions }, { fidelity: 'network' });
    expect(Math.abs(slot.airflow / whole.requirements.airflow - 1)).toBeLessThan(0.01);
    const nearest = whole.parts.find(({ id }) => id === whole.hottest);
    expect(Math.abs((slot.margin ?? NaN) - (nearest?.margin ?? NaN))).toBeLessThan(0.5);
  }
}, 30_000);
