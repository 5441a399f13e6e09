import { expect, test } from 'vitest';
import { solveDistribution } from '#solver/distribution/solve.ts';
import { bar, shelf, smallDistribution } from '../../../fixtures/small-distribution.ts';

const solved = async (...stages: unknown[]) => {
  const document = smallDistribution({ architectures: [{ name: 'A', stages }] });
  return (await solveDistribution(document, 0.2)).architectures[0];
};
const curve = [
  ['25 %', '96 %'],
  ['50 %', '98 %'],
  ['100 %', '95 %'],
];

test('all units that are there share the load; the rating counts those that are needed', async () => {
  // 15 kW a rack on 20 kW, with a spare set on 40 kW: 75 % by the rating, 37.5 % by the curve.
  const { points } = await solved(shelf({ efficiency: curve, rating: '15 kW', units: 1, redundancy: '2n' }));
  const [half, full] = points;
  expect(full.stages[0]).toMatchObject({ count: 4, load: 1 });
  expect(full.efficiency).toBeCloseTo(0.98, 12);
  expect(half.efficiency).toBeCloseTo(0.96, 12);
});

test('what is loaded above its rating is told once', async () => {
  const { warnings, points } = await solved(shelf({ rating: '5 kW' }), bar({ ampacity: '100 A' }));
  expect(warnings).toEqual([
    '“Bar” carries more than its rated current. Add runs, or take thicker ones.',
    '“Shelf” gives more than its units are rated for. Add units.',
  ]);
  expect(points[1].stages[1].load).toBeCloseTo((points[1].stages[1].current ?? 0) / 100, 12);
});

test('sums are without what is not known, and say so', async () => {
  const { converters, price } = await solved(
    shelf({ mass: '30 kg', price: '1000 USD' }),
    shelf({ name: 'Other' }),
    bar({ price: '50 USD' }),
  );
  expect(converters).toEqual({ value: 120, unknown: ['Other'] });
  expect(price).toEqual({ value: 4100, unknown: ['Other'] });
});

test('heat of all places is what the utility gives; losses are those of the stages', async () => {
  const { points, year } = await solved(
    shelf({ name: 'UPS', place: 'elsewhere' }),
    bar({ name: 'Link', place: 'sidecar', voltage: '400 V', material: 'aluminium' }),
    shelf(),
    bar(),
  );
  for (const { utility, loss, stages, heat } of points) {
    expect(2 * (heat.rack + heat.sidecar + heat.elsewhere)).toBeCloseTo(utility, 6);
    expect(stages.reduce((sum, one) => sum + one.loss, 0)).toBeCloseTo(loss, 6);
    expect(Math.min(...stages.map((one) => one.loss))).toBeGreaterThan(0);
  }
  const kilowattHours = 4.38 * (points[0].loss + points[1].loss);
  expect(year.loss / 3.6e6).toBeCloseTo(kilowattHours, 3);
  expect(year.lossCost).toBeCloseTo(0.2 * kilowattHours, 3);
});

test('a conductor that cannot carry the load ends with a reason', async () => {
  await expect(solved(bar({ area: '1 mm2' }))).rejects.toThrow(/A: Conductor “Bar” cannot carry/);
});
