import { copyFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { ServiceResult } from '#solver/service/contract.ts';
import { battery, deploymentDocument, serviceDocument } from '../../fixtures/service.ts';
import { weatherFile } from '../../fixtures/weather-file.ts';
import { boxwright, json, temporary } from './program.ts';

const file = (document: Record<string, unknown>): string =>
  temporary('a.boxwright-service.json', JSON.stringify(document));

const array = { peakPower: '3 kW', source: 'made up' };
const island = { kind: 'off-grid', battery, array };

test('deployments side by side, as JSON by its published declaration', async () => {
  const document = {
    ...serviceDocument(),
    deployments: [deploymentDocument(), deploymentDocument({ name: 'two', sites: 2 })],
  };
  const { code, document: found } = await json('service', 'service', file(document));
  expect(code).toBe(0);
  const { deployments } = found as ServiceResult;
  expect(deployments.map(({ name }) => name)).toEqual(['one', 'two']);
  expect(deployments[1].capacity).toBeCloseTo(2 * deployments[0].capacity, 9);
});

test('an enclosure beside the document is opened and solved', async () => {
  const compute = { kind: 'enclosure', project: 'edge-box.boxwright.json', batch: 2 };
  const path = file(serviceDocument({ compute }, { requests: 0.1 }));
  copyFileSync('examples/edge-box.boxwright.json', join(dirname(path), 'edge-box.boxwright.json'));
  const { code, out } = await boxwright('service', path);
  expect(code).toBe(0);
  expect(out).toMatch(/one: a site +Requests\/s/);
  expect(out).toMatch(/one: one phase alone +prompts +answers\n *Batch +1 +2\n/);
});

test('requests that are turned away end with 1 and are told in words', async () => {
  const { code, out } = await boxwright('service', file(serviceDocument({}, { requests: 5 })));
  expect(code).toBe(1);
  expect(out).toMatch(/WARNING {2}one: in 24 hours of the day more is asked than comes through/);
  expect(out).toMatch(/Served of what is asked +40\.0/);
});

test('a file of weather is taken in place of a climate', async () => {
  const path = file(serviceDocument({ energy: island }));
  const without = await boxwright('service', path);
  expect(without.code).toBe(2);
  expect(without.err).toContain('one: the sunlight of the array is not known');
  const weather = temporary(
    'a.epw',
    weatherFile((n) => (n % 24 > 8 && n % 24 < 16 ? { global: 800, direct: 0, diffuse: 800 } : {})),
  );
  const { code, out } = await boxwright('service', path, '--weather', weather);
  expect(code).toBe(0);
  expect(out).toMatch(/Without energy, a year +0\u00A0h/);
  const twice = await boxwright('service', path, '--weather', weather, '--weather', weather);
  expect(twice.code).toBe(2);
});

test.each([
  [temporary('x.json', '{"format": "boxwright-rack"}'), 'begins with {"format": "boxwright-service"'],
  [file(serviceDocument({ compute: { kind: 'enclosure', project: 'none.json' } })), 'none.json'],
  ['nowhere.json', 'nowhere.json'],
])('%s is refused', async (path, words) => {
  const { code, err } = await boxwright('service', path);
  expect(code).toBe(2);
  expect(err).toContain(words);
});
