import { expect, test } from 'vitest';
import { readEpw } from '#models/site/epw.ts';
import { solveDeployment } from '#solver/service/deployment.ts';
import { nodeOfFigures } from '#solver/service/figures-node.ts';
import { serviceReport } from '#solver/service/report.ts';
import type { DeploymentResult } from '#solver/service/contract.ts';
import { battery, deploymentOf, link, service, utility } from '../../../fixtures/service.ts';
import { weatherFile } from '../../../fixtures/weather-file.ts';

type Changes = Record<string, unknown>;

/** A year of even weather: sun of 600 W/m² from 8 to 16 h, straight down, at 0 °C. */
const reading = readEpw(
  weatherFile((n) => {
    const isLit = n % 24 >= 8 && n % 24 < 16;
    return { dry: 0, global: isLit ? 600 : 0, direct: 0, diffuse: isLit ? 600 : 0 };
  }),
);
if (!reading.ok) throw new Error(reading.error);
const { weather } = reading;

function solved(deployment: Changes = {}, workload: Changes = {}, withWeather = false): DeploymentResult {
  const document = service(deployment, workload);
  const one = deploymentOf(document);
  if (one.compute.kind !== 'figures') throw new Error('told by figures');
  return solveDeployment(document, one, nodeOfFigures(one.compute), withWeather ? weather : null);
}

const limit = ({ limits }: DeploymentResult, name: string) => limits.find((one) => one.name === name);

test('requests above what the nodes let through are turned away, and said to be', () => {
  // 1/(1000/4000 + 100/400) = 2 a second.
  const found = solved({}, { requests: 5 });
  expect(found.capacity).toBeCloseTo(2, 12);
  expect(found.limits[0].name).toBe('compute');
  expect(found.year.requestsServed / found.year.requestsAsked).toBeCloseTo(0.4, 12);
  expect(found.warnings).toEqual([
    'in 24 hours of the day more is asked than comes through: compute lets through 2.00 requests a second of each site',
  ]);
  expect(solved({}, { requests: 1.9 }).warnings).toEqual([]);
});

test('sites share the requests, and all is told of them together', () => {
  const one = solved({ sites: 1 });
  const four = solved({ sites: 4 }, { requests: 4 });
  expect(four.capacity).toBeCloseTo(4 * one.capacity, 12);
  expect(four.year.energy).toBeCloseTo(4 * one.year.energy, 0);
  expect(four.cost.perMillion?.total.value).toBeCloseTo(one.cost.perMillion?.total.value ?? 0, 12);
});

test('a link binds by what a request takes on it, encryption and acknowledgements counted', () => {
  const found = solved({ link: { ...link, transmit: '160 kbit/s' } });
  // 100 tokens of 100 B, each in a packet of 140 B, and 2 acknowledgements of 40 B for 3 packets of the question.
  expect(found.traffic?.fromNode).toBe(100 * 140 + 2 * 40);
  expect(found.traffic?.toNode).toBe(4000 + 3 * 40 + 50 * 40);
  expect(found.limits[0].name).toBe('link from the node');
  expect(found.capacity).toBeCloseTo(20_000 / 14_080, 9);
  const whole = solved({ link }, { streamed: false });
  expect(whole.traffic?.fromNode).toBe(10_000 + 7 * 40 + 2 * 40);
  const near = solved({ link: { ...link, transmit: '160 kbit/s', remoteShare: '50 %' } });
  expect(limit(near, 'link from the node')?.requests).toBeCloseTo((2 * 20_000) / 14_080, 9);
});

test('encryption has a throughput of its own and adds what its tunnel adds', () => {
  const appliance = { throughput: '100 kbit/s', power: '20 W', source: 'made up' };
  const found = solved({ link: { ...link, appliance } });
  expect(found.limits[0].name).toBe('encryption');
  const { toNode, fromNode, encryption } = found.traffic ?? { toNode: 0, fromNode: 0, encryption: 0 };
  // 140 B become 20 + 8 + 8 + 144 + 16 B.
  expect(fromNode).toBe(100 * 196 + 2 * 96);
  expect(encryption).toBe(toNode + fromNode - (100 * 140 + 2 * 40 + 4000 + 3 * 40 + 50 * 40));
  expect(found.capacity).toBeCloseTo(12_500 / (toNode + fromNode), 9);
  const few = { requests: 0.1 };
  const plain = solved({ link }, few);
  expect(solved({ link: { ...link, appliance } }, few).hours[0].power - plain.hours[0].power).toBeCloseTo(
    20,
    9,
  );
});

test('a feed with a limit binds where the mean power reaches it; what is above it for seconds is warned of', () => {
  const found = solved({ energy: { ...utility, limit: '350 W' } });
  const power = limit(found, 'power');
  expect(power?.isSlack).toBe(false);
  expect(found.limits[0].name).toBe('power');
  const again = solved({}, { requests: power?.requests });
  expect(again.hours[0].power).toBeCloseTo(350, 6);
  expect(found.warnings.join()).toContain('for seconds a site draws 500');
  const ample = solved({ energy: { ...utility, limit: '2 kW' } });
  expect(limit(ample, 'power')?.isSlack).toBe(true);
  expect(ample.warnings).toEqual([]);
});

test('a feed that does not even carry the waiting node lets nothing through, and says so', () => {
  const found = solved({ energy: { ...utility, limit: '90 W' } });
  expect(found.capacity).toBe(0);
  expect(found.year).toMatchObject({ requestsServed: 0, perToken: null });
  expect(found.cost.perMillion).toBeNull();
  expect(found.warnings.join()).toContain('power lets through 0 requests a second');
  for (const value of Object.values(found.latency)) expect(Number.isFinite(value)).toBe(true);
});

test('what comes through a link that is not always there is what is served', () => {
  const found = solved({ link: { ...link, availability: '90 %', remoteShare: '50 %' } });
  expect(found.year.requestsServed / found.year.requestsAsked).toBeCloseTo(0.95, 12);
});

test('the first token waits for the network, the question, other prompts, its own and one step', () => {
  const { latency } = solved({ link });
  expect(latency.network).toBeCloseTo(0.04, 12);
  expect(latency.transfer).toBeCloseTo(6120 / 1e6, 12);
  expect(latency.prompt).toBeCloseTo(0.5, 12);
  const { network, transfer, wait, prompt, token } = latency;
  expect(latency.firstToken).toBeCloseTo(network + transfer + wait + prompt + token, 12);
  expect(latency.answer).toBeCloseTo(latency.firstToken + 99 * token, 12);
});

test('a round trip that light cannot make is warned of', () => {
  const found = solved({ link: { ...link, roundTrip: '5 ms', altitude: '550 km', fieldOfView: '110 deg' } });
  expect(found.propagation?.overhead).toBeCloseTo(0.00734, 5);
  expect(found.propagation?.edge).toBeGreaterThan(0.0115);
  expect(found.warnings.join()).toContain('less than light takes over a satellite overhead, 7.34');
});

const array = {
  peakPower: '3 kW',
  losses: '0 %',
  temperatureCoefficient: '0 %/K',
  source: 'made up',
  price: '900 USD',
};
const island = { kind: 'off-grid', conversion: '100 %', battery };

test('off the grid: a day of sun that is enough carries the year, and the balance closes', () => {
  const found = solved({ energy: { ...island, array } }, {}, true);
  const offGrid = found.offGrid;
  if (!offGrid) throw new Error('off the grid');
  // 3 kW · 0.6 · 8 h a day.
  expect(offGrid.arrayOffered / 365 / 3.6e6).toBeCloseTo(14.4, 6);
  expect(offGrid.lossOfLoad).toBe(0);
  expect(offGrid.served).toBeCloseTo(offGrid.asked, 0);
  expect(Math.abs(offGrid.balance)).toBeLessThan(1e-9);
  expect(found.year.requestsServed).toBeCloseTo(found.year.requestsAsked, 0);
  expect(found.cost.hardware).toEqual({ value: (5000 + 1000 + 900) / 5, unknown: [] });
});

test('off the grid: too little sun takes hours away, bounds the requests, and tells the array that would do', () => {
  const energy = { ...island, array: { ...array, peakPower: '1.5 kW' } };
  const found = solved({ energy }, {}, true);
  expect(found.offGrid?.lossOfLoad).toBeGreaterThan(100);
  expect(found.warnings.join()).toContain('without energy for');
  expect(limit(found, 'energy')).toMatchObject({ isSlack: false });
  expect(found.limits[0].name).toBe('energy');
  const needed = found.offGrid?.arrayNeeded ?? 0;
  const enough = solved(
    { energy: { ...island, array: { ...array, peakPower: `${needed + 1} W` } } },
    {},
    true,
  );
  expect(enough.offGrid?.lossOfLoad).toBe(0);
  const less = solved({ energy: { ...island, array: { ...array, peakPower: `${needed - 1} W` } } }, {}, true);
  expect(less.offGrid?.lossOfLoad).toBeGreaterThan(0);
  const fewer = solved({ energy }, { requests: limit(found, 'energy')?.requests }, true);
  expect(fewer.offGrid?.lossOfLoad).toBe(0);
});

test('a generator fills what the sun leaves, and its energy is paid for', () => {
  const generator = {
    power: '2 kW',
    energyPrice: '0.5 USD',
    carbon: 1000,
    price: '700 USD',
    source: 'made up',
  };
  const energy = { ...island, array: { ...array, peakPower: '1 kW' }, generator };
  const found = solved({ energy }, {}, true);
  expect(found.offGrid?.lossOfLoad).toBe(0);
  expect(found.offGrid?.generatorUsed).toBeGreaterThan(0);
  const kilowattHours = (found.offGrid?.generatorUsed ?? 0) / 3.6e6;
  expect(found.cost.energy.value).toBeCloseTo(0.5 * kilowattHours, 6);
  expect(found.carbon.value).toBeCloseTo(kilowattHours, 6);
});

test('sources give power in their hours alone, past midnight too; what is unknown of their price is named', () => {
  const source = {
    name: 'Shore',
    power: '2 kW',
    efficiency: '100 %',
    from: '22 h',
    to: '4 h',
    source: 'made up',
  };
  const found = solved({ energy: { ...island, battery, sources: [source] } });
  expect(found.offGrid?.lossOfLoad).toBe(0);
  expect(found.offGrid?.sources[0].used).toBeGreaterThan(found.offGrid?.asked ?? Infinity);
  expect(found.cost.energy).toEqual({ value: 0, unknown: ['energy, Shore'] });
  const short = solved({ energy: { ...island, battery, sources: [{ ...source, to: '23 h' }] } });
  expect(short.offGrid?.lossOfLoad).toBeGreaterThan(0);
});

test('snow is melted in cold hours, where the climate says how cold it is', () => {
  const melting = { ...link, snowMelt: '50 W' };
  const cold = solved({ link: melting }, {}, true);
  const unknown = solved({ link: melting });
  expect((cold.year.energy - unknown.year.energy) / (8760 * 3600)).toBeCloseTo(50, 6);
  expect(unknown.notes.join()).toContain('melting snow is not counted');
  expect(solved({ link: { ...melting, snowMeltBelow: '-1 degC' } }, {}, true).year.energy).toBeCloseTo(
    unknown.year.energy,
    0,
  );
});

test('an array without known sunlight is refused in words', () => {
  const climate = { place: 'phoenix', source: 'made up' };
  expect(() => solved({ climate, energy: { ...island, array } })).toThrow(
    /the sunlight of the array is not known at Phoenix, AZ, USA: state "irradiation"/,
  );
});

test('a course of the day is followed straight from point to point, around midnight', () => {
  const course = [
    ['6 h', '50 %'],
    ['18 h', '100 %'],
  ];
  const { hours } = solved({}, { course });
  expect(hours[11].demand).toBeCloseTo(0.5 + (0.5 * 5.5) / 12, 12);
  expect(hours[23].demand).toBeCloseTo(1 - (0.5 * 5.5) / 12, 12);
  expect(hours[0].demand).toBeCloseTo(1 - (0.5 * 6.5) / 12, 12);
});

test('the report tells of unknown prices that sums are lower bounds', () => {
  const document = service({ link });
  const report = serviceReport(document, { deployments: [solved({ link })] });
  const text = JSON.stringify(report);
  expect(text).toContain('one, price: terminal, fee of the link');
  expect(text).toMatch(/"Cost of a million answer tokens","≥ \d/);
});
