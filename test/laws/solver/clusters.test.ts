/*
 * What holds for every cluster, whatever its machines and the weather are.
 */
import { type Arbitrary, assert, boolean, constantFrom, double, integer, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { lossesOf } from '#solver/cluster/losses.ts';
import { outdoorOf, solveCluster } from '#solver/cluster/solve.ts';
import type { CondensedRack } from '#solver/condense/rack.ts';
import { clusterDocument, plainRack, smallServed, towerLoop } from '../../fixtures/small-cluster.ts';

const share = (min: number, max: number) => double({ min, max, noNaN: true });
const anyCluster = record({
  temperature: share(-30, 50),
  humidity: share(0.05, 1),
  altitude: share(0, 3000),
  isTower: boolean(),
  racks: integer({ min: 1, max: 12 }),
  count: integer({ min: 1, max: 3 }),
  rackFlow: share(20, 90),
  supply: share(20, 45),
  recirculation: share(0, 0.5),
  bypass: share(0, 0.5),
  redundancy: constantFrom('n', 'n+1', '2n'),
  margin: share(-20, 20),
  airUnits: integer({ min: 1, max: 3 }),
});
type AnyCluster = typeof anyCluster extends Arbitrary<infer V> ? V : never;

function servedOf(one: AnyCluster) {
  const document = clusterDocument();
  const [row] = document['rows'] as Record<string, unknown>[];
  const rack: CondensedRack = {
    ...plainRack,
    at: (inputs) =>
      plainRack.at({
        ...inputs,
        coolant: inputs.coolant && { ...inputs.coolant, supply: inputs.coolant.supply - one.margin },
      }),
  };
  return smallServed(
    {
      outdoor: {
        temperature: one.temperature,
        relativeHumidity: one.humidity * 100,
        altitude: one.altitude,
      },
      rows: [
        {
          ...row,
          racks: [{ rack: 'a.boxwright-rack.json', count: one.racks }],
          count: one.count,
          recirculation: one.recirculation * 100,
          bypass: one.bypass * 100,
          cdu: {
            ...(row['cdu'] as object),
            redundancy: one.redundancy,
            rackFlow: one.rackFlow,
            supplyTemperature: one.supply,
          },
        },
      ],
      facility: one.isTower ? towerLoop : document['facility'],
      room: { ...(document['room'] as object), units: one.airUnits },
    },
    rack,
  );
}

test('it comes to rest, and the power is the heat that goes outside', () => {
  let throttled = 0;
  assert(
    property(anyCluster, (one) => {
      const served = servedOf(one);
      const result = solveCluster(served, outdoorOf(served.cluster));
      expect(result.status).toBe('converged');
      expect(result.balance).toBeLessThan(1e-6);
      expect(result.power.pue).toBeGreaterThan(1);
      const [row] = result.thermal.rows;
      const cold = result.thermal.facility?.coolers.supply ?? 0;
      // Nothing is colder than what cools it.
      expect(row.supply ?? 0).toBeGreaterThanOrEqual(cold - 1e-6);
      if (!one.isTower) expect(cold).toBeGreaterThanOrEqual(one.temperature + 273.15 - 1e-6);
      if (result.throttled.length > 0) throttled++;
    }),
    { numRuns: 150 },
  );
  // Both sides were tried.
  expect(throttled).toBeGreaterThan(10);
  expect(throttled).toBeLessThan(140);
});

test('without a machine no rack does better, and times are not before nought', () => {
  assert(
    property(anyCluster, (one) => {
      const served = servedOf(one);
      const outdoor = outdoorOf(served.cluster);
      const intact = solveCluster(served, outdoor);
      for (const { what, hottest, after, outcome } of lossesOf(served, intact, outdoor)) {
        if (after !== null) expect(after).toBeGreaterThanOrEqual(0);
        if (outcome === 'holds') expect(after).toBeNull();
        // Rows that stand still leave more to the others.
        if (hottest && intact.hottest && outcome !== 'stops')
          expect(hottest.margin, what).toBeLessThanOrEqual(intact.hottest.margin + 1e-4);
      }
    }),
    { numRuns: 12 },
  );
});
