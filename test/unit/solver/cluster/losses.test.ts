import { expect, test } from 'vitest';
import { autonomyOf, lossesOf } from '#solver/cluster/losses.ts';
import { rideThrough, startOf } from '#solver/cluster/ride.ts';
import { outdoorOf, solveCluster } from '#solver/cluster/solve.ts';
import type { ServedCluster } from '#solver/cluster/contract.ts';
import { liquidOf } from '#solver/design/coolant-elements.ts';
import { smallServed } from '../../../fixtures/small-cluster.ts';

function lost(served: ServedCluster) {
  const outdoor = outdoorOf(served.cluster);
  const found = lossesOf(served, solveCluster(served, outdoor), outdoor);
  return (what: string) => found.find((one) => one.what.startsWith(what));
}

const withRows = (
  served: ServedCluster,
  changes: Partial<ServedCluster['cluster']['rows'][number]['cdu'] & object>,
) => {
  const rows = served.rows.map((row) => ({
    ...row,
    row: { ...row.row, cdu: row.row.cdu && { ...row.row.cdu, ...changes } },
  }));
  return { ...served, rows };
};

test('without heat going anywhere coolant warms up by Q t/(V ρ c)', () => {
  const served = smallServed();
  const outdoor = outdoorOf(served.cluster);
  const intact = solveCluster(served, outdoor);
  const resting = { ...served, running: { facilityPumps: 0, coolers: 0, roomUnits: 0 } };
  const { throttledAfter } = rideThrough(
    [{ from: 0, served: resting, isChilled: false }],
    startOf(intact.thermal, served, [0]),
    outdoor,
    3600,
  );
  const water = liquidOf('water');
  // 15 K from 30 °C on, 400 kW and the pumps.
  const heat = 400e3 + (intact.thermal.rows[0].pumps?.power ?? 0);
  const capacity = 0.5 * water.density(310.65) * water.specificHeat(310.65);
  expect((throttledAfter ?? 0) / ((capacity * 15) / heat)).toBeCloseTo(1, 2);
});

test('a spare stands in, the last one stops its row', () => {
  const told = lost(smallServed());
  expect(told('One facility pump')).toMatchObject({ outcome: 'spare', after: null });
  expect(told('One distribution unit')).toMatchObject({ outcome: 'holds' });
  expect(told('One dry cooler')).toMatchObject({ outcome: 'no-steady-state' });
  const single = smallServed();
  const alone = lost({
    ...single,
    rows: single.rows.map((row) => ({ ...row, running: { cdus: 1, pumps: 1 } })),
  });
  expect(alone('One distribution unit')).toMatchObject({ outcome: 'stops', after: 0 });
});

test('one of rows alike is hit, the others go on', () => {
  const served = smallServed();
  const rows = served.rows.map((row) => ({ ...row, count: 2, running: { cdus: 1, pumps: 1 } }));
  const coolers = { ...served.running, coolers: 3, facilityPumps: 2 };
  const told = lost({ ...served, rows, running: coolers });
  expect(told('One distribution unit')?.throttled).toMatchObject([
    { row: 'Row 1, the one concerned', count: 10, rate: 0 },
  ]);
});

test('the later the cooler its loop is, the later it throttles', () => {
  const small = lost(smallServed())('One dry cooler')?.after ?? 0;
  const large = lost(withRows(smallServed(), { volume: 5 }))('One dry cooler')?.after ?? 0;
  expect(small).toBeGreaterThan(10);
  expect(large).toBeGreaterThan(1.5 * small);
});

test('one of two feeds: what is doubled carries on, what is not stops', () => {
  const told = lost(smallServed())('One of two feeds');
  expect(told?.outcome).toBe('stops');
  expect(told?.notes.join(' ')).toMatch(/transformers: not doubled/);
  expect(told?.notes.join(' ')).toMatch(/UPS: the half that is left carries 5\d %/);
});

test('the utility: batteries by their energy, then nothing; with generators the loops have to last', () => {
  const served = smallServed();
  const intact = solveCluster(served, outdoorOf(served.cluster));
  // 800 kW for five minutes, at a load of 450 kW and pumps.
  expect(autonomyOf(served.cluster, intact)).toBeCloseTo((800 * 300) / (450 + 1.667), 0);
  expect(lost(served)('The utility')).toMatchObject({ outcome: 'stops', after: expect.any(Number) });
  const generators = {
    units: 1,
    redundancy: 'n',
    rating: 1e6,
    startTime: 20,
    source: '',
    confidence: 'low',
  } as const;
  const cluster = { ...served.cluster, power: { ...served.cluster.power, generators } };
  expect(lost({ ...served, cluster })('The utility')).toMatchObject({ outcome: 'holds', after: null });
  const slow = { ...cluster, power: { ...cluster.power, generators: { ...generators, startTime: 120 } } };
  const told = lost({ ...served, cluster: slow })('The utility');
  expect(told?.outcome).toBe('throttles');
  expect(told?.after).toBeGreaterThan(20);
  expect(told?.after).toBeLessThan(120);
});
