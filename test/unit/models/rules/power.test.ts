import { expect, test } from 'vitest';
import { Builder, sampleResult } from './sample.ts';

/** One 1300 W supply a unit; the load is what the test says. */
function supplied(units: number, load: number) {
  const box = new Builder();
  for (let i = 0; i < units; i++) box.add('crps-1300-ti', [0.02 + 0.09 * i, 0.3, 0.01]);
  const result = sampleResult(box.design, { powerDc: load });
  const share = load / units;
  const supplies = result.supplies.map((supply) => ({
    ...supply,
    output: share,
    input: share / 0.95,
    loss: share / 0.95 - share,
    load: share / 1300,
    current: share / 0.95 / (230 * 0.98),
  }));
  return { box, result: { ...result, supplies, requirements: { ...result.requirements, psuRating: 2000 } } };
}

test('parts that want a supply and have none are counted', () => {
  const box = new Builder();
  box.add('nvidia-l4', [0.1, 0.2, 0.05]);
  expect(box.find('psu-missing')[0]?.message).toContain('1 part of up to 72.0\u00A0W wants');
  box.add('crps-1300-ti', [0.2, 0.3, 0.01]);
  expect(box.find('psu-missing')).toEqual([]);
});

test('an overloaded supply is named with load and rating, and replaced by one that goes into its bay', () => {
  const { box, result } = supplied(1, 1500);
  const [found] = box.find('psu-overload', result);
  expect(found?.message).toBe('PSU1 carries 1.50\u00A0kW of 1.30\u00A0kW (115\u00A0%).');
  box.mend('psu-overload', result);
  const part = box.design.items.find((item) => item.id === 'psu1')?.part;
  expect(part?.values['ratedOutput']).toBe(2000);
  expect(part?.values['size']).toEqual([0.0735, 0.185, 0.04]);
});

test('N+1 is judged with the largest supply lost', () => {
  const { box, result } = supplied(3, 2700);
  box.conditions({ psuSpares: 1 });
  expect(box.find('psu-redundancy', result)[0]?.message).toContain(
    '2.60\u00A0kW are left for a load of 2.70\u00A0kW',
  );
  expect(box.find('psu-redundancy', { ...result, powerDc: 2600 })).toEqual([]);
});

test('a failed supply counts as the lost one', () => {
  const box = new Builder();
  box.conditions({ psuSpares: 1 });
  box.add('crps-1300-ti', [0.02, 0.3, 0.01], { values: { failed: true } });
  box.add('crps-1300-ti', [0.12, 0.3, 0.01]);
  const result = sampleResult(box.design, { powerDc: 1200 });
  expect(box.find('psu-redundancy', result)).toEqual([]);
  expect(box.mend('psu-failed')).toEqual([]);
});

test('the 80 % of a breaker and the rating of the inlet hold for the spares lost, too', () => {
  const { box, result } = supplied(2, 2400);
  box.conditions({ breakerCurrent: 10, psuSpares: 1 });
  const [breaker] = box.find('breaker-load', result);
  expect(breaker?.severity).toBe('warning');
  expect(breaker?.message).toContain('when the spares are lost of 8.00\u00A0A');
  expect(breaker?.placements).toEqual(['psu1', 'psu2']);
  expect(box.find('connector-rating', result)[0]?.message).toContain('C14 inlet is rated 10.0\u00A0A');
  box.conditions({ breakerCurrent: 16, psuSpares: 0 });
  expect(box.find('breaker-load', result)).toEqual([]);
  expect(box.find('connector-rating', result)).toEqual([]);
});

test('a feed outside the range of the supply is put right', () => {
  const { box } = supplied(1, 500);
  box.conditions({ feedVoltage: 120 });
  expect(box.find('feed-voltage')[0]?.message).toBe(
    'The feed has 120\u00A0V; PSU1 takes 200\u00A0V to 240\u00A0V.',
  );
  expect(box.mend('feed-voltage')).toEqual([]);
});

test('a chip of 0 W goes back to the catalogue', () => {
  const box = new Builder();
  box.add('nvidia-l4', [0.1, 0.2, 0.05], { values: { maximumPower: 0 } });
  expect(box.find('no-power')[0]?.message).toContain('GPU1');
  expect(box.mend('no-power')).toEqual([]);
});
