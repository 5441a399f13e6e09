import { copyFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { clusterDocument } from '../../fixtures/small-cluster.ts';
import { smallRack } from '../../fixtures/small-rack.ts';
import { weatherFile } from '../../fixtures/weather-file.ts';
import { boxwright, json, temporary } from './program.ts';

/** A cluster of six racks with a box each, in a folder of its own. */
function airCluster(rack = 'a.boxwright-rack.json'): string {
  const row = { racks: [{ rack, count: 3 }], count: 2, recirculation: '5 %', bypass: 0, source: 'test' };
  const room = { ...(clusterDocument()['room'] as object), supplyTemperature: 20 };
  const document = clusterDocument({ rows: [row], facility: null, room });
  const path = temporary('a.boxwright-cluster.json', JSON.stringify(document));
  const folder = dirname(path);
  const slots = [{ name: 'Box', unit: 1, project: 'box.boxwright.json' }];
  writeFileSync(join(folder, 'a.boxwright-rack.json'), JSON.stringify(smallRack({ slots })));
  copyFileSync('test/fixtures/air-tunnel.boxwright.json', join(folder, 'box.boxwright.json'));
  return path;
}

interface Document {
  readonly kinds: { count: number; error: { margin: number } }[];
  readonly result: { status: string; balance: number; power: { racks: number; pue: number } };
  readonly losses: { what: string; outcome: string }[];
  readonly years: { pue: number; racks: number; throttledHours: number; freeHours: number }[];
}

test('six racks of one kind: condensed once, solved, without one machine, through a year', async () => {
  const weather = temporary(
    'a.epw',
    weatherFile((n) => ({ dry: 10 + 8 * Math.sin(n / 700) })),
  );
  const { code, document } = await json('cluster', 'cluster', airCluster(), '--losses', '--weather', weather);
  expect(code).toBe(0);
  const { kinds, result, losses, years } = document as Document;
  expect(kinds).toMatchObject([{ count: 6 }]);
  expect(kinds[0].error.margin).toBeLessThan(0.5);
  expect(result).toMatchObject({ status: 'converged' });
  expect(result.balance).toBeLessThan(1e-6);
  expect(losses.map(({ what }) => what)).toEqual(['One unit of the room', 'One of two feeds', 'The utility']);
  // Air that the units hold at 20 °C: the racks do the same in each hour.
  expect(years[0].racks / (result.power.racks * 8760 * 3600)).toBeCloseTo(1, 5);
  expect(years[0].pue).toBeGreaterThan(1);
});

test('in words, with what is missing', async () => {
  const { code, out } = await boxwright('cluster', airCluster(), '--outdoor', '20 degC');
  expect(code).toBe(0);
  expect(out).toMatch(/cluster: converged/);
  expect(out).toMatch(/PUE at this state/);
  expect(out).toMatch(/Missing of the heat +\d/);
});

test.each([
  [temporary('x.json', '{"format": "boxwright-rack"}'), [], 'a cluster begins with'],
  [airCluster('b.boxwright-rack.json'), [], 'b.boxwright-rack.json'],
  [airCluster(), ['--outdoor', 'warm'], 'write --outdoor "30 degC"'],
  [airCluster(), ['--at', 'nowhere'], 'there is no such place'],
])('%s %j is refused', async (path, options, words) => {
  const { code, err } = await boxwright('cluster', path, ...options);
  expect(code).toBe(2);
  expect(err).toContain(words);
});
