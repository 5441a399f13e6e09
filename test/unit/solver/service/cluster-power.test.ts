import { expect, test } from 'vitest';
import type { LossResult } from '#solver/cluster/losses.ts';
import { lossesOf } from '#solver/cluster/losses.ts';
import { outdoorOf, solveCluster } from '#solver/cluster/solve.ts';
import { servedLosses, sharesOfRacks } from '#solver/service/cluster-losses.ts';
import { lostAt, powersOf, racksAt, utilityAt } from '#solver/service/cluster-power.ts';
import { servedSample } from '#solver/verification/clusters.ts';
import { evenWeather } from '../../../fixtures/even-weather.ts';
import { smallServed } from '../../../fixtures/small-cluster.ts';

const outdoor = outdoorOf(servedSample().cluster);

test('racks at less than their load draw less, and what cools and feeds them falls by less', () => {
  const powers = powersOf(servedSample, outdoor, null);
  expect(powers.map(({ load }) => load)).toEqual([0, 0.25, 0.5, 0.75, 1]);
  expect(racksAt(powers, 0)).toBeCloseTo(20 * 6e3, 6);
  expect(racksAt(powers, 1)).toBeCloseTo(20 * 30e3, 6);
  const pue = powers.map(({ racks, utility }) => utility / racks);
  for (const [i, one] of pue.entries()) if (i > 0) expect(one).toBeLessThan(pue[i - 1]);
  // Between two loads on their line, beyond the last on the last.
  const [, , middle, next] = powers;
  expect(utilityAt(powers, (middle.racks + next.racks) / 2)).toBeCloseTo(
    (middle.utility + next.utility) / 2,
    6,
  );
  expect(utilityAt(powers, powers[4].racks + 1000)).toBeGreaterThan(powers[4].utility);
  expect(lostAt(powers, 1)).toBe(0);
});

test('a year of one temperature is the state at it', () => {
  const steady = powersOf(servedSample, { ...outdoor, temperature: 298.15, pressure: 101_325 }, null);
  const year = powersOf(servedSample, outdoor, evenWeather(25));
  for (const [i, { racks, utility }] of year.entries()) {
    expect(racks / steady[i].racks).toBeCloseTo(1, 9);
    expect(utility / steady[i].utility).toBeCloseTo(1, 9);
  }
});

test('a lost machine takes what its racks serve: one of two rows alike half of all', () => {
  const served = smallServed();
  const rows = served.rows.map((row) => ({ ...row, count: 2, running: { cdus: 1, pumps: 1 } }));
  const two = { ...served, rows, running: { ...served.running, coolers: 3, facilityPumps: 2 } };
  const air = outdoorOf(two.cluster);
  const intact = solveCluster(two, air);
  const shares = sharesOfRacks(intact, new Map([['Rack', 5000]]));
  const found = servedLosses(lossesOf(two, intact, air), shares);
  const left = (what: string) => found.find((one) => one.what.startsWith(what))?.left;
  expect(left('One distribution unit')).toBeCloseTo(0.5, 9);
  expect(left('One facility pump')).toBe(1);
  // Without generators nothing is left once the batteries are empty.
  expect(left('The utility')).toBe(0);
});

test('what comes to no rest serves nothing', () => {
  const loss: LossResult = {
    what: 'One dry cooler',
    outcome: 'no-steady-state',
    after: 60,
    throttled: [],
    hottest: null,
    notes: [],
  };
  expect(servedLosses([loss], new Map([['Rack', 0.1]]))[0].left).toBe(0);
});
