import { expect, test } from 'vitest';
import { outdoorOf, solveCluster } from '#solver/cluster/solve.ts';
import { smallServed, towerLoop } from '../../../fixtures/small-cluster.ts';

const solved = (changes: Readonly<Record<string, unknown>> = {}) => {
  const served = smallServed(changes);
  return solveCluster(served, outdoorOf(served.cluster));
};

test('in cool weather everything is at its set point, and heat is where the power goes', () => {
  const { status, thermal, power, balance, throttled, hottest } = solved();
  expect(status).toBe('converged');
  expect(balance).toBeLessThan(1e-9);
  expect(thermal.rows[0].supply).toBeCloseTo(303.15, 9);
  expect(thermal.facility?.coolers.supply).toBeCloseTo(298.15, 6);
  expect(thermal.facility?.coolers.fanSpeed).toBeLessThan(1);
  expect(power.racks).toBeCloseTo(450e3, 6);
  expect(throttled).toEqual([]);
  expect(hottest).toMatchObject({ row: 'Row 1', part: 'GPU1 in Node 1', margin: expect.closeTo(15, 6) });
});

test('the pump meets its flow at the speed of affinity', () => {
  const { pumps } = solved().thermal.rows[0];
  // 500 L/min by two pumps against 50 + 50 kPa.
  expect(pumps?.head).toBeCloseTo(100e3, 3);
  const speed = pumps?.speed ?? 0;
  const at = 250 / speed;
  // Through (0, 200), (500, 150), (1000, 0) goes 200 − 50 (q/500)².
  expect(speed ** 2 * (200 - 50 * (at / 500) ** 2)).toBeCloseTo(100, 3);
  expect(pumps?.power).toBeCloseTo((500 / 60_000) * 100e3 * 2, 3);
});

test('hotter weather: fans at full speed, then warmer coolant, then racks that throttle', () => {
  const at = (temperature: number) => solved({ outdoor: { temperature } });
  const warm = at(30);
  expect(warm.thermal.facility?.coolers.fanSpeed).toBe(1);
  expect(warm.thermal.rows[0].supply).toBeGreaterThan(303.15);
  expect(warm.throttled).toEqual([]);
  const hot = at(42);
  expect(hot.status).toBe('converged');
  expect(hot.balance).toBeLessThan(1e-9);
  expect(hot.throttled).toMatchObject([{ row: 'Row 1', rack: 'Rack', count: 10 }]);
  expect(hot.throttled[0].rate).toBeLessThan(1);
  expect(hot.power.racks).toBeLessThan(450e3);
});

test('copies of a row cost nothing and change nothing but the sums', () => {
  const one = smallServed();
  const served = {
    ...one,
    rows: one.rows.map((row) => ({ ...row, count: 3 })),
    cluster: {
      ...one.cluster,
      facility: one.cluster.facility && {
        ...one.cluster.facility,
        flow: 3 * one.cluster.facility.flow,
        pumps: {
          ...one.cluster.facility.pumps,
          head: one.cluster.facility.pumps.head.map(([q, h]) => [3 * q, h] as const),
        },
      },
    },
    running: { facilityPumps: 1, coolers: 3, roomUnits: 3 },
  };
  const single = solveCluster(one, outdoorOf(one.cluster));
  const triple = solveCluster(served, outdoorOf(served.cluster));
  expect(triple.power.racks / single.power.racks).toBeCloseTo(3, 9);
  expect(triple.thermal.rows[0].supply).toBeCloseTo(single.thermal.rows[0].supply ?? 0, 6);
  expect(triple.thermal.facility?.coolers.fanSpeed).toBeCloseTo(
    single.thermal.facility?.coolers.fanSpeed ?? 0,
    6,
  );
});

test('open aisles mix: inlets rise by r/(1 − r) of what the racks add', () => {
  const [row] = smallServed().cluster.rows;
  expect(row.recirculation).toBe(0);
  const base = smallServed();
  const open = {
    ...base,
    rows: base.rows.map((one) => ({ ...one, row: { ...one.row, recirculation: 0.2 } })),
  };
  const { thermal } = solveCluster(open, outdoorOf(open.cluster));
  const rise = thermal.rows[0].inlet - thermal.room.supply;
  // 5 kW into 0.5 m³/s of air of 25 °C.
  expect(rise).toBeCloseTo(((0.2 / 0.8) * 5000) / (0.5 * 1.184 * 1006), 1);
});

test('towers want the moisture of the air', () => {
  const served = smallServed({ facility: towerLoop });
  const outdoor = outdoorOf(served.cluster);
  const { thermal, water } = solveCluster(served, outdoor);
  expect(thermal.facility?.coolers.supply).toBeCloseTo(298.15, 5);
  // Nearly all of the heat goes with vapour: 2.43 MJ/kg.
  const evaporated = thermal.facility?.coolers.evaporated ?? 0;
  const all = (thermal.facility?.coolers.heat ?? 0) / 2.43e6;
  expect(evaporated / all).toBeGreaterThan(0.7);
  expect(evaporated / all).toBeLessThan(1.1);
  expect(water).toBeGreaterThan(evaporated * 1.25);
  expect(() => solveCluster(served, { ...outdoor, wetBulb: null })).toThrow(/--weather/);
});
